import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../src/pipeline.js';
import { documentPages } from '../../../src/report/page.js';
import { hasNoChromium, launchChromium, violationsOn, watchPage } from '../../chromium.js';
import { testFolder } from '../../folder.js';
import { tiny } from '../../model/embedded.js';
import { reversed } from '../../model/reversed.js';
import { runOptions } from '../../output.js';
import { returnedBitext } from './returned.js';

const links = { index: 'index.html', base: 'r', text: 'r.txt', jsonl: 'r.jsonl', patch: null };
const [page = ''] = documentPages(returnedBitext(), links);
/** How many ways back the page has. */
const all = page.match(/<p class="way-back/g)!.length;

describe.skipIf(hasNoChromium)('ways back in a browser', () => {
  const out = testFolder('returned');
  const problems: string[] = [];
  let browser: Browser;
  const open = async (name: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const opened = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    watchPage(opened, problems);
    await opened.goto(pathToFileURL(join(out, name)).href);
    return opened;
  };
  const seen = (opened: Page): Promise<number> =>
    opened.locator('.way-back').evaluateAll((found) => found.filter((each) => each.checkVisibility()).length);

  beforeAll(async () => {
    const corpus = testFolder('corpus');
    writeFileSync(join(corpus, 'a.txt'), 'Harga beras naik.\n\nWarga mengeluh. Pasar sepi.\n');
    writeFileSync(join(corpus, 'b.txt'), 'Hujan turun di desa yang jauh dari kota.\n');
    const options = runOptions([corpus], out, { maxLengthRatio: 0.5, roundTrip: await reversed() });
    await run(await tiny(), options);
    writeFileSync(join(out, 'returned.html'), page);
    browser = await launchChromium();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it.each([true, false])(
    'are shown by a switch, and hidden again (script: %s)',
    async (javaScriptEnabled) => {
      const opened = await open('returned.html', { javaScriptEnabled });
      // The one that a flag speaks of.
      expect(await seen(opened)).toBe(1);
      await opened.locator('#reading summary').click();
      const box = opened.getByLabel('the way back of every sentence');
      await box.focus();
      await opened.keyboard.press('Space');
      expect(await seen(opened)).toBe(all);
      await opened.keyboard.press('Space');
      expect(await seen(opened)).toBe(1);
    },
  );

  it('explain their score behind a click', async () => {
    const opened = await open('returned.html', { javaScriptEnabled: false });
    const caution = opened.getByText('is no measure of quality');
    expect(await caution.isVisible()).toBe(false);
    await opened.locator('.caution summary').focus();
    await opened.keyboard.press('Enter');
    expect(await caution.isVisible()).toBe(true);
  });

  it('are read as text of the source’s language, what was removed unheard', async () => {
    const opened = await open('returned.html');
    await opened.locator('#reading summary').click();
    await opened.getByLabel('the way back of every sentence').check();
    const tree = await opened.locator('tbody tr').last().locator('td').nth(1).ariaSnapshot();
    expect(tree).toContain('way back, chrF');
    expect(tree).toContain('berjanji akan membuka gudang cadangan');
    expect(tree.replace(/\n/g, ' ')).not.toMatch(/Pemerintah/);
  });

  it.each([
    { width: 1280, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
    { width: 390, colorScheme: 'light' },
  ] as const)(
    'have no accessibility problem and do not widen the page (%o)',
    async ({ width, colorScheme }) => {
      const options = { viewport: { width, height: 900 }, colorScheme };
      for (const name of ['returned.html', 'a.html', 'index.html', 'summary.html', 'flagged.html']) {
        const opened = await open(name, options);
        if (/returned|a\.html/.test(name)) {
          await opened.locator('#reading summary').click();
          await opened.getByLabel('the way back of every sentence').check();
        }
        expect({ name, found: await violationsOn(opened) }).toEqual({ name, found: [] });
        expect(await opened.evaluate('document.documentElement.scrollWidth')).toBe(width);
      }
    },
  );

  it('are printed as they are shown', async () => {
    const opened = await open('returned.html');
    await opened.emulateMedia({ media: 'print' });
    expect(await seen(opened)).toBe(1);
    await opened.emulateMedia({ media: 'screen' });
    await opened.locator('#reading summary').click();
    await opened.getByLabel('the way back of every sentence').check();
    await opened.emulateMedia({ media: 'print' });
    expect(await seen(opened)).toBe(all);
  });

  it('have a column and a place among the scores of the index, under a name of their own', async () => {
    const opened = await open('index.html');
    const head = opened.getByRole('columnheader', { name: 'round trip chrF Padan' });
    expect(await head.isVisible()).toBe(true);
    await head.getByRole('button').click();
    const cells = opened.locator('td[data-column="round trip chrF Padan"]');
    const values = (await cells.allTextContents()).map(Number);
    expect(values).toHaveLength(2);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    const manifest = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'));
    expect(values).toEqual(
      expect.arrayContaining(
        manifest.documents.map((each: { systems: { roundTrip: number }[] }) =>
          Number(each.systems[0]!.roundTrip.toFixed(1)),
        ),
      ),
    );
  });

  it('break nothing on the way', () => {
    expect(problems).toEqual([]);
  });
});
