import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLexicon, vocabularyOf } from '../../src/languages/lexicon.js';
import { wordCountsOf } from '../../src/languages/word-counts.js';

describe('counts of words', () => {
  it('give the sum of all longer words that begin with some letters', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.dictionary(word, fc.integer({ min: 1, max: 50 })), word, (table, letters) => {
        const counts = wordCountsOf(new Map(Object.entries(table)));
        const sum = Object.entries(table)
          .filter(([each]) => each.startsWith(letters) && each !== letters)
          .reduce((total, [, count]) => total + count, 0);
        expect(counts.longer(letters)).toBe(sum);
        expect(counts.count(letters)).toBe(table[letters] ?? 0);
      }),
    );
  });

  it('say how frequent the n-th word is', () => {
    const counts = wordCountsOf(
      new Map([
        ['a', 5],
        ['b', 20],
        ['c', 5],
        ['d', 1],
      ]),
    );
    expect([1, 2, 3, 4, 5, 0].map((rank) => counts.countAt(rank))).toEqual([20, 5, 5, 1, 0, 0]);
  });

  it('tell ends of words from what stands inside them', () => {
    const counts = wordCountsOf(
      new Map(['makanan', 'minuman', 'bangunan', 'tangan'].map((word) => [word, 1])),
    );
    expect(counts.ending('jalanan')).toBeGreaterThan(counts.ending('jalang'));
    expect(counts.ending('bang')).toBeLessThan(0);
    expect(wordCountsOf(new Map()).ending('kata')).toBe(0);
  });
});

describe('the counts of a lexicon', () => {
  const table = 'pasar\tmarket\t0.9\t0.8\t100\npasar\tbazaar\t0.05\t0.5\t3\npasaran\tmarket\t0.1\t0.2\t4\n';

  it('are sums over the translations of a word, in both directions', () => {
    const forward = vocabularyOf(parseLexicon(table)).counts();
    expect([forward.count('pasar'), forward.longer('pas'), forward.longer('pasar')]).toEqual([103, 107, 4]);
    const reverse = parseLexicon(table, undefined, 'reverse').counts();
    expect([reverse.count('market'), reverse.count('pasar')]).toEqual([104, 0]);
  });

  it('are empty if the table has none', () => {
    expect(parseLexicon('pasar\tmarket\t0.9\n').counts().count('pasar')).toBe(0);
  });
});
