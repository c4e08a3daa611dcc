import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { compareSystems } from '../../src/compare/compare.js';
import type { Bitext, Link } from '../../src/core/bitext.js';
import type { Span } from '../../src/core/document.js';
import { emptyLexicon } from '../../src/languages/lexicon.js';
import { documentPages } from '../../src/report/page.js';
import { candidate, documentOf, machineSide, reference } from '../bitexts.js';
import { hasNoChromium, launchChromium, violationsOn, watchPage } from '../chromium.js';
import { testFolder } from '../folder.js';

// These tests call what scripts define, under the names that a build shortens.
vi.mock('../../dist/report/assets/minified.js', () => ({ minified: {} }));

/** Three sentences; a machine's, another's and a human translation, which joins two and adds one; and word links. */
const linkedBitext = (): Bitext => {
  const document = documentOf('Dia dirawat di rumah sakit. Ibu menangis.\n\nHujan turun.');
  const said = (id: string, label: string, texts: string[]) =>
    machineSide(document, (_, i) => texts[i]!, candidate(id, { label }));
  const written = ['He was in hospital, and mother cried.', 'Nobody knew.', 'Rain fell.'];
  const human = {
    system: reference(),
    output: {
      system: 'reference',
      targets: written.map((text) => ({ text, block: 0 })),
      beads: [
        { source: [0, 1], target: [0], score: 0.8 },
        { source: [], target: [1], score: 0 },
        { source: [2], target: [2], score: 0.21 },
      ],
    },
  };
  const sides = [
    said('model', 'Padan', ['He is treated in a hospital.', 'Mother cries.', 'It rains.']),
    said('other', 'Other', ['He lies in an ill house.', 'Mum weeps.', 'Rain falls.']),
    human,
  ];
  const note = { rule: 'r', message: 'm', block: 0, start: 4, end: 11 };
  const bitext = compareSystems(document, [note], sides, emptyLexicon);
  const spanOf = (text: string, word: string): Span => {
    const start = text.indexOf(word);
    return { start, end: start + word.length };
  };
  const link = (
    row: number,
    id: string,
    target: number,
    source: string[],
    words: string[],
    confidence = 0.9,
  ) => {
    const { text } = sides.find(({ system }) => system.id === id)!.output.targets[target]!;
    const made: Link = {
      source: source.map((word) => spanOf(document.text, word)),
      target: words.map((word) => ({ target, ...spanOf(text, word) })),
      confidence,
    };
    const cell = bitext.rows[row]!.cells[id]!;
    cell.links = [...(cell.links ?? []), made];
  };
  link(0, 'model', 0, ['Dia'], ['He']);
  link(0, 'model', 0, ['dirawat'], ['is treated']);
  link(0, 'model', 0, ['rumah', 'sakit'], ['hospital']);
  link(0, 'model', 1, ['Ibu'], ['Mother']);
  link(0, 'other', 0, ['Dia'], ['He']);
  link(0, 'other', 0, ['rumah'], ['house']);
  link(0, 'other', 0, ['sakit'], ['ill']);
  link(0, 'other', 1, ['Ibu'], ['Mum'], 0.3);
  link(0, 'reference', 0, ['rumah', 'sakit'], ['hospital']);
  link(0, 'reference', 0, ['Ibu'], ['mother']);
  link(2, 'reference', 2, ['Hujan'], ['Rain']);
  return bitext;
};

/** A sentence whose translation has another number. */
const flaggedBitext = (): Bitext => {
  const document = documentOf('Ada 20 orang.');
  return compareSystems(document, [], [machineSide(document, () => 'There are 200 people.')], emptyLexicon);
};

