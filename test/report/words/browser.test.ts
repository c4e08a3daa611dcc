import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchPages } from '../../../src/report/search/page.js';
import { createSearch } from '../../../src/report/search/search.js';
import { wordsPage } from '../../../src/report/words/page.js';
import { formFamilies } from '../../../src/study/families.js';
import { glossaryOf } from '../../../src/study/glossary.js';
import { createWords } from '../../../src/study/words.js';
import { hasNoChromium, launchChromium, violationsOn, watchPage } from '../../chromium.js';
import { testFolder } from '../../folder.js';
import { linkedBitext, studied } from '../../study/studied.js';
import { linksOf } from '../overview/overviews.js';

const folder = testFolder('words-page');
const bitext = linkedBitext([
  ['Seekor kucing tidur di depan rumah besar.', 'A cat sleeps before a house big.'],
  ['Lalu kucingnya lari <b>cepat</b> & kucing lain tidur.', 'Then his cat ran <i>fast</i> and others sleep.'],
  ['Sebuah radio sangat langka, tidur & tidur lagi.', 'A radio very rare, sleep and sleep again.'],
]);
const words = createWords(studied, 1);
words.add(bitext, 'cerita ini.html');
const list = words.finish();
const search = createSearch();
search.add(bitext, 'cerita ini.html');
writeFileSync(join(folder, 'words.html'), wordsPage(list, glossaryOf(studied), linksOf()));
writeFileSync(join(folder, 'search.html'), searchPages(search.finish(), linksOf(), formFamilies(list))[0]!);

const address = (name: string): string => pathToFileURL(join(folder, name)).href;

