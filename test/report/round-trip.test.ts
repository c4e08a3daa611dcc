import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Bitext } from '../../src/core/bitext.js';
import { createOverview } from '../../src/overview/create.js';
import { run } from '../../src/pipeline.js';
import { jsonLines } from '../../src/report/jsonl.js';
import { documentPages } from '../../src/report/page.js';
import { readBitext } from '../../src/report/read-bitext.js';
import { joinedBitext } from '../../src/systems/joined.js';
import { bitextOf } from '../bitexts.js';
import { hasNoChromium, launchChromium, violationsOn, watchPage } from '../chromium.js';
import { testFolder } from '../folder.js';
import { tiny } from '../model/embedded.js';
import { reversed } from '../model/reversed.js';
import { runOptions } from '../output.js';
import { returnedBitext } from './returned.js';

const links = { index: 'index.html', base: 'r', text: 'r.txt', jsonl: 'r.jsonl', patch: null };
const [page = ''] = documentPages(returnedBitext(), links);
/** Texts of the page's ways back, without markup. */
const ways = [...page.matchAll(/<p class="way-back[^>]*>(.*?)<\/p>/gs)].map(([, content]) =>
  content!.replace(/<[^>]*>/g, ''),
);

describe('ways back on a page', () => {
  it('stand below every sentence that has one, with the score or the reason that there is none', () => {
    expect(ways).toEqual([
      'way back, chrF 100.0: Harga Beras Naik Lagi',
      'way back, copied, the model was not asked: Price of Rice Up Again',
      expect.stringMatching(/^way back, chrF \d+\.\d: .?Selama tujuh minggu/),
      expect.stringMatching(/^way back, chrF \d+\.\d: Warga mengeluh/),
      expect.stringMatching(/^way back, chrF \d+\.\d: Harga beras/),
      expect.stringMatching(/^way back, chrF \d+\.\d, cut off: Orang-orang/),
      expect.stringMatching(/^way back, chrF \d+\.\d, in parts: Ia berjanji/),
      expect.stringMatching(/^way back, chrF \d+\.\d: Kucing duduk/),
    ]);
  });

  it('are in the language of the source, and marked where they differ from it', () => {
    expect(page.match(/<span lang="id" dir="auto">/g)).toHaveLength(ways.length);
    expect(page).toContain('title="moved: the source has it elsewhere"');
    expect(page).toContain('title="moved: the way back has it elsewhere"');
    expect(page).toContain('title="capitals: the source has “pemerintah”"');
    expect(page).toMatch(/<del aria-hidden="true" data-removed="Pemerintah ?"><\/del><ins>Ia/);
  });

  it('say which sentence they are of where a row has several', () => {
    expect([...page.matchAll(/<p class="way-back" data-n="(\d)"/g)].map(([, number]) => number)).toEqual([
      ...['2', '3'],
      ...['2', '3'],
    ]);
  });

  it('are told without being asked for where a flag speaks of them', () => {
    expect(page.match(/<p class="way-back told">/g)).toHaveLength(1);
  });

  it('have their scores above the table, with a word of warning and the name of the model', () => {
    expect(page).toMatch(
      /<summary>round trip chrF: <bdi>Padan<\/bdi> <b>\d+\.\d<\/b>, <bdi>Other<\/bdi> <b>\d+\.\d<\/b><\/summary>/,
    );
    expect(page).toContain('a system that copies its source, or keeps close to its words, gets a high score');
    expect(page).toContain('Translated back by <bdi>opus-mt-en-id</bdi>');
  });

  it('are nothing on pages of documents that were not translated back', () => {
    const [plain = ''] = documentPages(
      bitextOf('Satu.', () => 'One.'),
      links,
    );
    const body = plain.slice(plain.indexOf('<body'));
    expect(body).not.toMatch(/way-back|round trip/);
  });

  it('escape what a model says', () => {
    const bitext = returnedBitext();
    const way = { text: '<script>alert(1)</script> & "', chrf: 3 };
    bitext.outputs[0]!.targets[0]!.roundTrip = way;
    bitext.systems[0]!.roundTrip = { name: '<b>model</b>', hash: 'x' };
    const [hostile = ''] = documentPages(bitext, links);
    expect(hostile).not.toMatch(/<script>alert|<b>model/);
    expect(hostile).toContain('&lt;script&gt;alert(1)');
  });

  it('are read from JSON lines as they were written, and refused if they are damaged', () => {
    const bitext = returnedBitext();
    const lines = jsonLines(bitext);
    expect(readBitext(lines)).toEqual(bitext);
    for (const [from, to] of [
      ['"chrf":100', '"chrf":101'],
      ['"caveat":"split"', '"caveat":"other"'],
    ] as const) {
      expect(lines).toContain(from);
      expect(() => readBitext(lines.replace(from, to))).toThrow(/roundTrip/);
    }
  });

  it('stay with their sentences where two runs are compared', () => {
    const as = (id: string, system: string) => ({
      id,
      label: id,
      role: 'candidate' as const,
      folder: 'f',
      system,
    });
    const { bitext } = joinedBitext(returnedBitext(), returnedBitext(), as('a', 'own'), as('b', 'other'));
    expect(bitext.systems.map(({ roundTrip }) => roundTrip?.name)).toEqual([
      'opus-mt-en-id',
      'opus-mt-en-id',
      undefined,
    ]);
    const [joined = ''] = documentPages(bitext, links);
    expect(joined.match(/<p class="way-back/g)).toHaveLength(ways.length);
  });
});

describe('the flag on the way back', () => {
  const flagsBetween = (bitext: Bitext) => {
    const fold = createOverview({
      metrics: {},
      pairs: [['own', 'other']],
      method: 'randomisation',
      samples: 10,
      seed: 1,
    });
    fold.add(bitext, null);
    return fold.finish().pairs[0]!.flags.map(({ rule, ...counts }) => [rule, counts.new]);
  };

  it('is new where both systems were translated back, and only one has it', () => {
    expect(flagsBetween(returnedBitext())).toContainEqual(['round-trip', 1]);
  });

  it('is neither new nor fixed where only one of them was', () => {
    const bitext = returnedBitext();
    for (const target of bitext.outputs[0]!.targets) delete target.roundTrip;
    expect(flagsBetween(bitext).map(([rule]) => rule)).toEqual(['clause-lost']);
  });
});

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
    opened.locator('.way-back').evaluateAll((all) => all.filter((each) => each.checkVisibility()).length);

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
      const box = opened.getByLabel('the way back of every sentence');
      await box.focus();
      await opened.keyboard.press('Space');
      expect(await seen(opened)).toBe(ways.length);
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
    await opened.getByLabel('the way back of every sentence').check();
    const tree = await opened.locator('tr.bead').last().locator('td').nth(2).ariaSnapshot();
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
        if (/returned|a\.html/.test(name)) await opened.getByLabel('the way back of every sentence').check();
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
    await opened.getByLabel('the way back of every sentence').check();
    await opened.emulateMedia({ media: 'print' });
    expect(await seen(opened)).toBe(ways.length);
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