describe.skipIf(hasNoChromium)('a page of linked texts in a browser', () => {
  const out = testFolder('linked');
  const problems: string[] = [];
  let browser: Browser;

  const open = async (
    options: BrowserContextOptions = {},
    query = '',
    name = 'linked.html',
    before = '',
  ): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    watchPage(page, problems);
    if (before !== '') await page.addInitScript(before);
    page.setDefaultTimeout(5000);
    await page.goto(pathToFileURL(join(out, name)).href + query);
    if (options.javaScriptEnabled !== false) await page.evaluate('for (const row of rows) wordsIn(row)');
    return page;
  };

  beforeAll(async () => {
    const files = { index: 'index.html', base: 'linked', text: 'l.txt', jsonl: 'l.jsonl', patch: null };
    writeFileSync(join(out, 'linked.html'), documentPages(linkedBitext(), files)[0]!);
    writeFileSync(join(out, 'flagged.html'), documentPages(flaggedBitext(), files)[0]!);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
  });

  const openReading = (page: Page): Promise<void> => page.locator('#reading summary').click();
  /** Words of a column (0 is the source). */
  const words = (page: Page, column: number, row = 0): Locator =>
    page.locator('tbody tr:not(.notes)').nth(row).locator('td').nth(column).locator('w-d');
  const word = (page: Page, column: number, text: string, row = 0): Locator =>
    words(page, column, row).filter({ hasText: new RegExp(`^${text}$`) });
  /** The words that are lit, by column. */
  const lit = (page: Page): Promise<string[][]> =>
    page.evaluate(`[...document.querySelector('tbody tr:not(.notes)').cells].slice(1).map((cell) =>
      [...cell.querySelectorAll('.lit')].map(({ textContent }) => textContent))`);
  const none = [[], [], [], []];

  it('lights up what all translations make of a word of the source, and puts it out again', async () => {
    const page = await open();
    expect(await lit(page)).toEqual(none);
    await word(page, 0, 'Dia').hover();
    expect(await lit(page)).toEqual([['Dia'], ['He'], ['He'], []]);
    await word(page, 0, 'rumah').hover();
    expect(await lit(page)).toEqual([['rumah', 'sakit'], ['hospital'], ['house'], ['hospital']]);
    await page.locator('h1').hover();
    expect(await lit(page)).toEqual(none);
  });

  it('lights up from a translation its source and, through that, the others', async () => {
    const page = await open();
    await word(page, 2, 'house').hover();
    expect(await lit(page)).toEqual([['rumah'], ['hospital'], ['house'], ['hospital']]);
    await word(page, 3, 'hospital').hover();
    expect(await lit(page)).toEqual([['rumah', 'sakit'], ['hospital'], ['ill', 'house'], ['hospital']]);
  });

  it('moves nothing when words light up, and shows weak links otherwise than sure ones', async () => {
    const page = await open();
    const boxes = () =>
      page.evaluate(
        `JSON.stringify([...document.querySelectorAll('.bitext :is(td, w-d)')].map((each) => each.getBoundingClientRect()))`,
      );
    const before = await boxes();
    await word(page, 0, 'Ibu').hover();
    expect(await lit(page)).toEqual([['Ibu'], ['Mother'], ['Mum'], ['mother']]);
    expect(await boxes()).toBe(before);
    const styles = (await page.evaluate(`[...document.querySelectorAll('.lit')].map((each) => {
      const { backgroundColor, outlineStyle } = getComputedStyle(each);
      return backgroundColor + ' ' + outlineStyle;
    })`)) as string[];
    expect(styles[2]).toBe('rgba(0, 0, 0, 0) dashed');
    expect(styles[1]).toMatch(/^rgb\(.* none$/);
    expect(styles[3]).toBe(styles[1]);
  });

  const press = async (page: Page, ...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.textContent');

  it('goes from linked word to linked word with the arrow keys, and back to the row with Escape', async () => {
    const page = await open();
    await press(page, 'ArrowRight');
    expect(await lit(page)).toEqual(none);
    await press(page, 'j', 'ArrowRight');
    expect(await focused(page)).toBe('Dia');
    expect(await lit(page)).toEqual([['Dia'], ['He'], ['He'], []]);
    await press(page, 'ArrowLeft', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    expect(await focused(page)).toBe('rumah');
    await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    expect(await focused(page)).toBe('He');
    await press(page, 'Escape');
    expect(await page.evaluate('document.activeElement.hash')).toBe('#s1');
    expect(await lit(page)).toEqual(none);
    await press(page, 'ArrowLeft');
    expect(await focused(page)).toBe('cried');
    await press(page, 'ArrowLeft');
    expect(await focused(page)).toBe('mother');
    await press(page, 'j', 'j');
    expect(await page.evaluate('document.activeElement.hash')).toBe('#s3');
    expect(await lit(page)).toEqual(none);
  });

  it('keeps words out of the way of Tab, and one at a time within reach of the keyboard', async () => {
    const page = await open();
    const reachable = () => page.locator('w-d[tabindex]').count();
    expect(await reachable()).toBe(0);
    await press(page, 'j', 'ArrowRight', 'ArrowRight');
    expect(await reachable()).toBe(1);
    await press(page, 'Tab');
    expect(await reachable()).toBe(0);
    expect(await page.evaluate('document.activeElement.localName')).toBe('a');
  });

  it('has running text for screen readers, and says the counterparts of the word with the focus alone', async () => {
    const page = await open();
    expect(await page.locator('tbody tr:not(.notes)').nth(2).locator('td').nth(0).ariaSnapshot()).toBe(
      '- cell "Hujan turun."',
    );
    const said = page.locator('[aria-live=polite]');
    expect(await said.textContent()).toBe('');
    await press(page, 'j', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    expect(await said.textContent()).toBe(
      'English by Padan: hospital; English by Other: house; Reference: hospital',
    );
    await press(page, 'Escape');
    expect(await said.textContent()).toBe('');
  });

  it('lights up a word that is tapped, until another place is', async () => {
    const page = await open({ hasTouch: true, viewport: { width: 360, height: 700 } });
    await word(page, 1, 'hospital').tap();
    expect(await lit(page)).toEqual([['rumah', 'sakit'], ['hospital'], ['ill', 'house'], ['hospital']]);
    await word(page, 0, 'Dia').tap();
    expect(await lit(page)).toEqual([['Dia'], ['He'], ['He'], []]);
    await page.locator('h1').tap();
    expect(await lit(page)).toEqual(none);
  });

  /** What is drawn after each linked word of a column. */
  const numbers = (page: Page, column: number): Promise<string[]> =>
    page.evaluate(`[...document.querySelector('tbody tr:not(.notes)').cells[${column + 1}].querySelectorAll('w-d[l]')]
      .map((each) => getComputedStyle(each, '::after').content)`);
  const unlinked = ['none', 'none'];

  it('draws numbers on demand, and never on paper', async () => {
    const page = await open();
    expect(await numbers(page, 3)).toEqual(unlinked);
    await openReading(page);
    await page.getByLabel('numbers at linked words').check();
    expect(await numbers(page, 0)).toEqual(['"1"', '"2"', '"3,4"', '"3,5"', '"6"']);
    expect(await numbers(page, 1)).toEqual(['"1"', '"2"', '"2"', '"3"', '"6"']);
    expect(await numbers(page, 2)).toEqual(['"1"', '"5"', '"4"', '"6?"']);
    expect(await numbers(page, 3)).toEqual(['"3"', '"6"']);
    await page.emulateMedia({ media: 'print' });
    expect(await numbers(page, 3)).toEqual(unlinked);
  });

  it('makes elements of a row’s words only when it is pointed at, and lights up the one there at once', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(pathToFileURL(join(out, 'linked.html')).href);
    expect(await page.locator('w-d').count()).toBe(0);
    const before = await page.locator('.bitext').innerText();
    const box = await page.locator('tbody tr:not(.notes)').nth(2).locator('td').nth(0).boundingBox();
    await page.mouse.move(box!.x + 20, box!.y + 20);
    expect(await page.locator('.lit').allInnerTexts()).toEqual(['Hujan', 'Rain']);
    expect(await page.locator('w-d').count()).toBeGreaterThan(4);
    expect(await page.locator('.bitext').innerText()).toBe(before);
    await page.close();
  });

  it('gives the text without numbers, shapes and fits to those who copy and search it', async () => {
    const page = await open();
    await openReading(page);
    await page.getByLabel('numbers at linked words').check();
    const copied = (row: number, column: number) =>
      page.evaluate(`
        getSelection().selectAllChildren(document.querySelectorAll('tbody tr:not(.notes)')[${row}].cells[${column + 1}]);
        getSelection().toString().trim()`);
    expect(await copied(0, 0)).toBe('Dia dirawat di rumah sakit.\nIbu menangis.');
    expect(await copied(0, 3)).toBe('He was in hospital, and mother cried.');
    expect(await copied(2, 3)).toBe('Rain fell.');
    const found = (text: string) => page.evaluate(`getSelection().removeAllRanges(); find('${text}')`);
    expect(await found('Dia dirawat di rumah sakit.')).toBe(true);
    expect(await found('in hospital, and mother')).toBe(true);
  });

  it.each([true, false])(
    'filters pairs that are uncertain or not one to one (scripts: %s)',
    async (scripts) => {
      const page = await open({ javaScriptEnabled: scripts });
      const rows = page.locator('tbody tr:not(.notes):visible');
      await page.getByRole('radio', { name: 'Uncertain pairs 1' }).check();
      expect(await rows.allInnerTexts()).toEqual([
        expect.stringMatching(/Hujan turun[\s\S]*fit 21 %[\s\S]*Rain fell/),
      ]);
      await page.getByRole('radio', { name: 'Uneven pairs 2' }).check();
      expect(await rows.allInnerTexts()).toEqual([
        expect.stringMatching(/Dia dirawat[\s\S]*2 : 1/),
        expect.stringMatching(/not in the source[\s\S]*Nobody knew/),
      ]);
    },
  );

  it('keeps such a filter in the address', async () => {
    const page = await open({}, '?show=uneven');
    expect(await page.locator('tbody tr:not(.notes):visible').count()).toBe(2);
  });

  it('shows what is lit in forced colours, too', async () => {
    const page = await open({ forcedColors: 'active' });
    const background = () =>
      page.evaluate(
        `getComputedStyle(document.querySelector('tbody tr:not(.notes)').cells[2].querySelector('[l="3"]')).backgroundColor`,
      );
    const before = await background();
    await word(page, 0, 'rumah').hover();
    expect(await background()).not.toBe(before);
  });

  it('has nothing that moves', async () => {
    const page = await open();
    await word(page, 0, 'rumah').hover();
    expect(await page.evaluate('document.getAnimations().length')).toBe(0);
  });

  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [360, 'light'],
    [360, 'dark'],
  ] as const)(
    'passes the axe accessibility check while words are lit and numbered: %d wide, %s',
    async (width, colorScheme) => {
      const page = await open({ colorScheme, viewport: { width, height: 900 } });
      await openReading(page);
      await page.getByLabel('numbers at linked words').check();
      await press(page, 'j', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
      expect(await page.locator('.lit').count()).toBe(5);
      expect(await violationsOn(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    },
  );

  it.each([
    ['copies', 'async () => undefined', 'copied', ['numbers-differ\tAda 20 orang.\n']],
    ['selects where it cannot copy', 'async () => { throw new Error(); }', 'selected: copy it', []],
  ])('%s the line that silences a flag, by keyboard', async (_, write, said, copied) => {
    // What the button writes, or cannot write, to a clipboard of ours.
    const page = await open(
      {},
      '',
      'flagged.html',
      `window.copied = [];
      Object.defineProperty(navigator, 'clipboard', { value: {
        writeText: async (text) => { await (${write})(); window.copied.push(text); } } });`,
    );
    const button = page.getByRole('button', { name: 'silence: copy the line for numbers-differ' });
    expect(await button.count()).toBe(0);
    await page.getByRole('button', { name: 'numbers-differ' }).focus();
    await page.keyboard.press('Enter');
    expect(await button.isVisible()).toBe(true);
    expect(await page.locator('.why').innerText()).toContain('padan.silenced.tsv');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: said }).waitFor();
    expect(await page.evaluate('window.copied')).toEqual(copied);
    const selected = await page.evaluate('getSelection().toString()');
    expect(selected).toBe(copied.length > 0 ? '' : 'numbers-differ\tAda 20 orang.');
  });

  it('caused no console messages, errors or requests in any test above', () => {
    expect(problems).toEqual([]);
  });
});
