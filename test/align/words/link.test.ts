import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkWords } from '../../../src/align/words/link.js';
import { wordsOf } from '../../../src/align/words/tokens.js';
import type { Span } from '../../../src/core/document.js';
import { emptyLexicon, parseLexicon } from '../../../src/languages/lexicon.js';
import type { WordAttention } from '../../../src/translate/attention/attention.js';

const table = [
  'rumah\thouse\t0.5\t0.7',
  'rumah\thospital\t0.1\t0.3',
  'sakit\thospital\t0.4\t0.5',
  'sakit\till\t0.3\t0.6',
  'ibu\tmother\t0.7\t0.8',
  'dokter\tdoctor\t0.8\t0.9',
  'dia\ther\t0.3\t0.4',
  'di\tin\t0.5\t0.5',
  'negara-negara\tcountries\t0.6\t0.3',
  'tetangga\tneighbouring\t0.3\t0.5',
  'ada\tis\t0.3\t0.1',
].join('\n');
const lexicon = parseLexicon(table);

const pairsOf = (
  source: string,
  target: string,
  { known = lexicon, attention = null }: { known?: typeof lexicon; attention?: WordAttention | null } = {},
): string[] =>
  linkWords(source, target, { from: 'id', to: 'en', lexicon: known, attention }).map((link) => {
    const text = (whole: string, spans: readonly Span[]) =>
      spans.map(({ start, end }) => whole.slice(start, end)).join(' ');
    return `${text(source, link.source)} = ${text(target, link.target)}`;
  });

/** Attention that pairs words as given, for words in the order of the texts. */
const attentionTo = (source: string, target: string, places: readonly number[]): WordAttention => {
  const [n, m] = [wordsOf(source).length, wordsOf(target).length];
  const matrix = new Float32Array(n * m).fill(0.1 / n);
  places.forEach((i, j) => {
    if (i >= 0) matrix[j * n + i] = 0.9;
  });
  return matrix;
};

