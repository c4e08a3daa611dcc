import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bitext } from '../../../src/core/bitext.js';
import { documentPages } from '../../../src/report/page.js';
import { bitextOf } from '../../bitexts.js';
import { hasNoChromium, launchChromium } from '../../chromium.js';
import { testFolder } from '../../folder.js';

/** Headings with one paragraph each, of a length that lets some of them come to the end of a page. */
const article = (): Bitext => {
  const paragraph = (i: number) =>
    Array.from(
      { length: 3 + (i % 4) },
      (_, n) => `Kalimat ${n + 1} dari alinea ini sedang saja panjangnya.`,
    ).join(' ');
  const text = Array.from({ length: 40 }, (_, i) =>
    i % 2 === 0 ? `Bagian ${i / 2 + 1}` : paragraph(i),
  ).join('\n\n');
  return bitextOf(text, (sentence) => `Said: ${sentence.trim()}`);
};

/** Sizes of a PDF's pages, in millimetres. Chromium writes pages as plain objects. */
const pageSizes = (pdf: Buffer): [number, number][] =>
  [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [
    Math.round((Number(width) * 25.4) / 72),
    Math.round((Number(height) * 25.4) / 72),
  ]);

describe.skipIf(hasNoChromium)('a printed document', () => {
  const out = testFolder('print');
  let browser: Browser;

  beforeAll(async () => {
    const links = {
      index: 'index.html',
      base: 'a',
      text: 'a.txt',
      jsonl: 'a.jsonl',
      patch: null,
      page: 'a.html',
    };
    writeFileSync(join(out, 'a.html'), documentPages(article(), links)[0]!);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
  });

  const open = async (query: string) => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(out, 'a.html')).href + query);
    return page;
  };

  it.each([
    ['facing', 297, 210],
    ['inter', 210, 297],
  ])('is on A4 paper in the view %s', async (view, width, height) => {
    const page = await open(`?view=${view}`);
    const sizes = pageSizes(await page.pdf({ preferCSSPageSize: true }));
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.length).toBeLessThan(12);
    expect(new Set(sizes.map(String))).toEqual(new Set([`${width},${height}`]));
    await page.close();
  });

  it.each(['facing', 'inter'])('has the text and nothing of the interface in the view %s', async (view) => {
    const page = await open(`?view=${view}`);
    await page.emulateMedia({ media: 'print' });
    const seen = await page
      .locator('a, button, input, select, summary, kbd, nav, .facts, .rule, .tools')
      .evaluateAll((all) => all.filter((each) => each.checkVisibility()).map((each) => each.outerHTML));
    // The numbers of sentences are links.
    expect(seen.filter((each) => !/^<a href="?#s\d/.test(each) && !/^<a [^>]*id="?s\d/.test(each))).toEqual(
      [],
    );
    const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    expect(text).toContain('Kalimat 1 dari alinea ini');
    expect(text).toContain('Said: Kalimat 1 dari alinea ini');
    await page.close();
  });

  it('has paragraphs beside each other, with a gutter in the middle of the sheet', async () => {
    const page = await open('?view=facing');
    await page.emulateMedia({ media: 'print' });
    // A4 landscape without its margins.
    await page.setViewportSize({ width: Math.round((267 / 25.4) * 96), height: 700 });
    const [one, two] = await page
      .locator('.run')
      .nth(1)
      .locator('td:visible')
      .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().toJSON()));
    expect(one.top).toBe(two.top);
    expect(Math.abs(one.width - two.width)).toBeLessThan(1);
    expect(two.left - one.right).toBeGreaterThan(60);
    const middle = await page.evaluate<number>('document.documentElement.clientWidth / 2');
    expect(Math.abs((one.right + two.left) / 2 - middle)).toBeLessThan(2);
    await page.close();
  });
});
