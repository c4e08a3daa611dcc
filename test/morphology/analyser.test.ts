import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languagePacks, packOf } from '../../src/languages/languages.js';
import { emptyLexicon, parseLexicon } from '../../src/languages/lexicon.js';
import { createAnalyser } from '../../src/morphology/analyser.js';
import type { Analyser } from '../../src/morphology/analysis.js';
import { attached, stemsOf } from '../../src/morphology/peel.js';

const indonesian = packOf('id');
const table = indonesian.affixes!;

/** Knows these words, each by a translation. */
const analyserOf = (
  ...words: readonly (readonly [word: string, translation: string, count: number])[]
): Analyser =>
  createAnalyser(
    indonesian,
    parseLexicon(
      words.map(([word, translation, count]) => `${word}\t${translation}\t0.9\t0.9\t${count}\n`).join(''),
    ),
  )!;

const partsOf = (analyser: Analyser, word: string): string =>
  analyser
    .analyse(word)
    .parts.map(({ form }) => form)
    .join(' ');

// Roots that no lexicon has.
const words = [
  ['tugol', 'dance', 400],
  ['tugolan', 'dancing', 80],
  ['menugol', 'dance', 90],
  ['ditugol', 'danced', 50],
  ['penugol', 'dancer', 30],
  ['bertugol', 'dance', 20],
  ['samopi', 'lamp', 500],
  ['samop', 'village', 3],
  ['rengas', 'answer', 400],
  ['gusil', 'bear', 400],
  ['bergusil', 'borne', 60],
  ['menggusil', 'bear', 60],
] as const;
const made = analyserOf(...words);
const again = analyserOf(...words);

describe('createAnalyser', () => {
  it('is null for a language without affix data', () => {
    const without = languagePacks.filter(({ affixes }) => affixes === undefined);
    expect(without.length).toBeGreaterThan(0);
    for (const pack of without) expect(createAnalyser(pack, emptyLexicon)).toBeNull();
  });

  it('takes off affixes and gives back the letter that they swallowed', () => {
    expect(partsOf(made, 'menugolkan')).toBe('meN- tugol -kan');
    expect(partsOf(made, 'penugolannya')).toBe('peN-…-an tugol -nya');
    expect(partsOf(made, 'kutugoli')).toBe('ku- tugol -i');
    expect(partsOf(made, 'berengas')).toBe('ber- rengas');
    expect(partsOf(made, 'terengaskah')).toBe('ter- rengas -kah');
  });

  it('stacks affixes, and tells which of them surround their stem', () => {
    expect(partsOf(made, 'memberdugolkan')).toBe('memberdugolkan');
    expect(partsOf(made, 'membertugolkan')).toBe('meN- ber- tugol -kan');
    expect(partsOf(made, 'keterugolan')).toBe('keterugolan');
    expect(partsOf(made, 'ketertugolan')).toBe('ke-…-an ter- tugol');
    expect(partsOf(made, 'ketidaktugolan')).toBe('ke-…-an tidak- tugol');
  });

  it('finds two roots that affixes surround', () => {
    const { root, parts } = made.analyse('mempertugolrengaskan');
    expect(root).toBe('tugol rengas');
    expect(parts.map(({ form }) => form)).toEqual(['memper-', 'tugol rengas', '-kan']);
  });

  it('finds doubled words, whole, inside affixes, in turn, and with another sound', () => {
    expect(partsOf(made, 'tugol-tugol')).toBe('tugol ×2');
    expect(partsOf(made, 'tugol-tugolnya')).toBe('tugol ×2 -nya');
    expect(partsOf(made, 'menugol-nugol')).toBe('meN- tugol ×2');
    expect(partsOf(made, 'tugol-menugol')).toBe('tugol meN- ×2');
    expect(partsOf(made, 'ketugol-tugolan')).toBe('ke-…-an tugol ×2');
    expect(partsOf(made, 'tugol-tagil')).toBe('tugol ×2~');
    expect(partsOf(made, 'tugol-gusil')).toBe('tugol-gusil');
  });

  it('leaves whole what only looks as if it had an affix', () => {
    expect(partsOf(made, 'samopi')).toBe('samopi');
    expect(partsOf(made, 'tugolan')).toBe('tugol -an');
  });

  it('knows a root that never stands alone by what is made of it', () => {
    const alone = analyserOf(['bertugol', 'fight', 90], ['ditugoli', 'fought', 40]);
    expect(alone.analyse('ditugoli')).toMatchObject({ root: 'tugol', isKnown: true });
    const once = analyserOf(['bertugol', 'fight', 90]);
    expect(once.analyse('bertugol')).toMatchObject({ root: 'bertugol', isKnown: true });
    expect(once.analyse('menugol')).toMatchObject({ root: 'menugol', isKnown: false });
  });

  it('does not cut such a root where most words that are made of it could not be cut', () => {
    const he = ['dia', 'dianya', 'didia', 'pendia'].map((word) => [word, 'he', 5000] as const);
    const made = ['tersedia', 'sediakan', 'persediaan', 'menyediakan', 'disediakan', 'bersedia'].map(
      (word) => [word, 'ready', 50] as const,
    );
    const analyser = analyserOf(...he, ...made);
    expect(partsOf(analyser, 'tersedia')).toBe('ter- sedia');
    expect(partsOf(analyser, 'menyediakan')).toBe('meN- sedia -kan');
    // There is a dia in these.
    const cut = ['menyediakan', 'disediakan', 'bersedia'].map((word) => [word, 'ready', 50] as const);
    expect(partsOf(analyserOf(...he, ...cut), 'sedia')).toBe('se- dia');
  });

  it('says where each part stands: sound changes and the hyphen belong to the affix', () => {
    const spansOf = (word: string) => made.analyse(word).parts.map(({ form, spans }) => [form, spans]);
    expect(spansOf('penugolan')).toEqual([
      [
        'peN-…-an',
        [
          [0, 3],
          [7, 9],
        ],
      ],
      ['tugol', [[3, 7]]],
    ]);
    expect(spansOf('tugol-menugol')).toEqual([
      ['tugol', [[0, 5]]],
      ['meN-', [[5, 9]]],
      ['×2', [[9, 13]]],
    ]);
  });

  it('does not mind capitals or how accents are written', () => {
    expect(made.analyse('MENUGOLKAN')).toEqual(made.analyse('menugolkan'));
    const accented = analyserOf(['rèngas', 'answer', 400]);
    const composed = accented.analyse('rèngasnya'.normalize('NFC'));
    expect(composed.root).toBe('rèngas'.normalize('NFC'));
    expect(accented.analyse('rèngasnya'.normalize('NFD'))).toEqual(composed);
  });

  it('answers for any text, the same each time, and its parts cover it', () => {
    const pieces = 'me di ke ber se pe n g k s t p a tugol - an nya lah'.split(' ');
    const letters = fc.array(fc.constantFrom(...pieces)).map((each) => each.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), letters), (text) => {
        const { word, root, parts } = made.analyse(text);
        expect(word).toBe(text.normalize('NFC').toLowerCase());
        const spans = parts.flatMap((part) => part.spans).sort(([a], [b]) => a - b);
        expect(spans.map(([from, to]) => word.slice(from, to)).join('')).toBe(word);
        expect(parts.filter(({ kind }) => kind === 'root').map(({ form }) => form)).toEqual([root]);
        expect(made.analyse(root).root).toBe(root);
        expect(again.analyse(text)).toEqual(made.analyse(text));
      }),
    );
  });
});

