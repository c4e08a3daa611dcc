import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareSystems } from '../../../src/compare/compare.js';
import type { Bitext, Link } from '../../../src/core/bitext.js';
import { emptyLexicon } from '../../../src/languages/lexicon.js';
import { documentPages, type PageLinks } from '../../../src/report/page.js';
import { chrf } from '../../../src/score/chrf.js';
import { candidate, documentOf, machineSide, reference } from '../../bitexts.js';
import { hasNoChromium, launchChromium, violationsOn, watchPage } from '../../chromium.js';
import { testFolder } from '../../folder.js';
import { glossaryOf, type Made } from './glossary.js';

const hostile = '<img src=x onerror=alert(1)></script>';

const words: Record<string, Made> = {
  ajar: { means: ['teach'], count: 50 },
  belajar: { root: 'ajar', parts: ['ber-', '*'], means: ['learn', 'study'], ofRoot: ['teach'], count: 900 },
  pelajaran: { root: 'ajar', parts: ['peN-…-an', '*'], means: ['lesson'], ofRoot: ['teach'], count: 30 },
  anak: { means: ['child', 'kid'], count: 900 },
  sukar: { means: ['hard'], count: 3 },
  rumah: { means: [hostile, 'house'], count: 900 },
  di: { means: ['in'], count: 9000 },
};
const source = ['Anak belajar di rumah.', 'Pelajaran itu sukar.', 'Anak tidur.', '=Ibu <b>masak</b>.'];
const ours = ['The child learns at home.', 'That lesson is hard.', 'The child sleeps.', 'Mother cooks.'];
const theirs = ['Children study at home.', 'That lesson is difficult.', 'The kid sleeps.', 'Mum is cooking.'];

/** Four sentences, two translations, the words of the first linked. */
const studiedBitext = (): Bitext => {
  const document = documentOf(source.join('\n\n'));
  const sides = [
    machineSide(document, (_, i) => ours[i]!, candidate('model')),
    machineSide(document, (_, i) => theirs[i]!, reference()),
  ];
  const bitext = compareSystems(document, [], sides, emptyLexicon);
  const link = (row: number, word: string, made: string): Link => {
    const start = document.text.indexOf(word);
    const at = ours[row]!.indexOf(made);
    return {
      source: [{ start, end: start + word.length }],
      target: [{ target: row, start: at, end: at + made.length }],
      confidence: 0.9,
    };
  };
  bitext.rows[0]!.cells['model']!.links = [
    link(0, 'Anak', 'child'),
    link(0, 'belajar', 'learns'),
    link(0, 'rumah', 'home'),
  ];
  bitext.rows[1]!.cells['model']!.links = [link(1, 'Pelajaran', 'lesson')];
  return bitext;
};

