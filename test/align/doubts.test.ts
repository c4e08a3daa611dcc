import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubtsAbout } from '../../src/align/doubts.js';

const linesOf = (name: string): string[] =>
  readFileSync(new URL(`../../corpus/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

const indonesian = linesOf('harga-beras.id');
const english = linesOf('harga-beras.en');
const otherIndonesian = linesOf('pesta-panen.id');
const otherEnglish = linesOf('pesta-panen.en');
const languages = { from: 'id', to: 'en' };
const kinds = (...args: Parameters<typeof doubtsAbout>): string[] =>
  doubtsAbout(...args).map(({ kind }) => kind);

/** Words of a language that nobody knows, which differ by their ending. */
const unknownText = (ending: string): string[] =>
  Array.from({ length: 30 }, (_, i) =>
    `kalo${i % 7}${ending} miru${i}${ending} bena${i % 3}${ending} tolo${ending}.`.replace(
      /\d/g,
      (digit) => 'abcdefghij'[Number(digit)]!,
    ),
  );

describe('doubts about two texts', () => {
  it('are none about a text and its translation, or another text in its language', () => {
    expect(doubtsAbout(indonesian, english, languages)).toEqual([]);
    expect(doubtsAbout(indonesian, otherEnglish, languages)).toEqual([]);
    expect(doubtsAbout(english, indonesian, { from: 'en', to: 'id' })).toEqual([]);
  });

  it('say that the two are swapped, with the shares of small words', () => {
    const [doubt, ...more] = doubtsAbout(english, indonesian, languages);
    expect(more).toEqual([]);
    if (doubt?.kind !== 'swapped') throw new Error(`found ${doubt?.kind}`);
    expect(doubt.source.words).toBeGreaterThan(200);
    expect(doubt.source.to).toBeGreaterThan(0.2);
    expect(doubt.source.from).toBeLessThan(0.02);
    expect(doubt.target.from).toBeGreaterThan(0.15);
    expect(doubt.target.to).toBeLessThan(0.02);
  });

  it('say that both are in one language, or the same text', () => {
    expect(doubtsAbout(indonesian, otherIndonesian, languages)).toMatchObject([
      { kind: 'same-language', which: 'from' },
    ]);
    expect(doubtsAbout(otherEnglish, english, languages)).toMatchObject([
      { kind: 'same-language', which: 'to' },
    ]);
    expect(doubtsAbout(indonesian, indonesian, languages)).toEqual([{ kind: 'same-text', share: 1 }]);
    expect(kinds(indonesian.slice(3), indonesian, languages)).toEqual(['same-text']);
    expect(kinds(unknownText('o'), unknownText('o'), { from: 'xx', to: 'yy' })).toEqual(['same-text']);
  });

  it('say that a text is in another language than it should be', () => {
    expect(kinds(unknownText('o'), english, languages)).toEqual(['other-language']);
    expect(doubtsAbout(unknownText('o'), unknownText('a'), languages)).toMatchObject([
      { kind: 'other-language', side: 'source' },
      { kind: 'other-language', side: 'target' },
    ]);
  });

  it('know that texts are swapped when only one of the languages is known', () => {
    expect(kinds(unknownText('o'), indonesian, { from: 'id', to: 'xx' })).toEqual(['swapped']);
    expect(kinds(indonesian, unknownText('o'), { from: 'id', to: 'xx' })).toEqual([]);
    expect(kinds(unknownText('o'), indonesian, { from: 'xx', to: 'yy' })).toEqual([]);
  });

  it('compare the pivot’s words with both texts, in languages that nobody knows', () => {
    const [source, target] = [unknownText('o'), unknownText('a')];
    const unknown = { from: 'xx', to: 'yy' };
    expect(doubtsAbout(source, target, unknown, target)).toEqual([]);
    expect(doubtsAbout(target, source, unknown, target)).toEqual([
      { kind: 'swapped-pivot', inSource: 1, inTarget: 0 },
    ]);
  });

  it('are none where there is too little to see', () => {
    expect(doubtsAbout(['Good morning.'], ['Selamat pagi.'], languages)).toEqual([]);
    expect(doubtsAbout(['1945'], ['1945'], languages)).toEqual([]);
    expect(doubtsAbout([], [''], languages, [])).toEqual([]);
  });

  it('take any text', () => {
    const text = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...indonesian, ...english)),
    );
    fc.assert(
      fc.property(text, text, (source, target) => {
        for (const doubt of doubtsAbout(source, target, languages))
          if ('source' in doubt)
            for (const share of [doubt.source.from, doubt.source.to, doubt.target.from, doubt.target.to])
              expect(share >= 0 && share <= 1).toBe(true);
      }),
    );
  });
});
