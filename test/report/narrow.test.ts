import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareSystems } from '../../src/compare/compare.js';
import { emptyLexicon } from '../../src/languages/lexicon.js';
import { documentPages, type PageLinks } from '../../src/report/page.js';
import type { Ui } from '../../src/report/ui/say.js';
import { candidate, documentOf, machineSide, reference } from '../bitexts.js';
import { hasNoChromium, launchChromium, violationsOn, watchPage } from '../chromium.js';
import { testFolder } from '../folder.js';

const title = 'Judul berita yang panjang tentang harga beras di seluruh wilayah negara kepulauan';
const texts = [
  title,
  'Ada 20 orang di pasar. Semua basah.',
  'Mereka mempertanggungjawabkan ketidakberdayaan.',
];

/** A headed text with a flag, a note on the whole file, this many systems and a reference. */
const bitextBy = (systems: number) => {
  const document = documentOf(texts.join('\n\n'));
  const sides = Array.from({ length: systems }, (_, i) =>
    machineSide(
      document,
      (_text, at) => `There are ${at === 1 ? 200 : 20} responsibilities, says ${i}.`,
      candidate(`system-${i}`, { label: `System ${i}` }),
    ),
  );
  sides.push(machineSide(document, () => 'Somebody wrote otherwise, Irresponsibly!', reference()));
  const note = { rule: 'whole', message: 'about the whole file', block: null, start: 0, end: 0 };
  return compareSystems(document, [note], sides, emptyLexicon);
};

const touch: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};