describe.skipIf(hasNoChromium)('study on the page', () => {
  const out = testFolder('study');
  const problems: string[] = [];
  let browser: Browser;
  const contexts: BrowserContext[] = [];

  const open = async (
    options: BrowserContextOptions = {},
    {
      name = 'studied.html',
      context,
      before,
    }: { name?: string; context?: BrowserContext; before?: string } = {},
  ): Promise<Page> => {
    const own = context ?? (await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options }));
    if (!context) contexts.push(own);
    const page = await own.newPage();
    page.setDefaultTimeout(6000);
    watchPage(page, problems);
    if (before) await page.addInitScript(before);
    await page.goto(pathToFileURL(join(out, name)).href);
    return page;
  };

  beforeAll(async () => {
    const links: PageLinks = {
      index: 'index.html',
      base: 'studied',
      text: 's.txt',
      jsonl: 's.jsonl',
      patch: null,
      page: 'studied.html',
    };
    const [page] = documentPages(studiedBitext(), links, { glossary: glossaryOf(words) });
    writeFileSync(join(out, 'studied.html'), page!);
    writeFileSync(join(out, 'other.html'), page!);
    writeFileSync(join(out, 'alone.html'), documentPages(studiedBitext(), { ...links, page: null })[0]!);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    expect(problems).toEqual([]);
  });

  const cell = (page: Page, row: number, column: number): Locator =>
    page.locator('.bitext tbody tr').nth(row).locator('td').nth(column);
  /** A word, once the mouse has passed over its row. */
  const word = async (page: Page, row: number, column: number, text: string): Promise<Locator> => {
    await cell(page, row, column).hover();
    return cell(page, row, column)
      .locator('w-d')
      .filter({ hasText: new RegExp(`^${text}$`) });
  };
  const card = (page: Page): Locator => page.locator('#gloss');
  const press = async (page: Page, ...names: string[]) => {
    for (const name of names) await page.keyboard.press(name);
  };

  it('tells of a word that is clicked how it is made, what it means, what it became, and where else it is', async () => {
    const page = await open();
    const clicked = await word(page, 0, 0, 'belajar');
    await clicked.click();
    expect(await card(page).locator('h2').textContent()).toBe('belajar');
    expect(await card(page).locator('.parts').textContent()).toBe('ber- + ajar');
    const text = await card(page).innerText();
    for (const part of [
      'does ber-',
      'learn, study',
      'ajar: teach',
      'learns',
      'Pelajaran itu sukar.',
      'lesson',
    ])
      expect(text).toContain(part);
    expect(await card(page).locator('.uses mark').allTextContents()).toEqual(['Pelajaran', 'lesson']);
    const [box, at] = [(await card(page).boundingBox())!, (await clicked.boundingBox())!];
    expect(box.y >= at.y + at.height || box.y + box.height <= at.y).toBe(true);
    expect(await card(page).locator('a').last().getAttribute('href')).toBe(
      'search.html?find=belajar&forms=1',
    );
    await card(page).locator('.uses a').click();
    expect(await card(page).isVisible()).toBe(false);
    expect(page.url()).toMatch(/#s2$/);
  });

  it('answers for words of the translation with what they came from', async () => {
    const page = await open();
    await (await word(page, 0, 1, 'learns')).click();
    expect(await card(page).locator('h2').textContent()).toBe('learns');
    expect(await card(page).locator('h3').first().textContent()).toBe('belajar');
    expect(await card(page).innerText()).toContain('learn, study');
    await (await word(page, 0, 1, 'The')).click();
    expect(await card(page).locator('h2').textContent()).toBe('The');
    await page.locator('h1').click();
    expect(await card(page).isVisible()).toBe(false);
  });

  it('is worked by keys alone, and gives the focus back', async () => {
    const page = await open();
    await press(page, 'j', 'ArrowRight', 'ArrowRight');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('belajar');
    expect(await card(page).isVisible()).toBe(false);
    for (const key of ['Enter', 'g']) {
      await press(page, key);
      expect(await page.evaluate("document.activeElement === document.querySelector('#gloss')")).toBe(true);
      await press(page, 'Tab');
      expect(await page.evaluate("document.querySelector('#gloss').contains(document.activeElement)")).toBe(
        true,
      );
      await press(page, 'Escape');
      expect(await card(page).isVisible()).toBe(false);
      expect(await page.evaluate('document.activeElement.textContent')).toBe('belajar');
    }
  });

  it('opens when pointed at only while studying, and closes by itself', async () => {
    const page = await open();
    await (await word(page, 0, 0, 'belajar')).hover();
    await page.waitForTimeout(800);
    expect(await card(page).isVisible()).toBe(false);
    await page.locator('.study summary').click();
    await page.locator('#studying').check();
    await page.locator('h1').click();
    await (await word(page, 0, 0, 'belajar')).hover();
    await card(page).waitFor();
    await card(page).hover();
    await page.waitForTimeout(500);
    expect(await card(page).isVisible()).toBe(true);
    await page.locator('h1').hover();
    await card(page).waitFor({ state: 'hidden' });
    await page.reload();
    expect(await page.locator('#studying').isChecked()).toBe(true);
  });

  it('is a sheet at the bottom of a phone that leaves the tapped word to be seen', async () => {
    const page = await open({ viewport: { width: 375, height: 500 }, hasTouch: true, isMobile: true });
    const last = page.locator('.bitext tbody tr').nth(2).locator('td').first();
    await last.scrollIntoViewIfNeeded();
    await last.tap();
    const tapped = last.locator('w-d').first();
    await tapped.tap();
    await card(page).waitFor();
    const [box, at] = [(await card(page).boundingBox())!, (await tapped.boundingBox())!];
    expect(Math.round(box.y + box.height)).toBe(500);
    expect(at.y + at.height).toBeLessThanOrEqual(box.y);
    expect(at.y).toBeGreaterThanOrEqual(0);
    expect(await violationsOn(page)).toEqual([]);
    await card(page).locator('.close').tap();
    expect(await card(page).isVisible()).toBe(false);
  });

  it('shows texts of the lexicon as texts', async () => {
    const page = await open();
    await (await word(page, 0, 0, 'rumah')).click();
    expect(await card(page).innerText()).toContain(hostile);
    expect(await card(page).locator('img').count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds wrong, %s', async (colorScheme) => {
    const page = await open({ colorScheme });
    await page.locator('.study summary').click();
    await page.locator('#studying').check();
    await page.locator('#new-words').check();
    expect(await violationsOn(page)).toEqual([]);
    await page.locator('h1').click();
    await (await word(page, 0, 0, 'belajar')).click();
    expect(await violationsOn(page)).toEqual([]);
    await press(page, 'Escape', 'x', 't');
    await page.locator('.try textarea').fill('A child is learning at home');
    await press(page, 'Control+Enter');
    expect(await violationsOn(page)).toEqual([]);
  });

  it('speaks the reader’s language', async () => {
    const page = await open();
    await (await word(page, 0, 0, 'belajar')).click();
    await page.locator('.ui-switch [lang=id]').click();
    await (await word(page, 0, 0, 'belajar')).click();
    const text = await card(page).innerText();
    for (const part of ['guna ber-', 'Saya kenal kata ini', 'Di tempat lain di halaman ini'])
      expect(text).toContain(part);
    expect(text).not.toContain('Elsewhere');
  });

  it('compares what is typed with each translation, with the scores of padan score, and keeps it', async () => {
    const page = await open();
    await press(page, 'j', 't');
    const field = page.locator('.try textarea');
    expect(await page.locator('.try textarea:focus').count()).toBe(1);
    expect(await field.inputValue()).toBe('');
    expect(await cell(page, 0, 1).isVisible()).toBe(false);
    const typed = 'The kid learns at my home.';
    await field.fill(typed);
    await press(page, 'Control+Enter');
    expect(await cell(page, 0, 1).isVisible()).toBe(true);
    const metric = chrf();
    const score = (other: string) => metric.score(metric.statistics(typed, [other])).toFixed(1);
    const heads = await page.locator('.try .score').allTextContents();
    expect(heads.map((head) => /chrF (.*)$/.exec(head)![1])).toEqual([score(ours[0]!), score(theirs[0]!)]);
    const first = page.locator('.try [role=status] p:not(.score)').first();
    expect(
      await first
        .locator('del')
        .allTextContents()
        .then((all) => all.join(' ')),
    ).toContain('kid');
    expect(
      await first
        .locator('ins')
        .allTextContents()
        .then((all) => all.join(' ')),
    ).toContain('child');
    await press(page, 'Enter');
    expect(await page.locator('.bitext tr.here').getAttribute('id')).toBe('s2');
    expect(await field.inputValue()).toBe('');
    await press(page, 'Escape');
    expect(await page.locator('.try').isVisible()).toBe(false);
    await page.reload();
    await press(page, 'k', 't');
    expect(await field.inputValue()).toBe(typed);
    await page.locator('.study summary').click();
    await page.locator('.forget').click();
    await page.reload();
    await press(page, 't');
    expect(await field.inputValue()).toBe('');
  });

  it('shows the translation of a source-first row only when it was checked', async () => {
    const page = await open();
    await page.goto(`${page.url()}?view=source#s1`);
    const isSeen = () => cell(page, 0, 1).isVisible();
    expect(await isSeen()).toBe(false);
    await (await word(page, 0, 0, 'belajar')).click();
    expect(await card(page).innerText()).toContain('learn, study');
    expect(await card(page).innerText()).not.toContain('learns');
    await press(page, 'Escape');
    await page.locator('.try-it').click();
    await page.locator('.try textarea').fill('Child learn');
    expect(await isSeen()).toBe(false);
    await page.locator('.try .check').click();
    expect(await isSeen()).toBe(true);
  });

  it('marks sentences and words as known for all pages, gives them out and takes them in', async () => {
    const page = await open();
    await press(page, 'j', 'x');
    expect(await page.locator('tr.known').count()).toBe(1);
    await (await word(page, 1, 0, 'Pelajaran')).click();
    await card(page).locator('[aria-pressed]').click();
    expect(await card(page).locator('[aria-pressed]').getAttribute('aria-pressed')).toBe('true');
    await page.goto(`${page.url().split('#')[0]}#s4`);
    await press(page, 'x');

    const other = await open({}, { name: 'other.html', context: page.context() });
    expect(await other.locator('tr.known').count()).toBe(2);
    expect(await other.locator('.counts').textContent()).toMatch(/^1 of 5 words known.* 2 of 4 /);
    await (await word(other, 0, 0, 'belajar')).click();
    expect(await card(other).locator('[aria-pressed]').getAttribute('aria-pressed')).toBe('true');
    await press(other, 'Escape');
    await other.locator('.study summary').click();
    const [download] = await Promise.all([other.waitForEvent('download'), other.locator('.save').click()]);
    expect(download.suggestedFilename()).toBe('padan-known.tsv');
    const file = await download.path();
    expect(readFileSync(file, 'utf8')).toBe(
      `word\tid\tajar\nsentence\tid\t'${source[3]}\nsentence\tid\t${source[0]}\n`,
    );

    const elsewhere = await open();
    await elsewhere.locator('.study summary').click();
    await elsewhere.locator('.study [type=file]').setInputFiles(file);
    await elsewhere.locator('tr.known').first().waitFor();
    expect(await elsewhere.locator('tr.known').count()).toBe(2);
    expect(await elsewhere.evaluate("JSON.parse(localStorage.getItem('padan known'))")).toEqual({
      words: { 'id ajar': 1 },
      sentences: { [`id ${source[0]}`]: 1, [`id ${source[3]}`]: 1 },
    });
  });

  it('underlines words that are neither common nor known, on demand', async () => {
    const page = await open();
    const underlined = () =>
      page.evaluate(`[...document.querySelectorAll('.bitext w-d')]
        .filter((word) => getComputedStyle(word).textDecorationLine === 'underline').map(({ textContent }) => textContent)`);
    await page.locator('.study summary').click();
    await page.locator('#studying').check();
    await page.locator('#new-words').check();
    await page.locator('h1').click();
    await page.locator('w-d.new').waitFor();
    expect(await underlined()).toEqual(['sukar']);
    await (await word(page, 1, 0, 'sukar')).click();
    await card(page).locator('[aria-pressed]').click();
    expect(await underlined()).toEqual([]);
  });

  it('works where the browser keeps nothing, and says so', async () => {
    const before =
      "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })";
    const page = await open({}, { before });
    await press(page, 'j', 'x');
    expect(await page.locator('tr.known').count()).toBe(1);
    expect(await page.locator('.study-said').textContent()).toContain('keeps nothing');
    await press(page, 'j', 'x');
    expect(await page.locator('tr.known').count()).toBe(2);
  });

  it('says what became of words without a glossary, and does not search what is no run', async () => {
    const page = await open({}, { name: 'alone.html' });
    await (await word(page, 0, 0, 'Anak')).click();
    expect(await card(page).locator('h2').textContent()).toBe('Anak');
    expect(await card(page).innerText()).toContain('child');
    expect(await card(page).locator('.uses mark').first().textContent()).toBe('Anak');
    expect(await card(page).locator('a[href*=search]').count()).toBe(0);
  });

  it('leaves the page as it is without JavaScript', async () => {
    const page = await open({ javaScriptEnabled: false });
    expect(await page.locator('.study').isVisible()).toBe(false);
    expect(await page.locator('#gloss, .try, .try-it').filter({ visible: true }).count()).toBe(0);
    expect(await cell(page, 0, 0).textContent()).toContain(source[0]);
    expect(await cell(page, 0, 1).textContent()).toContain(ours[0]);
  });
});
