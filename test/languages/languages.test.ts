import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalLanguage,
  languageName,
  languagePacks,
  packOf,
  primarySubtag,
} from '../../src/languages/languages.js';
import { neutralPack } from '../../src/languages/neutral.js';

describe('a language’s code', () => {
  it.each([
    ['ind', 'id'],
    ['eng', 'en'],
    ['in', 'id'],
    ['id', 'id'],
    ['id_ID', 'id-ID'],
    ['EN-gb', 'en-GB'],
    ['zho_Hant', 'zh-Hant'],
    ['ind_Latn', 'id'],
    ['fra_Latn', 'fr'],
    ['zh-Hant-TW', 'zh-TW'],
    ['id_Arab', 'id-Arab'],
    ['en-u-ca-gregory', 'en'],
    [' id\n', 'id'],
    ['mul', 'mul'],
    ['jav', 'jv'],
    ['', 'und'],
    ['  ', 'und'],
    [undefined, 'und'],
    ['>>ind<<', 'und'],
    ['Indonesian', 'und'],
    ['id-', 'und'],
  ])('%j is %j', (code, expected) => {
    expect(canonicalLanguage(code)).toBe(expected);
  });

  it('is valid for Intl, for any input', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[a-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,3}$/)),
        (text) => {
          const code = canonicalLanguage(text);
          expect(Intl.getCanonicalLocales(code)).toEqual([code]);
          expect(canonicalLanguage(code)).toBe(code);
          expect(primarySubtag(text)).toMatch(/^[a-z]{2,8}$/);
          expect(`${code}-`.startsWith(`${primarySubtag(text)}-`)).toBe(true);
          expect(languageName(text)).not.toBe('');
        },
      ),
    );
  });
});

describe('a language’s name', () => {
  it.each([
    ['id', 'Indonesian'],
    ['ind', 'Indonesian'],
    ['en-GB', 'British English'],
    ['qaa', 'qaa'],
    ['und', 'unknown language'],
    ['', 'unknown language'],
  ])('of %j is %j', (code, expected) => {
    expect(languageName(code)).toBe(expected);
  });
});

describe('a language’s pack', () => {
  it('is found by any of the language’s codes', () => {
    for (const pack of languagePacks) {
      expect(packOf(pack.code)).toBe(pack);
      expect(packOf(`${pack.code}_XA`)).toBe(pack);
    }
    expect(packOf('ind').code).toBe('id');
    expect(packOf('en-GB').code).toBe('en');
  });

  it('is empty except for the code, for other languages', () => {
    expect(packOf('jav')).toEqual(neutralPack('jv'));
    expect(packOf('zh_Hant')).toEqual(neutralPack('zh'));
    expect(packOf('no such language')).toEqual(neutralPack('und'));
  });

  it('has a unique code', () => {
    const codes = languagePacks.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.map(primarySubtag)).toEqual(codes);
  });
});
