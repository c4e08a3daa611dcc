import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../src/pipeline.js';
import { documentPages } from '../src/report/page.js';
import { bitextOf } from './bitexts.js';
import { hasNoChromium, launchChromium, violationsOn, watchPage } from './chromium.js';
import { testFolder } from './folder.js';
import { corpusFolder, embedded, tiny } from './model/embedded.js';
import { runOptions } from './output.js';

describe.skipIf(hasNoChromium)('reports in a browser', () => {
  const out = testFolder('browser');
  /** Translations, and references with other, moved and otherwise written words. */
  const ours = ["The minister's “plan” - rice", 'In Jakarta last week the minister saw three old markets.'];
  const theirs = ['The minister’s "plan" — rice', 'The minister saw three big markets in Jakarta last week.'];
  let browser: Browser;
  const problems: string[] = [];

  const open = async (
    address: string,
    options: { width?: number; dark?: boolean; scripts?: boolean } = {},
  ): Promise<Page> => {
    const [path = '', hash = ''] = address.split('#');
    const page = await browser.newPage({
      viewport: { width: options.width ?? 1280, height: 900 },
      colorScheme: options.dark ? 'dark' : 'light',
      javaScriptEnabled: options.scripts ?? true,
    });
    watchPage(page, problems);
    page.setDefaultTimeout(6000);
    await page.goto(`${pathToFileURL(join(out, path)).href}${hash && `#${hash}`}`);
    return page;
  };

  beforeAll(async () => {
    const hostile = join(testFolder('hostile'), 'hostile.txt');
    writeFileSync(
      hostile,
      '<script>document.title="gone"</script> & <b>tebal</b>.\n\n"</td></table>" \u202e\u0007 akhir.\n',
    );
    const corpus = testFolder('corpus');
    cpSync(corpusFolder, corpus, { recursive: true });
    // The tests open these; of the others the index needs to know only that they are there.
    const opened = /^(?:chip-taiwan|harga-beras|kancil-dan-air)\./;
    for (const name of readdirSync(corpus).filter((name) => !opened.test(name)))
      writeFileSync(join(corpus, name), `${readFileSync(join(corpus, name), 'utf8').split('\n', 1)}\n`);
    await run(await embedded(), runOptions([corpus, hostile], out, { beamSize: 2, nBest: 2 }));
    const large = testFolder('large');
    for (let i = 0; i < 520; i++)
      writeFileSync(join(large, `berita-${i}.txt`), `Berita ${i} & <b>Harga</b>\n\n${i}.\n`);
    writeFileSync(join(large, 'panjang.txt'), Array.from({ length: 700 }, (_, i) => `${i}.\n\n`).join(''));
    await run(await tiny(), runOptions([large], join(out, 'large'), { links: 'none', maxLengthRatio: 0.1 }));
    const changes = bitextOf('Judul.\n\nSatu.', (_, i) => ours[i]!, [[theirs[0]!], [theirs[1]!]]);
    const files = { index: 'index.html', base: 'changes', text: 'c.txt', jsonl: 'c.jsonl', patch: 'c.diff' };
    writeFileSync(join(out, 'changes.html'), documentPages(changes, files)[0]!);
    browser = await launchChromium();
  });
  // Pages that stay open are work for the browser.
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('link from the index to each document and back', async () => {
    const page = await open('index.html');
    expect(await page.locator('tbody tr').count()).toBe(14);
    await page.getByRole('link', { name: /Harga Beras Naik Lagi/ }).click();
    await page.waitForURL(/harga-beras\.html$/);
    expect(await page.locator('h1').textContent()).toContain('Harga Beras');
    await page.getByRole('link', { name: 'All documents' }).click();
    await page.waitForURL(/index\.html$/);
  });

  it('show source, translation and reference side by side, with notes and differences', async () => {
    const page = await open('harga-beras.html');
    const columns = await page
      .locator('tbody tr:not(.notes)')
      .first()
      .locator('th, td')
      .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().left));
    expect(columns).toHaveLength(4);
    expect([...columns].sort((a, b) => a - b)).toEqual(columns);
    expect(await page.locator('ins').count()).toBeGreaterThan(20);
    expect(await page.getByText('truncated-heading').isVisible()).toBe(true);
    expect(await page.locator('mark', { hasText: 'Wilay' }).isVisible()).toBe(true);
    expect(await page.getByText("[Translator's note").isVisible()).toBe(true);
  });

  it('draw what was removed or moved, and are left with the reference when it is copied', async () => {
    const page = await open('changes.html');
    const cells = page.locator('tbody tr td:nth-child(4)');
    expect(await cells.allInnerTexts()).toEqual(theirs);
    const drawn = (selector: string): Promise<string> =>
      page.evaluate(
        `[...document.querySelectorAll('tbody tr td:nth-child(4) ${selector}')].map((each) => getComputedStyle(each, '::before').content).join(' ')`,
      );
    expect(await drawn('r-m:not(.moved)')).toContain('old');
    expect(await drawn('r-m.moved')).toMatch(/⇄.*In Jakarta last week/);
    expect(await drawn('ins.moved')).toContain('⇄');
    expect(await cells.locator('.typography').allInnerTexts()).toEqual(['minister’s', '"', '"', '—']);
    expect(await page.locator('tbody tr:not(.same, .notes)').count()).toBe(1);
  });

  it('have a link to each sentence', async () => {
    const page = await open('harga-beras.html#s25');
    const box = await page.locator('#s25').boundingBox();
    expect(box!.y).toBeGreaterThan(0);
    expect(box!.y).toBeLessThan(900);
  });

  /** Numbers of the sentences in the current row. */
  const here = async (page: Page): Promise<string> =>
    (await page.locator('tr.here th a').allTextContents()).join(' ').trim();
  const press = async (page: Page, keys: string): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const shownRows = (page: Page): Promise<number> => page.locator('tbody tr:not(.notes):visible').count();

  it('go from row to row with the keys j and k, and keep the place in the address', async () => {
    const page = await open('kancil-dan-air.html');
    await press(page, 'jjjk');
    expect(await here(page)).toBe('2');
    expect(await page.evaluate('document.activeElement.hash')).toBe('#s2');
    await page.waitForURL(/kancil-dan-air\.html#s2$/);
    await page.reload();
    await press(page, 'j');
    expect(await here(page)).toBe('3');
  });

  it('go on from the sentence of a link, from a clicked row, and from where one has scrolled to', async () => {
    const page = await open('kancil-dan-air.html#s12');
    await press(page, 'j');
    expect(await here(page)).toBe('13');
    await page.locator('#s16 td').first().click();
    await press(page, 'k');
    expect(await here(page)).toBe('15');
    const inView = async () => {
      const box = (await page.locator('tr.here').boundingBox())!;
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.y + box.height).toBeLessThanOrEqual(900);
    };
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    await press(page, 'k');
    expect(Number(await here(page))).toBeGreaterThan(30);
    await inView();
    await page.evaluate('scrollTo(0, 0)');
    await press(page, 'j');
    expect(await here(page)).toBe('1');
    await inView();
  });

  it('filter the rows, and go on by keyboard at once', async () => {
    const page = await open('kancil-dan-air.html');
    const all = await shownRows(page);
    const flagged = await page.locator('tr.flagged').count();
    await page.getByRole('radio', { name: `Flagged ${flagged}` }).check();
    expect(await shownRows(page)).toBe(flagged);
    expect(flagged).toBeLessThan(all);
    await press(page, 'j');
    expect(await page.locator('tr.here').getAttribute('class')).toContain('flagged');
    expect(page.url()).toContain('?show=flagged');
    await page.getByRole('radio', { name: `All ${all}` }).check();
    expect(await shownRows(page)).toBe(all);
    await page.goBack();
    expect(await page.getByRole('radio', { name: 'Flagged' }).isChecked()).toBe(true);
    expect(await shownRows(page)).toBe(flagged);
  });

  it('have filter and rows in agreement after a visit to another page', async () => {
    const page = await open('kancil-dan-air.html');
    await page.getByRole('radio', { name: 'Flagged' }).check();
    const flagged = await shownRows(page);
    await page.getByRole('link', { name: 'All documents' }).click();
    await page.waitForURL(/index\.html$/);
    await page.goBack();
    await page.waitForURL(/kancil-dan-air\.html/);
    expect(await page.getByRole('radio', { name: 'Flagged' }).isChecked()).toBe(true);
    expect(await shownRows(page)).toBe(flagged);
  });

  it('show the row that a link leads to, whatever the filter', async () => {
    const page = await open('kancil-dan-air.html');
    const hidden = await page
      .locator('tbody tr:not(.flagged, .notes) th a:last-child')
      .last()
      .getAttribute('href');
    const flagged = await page.locator('tr.flagged').count();
    const url = page.url().replace(/#.*$/, '');
    await page.goto(`${url}?show=flagged${hidden}`);
    expect(await page.locator(hidden!).isVisible()).toBe(true);
    expect(await shownRows(page)).toBe(flagged + 1);
    await page.evaluate(
      `location.hash = '${await page.locator('.flagged th a').first().getAttribute('href')}'`,
    );
    await page.locator(hidden!).waitFor({ state: 'hidden' });
    expect(await shownRows(page)).toBe(flagged);
  });

  it('say so where a filter leaves nothing, and where there is more', async () => {
    const page = await open('large/panjang.html');
    await page.getByRole('radio', { name: 'Text notes 0 of 0' }).check();
    expect(await page.locator('main > [role=status]').first().innerText()).toBe(
      'No sentences with notes on the text in this document.',
    );
    expect(await page.locator('.bitext').isVisible()).toBe(false);
    await page.getByRole('radio', { name: /^All / }).check();
    expect(await page.locator('main > [role=status]').first().innerText()).toBe('');
    expect(await shownRows(page)).toBe(300);
  });

  it('lead a link to a sentence to its page, and keep the filter from page to page', async () => {
    const page = await open('large/panjang.html#s650');
    await page.waitForURL(/panjang~3\.html#s650$/);
    expect((await page.locator('#s650').boundingBox())!.y).toBeLessThan(900);
    await page.evaluate("location.hash = '#s1'");
    // Not `waitForURL`: the page leaves the navigation that it would wait for.
    await expect.poll(() => page.url()).toMatch(/panjang\.html#s1$/);
    await page.waitForLoadState();
    await page.evaluate("location.hash = '#s9999'");
    await page.getByRole('radio', { name: 'Flagged' }).check();
    await page.getByRole('link', { name: 'Next', exact: true }).first().click();
    await page.waitForURL(/panjang~2\.html\?show=flagged$/);
    expect(await page.getByRole('radio', { name: 'Flagged' }).isChecked()).toBe(true);
  });

  it('offer the next page after the last row, and the one before ahead of the first', async () => {
    const page = await open('large/panjang~2.html#s600');
    await press(page, 'j');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Next');
    const back = await open('large/panjang~2.html#s301');
    await press(back, 'k');
    expect(await back.evaluate('document.activeElement.textContent')).toBe('Previous');
  });

  /** The reference beside a source that has one, as its file says it. */
  const referenceWords = readFileSync(join(corpusFolder, 'harga-beras.en.txt'), 'utf8').replace(/\s+/g, ' ');

  it('give the clean text of a reference to those who copy, search or hear it', async () => {
    const page = await open('harga-beras.html');
    expect(await page.locator('td r-m').count()).toBeGreaterThan(20);
    const texts = (await page.evaluate(`[...document.querySelectorAll('tbody tr:not(.notes)')].map((row) => {
      getSelection().selectAllChildren(row.cells[3]);
      return getSelection().toString().trim();
    })`)) as string[];
    const copied = texts.filter((text) => !text.startsWith('left out'));
    expect(copied.length).toBeGreaterThan(20);
    for (const text of copied) expect(referenceWords).toContain(text.replace(/\s+/g, ' '));
    const sentence = copied.find((text) => text.includes('The price of rice'))!;
    const found = (text: string) =>
      page.evaluate(`getSelection().removeAllRanges(); find(${JSON.stringify(text)})`);
    expect(await found(sentence.slice(0, 60))).toBe(true);
    expect(
      await page.locator('tbody tr:not(.notes)').nth(1).locator('td').last().ariaSnapshot(),
    ).not.toContain('deletion');
  });

  it('copy a translation without its confidence', async () => {
    const page = await open('harga-beras.html');
    await page.locator('#reading summary').click();
    await page.getByLabel('confidence of every sentence').check();
    const text = (await page.evaluate(`
      getSelection().selectAllChildren(document.querySelectorAll('tbody tr:not(.notes)')[1].cells[2]);
      getSelection().toString()`)) as string;
    expect(text).toMatch(/\S/);
    expect(text).not.toContain('%');
  });

  /** How many sentences have a confidence, and how many show it. */
  const confidences = (page: Page) =>
    page.evaluate(`(() => {
      const all = [...document.querySelectorAll('[data-c]')];
      return [all.length, all.filter((each) => getComputedStyle(each, '::after').display !== 'none').length];
    })()`) as Promise<[number, number]>;

  it.each([true, false])(
    'show the confidence of doubtful sentences, and of all on demand and on paper (scripts: %s)',
    async (scripts) => {
      const page = await open('kancil-dan-air.html', { scripts });
      const [all, doubtful] = await confidences(page);
      expect(doubtful).toBe(await page.locator('.doubtful').count());
      expect(doubtful).toBeLessThan(all);
      await page.locator('#reading summary').click();
      await page.getByLabel('confidence of every sentence').check();
      expect(await confidences(page)).toEqual([all, all]);
      await page.getByLabel('confidence of every sentence').uncheck();
      await page.emulateMedia({ media: 'print' });
      expect(await confidences(page)).toEqual([all, all]);
    },
  );

  it('print the reference without the words that are not in it', async () => {
    const page = await open('harga-beras.html');
    const visible = () => page.locator('td r-m').filter({ visible: true }).count();
    expect(await visible()).toBeGreaterThan(20);
    await page.emulateMedia({ media: 'print' });
    expect(await visible()).toBe(0);
  });

  it('say on paper which rows a filter left', async () => {
    const page = await open('kancil-dan-air.html');
    await page.emulateMedia({ media: 'print' });
    for (const tools of ['.tools', '.filters']) expect(await page.locator(tools).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('radio', { name: 'Flagged' }).check();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.tools').isVisible()).toBe(false);
    expect(await page.locator('.filters').innerText()).toMatch(/^Show\s+Flagged \d+$/);
  });

  it('say above each column what it is, also on a telephone', async () => {
    for (const width of [1280, 390]) {
      const page = await open('harga-beras.html', { width });
      const head = page.locator('thead th').last();
      // Where there is little room, “About this document” names the file.
      const file = width < 600 ? '' : 'file .*harga-beras\\.en\\.txt\\s+';
      expect(await head.innerText()).toMatch(new RegExp(`Reference\\s+${file}compared with Padan:`));
      expect(await head.isVisible()).toBe(true);
    }
  });

  /** Whether the first row's texts stand side by side. */
  const isSideBySide = (page: Page): Promise<boolean> =>
    page.evaluate(`(() => {
      const [first, second] = [...document.querySelector('tbody tr:not(.notes)').cells].slice(1);
      return second.getBoundingClientRect().left > first.getBoundingClientRect().left;
    })()`);

  it.each([
    ['chip-taiwan.html', 768, true],
    ['chip-taiwan.html', 590, false],
    ['harga-beras.html', 768, false],
    ['harga-beras.html', 920, true],
  ])('put texts side by side where there is room: %s, %d wide', async (path, width, expected) => {
    expect(await isSideBySide(await open(path, { width }))).toBe(expected);
  });

  it('show flags and confidence in the index at any width, and on paper', async () => {
    const inView = async (page: Page, width: number) => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      const row = page.locator('tbody tr').first();
      const cells = ['flagged', 'confidence'].map((column) => row.locator(`[data-column=${column}]`));
      expect(await cells[1]!.innerText()).toMatch(/^\d+ %$/);
      for (const cell of cells) {
        const box = (await cell.boundingBox())!;
        expect(box.width).toBeGreaterThan(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
      }
    };
    for (const width of [390, 768, 1000, 1280]) await inView(await open('index.html', { width }), width);
    // A4 between the margins.
    const page = await open('index.html', { width: 718 });
    await page.emulateMedia({ media: 'print' });
    await inView(page, 718);
  });

  it('break paths only between their parts', async () => {
    for (const width of [390, 700, 1000]) {
      const page = await open('index.html', { width });
      const lines =
        (await page.evaluate(`[...document.querySelectorAll('.documents .path')].flatMap((cell) => {
        const range = document.createRange();
        const tops = [];
        for (const node of [...cell.childNodes].filter(({ nodeType }) => nodeType === 3))
          for (let i = 0; i < node.length; i++) {
            range.setStart(node, i);
            range.setEnd(node, i + 1);
            tops.push([range.getBoundingClientRect().top, node.data[i]]);
          }
        return tops.flatMap(([top], i) => i > 0 && top > tops[i - 1][0] ? [tops[i - 1][1]] : []);
      })`)) as string[];
      expect(lines.filter((last) => !'/-_'.includes(last))).toEqual([]);
      // At this width the paths do not fit on a line.
      if (width === 1000) expect(lines.length).toBeGreaterThan(0);
    }
  });

  it('are complete without scripts, and hide tools that need them', async () => {
    const page = await open('harga-beras.html', { scripts: false });
    expect(await page.locator('tbody tr:not(.notes):visible').count()).toBeGreaterThan(25);
    await page.locator('#reading summary').click();
    expect(await page.getByLabel('numbers at linked words').isVisible()).toBe(false);
    await page.getByRole('radio', { name: 'Flagged' }).check();
    expect(await shownRows(page)).toBe(await page.locator('tr.flagged').count());
    const other = await open('large/panjang.html#s650', { scripts: false });
    expect(await shownRows(other)).toBe(300);
  });

  it('fit a phone screen', async () => {
    for (const path of ['index.html', 'harga-beras.html', 'large/index.html', 'large/panjang~2.html']) {
      const page = await open(path, { width: 360 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    }
  });

  it('escape text that looks like markup', async () => {
    const page = await open('hostile.html');
    expect(await page.title()).toContain('hostile');
    expect(await page.locator('td[lang=id]').first().textContent()).toContain(
      '<script>document.title="gone"</script> & <b>tebal</b>.',
    );
    expect(await page.locator('tbody tr:not(.notes)').count()).toBeGreaterThanOrEqual(2);
  });

  it('page a large index, and search all of its pages', async () => {
    const page = await open('large/index.html');
    expect(await page.locator('tbody tr').count()).toBe(250);
    await page
      .getByRole('navigation', { name: 'Pages', exact: true })
      .getByRole('link', { name: 'Next' })
      .click();
    await page.waitForURL(/index~2\.html$/);
    expect(await page.locator('nav.pages [aria-current]').first().textContent()).toBe('2');
    await page.getByRole('link', { name: 'Search, sort and filter all documents' }).click();
    await page.waitForURL(/index\.html#search$/);
    const box = page.getByRole('searchbox', { name: 'Find' });
    expect(await page.evaluate('document.activeElement.type')).toBe('search');
    await box.fill('berita 51 harga');
    expect(await page.getByRole('status').textContent()).toBe('15 of 521');
    const hits = page.locator('.documents tbody td:first-child a');
    expect(await hits.allTextContents()).toContain('Berita 519 & <b>Harga</b>');
    await box.fill('');
    expect(await page.locator('tbody tr').count()).toBe(250);
    await box.fill('berita');
    expect(await page.getByRole('status').textContent()).toBe('520 of 521, the first 200 shown');
    await box.fill('BERITA-444');
    await hits.click();
    await page.waitForURL(/berita-444\.html\?list=find%3DBERITA-444$/);
  });

  it('page a long document', async () => {
    const page = await open('large/panjang.html');
    expect(await page.locator('tbody tr:not(.notes)').count()).toBe(300);
    await page.getByRole('link', { name: '3', exact: true }).first().click();
    await page.waitForURL(/panjang~3\.html$/);
    expect(await page.locator('tbody tr:not(.notes)').count()).toBe(100);
    expect(await page.title()).toContain('page 3 of 3');
    await page.goto(`${page.url()}#s650`);
    expect((await page.locator('#s650').boundingBox())!.y).toBeGreaterThan(0);
  });

  it('list all documents without scripts, and hide the search', async () => {
    const page = await open('large/index.html', { scripts: false });
    expect(await page.locator('tbody tr').count()).toBe(250);
    expect(await page.getByRole('searchbox').isVisible()).toBe(false);
  });

  it.each([
    ['index.html', false, 1280],
    ['large/index.html', false, 1280],
    ['large/index~2.html', true, 360],
    ['large/panjang~2.html', false, 1280],
    ['index.html', true, 360],
    ['harga-beras.html', false, 360],
    ['harga-beras.html', false, 1280],
    ['harga-beras.html', true, 1280],
    ['chip-taiwan.html', true, 1280],
    ['kancil-dan-air.html', false, 1280],
    ['hostile.html', false, 1280],
    ['changes.html', false, 1280],
    ['changes.html', true, 360],
  ])('pass the axe accessibility check: %s, dark: %s, %d wide', async (path, dark, width) => {
    const page = await open(path, { dark, width });
    expect(await violationsOn(page)).toEqual([]);
  });

  it('pass the axe accessibility check while showing search results', async () => {
    const page = await open('large/index.html');
    await page.getByRole('searchbox').fill('berita 12');
    expect(await violationsOn(page)).toEqual([]);
  });

  it('caused no console messages, errors or requests in any test above', () => {
    expect(problems).toEqual([]);
  });
});