describe.skipIf(hasNoChromium)('in a browser', () => {
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage();
    watchPage(page, problems);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    expect(problems).toEqual([]);
  });

  const roots = () => page.locator('.words tbody tr:not([hidden]) th > a').allTextContents();
  const status = () => page.locator('.tools [role=status]').textContent();

  it.each([
    [1280, 'light'],
    [390, 'dark'],
  ] as const)(
    'the word list at %i pixels, %s, has nothing that axe finds, and fits',
    async (width, colorScheme) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.goto(address('words.html'));
      expect(await violationsOn(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    },
  );

  it('the word list is filtered and sorted by keyboard, and the address keeps that', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(address('words.html'));
    const all = await roots();
    expect(all).toEqual(expect.arrayContaining(['kucing', 'tidur', 'radio']));
    expect(await status()).toBe(`${all.length} of ${all.length} families`);
    await page.keyboard.press('/');
    // A meaning is found as well as a word.
    await page.keyboard.type('KITTEN');
    expect(await roots()).toEqual(['kucing']);
    await expect.poll(() => page.url()).toMatch(/\?find=KITTEN$/);
    await page.locator('#find').fill('');
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    expect(await roots()).toEqual([...all].sort());
    await expect.poll(() => page.url()).toMatch(/\?sort=alphabet$/);
    await page.reload();
    expect(await roots()).toEqual([...all].sort());
    await page.locator('#sort').selectOption('count');
    expect((await roots())[0]).toBe('tidur');
  });

  it('hides the words that are marked as known', async () => {
    await page.goto(address('words.html'));
    const marks = JSON.stringify({ words: { 'id radio': 1, 'id kucingnya': 1 } });
    await page.evaluate(`localStorage.setItem('padan known', ${JSON.stringify(marks)})`);
    await page.locator('#unknown').check();
    const left = await roots();
    expect(left).not.toContain('radio');
    // One of its forms is marked, another not.
    expect(left).toContain('kucing');
    await page.evaluate(`localStorage.removeItem('padan known')`);
  });

  it('the word list speaks the other language, too', async () => {
    await page.goto(address('words.html'));
    await page.getByRole('button', { name: 'Bahasa Indonesia' }).click();
    expect(await page.locator('h1').textContent()).toBe('Kata');
    expect(await status()).toMatch(/keluarga kata$/);
    await page.evaluate('localStorage.clear()');
  });

  it('can be read without a script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(address('words.html'));
    expect(await plain.locator('.words tbody tr').count()).toBe(
      (await plain.locator('.words tbody tr:visible').all()).length,
    );
    expect(await plain.locator('.tools').isVisible()).toBe(false);
    await context.close();
  });

  it('a word leads to all places of its root in the search, each in its context', async () => {
    await page.goto(address('words.html'));
    await page.getByRole('link', { name: 'kucing', exact: true }).first().click();
    const lines = page.locator('.kwic .line');
    expect(await lines.locator('mark').allTextContents()).toEqual(['kucing', 'kucingnya', 'kucing']);
    expect(await lines.first().textContent()).toBe('Seekor kucing tidur di depan rumah besar.');
    expect(await page.locator('.kwic .other').first().textContent()).toBe('A cat sleeps before a house big.');
    expect(await violationsOn(page)).toEqual([]);
    // Each searched word begins where the others do.
    const starts = await lines
      .locator('mark')
      .evaluateAll((marks) => marks.map((mark) => Math.round(mark.getBoundingClientRect().left)));
    expect(new Set(starts).size).toBe(1);
    expect(await page.locator('.kwic a').first().getAttribute('href')).toBe('cerita%20ini.html#s1');
  });

  it('the switches of the search work by keyboard, and live in its address', async () => {
    await page.goto(address('search.html'));
    await page.keyboard.type('kucing');
    expect(await page.locator('#found li').count()).toBe(2);
    await page.locator('#context').focus();
    await page.keyboard.press('Space');
    expect(await page.locator('.kwic mark').allTextContents()).toEqual(['kucing', 'kucing', 'kucing']);
    await expect.poll(() => page.url()).toMatch(/\?find=kucing&view=context$/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.locator('.kwic mark').allTextContents()).toEqual(['kucing', 'kucingnya', 'kucing']);
    await expect.poll(() => page.url()).toMatch(/\?find=kucing&forms=1$/);
    await page.locator('#context').uncheck();
    await expect.poll(() => page.url()).toMatch(/\?find=kucing&forms=1&view=rows$/);
    await page.reload();
    expect(await page.locator('#found li:not(.kwic)').count()).toBe(2);
  });

  it('the search in context is about the column that is searched, and about quoted words as they stand', async () => {
    await page.goto(`${address('search.html')}?find=sleep&in=system%3Amodel&view=context`);
    expect(await page.locator('.kwic .line').first().getAttribute('lang')).toBe('en');
    expect(await page.locator('.kwic .other').first().getAttribute('lang')).toBe('id');
    await page.goto(`${address('search.html')}?find="kucing"&forms=1`);
    expect(await page.locator('.kwic mark').allTextContents()).toEqual(['kucing', 'kucing']);
    await page.goto(`${address('search.html')}?find=${encodeURIComponent('(.*')}&forms=1`);
    expect(await status()).toBe('nothing found');
  });
});

describe('the page of words', () => {
  const page = wordsPage(list, glossaryOf(studied), linksOf());

  it('has texts as texts', () => {
    expect(page).not.toContain('<i>fast');
    expect(page).toContain('&lt;i&gt;fast');
  });

  it('has no word that is a name or a function word, and says so', () => {
    expect(page).not.toMatch(/<a [^>]*>dan</);
    expect(page).toContain('Function words and names are left out.');
  });

  it('cuts what is long, and says how much there is', () => {
    const many = createWords(studied, 1);
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const made = Array.from({ length: 700 }, (_, i) => `ku${letters[i % 26]}${letters[Math.floor(i / 26)]}u`);
    const sentences = made.map(
      (word) =>
        [
          `Kemarin sore ${word} ${word} itu terlihat lagi di tepi jalan besar dekat pasar.`,
          'Yesterday afternoon it was seen once more beside the main road near the market.',
        ] as const,
    );
    many.add(linkedBitext(sentences), 'a.html');
    const long = wordsPage(many.finish(), null, linksOf());
    expect(long.match(/<tr>/g)!.length).toBe(601);
    expect(long).toMatch(/The 600 most typical of \d+ families of words/);
    const text = long.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, '');
    expect(Buffer.byteLength(long)).toBeLessThan(1.5 * Buffer.byteLength(text) + 60_000);
  });

  it('has a sentence where there is nothing to learn', () => {
    expect(wordsPage(createWords(studied, 1).finish(), null, linksOf())).toContain(
      'There are no words to learn here.',
    );
  });
});