describe('the links of a sentence', () => {
  it('are of words that the lexicon translates, in any order', () => {
    expect(pairsOf('Dokter di rumah ibu.', 'In mother house doctor.')).toEqual([
      'Dokter = doctor',
      'di = In',
      'rumah = house',
      'ibu = mother',
    ]);
  });

  it('take repeated words in their order', () => {
    const links = linkWords('ibu, dokter, ibu', 'mother, doctor, mother', { from: 'id', to: 'en', lexicon });
    expect(links.map(({ source, target }) => [source[0]!.start, target[0]!.start])).toEqual([
      [0, 0],
      [5, 8],
      [13, 16],
    ]);
  });

  it('take words that come again and again in their order, in long texts too', () => {
    const links = linkWords('ibu dokter '.repeat(60), 'mother doctor '.repeat(60), {
      from: 'id',
      to: 'en',
      lexicon,
    });
    expect(links).toHaveLength(120);
    const places = links.map(({ target }) => target[0]!.start);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('are of names and numbers without any lexicon', () => {
    expect(pairsOf('Yosef Lende 15.400', 'Yosef Lende 15,400', { known: emptyLexicon })).toEqual([
      'Yosef = Yosef',
      'Lende = Lende',
      '15.400 = 15,400',
    ]);
  });

  it('are of what the model looks at, where the lexicon knows nothing', () => {
    const [source, target] = ['mulok brana tavi', 'tenner moosh clarp'];
    const attention = attentionTo(source, target, [2, 0, 1]);
    expect(pairsOf(source, target, { attention })).toEqual([
      'mulok = moosh',
      'brana = clarp',
      'tavi = tenner',
    ]);
    expect(pairsOf(source, target)).toEqual([]);
  });

  it('can join two words to one, and a word that is two', () => {
    const source = 'ibu di rumah sakit';
    const target = 'mother in hospital';
    const attention = attentionTo(source, target, [0, 1, 3]);
    attention[2 * 4 + 2] = 0.3;
    attention[2 * 4 + 3] = 0.65;
    expect(pairsOf(source, target, { attention })).toContain('rumah sakit = hospital');
    expect(pairsOf('negara-negara tetangga', 'neighbouring countries')).toContain(
      'negara-negara = countries',
    );
    expect(pairsOf('dokter ada di rumahnya', 'doctor is in her house')).toContain('rumahnya = her house');
  });

  it('are of a fixed pair of words as a whole, if the lexicon gives both for both', () => {
    const known = parseLexicon(
      [
        'brana\tmoosh\t0.4\t0.4',
        'brana\tclarp\t0.4\t0.4',
        'tavi\tmoosh\t0.4\t0.4',
        'tavi\tclarp\t0.4\t0.4',
      ].join('\n'),
    );
    for (const target of ['moosh clarp', 'clarp moosh'])
      for (const places of [
        [0, 1],
        [1, 0],
      ])
        expect(
          pairsOf('brana tavi', target, { known, attention: attentionTo('brana tavi', target, places) }),
        ).toEqual([`brana tavi = ${target}`]);
  });

  it('are of two words if the lexicon tells which is whose, crosswise too', () => {
    const known = parseLexicon('brana\tmoosh\t0.6\t0.6\ntavi\tclarp\t0.6\t0.6\n');
    expect(pairsOf('Brana Tavi', 'Clarp Moosh', { known })).toEqual(['Brana = Moosh', 'Tavi = Clarp']);
  });

  it('are of a name as a whole, if only the attention crosses its words', () => {
    const crossed = (source: string, target: string) =>
      pairsOf(source, target, { attention: attentionTo(source, target, [1, 0]) });
    expect(crossed('Brana Tavi', 'Moosh Clarp')).toEqual(['Brana Tavi = Moosh Clarp']);
    expect(crossed('brana tavi', 'moosh clarp')).toEqual(['brana = clarp', 'tavi = moosh']);
  });

  it('are never of an article alone, unless with what stands for one', () => {
    for (const source of ['tavi', 'di', 'yang', 'dengan']) {
      const attention = attentionTo(source, 'The', [0]);
      const known = parseLexicon(`${source}\tthe\t0.9\t0.9\n`);
      expect(pairsOf(source, 'The', { attention })).toEqual([]);
      expect(pairsOf(source, 'The', { attention, known })).toEqual([]);
    }
    const known = parseLexicon('itu\tthe\t0.4\t0.3\nrumah\thouse\t0.5\t0.7\n');
    expect(pairsOf('rumah itu', 'the house', { known })).toContain('itu = the');
  });

  it('are not of a content word and a function word that only the attention pairs', () => {
    const source = 'tavi ibu';
    const seen = (target: string, table = '') =>
      pairsOf(source, target, {
        attention: attentionTo(source, target, [0, 1]),
        known: parseLexicon(`ibu\tmother\t0.7\t0.8\n${table}`),
      });
    expect(seen('from mother')).not.toContain('tavi = from');
    expect(seen('from mother', 'tavi\tfrom\t0.6\t0.6\n')).toContain('tavi = from');
  });

  it('are not sure of two function words that only the attention pairs', () => {
    const source = 'dokter akan ibu';
    const target = 'doctor of mother';
    const links = linkWords(source, target, {
      from: 'id',
      to: 'en',
      lexicon,
      attention: attentionTo(source, target, [0, 1, 2]),
    });
    expect(links).toHaveLength(3);
    expect(links[1]!.confidence).toBeLessThan(0.8);
    expect(links[0]!.confidence).toBeGreaterThan(0.95);
  });

  it('are of a good translation, not of what the attention has in its place', () => {
    const source = 'dokter brana tavi';
    const target = 'clarp moosh doctor';
    const attention = attentionTo(source, target, [0, 1, -1]);
    const found = (table: string) => pairsOf(source, target, { attention, known: parseLexicon(table) });
    expect(found('dokter\tdoctor\t0.5\t0.7\nbrana\tmoosh\t0.6\t0.6\n')).toContain('dokter = doctor');
    expect(found('brana\tmoosh\t0.6\t0.6\n')).toContain('dokter = clarp');
  });

  it('take pronouns to the words that have them as clitics', () => {
    const known = parseLexicon(
      [
        'rumah\thouse\t0.5\t0.7',
        'kepada\tto\t0.6\t0.3',
        'ibu\tmother\t0.7\t0.8',
        'pertama\tfirst\t0.8\t0.8',
      ].join('\n'),
    );
    const found = (source: string, target: string, places: readonly number[]) =>
      pairsOf(source, target, { known, attention: attentionTo(source, target, places) });
    expect(found('rumahku', 'my house', [0, 0])).toEqual(['rumahku = my house']);
    expect(found('rumah pertamanya', 'her first house', [1, 1, 0])).toContain('pertamanya = her first');
    expect(found('ibu kepadanya', 'mother to him', [0, 1, 1])).toContain('kepadanya = to him');
  });

  it('are of a number as a whole', () => {
    const known = parseLexicon('belas\ttwelve\t0.4\t0.5\ndokter\tdoctors\t0.5\t0.5\n');
    expect(pairsOf('dua belas dokter', 'twelve doctors', { known })).toEqual([
      'dua belas = twelve',
      'dokter = doctors',
    ]);
  });

  it('are none if one of the texts has no words', () => {
    for (const [a, b] of [
      ['', ''],
      ['ibu', ''],
      ['…', 'mother'],
    ] as const)
      expect(pairsOf(a, b)).toEqual([]);
  });

  it('work from both languages: the inverse lexicon gives the inverse links', () => {
    const [source, target] = ['Dokter di rumah ibu.', 'In mother house doctor.'];
    const back = linkWords(target, source, { from: 'en', to: 'id', lexicon: lexicon.inverse() });
    const there = linkWords(source, target, { from: 'id', to: 'en', lexicon });
    const turned = back.map((link) => ({ ...link, source: link.target, target: link.source }));
    expect(turned.sort((a, b) => a.source[0]!.start - b.source[0]!.start)).toEqual(there);
  });
});

const word = fc.constantFrom(
  ...[
    'rumah',
    'sakit',
    'Rumahnya',
    'ibu',
    'di',
    'negara-negara',
    'house',
    'hospital',
    'Mother',
    '12',
    '1,5',
    'yang',
  ],
  ...['…', '"', '🙂', 'a\u0301', '\u00ad', 'x'.repeat(300), '漢字', '%', "don't", '\n'],
);
const text = fc.oneof(
  fc.array(word, { maxLength: 25 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

const numbers = (count: number): string => Array.from({ length: count }, (_, i) => i + 1000).join(' ');

describe('links of any two texts', () => {
  it('are units of whole words, sorted, each word in one at most, with confidences from 0 to 1', () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.boolean(),
        fc.infiniteStream(fc.float({ min: 0, max: 1, noNaN: true })),
        (source, target, seen, values) => {
          const [from, to] = [wordsOf(source), wordsOf(target)];
          const attention = seen
            ? Float32Array.from({ length: from.length * to.length }, () => values.next().value!)
            : null;
          const links = linkWords(source, target, { from: 'id', to: 'en', lexicon, attention });
          for (const [side, words] of [
            ['source', from],
            ['target', to],
          ] as const) {
            const used = links.flatMap((link) => link[side].map(({ start, end }) => `${start} ${end}`));
            expect(new Set(used).size).toBe(used.length);
            const all = new Set(words.map(({ start, end }) => `${start} ${end}`));
            expect(used.filter((each) => !all.has(each))).toEqual([]);
            for (const link of links) {
              expect(link[side].length).toBeGreaterThan(0);
              expect(link[side]).toEqual([...link[side]].sort((a, b) => a.start - b.start));
            }
          }
          const firsts = links.map((link) => link.source[0]!.start);
          expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
          for (const { confidence } of links) {
            expect(confidence).toBeGreaterThanOrEqual(0);
            expect(confidence).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });

  it('are made of a thousand words on either side', () => {
    const links = linkWords(numbers(3000), numbers(3000), { from: 'id', to: 'en', lexicon });
    expect(links).toHaveLength(1000);
    const odd = linkWords('a'.repeat(300_000), "b-c'".repeat(100_000), { from: 'id', to: 'en', lexicon });
    expect(odd.length).toBeLessThanOrEqual(1000);
  });
});
