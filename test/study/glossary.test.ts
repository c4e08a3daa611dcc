import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packOf } from '../../src/languages/languages.js';
import { emptyLexicon, parseLexicon } from '../../src/languages/lexicon.js';
import { glossaryOf, isWord } from '../../src/study/glossary.js';
import { studiedOf } from '../../src/study/studied.js';
import { likelyTranslations } from '../../src/study/translations.js';
import { analyser, lexicon, studied } from './studied.js';

const glossary = glossaryOf(studied)!;
const english = packOf('en');
const wordsOf = (word: string) => glossary.gloss(word)?.translations.map((each) => each.word);

describe('translations of a word', () => {
  it('makes forms of one word one translation, with their chances added, in the form that the others come from', () => {
    const [first] = glossary.gloss('kucing')!.translations;
    expect(first!.word).toBe('cat');
    expect(first!.chance).toBeCloseTo(0.7);
  });

  it('leaves out articles, and words that stand beside everything', () => {
    expect(wordsOf('kucing')).toEqual(['cat', 'kitten']);
  });

  it('has the word itself only where it mostly stays as it is', () => {
    expect(wordsOf('radio')).toContain('radio');
    const left = parseLexicon('rumah\trumah\t0.3\t0.9\t9\nrumah\thouse\t0.2\t0.9\t9');
    expect(likelyTranslations('rumah', left, english).map(({ word }) => word)).toEqual(['house']);
  });

  it('has a single letter only where that is a word', () => {
    const table = parseLexicon('pukul\tm\t0.5\t0.5\t9\npukul\tclock\t0.2\t0.5\t9\naku\ti\t0.9\t0.9\t9');
    const found = (word: string) => likelyTranslations(word, table, english).map((each) => each.word);
    expect(found('pukul')).toEqual(['clock']);
    expect(found('aku')).toEqual(['i']);
  });

  it('are ordered by their chance, which is one', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true }).map((p) => p.toFixed(3));
    const word = fc.constantFrom('cat', 'cats', 'dog', 'the', 'house', 'houses', 'x');
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(word, chance, chance), { selector: ([other]) => other }),
        (rows) => {
          const table = rows.map(([other, p, q]) => `x\t${other}\t${p}\t${q}\t10`).join('\n');
          const found = likelyTranslations('x', parseLexicon(table), english);
          const chances = found.map((each) => each.chance);
          expect(chances).toEqual([...chances].sort((a, b) => b - a));
          expect(chances.every((p) => p > 0 && p <= 1)).toBe(true);
          expect(new Set(found.map((each) => each.word)).size).toBe(found.length);
        },
      ),
    );
  });
});

describe('a glossary', () => {
  it('gives translations of the root where that is another word', () => {
    const gloss = glossary.gloss('Kucingnya')!;
    expect(gloss).toMatchObject({ word: 'kucingnya', translations: [], count: 0 });
    expect(gloss.analysis.root).toBe('kucing');
    expect(gloss.ofRoot.map(({ word }) => word)).toEqual(['cat', 'kitten']);
    expect(glossary.gloss('kucing')!.ofRoot).toEqual([]);
  });

  it('gives of a root that hardly stands alone only what words made of it mean, too', () => {
    const table = (alone: number) =>
      parseLexicon(
        [
          ['temu', 'appointment', 0.6, 0.6, 0.6 * alone],
          ['temu', 'meets', 0.3, 0.6, 0.3 * alone],
          ['temunya', 'meeting', 0.6, 0.6, 600],
          ['temunya', 'appoint', 0.01, 0.6, 10],
          ['temuinya', 'appointment', 0.9, 0.9, 9000],
        ]
          .map((row) => row.join('\t'))
          .join('\n'),
      );
    // “temuinya” looks as if it were of the family, and comes from another root.
    const inFamily = {
      ...analyser,
      family: (root: string) => (root === 'temu' ? ['temunya', 'temuinya'] : []),
    };
    const ofRoot = (alone: number) =>
      glossaryOf({ ...studied, lexicon: table(alone), analyser: inFamily })!
        .gloss('temunya')!
        .ofRoot.map(({ word }) => word);
    expect(ofRoot(20)).toEqual(['meets']);
    expect(ofRoot(400)).toEqual(['appointment', 'meets']);
  });

  it('gives of a function word only what words made of it mean, too', () => {
    const table = parseLexicon('dan\tand\t0.9\t0.9\t900\ndannya\tsharing\t0.9\t0.9\t1');
    const inFamily = { ...analyser, family: () => ['dannya'] };
    const found = glossaryOf({ ...studied, lexicon: table, analyser: inFamily })!;
    expect(found.gloss('dannya')!.ofRoot).toEqual([]);
    expect(found.gloss('dan')!.translations.map(({ word }) => word)).toEqual(['and']);
  });

  it('has nothing for what is no word of letters', () => {
    for (const text of ['', '12', 'a.b', '-', 'x1', '<b>', 'a'.repeat(81)])
      expect(glossary.gloss(text)).toBe(undefined);
    for (const word of ['anak-anak', "jum'at", 'é']) expect(isWord(word)).toBe(true);
  });

  it('is null where nothing is known, and does without an analyser where there is a table', () => {
    const nothing = { ...studied, analyser: null, lexicon: emptyLexicon };
    expect(glossaryOf(nothing)).toBeNull();
    const plain = glossaryOf({ ...studied, analyser: null })!;
    expect(plain.gloss('tidur')).toMatchObject({ analysis: { root: 'tidur', isKnown: true }, count: 80 });
    expect(plain.gloss('tidak-ada')!.analysis.isKnown).toBe(false);
  });

  it('never fails, whatever the word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const gloss = glossary.gloss(text);
        if (gloss !== undefined) expect(gloss.word).toBe(gloss.analysis.word);
      }),
    );
  });
});

describe('what is studied', () => {
  it('is the side of whose words the affixes are known, wherever it stands', () => {
    expect(studiedOf({ from: 'id', to: 'en' }, lexicon)).toMatchObject({
      side: 'source',
      pack: { code: 'id' },
    });
    const turned = studiedOf({ from: 'en', to: 'id' }, lexicon.inverse());
    expect(turned).toMatchObject({ side: 'target', pack: { code: 'id' }, other: { code: 'en' } });
    expect(turned.lexicon.translations('tidur')?.get('sleep')).toBe(0.8);
  });

  it('is the source if neither is known, or the side that was asked for', () => {
    expect(studiedOf({ from: 'xx', to: 'yy' }, emptyLexicon).side).toBe('source');
    expect(studiedOf({ from: 'id', to: 'en' }, lexicon, 'target')).toMatchObject({ pack: { code: 'en' } });
  });
});
