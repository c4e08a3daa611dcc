import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NgramTree } from '../../../src/overview/words/ngrams.js';

const sentence = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 30 });

/** How often each n-gram of up to four words stands in a text. */
const counted = (words: readonly number[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (let start = 0; start < words.length; start++)
    for (let end = start + 1; end <= Math.min(words.length, start + 4); end++) {
      const ngram = words.slice(start, end).join(' ');
      counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
    }
  return counts;
};

const matchesIn = (tree: NgramTree, text: readonly number[]): Map<string, number> => {
  const found = new Map<string, number>();
  for (const node of tree.matches(Int32Array.from(text))) {
    const ngram = tree.ngram(node).join(' ');
    found.set(ngram, (found.get(ngram) ?? 0) + 1);
  }
  return found;
};

describe('the tree of n-grams', () => {
  it('matches each n-gram as often as both the reference and the text have it, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(sentence, sentence)), (pairs) => {
        const tree = new NgramTree();
        for (const [reference, text] of pairs) {
          tree.begin(Int32Array.from(reference));
          const [ours, theirs] = [counted(reference), counted(text)];
          const wanted = new Map(
            [...ours]
              .map(([ngram, count]) => [ngram, Math.min(count, theirs.get(ngram) ?? 0)] as const)
              .filter(([, count]) => count > 0),
          );
          expect(matchesIn(tree, text)).toEqual(wanted);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('forgets the rarest n-grams, and finds the others under their new numbers', () => {
    const tree = new NgramTree();
    tree.begin(Int32Array.from([1, 2, 1, 2, 1, 2, 7, 8]));
    const size = tree.size;
    const [frequent] = tree.matches(Int32Array.from([1]));
    const numbers = tree.prune(5);
    expect(tree.size).toBeLessThanOrEqual(1 + 5);
    expect(numbers).toHaveLength(size);
    expect(tree.ngram(numbers[frequent!]!)).toEqual([1]);
    expect(numbers.filter((number) => number > 0).length).toBe(tree.size - 1);

    tree.begin(Int32Array.from([1, 2, 7]));
    expect(matchesIn(tree, [2, 7, 1, 2])).toEqual(counted([1, 2]).set('7', 1).set('2 7', 1));
  });

  it('grows far beyond its first size', () => {
    const tree = new NgramTree();
    const words = Int32Array.from({ length: 3000 }, (_, i) => i);
    tree.begin(words);
    expect(tree.size).toBe(1 + 4 * 3000 - 6);
    expect(tree.matches(words)).toHaveLength(4 * 3000 - 6);
  });
});
