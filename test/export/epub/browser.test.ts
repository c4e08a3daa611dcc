import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookOf } from '../../../src/export/epub/book.js';
import { bookLayouts } from '../../../src/export/epub/options.js';
import { bitextOf } from '../../bitexts.js';
import { hasNoChromium, launchChromium, violationsOn } from '../../chromium.js';
import { testFolder } from '../../folder.js';
import { bookOptions, filesIn } from './read.js';

const sentence = 'Kalimat ini panjangnya sedang saja, seperti kebanyakan kalimat di koran.';
const bitext = bitextOf(
  `Judul\n\n${Array.from({ length: 12 }, () => `${sentence} Ada 20 orang.`).join('\n\n')}\n\nBagian\n\n- satu\n\n- dua`,
  (text) => `Said in 200 words: ${text.trim()}`,
);

describe.skipIf(hasNoChromium)('a book in a browser, as most reading systems are one', () => {
  const out = testFolder('book');
  const requests: string[] = [];
  let browser: Browser;

  const open = async (layout: string, name: string, width: number, style = ''): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(join(out, layout, 'EPUB', name)).href);
    if (style !== '') await page.addStyleTag({ content: style });
    return page;
  };

  beforeAll(async () => {
    for (const layout of bookLayouts)
      for (const [path, text] of filesIn(bookOf([bitext], { ...bookOptions, layout, notes: true }).bytes)) {
        const file = join(out, layout, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
  });

  /** Places of the two halves of a paragraph. */
  const halvesOn = (page: Page) =>
    page
      .locator('div.pair')
      .nth(1)
      .evaluate((pair) => {
        const [one, two] = [...pair.children].map((each) => each.getBoundingClientRect());
        const { width } = pair.getBoundingClientRect();
        return {
          isBeside: one!.top === two!.top && one!.right < two!.left,
          isBelow: two!.top >= one!.bottom,
          share: one!.width / width,
        };
      });

  it('has paragraphs below each other on a phone, and beside each other on a tablet', async () => {
    const phone = await open('facing', 'c0001.xhtml', 360);
    expect(await halvesOn(phone)).toEqual({ isBeside: false, isBelow: true, share: 1 });
    const tablet = await open('facing', 'c0001.xhtml', 800);
    expect(await halvesOn(tablet)).toMatchObject({ isBeside: true, isBelow: false });
    expect((await halvesOn(tablet)).share).toBeCloseTo(0.48);
  });

  it('has them below each other where letters are large', async () => {
    const page = await open('facing', 'c0001.xhtml', 800, 'html { font-size: 200% }');
    expect(await halvesOn(page)).toMatchObject({ isBelow: true, share: 1 });
  });

  it('goes by the width of a column, where a reading system sets several in a view', async () => {
    const columns = (count: number) =>
      `html { height: 700px; columns: ${count}; column-gap: 0; column-fill: auto; margin: 0 } body { padding: 0 20px }`;
    expect(await halvesOn(await open('facing', 'c0001.xhtml', 1200, columns(3)))).toMatchObject({
      isBelow: true,
    });
    expect(await halvesOn(await open('facing', 'c0001.xhtml', 1400, columns(2)))).toMatchObject({
      isBeside: true,
    });
  });

  it.each([320, 800])('is no wider than a screen of %d pixels', async (width) => {
    for (const layout of bookLayouts)
      for (const name of ['c0001.xhtml', 'nav.xhtml', 'title.xhtml', 'cover.xhtml']) {
        const page = await open(layout, name, width);
        const scrolled = await page.evaluate('document.documentElement.scrollWidth');
        expect(scrolled, `${layout} ${name}`).toBeLessThanOrEqual(width);
      }
  });

  it('has nothing that axe objects to', async () => {
    for (const layout of bookLayouts)
      for (const name of ['c0001.xhtml', 'nav.xhtml', 'title.xhtml', 'cover.xhtml'])
        expect(await violationsOn(await open(layout, name, 800)), `${layout} ${name}`).toEqual([]);
  });

  it('takes the colours of the reading system', async () => {
    const page = await open('facing', 'c0001.xhtml', 800, 'html { background: #111; color: #ddd }');
    const colours =
      await page.evaluate(`[...new Set([...document.querySelectorAll('body *')].flatMap((each) => {
      const { color, borderLeftColor } = getComputedStyle(each);
      return [color, borderLeftColor];
    }))]`);
    expect(colours).toEqual(['rgb(221, 221, 221)']);
  });
});
