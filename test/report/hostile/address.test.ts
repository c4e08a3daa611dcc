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

const throwing = `() => { throw new DOMException('no', 'SecurityError'); }`;

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

  /** Scripts that leave a browser's memory as no page of this version does, or take it away. */
  const memories = [
    ...fc
      .sample(fc.tuple(...keys.map(() => kept)), { seed: 17, numRuns: 2 })
      .map((values) =>
        keys
          .map(
            (key, j) =>
              `localStorage.setItem(${JSON.stringify(key)}.replace('FOLDER', new URL('.', location).href).replace('PAGE', location.pathname.replace(/\\.html$/, '')), ${JSON.stringify(values[j])});`,
          )
          .join(''),
      ),
    `Object.defineProperty(window, 'localStorage', { get: ${throwing} })`,
    `Storage.prototype.setItem = ${throwing}`,
  ];

  it('open and can be used', async () => {
    const addresses = fc.sample(address, { seed: 17, numRuns: files.length });
    for (const [i, memory] of memories.entries()) {
      const page = await newPage(memory);
      for (const [j, file] of files.entries())
        if (j % memories.length === i) await use(page, file, addresses[j]!);
      await use(page, join(out, 'document-0.html'), '?ui=id#s1');
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
  it('change long rows without losing text or focus, and have no words in longer ones', async () => {
    const page = await newPage();
    await page.goto(pathToFileURL(join(out, 'document-0.html')).href);
    const changed = (count: number, isFocused: boolean) =>
      page.evaluate(`(() => {
        const cells = ['kata ', 'lain ', 'kata '].map((word, i) => make('td', { textContent: word.repeat(i > 0 ? ${count} : 0) + 'satu' }));
        const row = make('tr', {}, make('th', {}), ...cells);
        table.tBodies[0].append(row);
        const button = make('button', {});
        if (${isFocused}) cells[1].append(button);
        button.focus();
        const all = [wordsIn(row).length, cellsOf(row).indexOf(cells[1]), cells[1].textContent === 'lain '.repeat(${count}) + 'satu', document.activeElement === button];
        row.remove();
        return all;
      })()`);
    expect(await changed(10, false)).toEqual([23, 1, true, false]);
    expect(await changed(5000, false)).toEqual([10_003, 1, true, false]);
    expect(await changed(5000, true)).toEqual([10_003, 1, true, true]);
    expect(await changed(7000, false)).toEqual([0, 1, true, false]);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
