import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../src/pipeline.js';
import { testFolder } from './folder.js';
import { corpusFolder, embedded, tiny } from './model/embedded.js';
import { runOptions } from './output.js';

const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// CI installs Chromium; elsewhere a machine without it counts these tests as skipped.
describe.skipIf(!existsSync(chromiumPath) && process.env['CI'] === undefined)('reports in a browser', () => {
  const out = testFolder('browser');
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
    page.on('console', (message) => problems.push(`${path}: ${message.text()}`));
    page.on('pageerror', (error) => problems.push(`${path}: ${error.message}`));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) problems.push(`${path} loads ${request.url()}`);
    });
    await page.goto(`${pathToFileURL(join(out, path)).href}#${hash}`);
    return page;
  };

  beforeAll(async () => {
    const hostile = join(testFolder('hostile'), 'hostile.txt');
    writeFileSync(
      hostile,
      '<script>document.title="gone"</script> & <b>tebal</b>.\n\n"</td></table>" \u202e\u0007 akhir.\n',
    );
    await run(await embedded(), runOptions([corpusFolder, hostile], out, { beamSize: 2, nBest: 2 }));
    const large = testFolder('large');
    for (let i = 0; i < 520; i++)
      writeFileSync(join(large, `berita-${i}.txt`), `Berita ${i} & <b>Harga</b>\n\n${i}.\n`);
    writeFileSync(join(large, 'panjang.txt'), Array.from({ length: 700 }, (_, i) => `${i}.\n\n`).join(''));
    await run(await tiny(), runOptions([large], join(out, 'large')));
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
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
      .locator('tr.bead')
      .first()
      .locator('td')
      .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().left));
    expect(columns).toHaveLength(4);
    expect([...columns].sort((a, b) => a - b)).toEqual(columns);
    expect(await page.locator('ins').count()).toBeGreaterThan(20);
    expect(await page.getByText('truncated-heading').isVisible()).toBe(true);
    expect(await page.locator('mark', { hasText: 'Wilay' }).isVisible()).toBe(true);
    expect(await page.getByText("[Translator's note").isVisible()).toBe(true);
  });

  it('have a link to each sentence', async () => {
    const page = await open('harga-beras.html#s25');
    const box = await page.locator('#s25').boundingBox();
    expect(box!.y).toBeGreaterThan(0);
    expect(box!.y).toBeLessThan(900);
  });

  it('support the keys j and k, and a filter', async () => {
    const page = await open('kancil-dan-air.html');
    for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key);
    expect(await page.locator('tr.here td.number').textContent()).toContain('2');
    expect(await page.evaluate('document.activeElement.id')).toBe('s2');
    const all = await page.locator('tr.bead:visible').count();
    await page.getByLabel('Show').selectOption('flagged');
    const flagged = await page.locator('tr.bead:visible').count();
    expect(flagged).toBe(await page.locator('tr.flagged').count());
    expect(flagged).toBeLessThan(all);
    await page.getByLabel('Show').selectOption('all');
    expect(await page.locator('tr.bead:visible').count()).toBe(all);
  });

  it('are complete without scripts, and hide tools that need them', async () => {
    const page = await open('harga-beras.html', { scripts: false });
    expect(await page.locator('tr.bead:visible').count()).toBeGreaterThan(25);
    expect(await page.locator('.tools').isVisible()).toBe(false);
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
    expect(await page.locator('tr.bead').count()).toBeGreaterThanOrEqual(2);
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
    await page.getByRole('link', { name: 'Search all documents' }).click();
    await page.waitForURL(/index\.html#search$/);
    const box = page.getByRole('searchbox', { name: 'Find' });
    expect(await page.evaluate('document.activeElement.type')).toBe('search');
    await box.fill('berita 51 harga');
    expect(await page.getByRole('status').textContent()).toBe('15 of 521');
    expect(await page.locator('table').isVisible()).toBe(false);
    const hits = page.getByRole('list', { name: 'Documents found' }).getByRole('link');
    expect(await hits.allTextContents()).toContain('Berita 519 & <b>Harga</b>');
    await box.fill('');
    expect(await page.locator('table').isVisible()).toBe(true);
    await box.fill('berita');
    expect(await page.getByRole('status').textContent()).toBe('520 of 521, the first 200 shown');
    await box.fill('BERITA-444');
    await hits.click();
    await page.waitForURL(/berita-444\.html$/);
  });

  it('page a long document', async () => {
    const page = await open('large/panjang.html');
    expect(await page.locator('tr.bead').count()).toBe(300);
    await page.getByRole('link', { name: '3', exact: true }).first().click();
    await page.waitForURL(/panjang~3\.html$/);
    expect(await page.locator('tr.bead').count()).toBe(100);
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
  ])('pass the axe accessibility check: %s, dark: %s, %d wide', async (path, dark, width) => {
    const page = await open(path, { dark, width });
    const violations = await page.evaluate(
      `${axe}; axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
    );
    expect(violations).toEqual([]);
  });

  it('pass the axe accessibility check while showing search results', async () => {
    const page = await open('large/index.html');
    await page.getByRole('searchbox').fill('berita 1');
    const violations = await page.evaluate(
      `${axe}; axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
    );
    expect(violations).toEqual([]);
  });

  it('caused no console messages, errors or requests in any test above', () => {
    expect(problems).toEqual([]);
  });
});
