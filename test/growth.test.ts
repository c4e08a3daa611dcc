import { describe, expect, it } from 'vitest';
import { turned } from '../src/align/turned.js';
import { flagsOf } from '../src/compare/flags/flags.js';
import { findDifference } from '../src/compare/numbers/compare.js';
import { parseDocument } from '../src/formats/formats.js';
import { packOf } from '../src/languages/languages.js';
import { parseLexicon, vocabularyOf } from '../src/languages/lexicon.js';
import { lint } from '../src/lint/lint.js';
import { segmentDocument } from '../src/segment/document.js';
import { segment } from '../src/segment/segment.js';
import { normalise } from '../src/translate/text/typography.js';

/*
 * Texts of which each took from many seconds to years: patterns that read a text in many ways, and searches through all
 * of it for each word. `bench/growth.mjs` looks for more of them.
 */

const lexicon = parseLexicon(
  'yang\tthat\t0.9\t0.9\t1000\nnaik\trise\t0.9\t0.9\t100\nbesar\tbig\t0.9\t0.9\t100\n',
);
const rulesOn = (text: string): string[] =>
  lint(
    segmentDocument(parseDocument(Buffer.from(`${text}\n`), 'x', { path: 'x.txt', language: 'id' })),
    packOf('id'),
    vocabularyOf(lexicon),
  ).map(({ rule }) => rule);
const flagsOn = (source: string, text: string) =>
  flagsOf({ source, target: { text, block: 0 }, from: 'id', to: 'en', lexicon });
const namesOf = (flags: ReturnType<typeof flagsOn>): string[] => flags.map(({ rule }) => rule);
const many = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ');
/** Words of letters, of which no two are the same. */
const word = (number: number): string => {
  let letters = '';
  for (let rest = number + 27; rest > 0; rest = Math.floor(rest / 26))
    letters += String.fromCharCode(97 + (rest % 26));
  return letters;
};

describe('a pattern reads a text in one way only', () => {
  it('where nothing but emoji stands before a sign', () => {
    expect(rulesOn(`${'😀'.repeat(200)}!`)).not.toContain('fragment');
    expect(rulesOn(`${'😀'.repeat(200)}.`)).toContain('fragment');
  });

  it('where a word has many hyphens, and capitals at its end', () => {
    expect(namesOf(flagsOn(`Ia tertawa Ha${'-ha'.repeat(150)}HA`, 'He laughed'))).not.toContain(
      'names-differ',
    );
  });

  it('where many closing signs stand behind many stops', () => {
    const text = `Kata wah${'!'.repeat(140)}${'*'.repeat(140)}x lalu. Ia pergi. `.repeat(20);
    const sentences = segment(text, 'id');
    expect(sentences).toHaveLength(40);
    expect(sentences.map((sentence) => sentence.text).join('')).toBe(text);
  });

  it('where lines have a sign, many spaces and a letter', () => {
    const text = `kata\n-${' '.repeat(110)}x\n`.repeat(800);
    expect(
      segment(text, 'id')
        .map((sentence) => sentence.text)
        .join(''),
    ).toBe(text);
  });

  it('where a word in small letters has many commas behind it', () => {
    expect(rulesOn(`a${','.repeat(100_000)}@`)).not.toContain('fragment');
  });

  it('where what nobody sees stands between many spaces', () => {
    expect(normalise(`a ${'\u200b '.repeat(100_000)}– b`)).toBe('a - b');
  });
});

describe('the time grows with the words of a text, and not with their square', () => {
  it('for numbers of a language whose words are not known', () => {
    const numbers = many(10_000, String);
    const { spans } = findDifference(numbers, numbers.replace(/^0 1 /, ''), packOf('de'), packOf('en'));
    expect(spans).toEqual({
      source: [
        { start: 0, end: 1 },
        { start: 2, end: 3 },
      ],
      target: [],
    });
  });

  it('for words that stand twice in both texts', () => {
    const [once, twice] = [many(5000, word), many(5000, (i) => `${word(i)} ${word(i)}`)];
    expect(namesOf(flagsOn(`${once} ${once}`, twice))).not.toContain('repetition');
    expect(namesOf(flagsOn(once, twice))).toContain('repetition');
  });

  it('for words that are left between others, and in brackets', () => {
    const kept = 'yang '.repeat(10_000);
    const found = flagsOn(`${kept}Budi`, `Ani ${kept}Budi ${'big '.repeat(11_000)}`);
    expect(namesOf(found)).toContain('untranslated');
    const brackets = flagsOn(
      'naik '.repeat(4000),
      `${'naik word (big) '.repeat(4000)}${'big '.repeat(8000)}`,
    );
    expect(namesOf(brackets)).toContain('untranslated');
  });

  it('for sentences that were added in one place', () => {
    const added = Array.from({ length: 60_000 }, (_, i) => ({ source: [i + 1], target: [], score: 0 }));
    expect(turned([{ source: [0], target: [0], score: 1 }, ...added])).toHaveLength(60_001);
  });
});
