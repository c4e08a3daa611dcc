import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf, wordsOf } from '../../../src/align/words/tokens.js';
import { packOf } from '../../../src/languages/languages.js';

const wordsIn = (text: string): string[] => wordsOf(text).map(({ start, end }) => text.slice(start, end));

describe('the words of a text', () => {
  it('are letters and digits, with the hyphens, apostrophes, full stops and commas inside', () => {
    expect(wordsIn('Negara-negara (don’t) naik 5,2% ke Rp15.400; pukul 04.30.')).toEqual([
      ...['Negara-negara', 'don’t', 'naik', '5,2', '%', 'ke', 'Rp15.400', 'pukul', '04.30'],
    ]);
    expect(wordsIn('“Ya”—kata-nya… $5, a.m.')).toEqual(['Ya', 'kata-nya', '$', '5', 'a.m']);
  });

  it('are none in a text without any', () => {
    expect(wordsIn(' …—!? ')).toEqual([]);
    expect(wordsIn('')).toEqual([]);
  });

  it('are in order, apart, and without white space, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let at = 0;
        for (const { start, end } of wordsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).not.toMatch(/\s/);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('are looked at up to the first thousand, also in a text without spaces', () => {
    expect(wordsOf('kata '.repeat(3000))).toHaveLength(1000);
    expect(wordsOf('a'.repeat(1_000_000))).toHaveLength(1000);
    expect(wordsOf("a-b'".repeat(300_000))).toHaveLength(1000);
  });

  it('have keys in lower case, without soft hyphens and curly apostrophes', () => {
    const keys = tokensOf('Ru\u00admah I’m Yang', packOf('id')).map(({ key, isSmall }) => [key, isSmall]);
    expect(keys).toEqual([
      ['rumah', false],
      ["i'm", false],
      ['yang', true],
    ]);
  });
});
