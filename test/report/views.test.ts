import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { compareSystems } from '../../src/compare/compare.js';
import type { Bitext } from '../../src/core/bitext.js';
import { emptyLexicon } from '../../src/languages/lexicon.js';
import { documentPages } from '../../src/report/page.js';
import { candidate, documentOf, machineSide } from '../bitexts.js';
import { hasNoChromium, launchChromium, violationsOn, watchPage } from '../chromium.js';
import { testFolder } from '../folder.js';

/** A paragraph of three sentences and one of two, the second sentence flagged and noted, by two systems. */
const bitext = (): Bitext => {
  const document = documentOf(
    'Pagi itu hujan. Ada 20 orang di pasar. Semua basah.\n\nSiang pun tiba. Mereka pulang.\n',
  );
  const said = (id: string, label: string, texts: string[]) =>
    machineSide(document, (_, i) => texts[i]!, candidate(id, { label }));
  const note = { rule: 'a-rule', message: 'a message', block: 0, start: 20, end: 22 };
  const sides = [
    said('one', 'One', [
      'It rained that morning.',
      'There were 200 people at the market.',
      'All were wet.',
      'Noon came.',
      'They went home.',
    ]),
    said('two', 'Two', [
      'That morning it rained.',
      'There were 20 people at the market.',
      'Everybody was wet.',
      'Noon arrived.',
      'They went home.',
    ]),
  ];
  return compareSystems(document, [note], sides, emptyLexicon);
};

const long = (sentences: number): Bitext => {
  const text = Array.from(
    { length: sentences },
    (_, i) =>
      `Kalimat nomor ${i + 1} bercerita tentang pasar dan hujan di kota itu.${i % 4 === 3 ? '\n\n' : ' '}`,
  ).join('');
  const document = documentOf(text);
  const said = (id: string, label: string) =>
    machineSide(
      document,
      (_, i) => `Sentence number ${i + 1} by ${label} tells of the market and the rain in that town.`,
      candidate(id, { label }),
    );
  return compareSystems(document, [], [said('one', 'One'), said('two', 'Two')], emptyLexicon);
};

