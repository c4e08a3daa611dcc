import { describe, expect, it } from 'vitest';
import { learnLexicon } from '../../../src/align/evidence/learn.js';
import { emptyLexicon, type Lexicon } from '../../../src/languages/lexicon.js';
import { seeded } from '../../translate/damage.js';

const pairsOf = (count: number) => Array.from({ length: count }, (_, i) => ({ i, m: 1, j: i, n: 1 }));
const [fruits, others] = ['apel jeruk pisang mangga', 'apple orange banana mango'].map((list) =>
  list.split(' '),
) as [string[], string[]];
const source = Array.from({ length: 40 }, (_, i) => `Ia makan ${fruits[i % 4]} di kota${i}.`);
const target = Array.from(
  { length: 40 },
  (_, i) => `He ate ${i % 4 === 3 ? 'a' : 'an'} ${others[i % 4]} in town${i}.`,
);
const learned = (texts = target, known: Lexicon = emptyLexicon) =>
  // Each fruit is in 6 of 24 sentences: few enough to tell.
  learnLexicon(source.slice(0, 24), texts.slice(0, 24), pairsOf(24), known);

describe('learning words from beads', () => {
  it('finds words that are always together', () => {
    const lexicon = learned();
    for (const [at, fruit] of fruits.entries())
      expect([...(lexicon.translations(fruit) ?? [])].map(([word]) => word)).toContain(others[at]);
  });

  it('learns nothing from words that are everywhere, or that stand together once', () => {
    const lexicon = learned();
    expect(lexicon.translations('ia')).toBeUndefined();
    expect(lexicon.translations('kota')).toBeUndefined();
    expect([...(lexicon.translations('apel') ?? [])].map(([word]) => word)).not.toContain('he');
  });

  it('learns next to nothing from words that meet by chance', () => {
    const random = seeded(5);
    const [left, right] = ['kata', 'word'].map((word) =>
      Array.from({ length: 300 }, () =>
        Array.from(
          { length: 6 },
          () => word + 'abcdefghij'[Math.floor(10 * random())]! + 'klmno'[Math.floor(5 * random())]!,
        ).join(' '),
      ),
    ) as [string[], string[]];
    const lexicon = learnLexicon(left, right, pairsOf(300), emptyLexicon);
    const words = new Set(left.flatMap((text) => text.split(' ')));
    expect(words.size).toBe(50);
    expect([...words].filter((word) => lexicon.translations(word)).length).toBeLessThan(5);
  });

  it('trusts what it learned less than a lexicon, and keeps what the lexicon says', () => {
    const known: Lexicon = {
      ...emptyLexicon,
      translations: (word) =>
        new Map(word === 'apel' ? [['roll-call', 0.9]] : word === 'kucing' ? [['cat', 1]] : []),
    };
    const lexicon = learned(target, known);
    expect(lexicon.translations('apel')?.get('roll-call')).toBe(0.9);
    expect(lexicon.translations('apel')?.get('apple')).toBeLessThanOrEqual(0.8);
    expect(lexicon.translations('kucing')?.get('cat')).toBe(1);
  });

  it('learns nothing where nothing is paired', () => {
    const lexicon = learnLexicon(source, target, [{ i: 0, m: 1, j: 0, n: 0 }], emptyLexicon);
    expect(lexicon.translations('apel')).toBeUndefined();
  });
});
