import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sidesOf, targetsIn } from '../../../src/core/bitext.js';
import { sentencesOf } from '../../../src/core/document.js';
import { hasNoChromium, launchChromium, watchPage } from '../../chromium.js';
import { testFolder } from '../../folder.js';
import { lookScript } from './look.js';
import { type Made, pagesOf } from './pages.js';
import { closing, hostileLines, opening } from './texts.js';

// These tests call what scripts define, under the names that a build shortens.
vi.mock('../../../dist/report/assets/minified.js', () => ({ minified: {} }));

/** Lines that nothing would take for anything else. */
const harmlessLines = (): (() => string) => {
  let next = 0;
  return () =>
    `${opening}harga beras ${next++ % 3} naik, ibu ${next % 5} ${next % 2 ? '"rumah"' : 'rumah'}${closing}`;
};

/** What a reader does on a page, all that makes scripts write something. */
const useScript = `
window.use = async (typed) => {
  const wait = (time = 0) => new Promise((done) => setTimeout(done, time));
  const all = (selector) => [...document.querySelectorAll(selector)];
  const tell = (element, ...kinds) => { for (const kind of kinds) element.dispatchEvent(new Event(kind, { bubbles: true })); };
  const press = (key) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  const problems = [];
  const check = (when) => {
    for (const name of ['wrong', 'turned', 'unclosed']) for (const each of look[name]().slice(0, 3)) problems.push(when + ': ' + name + ': ' + each);
  };
  const names = new Set();
  const seen = (when) => { check(when); for (const name of look.names()) names.add(name); };
  seen('at first');
  for (const button of all('.ui-switch button')) { button.click(); seen('in ' + button.lang); }
  for (const radio of all('.views input')) { radio.checked = true; tell(radio, 'change'); seen('view ' + radio.value); }
  for (const details of all('details')) details.open = true;
  await wait(50);
  seen('all open');
  for (const select of all('select')) for (const option of [...select.options].slice(0, 3)) {
    select.value = option.value;
    tell(select, 'input', 'change');
    await wait(30);
    seen('select ' + (select.id || select.name));
  }
  for (const box of all('.tools input[type=checkbox]')) { box.click(); await wait(10); box.click(); }
  for (const text of typed) for (const field of all('input[type=search], input#text')) {
    field.closest('[hidden]')?.removeAttribute('hidden');
    field.value = text;
    tell(field, 'input');
    await wait(140);
    seen('typed');
  }
  for (const button of all('#flags-open, #find-open, #help-open')) { button.click(); await wait(20); seen(button.id); document.querySelector('dialog[open]')?.close(); }
  if (document.querySelector('#studying')) {
    document.querySelector('#studying').click();
    document.querySelector('#new-words').click();
    chooseView('side');
    for (const row of rows.slice(0, 3)) {
      const [first, second, third] = wordsIn(row);
      for (const word of [first, second, wordsIn(row).at(-1)]) if (word) { word.click(); seen('a word’s card'); }
      mark(row);
      for (const key of ['t', 'x', 'n', 'j', 'a']) press(key);
      document.querySelector('.try textarea').value = typed[0];
      document.querySelector('.try .check').click();
      seen('translated');
      for (const link of row.querySelectorAll('td .remarks a')) if (document.getElementById('rule-' + link.textContent)) link.click();
      seen('what a rule means');
    }
  }
  for (const button of all('.ui-switch button')) { button.click(); seen('once more in ' + button.lang); }
  return { problems, names: [...names] };
};
`;

describe.skipIf(hasNoChromium)('pages of hostile documents in a browser', () => {
  const out = testFolder('hostile');
  let browser: Browser;
  let allowed: Set<string>;

  const write = (name: string, { pages }: Made): string[] =>
    Object.entries(pages).map(([path, content]) => {
      const file = join(out, name, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    });
  const open = async (file: string, problems: string[]): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    watchPage(page, problems);
    page.on('dialog', (dialog) => {
      problems.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(lookScript + useScript);
    return page;
  };
  const used = async (
    file: string,
    typed: readonly string[],
  ): Promise<{ problems: string[]; names: string[] }> => {
    const problems: string[] = [];
    const page = await open(file, problems);
    const found = (await page.evaluate(`use(${JSON.stringify(typed)})`)) as Awaited<ReturnType<typeof used>>;
    await page.close();
    return { problems: [...problems, ...found.problems], names: found.names };
  };

  beforeAll(async () => {
    browser = await launchChromium();
    allowed = new Set();
    for (const file of write('harmless', pagesOf(harmlessLines(), 'en'))) {
      const { problems, names } = await used(file, ['harga']);
      expect(problems).toEqual([]);
      for (const name of names) allowed.add(name);
    }
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
  });

  const seeds = (process.env['HOSTILE_SEEDS'] ?? '1').split(' ').map(Number);

  it.each(seeds)(
    'show text as text, whatever a reader does (seed %i)',
    { timeout: 180_000 },
    async (seed) => {
      const line = hostileLines(seed);
      const made = pagesOf(line, seed % 2 === 0 ? 'id' : 'en');
      const typed = [line(), line().slice(1, -1)];
      for (const file of write(String(seed), made)) {
        const { problems, names } = await used(file, typed);
        expect({ file, problems }).toEqual({ file, problems: [] });
        expect({
          file,
          others: names.filter((name) => !allowed.has(name) && !/^wbr$| hidden$/.test(name)),
        }).toEqual({ file, others: [] });
      }
    },
  );

  it('have in their cells what they were given', { timeout: 60_000 }, async () => {
    const made = pagesOf(hostileLines(3), 'en', 60);
    const problems: string[] = [];
    const [bitext] = made.bitexts;
    const sentences = sentencesOf(bitext!.document);
    const given = bitext!.rows.map((row) => [
      row.source.map((each) => sentences[each]!.text).join(''),
      ...sidesOf(bitext!).map((side) =>
        targetsIn(row, side)
          .map(({ text }) => text)
          .join(' '),
      ),
    ]);
    const file = write('given', made).find((each) => each.endsWith('document-0.html'))!;
    const page = await open(file, problems);
    const texts = `rows.map((row) => cellsOf(row).map((cell) => textsIn(cell).map(({ data }) => data).join('').replace(/\\n$/, '')))`;
    const shown = given.map((cells) => cells.map(asShown));
    expect(await page.evaluate(texts)).toEqual(shown);
    await page.evaluate('rows.forEach(wordsIn)');
    expect(await page.evaluate(texts)).toEqual(shown);
    expect(await page.locator('h1').innerText()).toBe(shown[0]![0]!.replace(/ +/g, ' '));
    expect(problems).toEqual([]);
    await page.close();
  });
});

/** Control characters have symbols; halves of characters, and those that have none, the sign for what cannot be shown. */
const asShown = (text: string): string =>
  text.replace(/(?!\t)[\p{Cc}\p{Cs}]/gu, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
