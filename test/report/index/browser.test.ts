import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareSystems } from '../../../src/compare/compare.js';
import type { Bitext } from '../../../src/core/bitext.js';
import { emptyLexicon } from '../../../src/languages/lexicon.js';
import { indexPages } from '../../../src/report/index-page.js';
import { flaggedPages } from '../../../src/report/overview/flagged-pages.js';
import { documentPages } from '../../../src/report/page.js';
import { pageName } from '../../../src/report/paging.js';
import { searchPages } from '../../../src/report/search/page.js';
import { createSearch } from '../../../src/report/search/search.js';
import { type DocumentSummary, summarise } from '../../../src/report/summary.js';
import { alignedOutput } from '../../../src/systems/file.js';
import { candidate, documentOf, hypothesis, machineSide, reference } from '../../bitexts.js';
import { hasNoChromium, launchChromium, violationsOn, watchPage } from '../../chromium.js';
import { testFolder } from '../../folder.js';
import { linksOf, overviewOf } from '../overview/overviews.js';

/** A document with two systems and, where there is one, a reference. */
const bitextOf = (name: string, text: string, said: string[], human: string[] | null, sure = 0.9): Bitext => {
  const found = documentOf(text);
  const blocks = found.blocks.map((block, i) => (i === 0 ? { ...block, kind: 'heading' as const } : block));
  const document = { ...found, name, blocks };
  const side = (id: string, label: string, role: 'candidate' | 'baseline', texts: string[]) =>
    machineSide(
      document,
      (_, i) => hypothesis(texts[i]!, { logProbs: [Math.log(sure)] }),
      candidate(id, { label, role }),
    );
  const base = side('base', 'Base', 'baseline', said);
  const sides = [
    base,
    side(
      'b',
      'B',
      'candidate',
      said.map((each, i) => (i === 0 ? 'Different.' : each)),
    ),
  ];
  const written = human?.map((each) => [each]);
  if (written !== undefined)
    sides.push({
      system: reference(),
      output: alignedOutput(document, written, 'reference', { pivot: base.output, lexicon: emptyLexicon }),
    });
  return compareSystems(document, [], sides, emptyLexicon);
};

const hostile = `</script><script>alert('x')</script> "kutip" & 'apostrof'`;
const bitexts = [
  bitextOf(
    'berita/harga',
    'Harga naik\n\nKafé itu dimakan api.\n\nKadar 20 persen.',
    ['Prices rise', 'The café burned.', 'It is 25 percent.'],
    ['Prices rise', 'The café burnt down.', 'It is 20 percent.'],
    0.8,
  ),
  bitextOf('berita/jahat', `${hostile}\n\nIsi.`, ['Hostile', 'Content.'], ['Other', 'Words.'], 0.5),
  bitextOf('berita/cuaca', 'Cuaca\n\nHujan turun.', ['Weather', 'Rain fell.'], null),
];

