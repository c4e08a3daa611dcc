import { describe, expect, it } from 'vitest';
import { hasColors, printer } from '../../../src/commands/differences/print.js';
import { differenceOf } from '../../../src/compare/difference.js';
import { emptyLexicon } from '../../../src/languages/lexicon.js';

const compared = (before: string, after: string) => ({
  sentence: { numbers: [3], isAdded: false, source: null, before, after },
  ...differenceOf({ source: null, before, after, from: 'id', to: 'en', lexicon: emptyLexicon }),
});

describe('what is printed of a sentence that differs', () => {
  it.each([
    ['auto', {}, true, true],
    ['auto', {}, false, false],
    ['auto', { NO_COLOR: '1' }, true, false],
    ['auto', { FORCE_COLOR: '1' }, false, true],
    ['auto', { FORCE_COLOR: '0' }, true, false],
    ['auto', { TERM: 'dumb' }, true, false],
    ['always', { NO_COLOR: '1' }, false, true],
    ['never', { FORCE_COLOR: '1' }, true, false],
  ] as const)(
    'with --color %s and %o on a terminal (%s) has colours: %s',
    (choice, env, isTerminal, expected) => {
      expect(hasColors(choice, env, isTerminal)).toBe(expected);
    },
  );

  it('names what nobody sees, and escapes what a terminal would obey', () => {
    const text = printer(false).sentence(compared('5\u00a0km \u001b[31m', '5 km \u202e'));
    expect(text).toContain('[-\\u00a0-]{+ +}');
    expect(text).toContain('\\u001b');
    expect(text).toContain('\\u202e');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it('closes each colour on its line, and moves no cursor', () => {
    const text = printer(true).sentence(compared('Yesterday, prices rose.', 'Prices rose yesterday.'));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours
    const codes = [...text.matchAll(/\u001b\[([^a-zA-Z]*)([a-zA-Z])/g)];
    expect(codes.length).toBeGreaterThan(4);
    expect(codes.every(([, , letter]) => letter === 'm')).toBe(true);
    for (const line of text.split('\n')) {
      const open = [...line.matchAll(/\[(\d+)m/g)].map(([, code]) => Number(code));
      expect(open.filter((code) => code < 10 || (code >= 30 && code <= 37)).length).toBe(
        open.filter((code) => (code >= 20 && code <= 29) || code === 39).length,
      );
    }
  });
});