describe.skipIf(hasNoChromium)('a page where there is little room', () => {
  const out = testFolder('narrow');
  const problems: string[] = [];
  let browser: Browser;

  const open = async (
    options: BrowserContextOptions,
    ui: Ui = 'en',
    systems = 1,
    query = '',
  ): Promise<Page> => {
    const page = await browser.newPage(options);
    page.setDefaultTimeout(5000);
    watchPage(page, problems);
    await page.goto(`${pathToFileURL(join(out, `${ui}-${systems}.html`)).href}${query}`);
    return page;
  };
  const top = async (page: Page, selector: string): Promise<number> =>
    (await page.locator(selector).first().boundingBox())!.y;

  beforeAll(async () => {
    const links: PageLinks = {
      index: 'index.html',
      base: 'a',
      text: 'a.txt',
      jsonl: 'a.jsonl',
      patch: 'a.diff',
      page: 'a.html',
    };
    for (const ui of ['en', 'id'] as const)
      for (const systems of [1, 6])
        writeFileSync(
          join(out, `${ui}-${systems}.html`),
          documentPages(bitextBy(systems), links, { ui })[0]!,
        );
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    expect(problems).toEqual([]);
  });

  it.each(['en', 'id'] as const)(
    'shows the first sentence high on a telephone’s first screen: %s',
    async (ui) => {
      const page = await open(touch, ui);
      expect(await top(page, 'tbody td')).toBeLessThan(500);
      const about = page.locator('.about');
      expect(await page.getByText('about the whole file').isVisible()).toBe(false);
      expect(await about.locator('summary').innerText()).toContain('1');
      await about.locator('summary').tap();
      expect(await page.locator('.about a[href="a.jsonl"]').isVisible()).toBe(true);
      expect(await page.locator('.about .remarks').isVisible()).toBe(true);
      expect(await violationsOn(page)).toEqual([]);
      // On a wider screen, nothing is folded, and nothing says so.
      await page.setViewportSize({ width: 1000, height: 700 });
      await page.locator('.about summary').waitFor({ state: 'hidden' });
      await page.locator('.about .remarks').waitFor();
      await page.close();
    },
  );

  it('has room for a thumb in what is tapped', async () => {
    const page = await open(touch, 'en', 1, '?view=source');
    const tapped =
      '.views label, .filters label, .more > button, .menu > summary, .reveal, header > nav:not([hidden]) a';
    const low = await page.locator(tapped).evaluateAll((all) =>
      all.flatMap((each) => {
        const { height } = each.getBoundingClientRect();
        return height > 0 && height < 44 ? [each.outerHTML] : [];
      }),
    );
    expect(low).toEqual([]);
    await page.close();
  });

  it.each(['en', 'id'] as const)('cuts off and covers no word of the toolbar: %s', async (ui) => {
    const page = await open({ viewport: { width: 1280, height: 800 } }, ui, 1, '?flags=text');
    for (const width of [320, 390, 600, 601, 700, 820, 1000, 1199, 1200, 1280, 1400, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      const wrong = await page.evaluate(`(() => {
        const boxes = [...document.querySelectorAll('.views span, .more > button, .more summary, .filters span')].map((each) => ({ each, box: each.getBoundingClientRect() }));
        const covers = boxes.flatMap(({ each, box }, i) => boxes.slice(i + 1).filter(({ box: other }) =>
          box.left < other.right - 1 && other.left < box.right - 1 && box.top < other.bottom - 1 && other.top < box.bottom - 1).map(() => each.textContent));
        const cut = ${width} <= 600 ? [] : boxes.filter(({ each, box }) => {
          const { left, right } = each.closest('.tools, .filters').getBoundingClientRect();
          return box.left < left - 1 || box.right > right + 1;
        }).map(({ each }) => each.textContent);
        return [...covers, ...cut, ...(document.documentElement.scrollWidth > innerWidth ? ['wider than the screen'] : [])];
      })()`);
      expect({ width, wrong }).toEqual({ width, wrong: [] });
    }
    await page.close();
  });

  it('keeps on its telephone’s screen the tools, and lets the views go', async () => {
    const page = await open({ ...touch, viewport: { width: 390, height: 400 } });
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    await page.waitForTimeout(100);
    expect(await top(page, '.more')).toBeCloseTo(0, -1);
    expect(await top(page, '.views')).toBeLessThan(0);
    await page.close();
  });

  it('puts many columns below each other before they cut words in two, sooner beside the list of flags', async () => {
    const page = await open({ viewport: { width: 1280, height: 800 } }, 'en', 6);
    const narrowest = async () =>
      Math.min(
        ...(await page
          .locator('tbody tr:first-child td')
          .evaluateAll((all) => all.map((each) => each.clientWidth))),
      );
    const isBeside = async () =>
      (await top(page, 'tbody tr td:nth-child(2)')) === (await top(page, 'tbody tr td:nth-child(3)'));
    expect(await isBeside()).toBe(true);
    expect(await narrowest()).toBeGreaterThan(130);
    await page.locator('#flags-open').click();
    expect(await isBeside()).toBe(false);
    expect(await narrowest()).toBeGreaterThan(300);
    await page.setViewportSize({ width: 1000, height: 800 });
    expect(await isBeside()).toBe(false);
    await page.close();
  });

  it('moves nothing under the pointer when a sentence of source first is chosen', async () => {
    const page = await open({ viewport: { width: 1280, height: 800 } }, 'en', 1, '?view=source');
    const reveal = page.locator('tbody').nth(1).locator('.reveal').first();
    const before = (await reveal.boundingBox())!;
    await page.locator('tbody').nth(1).locator('th a').first().focus();
    const tryIt = page.locator('tbody').nth(1).locator('.try-it');
    await tryIt.waitFor();
    expect(await reveal.boundingBox()).toEqual(before);
    expect((await tryIt.boundingBox())!.width).toBeLessThan(100);
    expect((await tryIt.boundingBox())!.x).toBeGreaterThan(before.x + before.width);
    await reveal.click();
    expect(await page.locator('tbody').nth(1).locator('tr').first().locator('td').nth(1).isVisible()).toBe(
      true,
    );
    await page.close();
  });

  it('shows what is chosen where the system sets the colours', async () => {
    const page = await open({ viewport: { width: 1000, height: 800 }, forcedColors: 'active' });
    const ground = (selector: string) =>
      page.evaluate(`getComputedStyle(document.querySelector('${selector}')).backgroundColor`);
    expect(await ground('#view-side + span')).not.toBe(await ground('#view-inter + span'));
    expect(await ground('#show-all + span')).not.toBe(await ground('#show-flagged + span'));
    await page.close();
  });

  it('prints no switch of the language', async () => {
    const page = await open({ viewport: { width: 800, height: 800 } });
    expect(await page.locator('.ui-switch').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.ui-switch').isVisible()).toBe(false);
    await page.close();
  });
});