describe.skipIf(hasNoChromium)('finding one’s way among documents', () => {
  const out = testFolder('index');
  const problems: string[] = [];
  let browser: Browser;
  let context: BrowserContext;

  const filesOf = (name: string) => ({
    page: `${name}.html`,
    text: `${name}.en.txt`,
    jsonl: `${name}.jsonl`,
    patch: null,
    beads: null,
  });
  const writeDocument = (bitext: Bitext) => {
    const { name } = bitext.document;
    const base = name.split('/')[1]!;
    const files = { index: '../index.html', base, text: 't', jsonl: 'j', patch: null, page: `${name}.html` };
    writeFileSync(join(out, `${name}.html`), documentPages(bitext, files)[0]!);
  };
  const writeIndex = (all: readonly Bitext[]) => {
    const summaries = all.map((bitext) => summarise(bitext, filesOf(bitext.document.name)));
    const more = Array.from({ length: 210 }, (_, i): DocumentSummary => {
      const name = `lain/berkas-${i}`;
      return { ...summaries[2]!, name, title: name, sentences: i, flagged: 0, files: filesOf(name) };
    });
    const failed = { document: 'x.txt', path: 'korpus/<x>.txt', reason: 'not a text file: </script>' };
    const config = { sourceLanguage: 'id', targetLanguage: 'en' };
    const model = { name: 'm', hash: 'abc', config };
    indexPages([...summaries, ...more], [], [failed], model, { links: linksOf() }).forEach((page, i) => {
      writeFileSync(join(out, pageName('index', i)), page);
    });
  };

  const open = async (path: string, options?: BrowserContextOptions): Promise<Page> => {
    const page = await (options === undefined ? context.newPage() : browser.newPage(options));
    watchPage(page, problems);
    await page.goto(pathToFileURL(out).href + path);
    return page;
  };
  const names = (page: Page): Promise<string[]> =>
    page.locator('.documents tbody tr td:first-child').allInnerTexts();
  const shown = async (page: Page, count = 3) =>
    (await names(page)).slice(0, count).map((text) => text.split('\n').at(-1)!);
  const status = (page: Page) => page.getByRole('status').innerText();

  beforeAll(async () => {
    mkdirSync(join(out, 'berita'));
    bitexts.forEach(writeDocument);
    writeIndex(bitexts);
    const search = createSearch();
    for (const bitext of bitexts) search.add(bitext, `${bitext.document.name}.html`);
    writeFileSync(join(out, 'search.html'), searchPages(search.finish(), linksOf())[0]!);
    writeFileSync(join(out, 'flagged.html'), flaggedPages(overviewOf(), linksOf())[0]!);
    const many = overviewOf({ systems: 9, rows: 2 });
    many.systems[1]!.label = 'a name that is too long for the screen of any phone, with its settings';
    writeFileSync(join(out, 'flagged-many.html'), flaggedPages(many, linksOf())[0]!);
    browser = await launchChromium();
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('sorts all documents by any column, as numbers, and leaves those without a figure last', async () => {
    const page = await open('/index.html');
    const head = page.getByRole('columnheader', { name: 'Sentences' });
    await head.getByRole('button').focus();
    await page.keyboard.press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await shown(page)).toEqual(['lain/berkas-209', 'lain/berkas-208', 'lain/berkas-207']);
    expect(await status(page)).toBe('214 of 214, the first 200 shown');
    await page.keyboard.press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    expect(await shown(page, 2)).toEqual(['lain/berkas-0', 'lain/berkas-1']);
    expect(page.url()).toMatch(/\?sort=sentences$/);
    await page.getByRole('button', { name: 'Show more' }).click();
    expect(await page.locator('tbody tr').count()).toBe(214);
    await page.goBack();
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    await page.getByRole('columnheader', { name: 'chrF2 B', exact: true }).getByRole('button').click();
    expect(await shown(page, 2)).toEqual(['berita/jahat', 'berita/harga']);
    await page.reload();
    expect(await shown(page, 2)).toEqual(['berita/jahat', 'berita/harga']);
    await page.close();
  });

  it('draws the same rows as without a script', async () => {
    const page = await open('/index.html');
    const rows = (): Promise<string[]> =>
      page.evaluate(`[...document.querySelectorAll('.documents tbody tr')].slice(0, 5).map((row) =>
        row.outerHTML.replace(/<\\/?u-i[^>]*>| u-[a-z-]+="[^"]*"/g, '').replace(/\\?list=[^"]*/, '').replace(/>\\s+</g, '><').replace(/\\s+(?=<)/g, ''))`);
    const before = await rows();
    await page.getByRole('searchbox').fill('e');
    expect(await status(page)).toContain('214 of 214');
    expect(await rows()).toEqual(before);
    await page.close();
  });

  it('filters by what is flagged, failed, scored and named, together and from the address', async () => {
    const page = await open('/index.html?show=reference&below=50&metric=bleu');
    expect(await shown(page)).toEqual(['berita/harga', 'berita/jahat']);
    expect(await page.getByLabel('Score').inputValue()).toBe('bleu');
    await page.getByLabel('below').fill('5');
    expect(await shown(page)).toEqual(['berita/jahat']);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByLabel('failed').check();
    expect(await names(page)).toEqual(['korpus/<x>.txt']);
    expect(await page.locator('tbody .reason').innerText()).toBe('not a text file: </script>');
    await page.getByLabel('failed').uncheck();
    await page.getByRole('searchbox').fill('SCRIPT KUTIP');
    expect(await names(page)).toEqual([`${hostile}\nberita/jahat`]);
    await page.goto(`${page.url().split('?')[0]}?sort=nonsense&show=%3Cb%3E&below=x&metric=q&after=%`);
    expect(await page.locator('tbody tr').count()).toBe(214);
    await page.close();
  });

  it('goes from document to document of the list that one came from, and back to the list', async () => {
    const page = await open('/index.html?show=reference&sort=-confidence');
    await page.locator('tbody a').first().click();
    await page.waitForURL(/harga\.html\?list=/);
    await page.keyboard.press(']');
    await page.waitForURL(/jahat\.html\?list=/);
    expect(await page.locator('h1').innerText()).toBe(hostile);
    await page.keyboard.press(']');
    await page.waitForURL(/index\.html\?sort=-confidence&show=reference$/);
    expect(await status(page)).toBe(`There is no document after “${hostile}” in this list. 2 of 214`);
    await page.goBack();
    await page.waitForURL(/jahat\.html/);
    await page.getByRole('link', { name: 'Previous document' }).first().click();
    await page.waitForURL(/harga\.html\?list=/);
    await page.close();
  });

  it('remembers what was seen until it changes', async () => {
    const page = await open('/berita/cuaca.html');
    await page.keyboard.press('s');
    expect(await page.getByLabel('seen').first().isChecked()).toBe(true);
    const index = await open('/index.html?find=cuaca');
    // The browser hands marks from page to page in its own time.
    const state = () => index.locator('tbody .state').innerText();
    await expect.poll(state).toBe('seen');
    await index.getByLabel('not seen yet').check();
    await expect.poll(() => names(index)).toEqual([]);
    await page.getByLabel('seen').last().uncheck();
    await expect.poll(() => shown(index)).toEqual(['berita/cuaca']);
    await page.keyboard.press('s');
    await expect.poll(() => names(index)).toEqual([]);
    const changed = bitextOf('berita/cuaca', 'Cuaca\n\nHujan turun.', ['Weather', 'It rained.'], null);
    writeDocument(changed);
    writeIndex([...bitexts.slice(0, 2), changed]);
    await page.reload();
    expect(await page.getByLabel('seen').first().isChecked()).toBe(false);
    await index.reload();
    await expect.poll(state).toBe('changed since seen');
    await page.close();
    await index.close();
  });

  it('has no marks where the browser keeps nothing', async () => {
    const page = await browser.newPage();
    await page.addInitScript(
      "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })",
    );
    await page.goto(`${pathToFileURL(out).href}/berita/cuaca.html`);
    expect(await page.getByLabel('seen').first().isVisible()).toBe(false);
    expect(await page.getByRole('link', { name: 'Next document' }).first().isVisible()).toBe(true);
    await page.goto(`${pathToFileURL(out).href}/index.html`);
    expect(await page.getByLabel('not seen yet').isVisible()).toBe(false);
    await page.close();
  });

  it('finds words and phrases in both languages, whatever their accents and capitals', async () => {
    const page = await open('/search.html');
    const box = page.getByRole('searchbox');
    const marks = () => page.locator('mark').allInnerTexts();
    const look = async (query: string) => {
      await box.fill(query);
      return status(page);
    };
    expect(await look('CAFE makan')).toBe('1 row in 1 document');
    expect(await marks()).toEqual(['makan', 'café', 'café', 'café']);
    expect(await page.getByRole('link', { name: 'sentence 2' }).getAttribute('href')).toBe(
      'berita/harga.html#s2',
    );
    expect(await look('"burn"')).toBe('nothing found');
    expect(await look('“burnt down”')).toBe('1 row in 1 document');
    expect(await look(`</script>`)).toBe('1 row in 1 document');
    expect(await look('e')).toMatch(/ rows in 3 documents$/);
    await page.getByRole('combobox').selectOption({ label: 'Reference' });
    expect(await look('weather')).toBe('nothing found');
    await expect.poll(() => page.url()).toMatch(/\?find=weather&in=system:reference$/);
    await page.getByRole('combobox').selectOption('');
    expect(await status(page)).toBe('1 row in 1 document');
    await page.getByRole('link', { name: 'sentence 1' }).click();
    await page.waitForURL(/cuaca\.html#s1$/);
    await page.goBack();
    expect(await status(page)).toBe('1 row in 1 document');
    await page.close();
  });

  it('filters flagged sentences, goes through them by keyboard, and prints what is left', async () => {
    const page = await open('/flagged.html?rule=untranslated');
    const rows = page.locator('.row:visible');
    expect(await rows.count()).toBe(await page.locator('.row', { hasText: 'untranslated' }).count());
    await page.locator('#rule').selectOption('');
    await page.getByLabel('System').selectOption('base');
    expect(await status(page)).toBe(
      `${await page.locator('.row[data-system=base]').count()} of 12 sentences`,
    );
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await page.locator('.row.here').getAttribute('data-system')).toBe('base');
    expect(
      await page.evaluate(
        `document.activeElement.closest('.row') === [...document.querySelectorAll('.row:not([hidden])')][1]`,
      ),
    ).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.tools').isVisible()).toBe(false);
    expect(await page.locator('.row:not([data-system=base]):visible').count()).toBe(0);
    await page.close();
  });

  it('passes the axe accessibility check, and fits a phone', async () => {
    for (const [path, width, colorScheme] of [
      ['/index.html?sort=-flagged&find=berita', 360, 'dark'],
      ['/search.html?find=harga', 1280, 'light'],
      ['/flagged.html', 360, 'dark'],
      ['/flagged-many.html', 360, 'light'],
      ['/berita/harga.html', 360, 'light'],
    ] as const) {
      const page = await open(path, { viewport: { width, height: 800 }, colorScheme });
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(width);
      expect(await violationsOn(page), path).toEqual([]);
      await page.close();
    }
  });

  it('is complete without scripts', async () => {
    const plain = { javaScriptEnabled: false };
    const index = await open('/index.html', plain);
    expect(await index.locator('tbody tr').count()).toBe(214);
    expect(await index.getByRole('button').count()).toBe(0);
    const search = await open('/search.html', plain);
    expect(await search.getByText('Searching needs JavaScript').isVisible()).toBe(true);
    const flagged = await open('/flagged.html', plain);
    expect(await flagged.locator('.row:visible').count()).toBe(12);
    const page = await open('/berita/harga.html', plain);
    expect(await page.getByRole('link', { name: 'Next document' }).count()).toBe(0);
    for (const each of [index, search, flagged, page]) await each.close();
  });

  it('caused no console messages, errors or requests in any test above', () => {
    expect(problems).toEqual([]);
  });
});