describe.skipIf(hasNoChromium)('the views of a page in a browser', () => {
  const out = testFolder('views');
  const problems: string[] = [];
  let browser: Browser;
  const open = async (
    query = '',
    options: BrowserContextOptions = {},
    name = 'v.html',
    context?: BrowserContext,
  ) => {
    const page = await (context
      ? context.newPage()
      : browser.newPage({ viewport: { width: 1280, height: 900 }, ...options }));
    page.setDefaultTimeout(5000);
    watchPage(page, problems);
    await page.goto(`${pathToFileURL(join(out, name)).href}${query}`);
    return page;
  };
  const names = ['side', 'inter', 'facing', 'source', 'target'];
  const rows = 'tbody tr:not(.notes, .run)';
  /** Texts of the visible cells of the first paragraph. */
  const shown = async (page: Page): Promise<string[]> =>
    (await page.locator('tbody').first().locator('td:visible').allInnerTexts())
      .map((text) => text.trim())
      .filter((text) => text !== '');
  const press = async (page: Page, ...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };

  beforeAll(async () => {
    const files = { index: 'index.html', base: 'v', text: 'v.txt', jsonl: 'v.jsonl', patch: null };
    writeFileSync(join(out, 'v.html'), documentPages(bitext(), files)[0]!);
    documentPages(long(1300), { ...files, base: 'long' }).forEach((page, i) => {
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

  const where = (page: Page): Promise<{ left: number; top: number }[]> =>
    page
      .locator(rows)
      .first()
      .locator('td')
      .evaluateAll((cells) =>
        cells.map((cell) => {
          const { left, top } = cell.getBoundingClientRect();
          return { left: Math.round(left), top: Math.round(top) };
        }),
      );

  it.each([true, false])('lay out rows side by side or below each other (script: %s)', async (script) => {
    const page = await open('', { javaScriptEnabled: script });
    const side = await where(page);
    expect(new Set(side.map(({ top }) => top)).size).toBe(1);
    await page.getByRole('radio', { name: 'Interleaved' }).check();
    const inter = await where(page);
    expect(new Set(inter.map(({ left }) => left)).size).toBe(1);
    expect([...inter].sort((a, b) => a.top - b.top)).toEqual(inter);
    expect(new Set(inter.map(({ top }) => top)).size).toBe(3);
  });

  it.each([true, false])('show the translation alone, or only when asked (script: %s)', async (script) => {
    const page = await open('', { javaScriptEnabled: script });
    await page.getByRole('radio', { name: 'Translation' }).check();
    expect((await shown(page)).join(' ')).not.toMatch(/hujan|a message/);
    expect((await shown(page)).slice(0, 2)).toEqual(['It rained that morning.', 'That morning it rained.']);
    await page.getByRole('radio', { name: 'Source first' }).check();
    const hidden = await shown(page);
    expect(hidden.join(' ')).toMatch(/hujan.*20 orang.*basah/);
    expect(hidden.join(' ')).not.toMatch(/rained|people/);
    // Without a script, the number of the sentence asks.
    if (script) await page.getByRole('button', { name: 'show the translation' }).first().click();
    else await page.locator(`${rows} th a`).first().click();
    const told = await shown(page);
    expect(told.join(' ')).toMatch(/It rained that morning/);
    expect(told.join(' ')).not.toMatch(/people/);
  });

  it('tell a translation by the keyboard, of the sentence that one is at', async () => {
    const page = await open('?view=source');
    await press(page, 'j', 'j', 'r');
    expect((await shown(page)).join(' ')).toMatch(/200 people/);
    await page.getByRole('button', { name: 'show the translation' }).first().focus();
    await press(page, 'Enter');
    expect((await shown(page)).join(' ')).toMatch(/It rained.*200 people/);
    expect(await page.evaluate('document.activeElement.hash')).toBe('#s1');
  });

  it('run a paragraph’s sentences on in facing columns, which light up together and lead to their rows', async () => {
    const page = await open('?view=facing');
    expect(await shown(page)).toEqual([
      'Pagi itu hujan. Ada 20 orang di pasar. Semua basah.',
      'It rained that morning. There were 200 people at the market. All were wet.',
      // Without what is said about them: facing pages are for reading.
      expect.stringMatching(/rained\..* There were 20 people at the market\./),
    ]);
    await page.locator('.run [data-s="1"]').first().hover();
    const lit = await page.locator('.same-s').allInnerTexts();
    expect(lit.map((text) => text.trim())).toEqual([
      'Ada 20 orang di pasar.',
      'There were 200 people at the market.',
      'There were 20 people at the market.',
    ]);
    await page.locator('.run [data-s="1"]').first().click();
    await page.waitForURL(/\?view=facing#s2$/);
    await page.getByRole('radio', { name: 'Side by side' }).check();
    expect(await page.locator('tr.here').getAttribute('id')).toBe('s2');
    await page.waitForURL(/\.html#s2$/);
  });

  it('are kept in the address with the filter and the place, and in the browser where it says nothing', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await open('?show=flagged', {}, 'v.html', context);
    await press(page, 'v', 'j');
    await page.waitForURL(/\?show=flagged&view=inter#s2$/);
    const other = await open('', {}, 'v.html', context);
    expect(await other.getByRole('radio', { name: 'Interleaved' }).isChecked()).toBe(true);
    const told = await open('?view=target', {}, 'v.html', context);
    expect(await told.getByRole('radio', { name: 'Translation' }).isChecked()).toBe(true);
  });

  it.each(names)('keep filters, headings of columns and the place of the reader: %s', async (name) => {
    const page = await open(`?view=${name}&show=flagged#s2`);
    const bodies = await page.locator('tbody:visible').count();
    expect(bodies).toBe(1);
    if (name !== 'facing') expect(await page.locator(`${rows}:visible`).count()).toBe(1);
    expect(await page.locator('tr.here').getAttribute('id')).toBe('s2');
  });

  it.each(names)('have nothing for axe to find, and fit the screen: %s', async (name) => {
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [820, 'dark'],
      [390, 'light'],
      [390, 'dark'],
    ] as const) {
      const page = await open(`?view=${name}`, { viewport: { width, height: 844 }, colorScheme });
      expect({ width, found: await violationsOn(page) }).toEqual({ width, found: [] });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await page.locator('#reading summary').click();
      expect({ width, found: await violationsOn(page) }).toEqual({ width, found: [] });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await page.context().close();
    }
  });

  it('have text size, line length, typeface, colours and contrast as the reader set them, at once', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await open('?view=inter', {}, 'v.html', context);
    const style = (each: Page) =>
      each.evaluate(`(() => {
        const { fontSize, fontFamily, color } = getComputedStyle(document.querySelector('tbody'));
        return { fontSize, fontFamily, color, width: document.querySelector('.bitext').offsetWidth };
      })()`) as Promise<{ fontSize: string; fontFamily: string; color: string; width: number }>;
    const before = await style(page);
    await page.locator('#reading summary').click();
    await page.getByLabel('Text size').selectOption('very large');
    await page.getByLabel('Line length').selectOption('short');
    await page.getByLabel('Typeface').selectOption('with serifs');
    await page.getByLabel('Colours').selectOption('dark');
    await page.getByLabel('Contrast').selectOption('high');
    const after = await style(page);
    expect(Number.parseFloat(after.fontSize)).toBeGreaterThan(1.2 * Number.parseFloat(before.fontSize));
    expect(after.width).toBeLessThan(before.width);
    expect(after.fontFamily).toContain('serif');
    expect(after.color).toBe('rgb(255, 255, 255)');
    expect(await violationsOn(page)).toEqual([]);
    // Another page has them before it is drawn: nothing moves when the script at its end runs.
    const other = await context.newPage();
    await other.addInitScript(`window.shifts = 0;
      new PerformanceObserver((list) => { for (const { value } of list.getEntries()) window.shifts += value; }).observe({ type: 'layout-shift', buffered: true });`);
    await other.goto(`${pathToFileURL(join(out, 'v.html')).href}?view=inter`);
    await other.waitForTimeout(300);
    expect(await style(other)).toEqual(after);
    expect(await other.evaluate('window.shifts')).toBeLessThan(0.01);
  });

  it.each(names)('open a long page fast, and nothing moves: %s', async (name) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(20_000);
    await page.addInitScript(`window.shifts = 0; window.tasks = 0;
      new PerformanceObserver((list) => { for (const { value } of list.getEntries()) window.shifts += value; }).observe({ type: 'layout-shift', buffered: true });
      new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.tasks += duration; }).observe({ type: 'longtask', buffered: true });`);
    await page.goto(`${pathToFileURL(join(out, 'long.html')).href}?view=${name}`);
    expect(await page.locator(rows).count()).toBe(1200);
    await page.waitForTimeout(500);
    const { paint, loaded } = (await page.evaluate(`({
      paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
      loaded: performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd,
    })`)) as { paint: number; loaded: number };
    // Half a second on a machine with nothing else to do: generous, for one that tests much at once.
    expect(paint).toBeLessThan(3000);
    expect(loaded).toBeLessThan(3000);
    expect(await page.evaluate('window.shifts')).toBeLessThan(0.02);
    for (let i = 0; i < 5; i++) await page.mouse.wheel(0, 2000);
    await page.waitForTimeout(300);
    expect(await page.evaluate('scrollY')).toBeGreaterThan(5000);
    expect(await page.evaluate('window.shifts')).toBeLessThan(0.05);
  });

  it('find and link to sentences that are not laid out yet', async () => {
    const page = await open('#s1100', {}, 'long.html');
    const box = (await page.locator('#s1100').boundingBox())!;
    expect(box.y).toBeGreaterThan(0);
    expect(box.y + box.height).toBeLessThan(900);
    expect(await page.evaluate(`find('Kalimat nomor 640 ')`)).toBe(true);
  });

  it('show reduced motion and forced colours nothing that moves or vanishes', async () => {
    const page = await open('?view=source#s2', { forcedColors: 'active', reducedMotion: 'reduce' });
    expect(await page.evaluate('document.getAnimations().length')).toBe(0);
    const edge = await page.evaluate(
      `getComputedStyle(document.querySelector('input:checked + span')).borderTopStyle`,
    );
    expect(edge).toBe('solid');
  });

  it('say nothing on the console', () => {
    expect(problems).toEqual([]);
  });
});
