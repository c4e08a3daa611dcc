import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { diffWords } from '../../../src/compare/words.js';
import { documentPages } from '../../../src/report/page.js';
import { bitextOf } from '../../bitexts.js';
import { hasNoChromium, launchChromium, violationsOn, watchPage } from '../../chromium.js';
import { testFolder } from '../../folder.js';
import { columnTexts, reviewedBitext } from './reviewed.js';

const [source, ours, theirs, human] = columnTexts;

/** Neighbours of one sign as one, as an underlined word is a mark of its own. */
const joined = (marks: readonly string[]): string[] => {
  const all: string[] = [];
  for (const mark of marks.map((each) => each.replaceAll(/\s/g, '')))
    if (all.at(-1)?.[0] === mark[0]) all.push(all.pop() + mark.slice(1));
    else all.push(mark);
  return all;
};

/** What a text has marked that is compared with another, in order: `-` what it lacks, `+` what it has or writes otherwise. */
const marked = (before: string, after: string): string[] =>
  joined(
    diffWords(before, after)
      .filter(({ kind }) => kind !== 'same')
      .map(({ kind, text }) => (kind === 'removed' ? '-' : '+') + text),
  );

describe.skipIf(hasNoChromium)('review tools in a browser', () => {
  const out = testFolder('review');
  const problems: string[] = [];
  let browser: Browser;

  const open = async (query = '', options: BrowserContextOptions = {}, name = 'a.html'): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
      ...options,
    });
    const page = await context.newPage();
    watchPage(page, problems);
    await page.goto(pathToFileURL(join(out, name)).href + query);
    return page;
  };
  const press = async (page: Page, ...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const here = (page: Page): Promise<string> => page.evaluate(`document.querySelector('tr.here')?.id ?? ''`);
  const clipboard = (page: Page): Promise<string> => page.evaluate('navigator.clipboard.readText()');
  /** Ids of the rows that are shown. */
  const shown = (page: Page): Promise<string[]> =>
    page.evaluate(
      `[...document.querySelectorAll('tbody tr[id]')].filter((row) => row.checkVisibility()).map(({ id }) => id)`,
    );
  /** What is marked in a row's cell (0 is the source's). */
  const marks = async (page: Page, row: string, column: number): Promise<string[]> => {
    const all: string[] = await page.evaluate(
      `[...document.querySelectorAll('#${row} > *')[${column + 1}].querySelectorAll('ins, r-m, .casing, .typography')].map((mark) => mark.localName === 'r-m' ? '-' + mark.getAttribute('t') : '+' + mark.textContent)`,
    );
    return joined(all);
  };
  const query = async (page: Page): Promise<Record<string, string>> => {
    await page.waitForTimeout(250);
    return Object.fromEntries(new URL(page.url()).searchParams);
  };

  beforeAll(async () => {
    const files = { index: 'index.html', text: 'a.txt', jsonl: 'a.jsonl', patch: null };
    writeFileSync(join(out, 'a.html'), documentPages(reviewedBitext(), { ...files, base: 'a' })[0]!);
    const long = Array.from({ length: 700 }, (_, i) => `Kalimat ${i}.`);
    const wrong = bitextOf(long.join('\n\n'), (text, i) => (i % 100 === 50 ? 'Sentence 7.' : text));
    documentPages(wrong, { ...files, base: 'long' }).forEach((page, i) => {
      writeFileSync(join(out, i === 0 ? 'long.html' : `long~${i + 1}.html`), page);
    });
    browser = await launchChromium();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
  });

  describe('the list of flags and notes', () => {
    const items = (page: Page): Promise<string[]> => page.locator('#flags li').allInnerTexts();

    it('has every flag and note, with where it is, how grave, and of which translation', async () => {
      const page = await open();
      const inRows = await page.locator('.remarks li').count();
      expect(inRows).toBeGreaterThan(1);
      await page.getByRole('button', { name: `Flags ${inRows}` }).click();
      const all = await items(page);
      expect(all).toHaveLength(inRows);
      await page.getByRole('link', { name: /^2 ✕ error numbers.*Padan/ }).waitFor();
      expect(all.join('\n')).toContain('a bracket is open');
      expect((await query(page))['flags']).toBe('text');
      expect(await violationsOn(page)).toEqual([]);
    });

    it('goes to a flag, marks it as the current one, and keeps up with the keys', async () => {
      const page = await open('?flags=text');
      const current = page.locator('#flags [aria-current]');
      await page.locator('#flags a').first().click();
      const first = await current.innerText();
      expect(first.startsWith(`${(await here(page)).slice(1)} `)).toBe(true);
      await press(page, 'n');
      expect(await current.innerText()).not.toBe(first);
      expect((await current.innerText()).startsWith(`${(await here(page)).slice(1)} `)).toBe(true);
      await press(page, 'p');
      expect(await current.innerText()).toBe(first);
      await press(page, 'k', 'k', 'k');
      await expect.poll(() => current.count()).toBe(0);
    });

    it('is in groups by rule, and filtered by severity', async () => {
      const page = await open('?flags=rule');
      const rules = await page.locator('#flags h3').allInnerTexts();
      expect(rules.length).toBeGreaterThan(1);
      const sum = rules.map((text) => Number(/\d+$/.exec(text)?.[0])).reduce((a, b) => a + b);
      expect(sum).toBe((await items(page)).length);
      await page.locator('#flags').getByLabel('notes on the text').uncheck();
      expect(await items(page)).toHaveLength(sum - 1);
      expect((await items(page)).join('\n')).not.toContain('a bracket is open');
    });

    it('closes with Escape, and gives the focus back', async () => {
      const page = await open();
      await page.getByRole('button', { name: 'Flags' }).click();
      await press(page, 'Escape');
      expect(await page.locator('#flags').isVisible()).toBe(false);
      expect(await page.evaluate('document.activeElement.id')).toBe('flags-open');
      expect(await query(page)).toEqual({});
    });

    it('leads to the pages of a long document', async () => {
      const page = await open('?flags=text', {}, 'long.html');
      expect(await page.locator('#flags > p a').allInnerTexts()).toEqual(['2', '3']);
      await page.locator('#flags > p a').last().click();
      expect(page.url()).toContain('long~3.html');
      expect(await page.locator('#flags').isVisible()).toBe(true);
    });

    it('leaves room for the text on a phone', async () => {
      const page = await open('', { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
      await page.locator('#flags-open').tap();
      await page.locator('#flags a').last().tap();
      const [panel, row] = await Promise.all(
        ['#flags', 'tr.here'].map((selector) => page.locator(selector).boundingBox()),
      );
      expect(row!.y + Math.min(row!.height, 100)).toBeLessThanOrEqual(panel!.y);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      expect(await violationsOn(page)).toEqual([]);
    });
  });

  it.each(['side', 'inter', 'facing', 'source', 'target'])(
    'goes from flag to flag and back in each view, also where it does not show them: %s',
    async (view) => {
      const page = await open(`?view=${view}`);
      const places: string[] = [];
      for (let i = 0; i < 5; i++) {
        await press(page, 'n');
        places.push(await here(page));
        if (view === 'facing')
          expect(await page.locator('.same-s').first().innerText()).toBe(
            await page.locator('tr.here td').first().textContent(),
          );
        if ((await page.locator('.toast').innerText()) !== '') break;
      }
      expect(new Set(places)).toEqual(new Set(['s2', 's4']));
      expect(places.length).toBeLessThan(5);
      await press(page, 'p', 'p', 'p');
      expect(await here(page)).toBe('s2');
    },
  );

  it('goes back to the view that the address has', async () => {
    const page = await open('?view=inter');
    const view = () => page.evaluate('document.documentElement.dataset.view');
    await page.getByRole('radio', { name: /^Flagged/ }).check();
    await page.getByRole('radio', { name: 'Facing' }).check();
    expect(await query(page)).toEqual({ view: 'facing', show: 'flagged' });
    await page.goBack();
    expect(await query(page)).toEqual({ view: 'inter' });
    expect(await view()).toBe('inter');
    await page.goForward();
    expect(await view()).toBe('facing');
  });

  it('goes from flag to flag without the list, and says where there are no more', async () => {
    const page = await open();
    await press(page, 'n');
    expect(await here(page)).toBe('s2');
    expect(await page.evaluate('document.activeElement.matches(".remarks li")')).toBe(true);
    for (let i = 0; i < 30; i++) await press(page, 'n');
    expect(await page.locator('.toast').innerText()).toMatch(/^No more flags/);
    await press(page, 'j');
    expect(await page.evaluate('document.activeElement.closest("tr").id')).toBe(await here(page));
  });

  describe('keys', () => {
    it('are said in a dialog, in both languages, and what they do can be chosen there', async () => {
      const page = await open();
      await press(page, '?');
      const dialog = page.getByRole('dialog');
      expect(await dialog.locator('li').allInnerTexts()).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^j\s+next sentence$/),
          expect.stringMatching(/^n\s+next flag or note$/),
          expect.stringMatching(/^\/\s+search on this page$/),
        ]),
      );
      expect(await violationsOn(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'next sentence' }).click();
      expect(await dialog.isVisible()).toBe(false);
      expect(await here(page)).toBe('s1');
      await page.getByRole('button', { name: 'Bahasa Indonesia' }).click();
      await press(page, '?');
      expect(await dialog.innerText()).toContain('kalimat berikutnya');
      await press(page, 'Escape', 'j');
      expect(await here(page)).toBe('s2');
    });
  });

  describe('the search', () => {
    const status = (page: Page): Promise<string> => page.locator('#find [role=status]').innerText();
    const find = async (page: Page, text: string): Promise<void> => {
      await press(page, '/');
      await page.keyboard.type(text);
      await page.waitForTimeout(200);
    };
    const lit = (page: Page, name = 'find'): Promise<string[]> =>
      page.evaluate(`[...CSS.highlights.get('${name}') ?? []].map(String)`);

    it('finds both languages, whatever accents and capitals, and goes from hit to hit', async () => {
      const page = await open();
      await find(page, 'renata');
      expect(await lit(page)).toEqual(Array(4).fill('Rénata'));
      expect(await status(page)).toBe('4 found');
      await press(page, 'Enter');
      expect(await status(page)).toBe('1 of 4');
      expect(await here(page)).toBe('s3');
      await press(page, 'Enter', 'Enter');
      expect(await status(page)).toBe('3 of 4');
      await press(page, 'Shift+Enter');
      expect(await status(page)).toBe('2 of 4');
      expect(await lit(page, 'found')).toEqual(['Rénata']);
      expect(await query(page)).toEqual({ find: 'renata' });
    });

    it('finds what marks and words go through', async () => {
      const page = await open();
      await page.locator('#s1 > td').nth(2).hover();
      expect(await page.locator('#s1 w-d').count()).toBeGreaterThan(0);
      await find(page, 'the rice price');
      expect(await lit(page)).toEqual(['The rice price']);
    });

    it('finds whole words only, and leaves only rows with hits, if asked', async () => {
      const page = await open();
      await find(page, 'air');
      const all = (await lit(page)).length;
      await page.locator('#find').getByLabel('whole words').check();
      expect((await lit(page)).map((text) => text.toLowerCase())).toEqual(['air', 'air']);
      expect(all).toBeGreaterThanOrEqual(2);
      await page.locator('#find').getByLabel('only rows').check();
      expect(await shown(page)).toEqual(['s5', 's6']);
      expect(await query(page)).toEqual({ find: 'air', whole: '1', only: '1' });
      await page.reload();
      expect(await shown(page)).toEqual(['s5', 's6']);
      await page.goto(`${page.url().split('#')[0]}#s1`);
      expect(await shown(page)).toContain('s1');
      await page.locator('#find input').first().focus();
      await press(page, 'Escape');
      expect(await shown(page)).toHaveLength(6);
      expect(await query(page)).toEqual({});
    });

    it('says that nothing is found, and hides no row then', async () => {
      const page = await open('?find=xyzzy&only=1');
      expect(await status(page)).toBe('nothing found');
      expect(await shown(page)).toHaveLength(6);
      expect(await violationsOn(page)).toEqual([]);
    });

    it('shows a hit whose translation is not shown yet', async () => {
      const page = await open('?view=source');
      await find(page, 'mouse deer');
      await press(page, 'Enter');
      expect(await here(page)).toBe('s5');
      expect(await page.locator('#s5 > td').nth(1).isVisible()).toBe(true);
    });

    it('finds what another view shows, when it is chosen', async () => {
      const page = await open('?find=renata');
      const isSeen = () =>
        page.evaluate(
          `[...CSS.highlights.get('find')].every((range) => range.startContainer.parentElement.checkVisibility())`,
        );
      expect(await isSeen()).toBe(true);
      await page.getByRole('radio', { name: 'Facing' }).check();
      await expect.poll(isSeen).toBe(true);
      expect(await lit(page)).toEqual(Array(4).fill('Rénata'));
      await page.locator('#columns summary').click();
      await page.locator('#columns').getByRole('checkbox', { name: 'Lain' }).uncheck();
      expect(await lit(page)).toEqual(Array(3).fill('Rénata'));
    });

    it('marks rows in browsers that highlight nothing', async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.addInitScript('delete CSS.highlights; delete window.Highlight;');
      watchPage(page, problems);
      await page.goto(pathToFileURL(join(out, 'a.html')).href);
      await find(page, 'renata');
      expect(await page.locator('tr.hit').count()).toBe(1);
      expect(await status(page)).toBe('4 found');
    });
  });

  describe('columns', () => {
    it('are those that are chosen, and never none', async () => {
      const page = await open();
      const visible = () =>
        page.evaluate(
          `[...document.querySelectorAll('#s1 > *')].map((cell) => cell.checkVisibility() ? 1 : 0).join('')`,
        );
      expect(await visible()).toBe('11111');
      await page.locator('#columns summary').click();
      await page.locator('#columns').getByRole('checkbox', { name: 'Padan' }).uncheck();
      await page.locator('#columns').getByRole('checkbox', { name: 'Reference' }).uncheck();
      expect(await visible()).toBe('11010');
      expect(await page.locator('#columns').getByRole('checkbox', { name: 'Lain' }).isDisabled()).toBe(true);
      expect(await query(page)).toEqual({ cols: 'other' });
      expect(await violationsOn(page)).toEqual([]);
      await page.reload();
      expect(await visible()).toBe('11010');
      await page.goto(`${pathToFileURL(join(out, 'a.html')).href}?cols=gone`);
      expect(await visible()).toBe('11111');
    });

    it('are compared with any of them, as the report compares them with the main one', async () => {
      const page = await open();
      const all = () =>
        Promise.all(
          ['s1', 's2', 's4', 's6'].flatMap((row) => [1, 2, 3].map((column) => marks(page, row, column))),
        );
      const written = await all();
      expect(written.flat().length).toBeGreaterThan(4);
      await page.locator('#columns summary').click();
      const base = page.locator('#base');
      await base.selectOption('nothing');
      await expect.poll(async () => (await all()).flat()).toEqual([]);
      await base.selectOption('Reference');
      for (const [row, id] of ['s1', 's2', 's4', 's6'].entries())
        for (const [column, texts] of [ours, theirs, human].entries()) {
          const at = [0, 1, 3, 5][row]!;
          await expect.poll(() => marks(page, id, column + 1)).toEqual(marked(human[at]!, texts[at]!));
        }
      expect(await query(page)).toEqual({ base: 'reference' });
      for (const [i, texts] of [source, ours, theirs, human].entries())
        expect(await page.locator('#s6 > td').nth(i).innerText()).toContain(texts[5]);
      await base.selectOption('Padan');
      await expect.poll(all).toEqual(written);
      expect(await query(page)).toEqual({});
    });

    it('may be compared from the start, by the address', async () => {
      const page = await open('?base=reference&cols=model,reference');
      await expect.poll(() => marks(page, 's1', 1)).toEqual(marked(human[0]!, ours[0]!));
      await page.locator('#s1 > td').nth(1).hover();
      await page.locator('#s1 w-d').first().waitFor();
      expect(await page.locator('#s1 > td').nth(1).innerText()).toContain(ours[0]);
    });
  });

  it('opens the alternatives of a sentence with a key, and marks what differs from the best', async () => {
    const page = await open('#s1');
    await press(page, 'j', 'k', 'a');
    expect(await page.locator('.alternatives li ins').allInnerTexts()).toEqual(['corn']);
    await press(page, 'a');
    expect(await page.locator('.alternatives li').isVisible()).toBe(false);
  });

  describe('copies', () => {
    const select = (page: Page, from: string, to: string): Promise<void> =>
      page.evaluate(
        `getSelection().setBaseAndExtent(document.querySelector('${from}'), 0, document.querySelector('${to}'), document.querySelector('${to}').childNodes.length)`,
      );

    for (const view of ['side', 'inter', 'source', 'target', 'facing'])
      it(`are clean sentences: ${view}`, async () => {
        const page = await open(`?view=${view}`);
        if (view === 'facing') await page.locator('.run').first().waitFor();
        if (view === 'source') await press(page, 'j', 'r', 'j', 'r', 'j', 'r');
        const run = view === 'facing' ? ' ~ .run' : '';
        await select(
          page,
          view === 'facing' ? 'tbody .run' : '#s1',
          `${view === 'facing' ? 'tbody:nth-of-type(2) .run' : '#s3'}`,
        );
        await press(page, 'Control+c');
        const columns = view === 'target' ? [ours, theirs, human] : [source, ours, theirs, human];
        expect((await clipboard(page)).split('\n'), run).toEqual(
          [0, 1, 2].map((row) => columns.map((texts) => texts[row]).join('\t')),
        );
      });

    it('are the part of a sentence that is selected', async () => {
      const page = await open();
      await page.locator('#s2 > td').nth(3).hover();
      await page.evaluate(`{
        const cell = document.querySelectorAll('#s5 > td')[2];
        getSelection().selectAllChildren(cell);
        getSelection().modify('extend', 'backward', 'word');
      }`);
      await press(page, 'Control+c');
      expect(theirs[4]).toContain(await clipboard(page));
      expect((await clipboard(page)).length).toBeGreaterThan(5);
    });

    it('leave alone what is selected elsewhere', async () => {
      const page = await open();
      await page.evaluate('getSelection().selectAllChildren(document.querySelector("h1"))');
      await press(page, 'Control+c');
      expect(await clipboard(page)).toBe(await page.locator('h1').innerText());
    });

    it('of a sentence with its translations, and of a link to it, are a key away', async () => {
      const page = await open('?cols=model&base=none');
      await press(page, 'c');
      expect(await page.locator('.toast').innerText()).toBe('Choose a sentence first.');
      await press(page, 'j', 'j', 'c');
      await page.getByText('Copied.').waitFor();
      expect(await clipboard(page)).toBe(`${source[1]}\t${ours[1]}`);
      await press(page, 'l');
      await page.getByText('Link copied.').waitFor();
      expect(await clipboard(page)).toMatch(/a\.html\?cols=model&base=none#s2$/);
    });
  });

  it('needs no script: flags and notes are in the rows, and no button stands there in vain', async () => {
    const page = await open('', { javaScriptEnabled: false });
    expect(await page.locator('.remarks li').first().isVisible()).toBe(true);
    for (const id of ['flags-open', 'find-open', 'columns', 'help-open', 'flags', 'find', 'help'])
      expect(await page.locator(`#${id}`).isVisible(), id).toBe(false);
  });

  it('prints none of it', async () => {
    const page = await open('?flags=text&find=air');
    await page.emulateMedia({ media: 'print' });
    for (const id of ['flags', 'find']) expect(await page.locator(`#${id}`).isVisible(), id).toBe(false);
  });

  it('passes axe in dark and in Indonesian, and with forced colours', async () => {
    for (const options of [{ colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
      const page = await open('?ui=id&flags=rule&find=air', options);
      expect(await violationsOn(page)).toEqual([]);
      expect(await page.locator('#flags h2').innerText()).toBe('Tanda dan catatan');
    }
  });

  it('throws and logs nothing, and loads nothing', () => {
    expect(problems).toEqual([]);
  });
});
