import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { documentPages } from '../../../src/report/page.js';
import { encoded } from '../../../src/report/paging.js';
import { bitextOf } from '../../bitexts.js';
import { hasNoChromium, launchChromium, watchPage } from '../../chromium.js';
import { testFolder } from '../../folder.js';
import { pagesOf } from './pages.js';
import { hostileLines } from './texts.js';

// These tests call what scripts define, under the names that a build shortens.
vi.mock('../../../dist/report/assets/minified.js', () => ({ minified: {} }));

/** What addresses and the browser's memory may hold that no page of this version has put there. */
const garbage = fc.oneof(
  fc.constantFrom(
    ...[
      '__proto__',
      'constructor',
      'toString',
      'null',
      '[]',
      '"',
      '*',
      ':is(',
      '%',
      '%ff',
      '%E0%A4%A',
      '\u0000',
    ],
    ...[
      '1e999',
      '-0',
      'NaN',
      '999999999999999999999',
      's1"]',
      'a,b',
      '$&',
      '\ud800',
      '\u202e',
      'facing',
      'id',
      'flagged',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('a ', 'naik ', '~', '%').map((text) => text.repeat(3000)),
);
const names = [
  'show',
  'view',
  'ui',
  'find',
  'in',
  'forms',
  'whole',
  'only',
  'cols',
  'base',
  'flags',
  'list',
  'after',
  'before',
].concat([
  'sort',
  'below',
  'metric',
  'turn',
  'class',
  'flag',
  'least',
  'text',
  'rule',
  'severity',
  'system',
  'unknown',
]);
const address = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...names), garbage), { minLength: 1, maxLength: 6 }),
    fc.oneof(
      garbage,
      fc.nat().map((n) => `s${n}`),
      fc.nat(20).map((n) => `r${n}`),
    ),
    fc.boolean(),
  )
  .map(([query, hash, isEncoded]) => {
    const encode = isEncoded ? encoded : (text: string) => text.replace(/#/g, '');
    return `?${query.map(([name, value]) => `${name}=${encode(value)}`).join('&')}#${encode(hash)}`;
  });

const keys = [
  'padan ui',
  'padan reading',
  'padan known',
  'padan study',
  'padan seen FOLDER',
  'padan tries PAGE',
];
const kept = fc.oneof(
  garbage,
  fc.json({ maxDepth: 3 }),
  fc.constantFrom(
    ...[
      'null',
      '5',
      '"text"',
      '[1]',
      '{"words":5,"sentences":"ab"}',
      '{"words":["a"]}',
      '{"on":{},"new":[]}',
    ],
    ...[
      '{"view":{"toString":1},"size":{"toString":1},"font":[]}',
      '{"words":null}',
      `{"words":{"__proto__":1,"id ":1}}`,
    ],
  ),
);

describe.skipIf(hasNoChromium)('pages, whatever their address and the browser hold,', () => {
  const out = testFolder('address');
  const files: string[] = [];
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
    const { pages } = pagesOf(hostileLines(5), 'en', 4);
    for (const [path, content] of Object.entries(pages)) {
      const file = join(out, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      files.push(file);
    }
  });
  afterAll(async () => {
    await browser?.close();
  });

  const problems: string[] = [];
  const newPage = async (before = ''): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
    await context.addInitScript(before);
    const page = await context.newPage();
    watchPage(page, problems);
    return page;
  };
  /** Opens a page, and sees whether its keys and the switch of its language work. */
  const use = async (page: Page, file: string, address: string): Promise<void> => {
    await page.goto(pathToFileURL(file).href + address);
    await page.evaluate(
      `for (const key of ['j', 'n', 'c', 'x', 'Escape']) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))`,
    );
    for (const ui of ['id', 'en'])
      expect(
        await page.evaluate(
          `document.querySelector('.ui-switch button[lang=${ui}]').click(), document.documentElement.lang`,
        ),
      ).toBe(ui);
    expect({ file, address, problems }).toEqual({ file, address, problems: [] });
  };

  it('open and can be used', async () => {
    const addresses = fc.sample(address, { seed: 17, numRuns: 2 * files.length });
    const values = fc.sample(fc.tuple(...keys.map(() => kept)), { seed: 17, numRuns: 2 });
    for (const [i, each] of values.entries()) {
      const put = keys.map(
        (key, j) =>
          `localStorage.setItem(${JSON.stringify(key)}.replace('FOLDER', new URL('.', location).href).replace('PAGE', location.pathname.replace(/\\.html$/, '')), ${JSON.stringify(each[j])});`,
      );
      const page = await newPage(put.join(''));
      for (const [j, file] of files.entries()) await use(page, file, addresses[i * files.length + j]!);
      await page.context().close();
    }
  });
  it('take settings that are no settings for none', async () => {
    const values = [
      '{"font":{"toString":1},"size":[],"view":{}}',
      '"text"',
      '[["a"]]',
      '{"words":["a"],"sentences":"ab"}',
    ];
    for (const value of values) {
      const page = await newPage(
        `for (const key of ['padan reading', 'padan known', 'padan study']) localStorage.setItem(key, ${JSON.stringify(value)});`,
      );
      await page.goto(pathToFileURL(join(out, 'document-0.html')).href);
      expect(await page.evaluate(`document.querySelector('.study .counts').textContent`)).toMatch(
        /^0 .*; 0 /,
      );
      await use(page, join(out, 'document-0.html'), '');
      await page.context().close();
    }
  });
  it('do without a memory that is full or forbidden', async () => {
    const throwing = `() => { throw new DOMException('no', 'SecurityError'); }`;
    for (const before of [
      `Object.defineProperty(window, 'localStorage', { get: ${throwing} })`,
      `Storage.prototype.setItem = ${throwing}`,
    ]) {
      const page = await newPage(before);
      for (const file of files) await use(page, file, '?ui=id#s1');
      await page.context().close();
    }
  });
  it('keep what two of them set at the same time', async () => {
    const page = await newPage();
    const other = await page.context().newPage();
    for (const each of [page, other]) await each.goto(pathToFileURL(join(out, 'document-0.html')).href);
    await page.evaluate(`setReading('view', 'facing')`);
    await other.evaluate(`setReading('font', 'serif')`);
    expect(JSON.parse(await page.evaluate(`localStorage.getItem('padan reading')`))).toEqual({
      view: 'facing',
      font: 'serif',
    });
    await page.context().close();
  });
  it('know which page they are, however their address is written', async () => {
    const text = Array.from({ length: 301 }, (_, i) => `Kata ke-${i}.`).join('\n\n');
    const links = { index: 'index.html', base: 'a+b', text: 'a.txt', jsonl: 'a.jsonl', patch: null };
    documentPages(
      bitextOf(text, () => 'kata Kata kata'),
      links,
    ).forEach((content, i) => {
      writeFileSync(join(out, `a+b${i > 0 ? `~${i + 1}` : ''}.html`), content);
    });
    const page = await newPage();
    for (const name of ['a+b', 'a%2Bb']) {
      await page.goto(`${pathToFileURL(out).href}/${name}.html#s301`);
      await page.waitForURL(/~2\.html#s301$/);
      expect(await page.evaluate('ownPage')).toBe(1);
      await page.goto(`${pathToFileURL(out).href}/${name}.html`);
      expect(await page.evaluate('ownPage')).toBe(0);
    }
    await page.context().close();
  });
  it('make words of texts that have more of them than a call takes arguments', async () => {
    const page = await newPage();
    await page.goto(pathToFileURL(join(out, 'document-0.html')).href);
    await page.evaluate(
      `window.cell = make('td', { textContent: 'kata '.repeat(130000) }); wrapCell(cell); document.createElement('tr').append(cell)`,
    );
    expect(await page.evaluate(`cell.querySelectorAll('w-d').length`)).toBe(130_000);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
