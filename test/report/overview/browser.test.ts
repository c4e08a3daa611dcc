import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pairPages } from '../../../src/report/overview/pair-pages.js';
import { summaryPage } from '../../../src/report/overview/summary-page.js';
import { hasNoChromium, launchChromium, violationsOn, watchPage } from '../../chromium.js';
import { testFolder } from '../../folder.js';
import { linksOf, overviewOf } from './overviews.js';

describe.skipIf(hasNoChromium)('the pages about all documents, in a browser', () => {
  const out = testFolder('overview');
  const pair = 'compare/base..system-1.html';
  let browser: Browser;
  const problems: string[] = [];

  beforeAll(async () => {
    const hostile = ['</script><b>x</b>', 'كلمة 😀', `${'panjang'.repeat(300)}`];
    const text = (good: string, row: number) => (row < 3 ? `${good} ${hostile[row]}` : good);
    const overview = overviewOf({ systems: 3, text });
    mkdirSync(join(out, 'compare'));
    writeFileSync(join(out, 'summary.html'), summaryPage(overview, linksOf()));
    for (const each of overview.pairs)
      writeFileSync(
        join(out, `compare/${each.from}..${each.to}.html`),
        pairPages(overview, each, linksOf('../'))[0]!,
      );
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
  });

  const open = async (address: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    watchPage(page, problems);
    await page.goto(`${pathToFileURL(out).href}/${address}`);
    return page;
  };
  const shown = (page: Page): Promise<string[]> =>
    page.locator('.changes tr.bead:visible').evaluateAll((rows) => rows.map(({ id }) => id));

  it('lead from a count in the summary to the rows that it counts', async () => {
    const page = await open('summary.html');
    await page.locator('a[href$="?class=number"]').first().click();
    await page.waitForURL(/compare\/base\.\.system-1\.html\?class=number/);
    expect(await shown(page)).toEqual(['r2', 'r8']);
    expect(await page.getByRole('radio', { name: 'number 2' }).isChecked()).toBe(true);
    expect(await page.getByRole('status').innerText()).toMatch(/^2 of 12 rows/);
  });

  it('filter by turn, flag, score and text, and keep that in the address', async () => {
    const page = await open(pair);
    await page.getByRole('radio', { name: 'worse 4' }).check();
    expect(await shown(page)).toEqual(['r2', 'r5', 'r8', 'r11']);
    await page.getByLabel('chrF moved by at least').fill('5');
    expect(await shown(page)).toEqual(['r8', 'r11']);
    await page.getByLabel('Text').fill('BASKETS   menimbang');
    expect(await shown(page)).toEqual([]);
    await page.getByLabel('Text').fill('Baskets');
    await page.waitForURL(/\?turn=worse&least=5&text=Baskets$/);
    await page.reload();
    expect(await shown(page)).toEqual(['r8']);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByLabel('Flag').selectOption('too-short');
    expect(await shown(page)).toEqual(['r3', 'r8']);
  });

  it('sort by score and as the documents have it, and go from row to row with j and k', async () => {
    const page = await open(pair);
    await page.getByLabel('Sort by').selectOption('loss');
    expect((await shown(page)).slice(0, 2)).toEqual(['r11', 'r8']);
    await page.getByLabel('Sort by').selectOption('document');
    expect((await shown(page)).slice(0, 3)).toEqual(['r1', 'r4', 'r7']);
    await page.locator('h1').click();
    for (const key of 'jjjk') await page.keyboard.press(key);
    expect(await page.locator('tr.here').getAttribute('id')).toBe('r4');
    await page.waitForURL(/\?sort=document#r4$/);
    await page.getByLabel('Text').fill('jk');
    expect(await page.getByLabel('Text').inputValue()).toBe('jk');
  });

  it('show the row that a link leads to, whatever the filter', async () => {
    const page = await open(`${pair}?turn=worse#r1`);
    expect(await shown(page)).toContain('r1');
  });

  it('are complete without scripts, and filter by turn and class there', async () => {
    const page = await open(pair, { javaScriptEnabled: false });
    expect(await shown(page)).toHaveLength(12);
    expect(await page.getByLabel('Sort by').isVisible()).toBe(false);
    await page.getByRole('radio', { name: 'worse 4' }).check();
    await page.getByRole('radio', { name: 'number 2' }).check();
    expect(await shown(page)).toEqual(['r2', 'r8']);
  });

  it.each(['summary.html', pair])('fit a telephone, with nothing for axe to find: %s', async (path) => {
    for (const options of [
      { viewport: { width: 360, height: 800 }, colorScheme: 'dark' as const },
      { colorScheme: 'light' as const },
    ]) {
      const page = await open(path, options);
      const { width } = page.viewportSize()!;
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(await violationsOn(page)).toEqual([]);
    }
  });

  it('print what is folded, but for tables of charts, and what a filter left', async () => {
    const summary = await open('summary.html');
    const [signatures, table] = [summary.locator('.signatures'), summary.locator('figure table').first()];
    expect([await signatures.isVisible(), await table.isVisible()]).toEqual([false, false]);
    await summary.emulateMedia({ media: 'print' });
    expect([await signatures.isVisible(), await table.isVisible()]).toEqual([true, false]);
    // On paper nothing can be scrolled: tables side by side fit their columns.
    await summary.setViewportSize({ width: 700, height: 900 });
    const tooWide = await summary
      .locator('.side-by-side > *')
      .evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth + 1).length);
    expect(tooWide).toBe(0);
    const page = await open(`${pair}?turn=worse`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.tools').innerText()).toMatch(/^Show\s+▼ worse 4\s+Class\s+any 12$/);
    expect(await shown(page)).toHaveLength(4);
    expect(await page.locator('.changes del:visible').count()).toBeGreaterThan(0);
  });

  it('print nothing to the console and load nothing from elsewhere', () => {
    expect(problems).toEqual([]);
  });
});
