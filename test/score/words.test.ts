import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recent } from '../../src/score/recent.js';
import { splitWords, trimmedEnd, withoutSpace } from '../../src/score/words.js';

describe('whitespace', () => {
  it('is Unicode’s, and four control characters', () => {
    const spaces = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
      (character) => splitWords(character).length === 0,
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: Python counts them as whitespace.
    const expected = /[\p{White_Space}\u001c-\u001f]/u;
    const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
    expect(spaces).toEqual(all.filter((character) => expected.test(character)));
  });

  it('parts words, and is left out', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '😀', ' ', '\t', '\u00a0', '\u3000', '\ufeff', 'é'),
    });
    fc.assert(
      fc.property(text, (some) => {
        const words = some.split(/\p{White_Space}+/u).filter((word) => word !== '');
        expect(splitWords(some)).toEqual(words);
        expect(withoutSpace(some)).toBe(words.join(''));
        expect(trimmedEnd(some)).toBe(some.replace(/\p{White_Space}+$/u, ''));
      }),
    );
  });
});

it('keeps what was made of the last texts, but for long ones', () => {
  let made = 0;
  const length = recent((text) => ({ length: text.length, number: made++ }));
  expect([length('a'), length('b'), length('a')].map(({ number }) => number)).toEqual([0, 1, 0]);
  const long = 'x'.repeat(20_000);
  expect(length(long)).toMatchObject({ length: 20_000 });
  expect(length(long).number).toBe(3);
  for (let at = 0; at < 100; at++) length(String(at));
  expect(length('a').number).toBeGreaterThan(3);
});