describe('an affix table', () => {
  const root = fc.stringMatching(/^[bcdfghjklmnprstwy][aeiou](?:[bcdfghjklmnprstwy][aeiou]){1,2}[nktsr]?$/);

  it('takes off what it puts on', () => {
    const prefixes = table.before.filter(({ kind }) => kind === 'prefix');
    fc.assert(
      fc.property(root, fc.constantFrom(...prefixes), (text, { form, shapes }) => {
        for (const word of attached(text, shapes))
          expect(
            stemsOf(word, table).some((stem) => stem.text === text && stem.before[0]?.affix.form === form),
          ).toBe(true);
      }),
    );
  });

  it('has a note, in both languages, for all that it names, and for nothing twice', () => {
    const named = [
      ...table.before.map(({ form }) => form),
      ...table.after.map(({ form }) => form),
      ...table.circumfixes.map(({ form }) => form),
      ...table.infixes.map((letters) => `-${letters}-`),
      '×2',
      '×2~',
      'Ce-',
    ];
    expect(table.notes.map(({ form }) => form).sort()).toEqual(named.sort());
    for (const { en, id } of table.notes) expect(en.length * id.length).toBeGreaterThan(0);
  });

  it('names only affixes that it has', () => {
    const forms = new Set([...table.before, ...table.after].map(({ form }) => form));
    const named = [
      ...table.before.flatMap((each) => [...each.with, ...each.outside, each.names, each.voice]),
      ...table.after.flatMap((each) => [each.commands, each.names]),
      ...table.circumfixes.flatMap(({ first, last }) => [first, last]),
    ];
    expect(named.filter((form) => form !== undefined && !forms.has(form))).toEqual([]);
  });
});
