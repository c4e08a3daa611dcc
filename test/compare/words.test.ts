import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords } from '../../src/compare/words.js';
import type { Change } from '../../src/core/bitext.js';

/** A diff as text: `[-removed-]{+added+}`. */
const shown = (changes: readonly Change[]): string =>
  changes
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');

describe('a word diff', () => {
  it.each([
    ['The price is up.', 'The price is down.', 'The price is [-up-]{+down+}.'],
    ['Rp. 15,400 a kilo', 'Rp. 13,900 a kilo', 'Rp. [-15,400-]{+13,900+} a kilo'],
    ['Harga Beras Naik', 'Rice Prices Rise', '[-Harga Beras Naik-]{+Rice Prices Rise+}'],
    ["He doesn't know", 'He does know', "He [-doesn't-]{+does+} know"],
    ['same', 'same', 'same'],
    ['', 'all new', '{+all new+}'],
    ['all gone', '', '[-all gone-]'],
  ])('%j → %j', (before, after, expected) => {
    expect(shown(diffWords(before, after))).toBe(expected);
  });

  it('can be joined to either text', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'the', ' ', '.', '1,5', '\n', '😀', '\ud83d', '“'))
      .map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = diffWords(before, after);
        const without = (kind: Change['kind']) =>
          changes
            .filter((change) => change.kind !== kind)
            .map((change) => change.text)
            .join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      }),
    );
  });

  it('gives up on unrelated texts in bounded time', () => {
    const changes = diffWords('a b '.repeat(20_000), 'c d '.repeat(20_000).trim());
    expect(changes.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
