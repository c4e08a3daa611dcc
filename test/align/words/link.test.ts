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
