import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNumbers } from '../../../src/compare/numbers/compare.js';
import { packOf } from '../../../src/languages/languages.js';
import { neutralPack } from '../../../src/languages/neutral.js';
import type { LanguagePack } from '../../../src/languages/pack.js';

const [indonesian, english] = [packOf('id'), packOf('en')];
const none = { source: [], target: [] };

const idUnits = 'nol satu dua tiga empat lima enam tujuh delapan sembilan'.split(' ');
const enUnits =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen`.split(/\s+/);
const enTens = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** A number below a thousand, in words. */
const idBelow = (n: number): string => {
  if (n < 10) return idUnits[n]!;
  if (n < 12) return n === 10 ? 'sepuluh' : 'sebelas';
  if (n < 20) return `${idUnits[n - 10]} belas`;
  const size = n < 100 ? 10 : 100;
  const [count, rest] = [Math.floor(n / size), n % size];
  const head = size === 10 ? `${idUnits[count]} puluh` : count === 1 ? 'seratus' : `${idUnits[count]} ratus`;
  return rest === 0 ? head : `${head} ${idBelow(rest)}`;
};

const enBelow = (n: number): string => {
  if (n < 20) return enUnits[n]!;
  const size = n < 100 ? 10 : 100;
  const [count, rest] = [Math.floor(n / size), n % size];
  const head = size === 10 ? enTens[count]! : `${enUnits[count]} hundred`;
  return rest === 0 ? head : `${head}${size === 10 ? '-' : ' and '}${enBelow(rest)}`;
};

/** A whole number below 10^15 in words, by groups of three digits. */
const inWords = (n: number, below: (n: number) => string, scales: readonly string[], one: string): string => {
  if (n === 0) return below(0);
  const groups = [12, 9, 6, 3, 0].map(
    (power, i) => [Math.floor(n / 10 ** power) % 1000, scales[i]!] as const,
  );
  return groups
    .filter(([count]) => count > 0)
    .map(([count, scale]) => (count === 1 && scale === 'ribu' ? one : `${below(count)} ${scale}`.trim()))
    .join(' ');
};
const idWords = (n: number): string =>
  inWords(n, idBelow, ['triliun', 'miliar', 'juta', 'ribu', ''], 'seribu');
const enWords = (n: number): string =>
  inWords(n, enBelow, ['trillion', 'billion', 'million', 'thousand', ''], '');

const grouped = (n: number, mark: string): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, mark);

/** From three on: one and two may go without saying. */
const whole = fc.oneof(
  fc.integer({ min: 3, max: 1000 }),
  fc.maxSafeInteger().map((n) => 3 + (Math.abs(n) % (10 ** 15 - 3))),
);

const find = (source: string, target: string, from: LanguagePack, to: LanguagePack) =>
  compareNumbers(`(${source})`, `(${target})`, from, to);

describe('any whole number below 10^15', () => {
  it('is the same in words and digits of both languages', () => {
    fc.assert(
      fc.property(whole, (n) => {
        const here = [String(n), grouped(n, '.'), idWords(n)];
        const there = [String(n), grouped(n, ','), enWords(n)];
        for (const source of here) {
          for (const target of there) {
            expect(find(source, target, indonesian, english), `${source} and ${target}`).toEqual(none);
            expect(find(target, source, english, indonesian), `${target} and ${source}`).toEqual(none);
          }
        }
      }),
    );
  });

  it('is not the same as another, however both are written', () => {
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        fc.pre(a !== b);
        for (const source of [grouped(a, '.'), idWords(a)]) {
          for (const target of [grouped(b, ','), enWords(b)]) {
            expect(find(source, target, indonesian, english), `${source} and ${target}`).not.toEqual(none);
          }
        }
      }),
    );
  });

  it('is the same with and without a scale word', () => {
    const scales = [
      [3, 'ribu', 'thousand'],
      [6, 'juta', 'million'],
      [9, 'miliar', 'billion'],
      [12, 'triliun', 'trillion'],
    ] as const;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999 }),
        fc.constantFrom(...scales),
        (n, [power, here, there]) => {
          const [head, tail] = [Math.floor(n / 1000), String(n % 1000).padStart(3, '0')];
          const source = `${head},${tail}1 ${here}`;
          const target = `${head}.${tail}1 ${there}`;
          expect(find(source, target, indonesian, english)).toEqual(none);
          if (power === 3) return;
          const exact = grouped(Number(`${head}${tail}1${'0'.repeat(power - 4)}`), ',');
          expect(find(source, exact, indonesian, english), `${source} and ${exact}`).toEqual(none);
        },
      ),
    );
  });
});

describe('any text', () => {
  const words = fc.constantFrom(
    ...'5 3,5 1.000 -7 17/8/1945 19.30 7:30 p.m. pukul jam at half setengah satu dua third sepertiga ribu million'.split(
      ' ',
    ),
    ...'ke-2 kedua satu one sekali all plus minus km miles -an II I V Rp $ % persen 2nd x m2 anak2 Covid-19 May August , . - – / ( ) a of and hundreds puluhan'.split(
      ' ',
    ),
  );
  const text = fc.oneof(
    fc.array(fc.tuple(words, fc.constantFrom('', ' ')), { maxLength: 30 }).map((all) => all.flat().join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );

  it('compared with itself has no differences', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(indonesian, english, neutralPack('und')), (each, pack) => {
        expect(compareNumbers(each, each, pack, pack)).toEqual(none);
      }),
      { numRuns: 500 },
    );
  });

  it('names only what stands in it', () => {
    fc.assert(
      fc.property(text, text, (source, target) => {
        const found = compareNumbers(source, target, indonesian, english);
        for (const written of found.source) expect(source).toContain(written);
        for (const written of found.target) expect(target).toContain(written);
      }),
    );
  });
});

describe('a hostile text', () => {
  it.each([
    ['a number of 5,000 digits', '7'.repeat(5000)],
    ['33,000 numbers', '5 '.repeat(33_000)],
    ['33,000 different numbers', Array.from({ length: 33_000 }, (_, i) => i).join(' ')],
    ['300,000 zeros', '0'.repeat(300_000)],
    ['thousands without end', '1.000.'.repeat(5_000)],
    ['a code without end', 'a1-'.repeat(5_000)],
    ['words without end', 'satu juta setengah dan '.repeat(2_000)],
    ['fractions without end', 'one and a half of a '.repeat(2_000)],
    ['repeated numbers without end', '5 (lima) (5) '.repeat(5_000)],
    ['brackets without end', '5 ('.repeat(20_000)],
  ])('with %s is read to its end', (_, text) => {
    for (const pack of [indonesian, english]) {
      expect(compareNumbers(text, text, pack, pack)).toEqual(none);
      expect(compareNumbers(`${text} 999`, `${text} 998`, pack, pack)).not.toEqual(none);
    }
  });

  it('tells numbers of 5,000 digits apart by their last digit', () => {
    const digits = '7'.repeat(4999);
    const found = compareNumbers(`${digits}1`, `${digits}2`, indonesian, english);
    expect(found).toEqual({ source: [`${digits}1`], target: [`${digits}2`] });
  });
});
