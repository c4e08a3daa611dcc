import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outputNames } from '../../src/run/names.js';

describe('output names', () => {
  const names = (...all: string[]) => outputNames(all.map((name, i) => ({ name, path: `${i}` })));

  it('are the documents’ own where these are safe', () => {
    expect(names('a', 'sub/b', 'Berita Hari Ini')).toEqual(['a', 'sub/b', 'Berita Hari Ini']);
  });

  it.each([
    '../../x',
    '/etc/passwd',
    'a\nb',
    'C:\\x',
    '..',
    '.',
    '',
    'con',
    'index',
    'run',
    '.hidden',
    'trailing.',
    'a\u202eb',
    '\ud800',
    'a?b#c%d',
    'x'.repeat(300),
    'sub//x',
  ])('are made safe: %j', (name) => {
    const [safe] = names(name);
    expect(safe).toMatch(
      /^[^/\p{Cc}\p{Cf}\p{Cs}<>:"|?*\\]{1,100}(?:\/[^/\p{Cc}\p{Cf}\p{Cs}<>:"|?*\\]{1,100})*$/u,
    );
    expect(safe!.split('/').some((part) => /^\.|\.$/.test(part))).toBe(false);
    expect(safe).not.toBe(name);
  });

  it('are never shared', () => {
    expect(new Set(names('a', 'a', 'A', 'a\n', 'a\r', 'a_')).size).toBe(6);
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 6 })), (all) => {
        const safe = names(...all).map((name) => name.toLowerCase());
        expect(new Set(safe).size).toBe(all.length);
      }),
    );
  });
});
