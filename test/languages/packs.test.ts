import { describe, expect, it } from 'vitest';
import { lostCharacters } from '../../src/compare/flags/characters.js';
import { compareNumbers } from '../../src/compare/numbers.js';
import { languagePacks } from '../../src/languages/languages.js';
import { emptyLexicon, vocabularyOf } from '../../src/languages/lexicon.js';
import { neutralPack } from '../../src/languages/neutral.js';
import { isAbbreviation, type LanguagePack } from '../../src/languages/pack.js';
import { lint } from '../../src/lint/lint.js';
import { segmentWith } from '../../src/segment/segment.js';
import { lowered } from '../../src/translate/text/capitals.js';
import { isWrittenIn } from '../../src/translate/text/foreign.js';
import { protect } from '../../src/translate/text/protect.js';
import { splitToWindow } from '../../src/translate/text/window.js';
import { documentOf } from '../bitexts.js';

const nothing = neutralPack('und');

const sentences = (text: string) => (pack: LanguagePack) => segmentWith(text, pack).map((each) => each.text);
const numbers = (source: string, target: string) => (pack: LanguagePack) =>
  compareNumbers(source, target, pack, nothing);
const notes = (text: string) => (pack: LanguagePack) =>
  lint(documentOf(text), pack, vocabularyOf(emptyLexicon));
const isIn = (text: string) => (pack: LanguagePack) =>
  isWrittenIn(text, pack, { ...nothing, smallWords: new Set(['der']) });
const parts = (text: string) => (pack: LanguagePack) =>
  splitToWindow(text, 4, (part) => part.split(/\s+/).filter(Boolean).length + 1, pack.conjunctions);

const lost = (source: string, translation: string) => (pack: LanguagePack) =>
  lostCharacters(source, translation, pack, pack, emptyLexicon);
const small = (text: string) => (pack: LanguagePack) => lowered(text, new Set(), () => 1, pack).text;
const shown = (text: string) => (pack: LanguagePack) => protect(text, { pack }).text;

/** For each field of a pack something whose outcome depends on it. */
const uses: Record<string, Record<string, (pack: LanguagePack) => unknown>> = {
  id: {
    'segmentation.neverEnds': sentences('Kata Tn. Rahman begitu.'),
    'segmentation.alsoWords': sentences('Ia makan kembang kol. Rahman pergi.'),
    'segmentation.beforeNumber': sentences('Lihat hal. 3 buku itu.'),
    'segmentation.mayEnd': (pack) => isAbbreviation('dll', pack),
    'segmentation.needsStarter': sentences('Pukul 5 p.m. Rahman pergi.'),
    'segmentation.degree': sentences('Rahman, Ph.D. M.Sc. hadir.'),
    'segmentation.starters': sentences('Pukul 5 p.m. Namun ia pergi.'),
    'segmentation.labelled': sentences('Ia minum vitamin C. Rahman pergi.'),
    'segmentation.exclaimed': sentences('Ia memakai Yahoo! Messenger.'),
    'numbers.words': numbers('Ada dua belas.', '12'),
    'numbers.scales': numbers('Rp5 juta', 'Rp5,000,000'),
    'lint.functionWords': notes('Presiden Berangkat ke\n\nIa pergi.\n'),
    'lint.tail': notes('Isi artikel.\n\nPenulis: Redaksi.\n'),
    'lint.line': notes('Satu.\n\nBaca juga: Harga Naik\n\nDua.\n'),
    smallWords: isIn('Ia pergi ke pasar dan membeli beras untuk ibu.'),
    conjunctions: parts('satu dua dan tiga empat'),
    'writing.isPlain': lost('Viñales', 'Ia'),
    'writing.enclitics': shown('@budi-lah'),
    'writing.acronyms': small('ASEAN PERGI'),
    'writing.signs': lost('€5', '5 euro'),
  },
  en: {
    'segmentation.neverEnds': sentences('So Mr. Rahman said.'),
    'segmentation.alsoWords': sentences('He met the rep. Rahman left.'),
    'segmentation.beforeNumber': sentences('See vol. 3 of it.'),
    'segmentation.mayEnd': (pack) => isAbbreviation('etc', pack),
    'segmentation.needsStarter': sentences('At 5 p.m. Rahman left.'),
    'segmentation.degree': sentences('Rahman, Ph.D. M.Sc. came.'),
    'segmentation.starters': sentences('It was 5 p.m. Then he left.'),
    'segmentation.labelled': sentences('He takes vitamin C. Rahman left.'),
    'segmentation.exclaimed': sentences('He uses Yahoo! Messenger.'),
    'numbers.words': numbers('There are twelve.', '12'),
    'numbers.scales': numbers('Rp5 million', 'Rp5.000.000'),
    'lint.functionWords': notes('President Leaves for the\n\nHe left.\n'),
    'lint.tail': notes('The article.\n\nWritten by: the editors.\n'),
    'lint.line': notes('One.\n\nRead also: Prices Rise\n\nTwo.\n'),
    smallWords: isIn('He went to the market and bought rice for his mother.'),
    conjunctions: parts('one two and three four'),
    'writing.isPlain': lost('Viñales', 'He'),
    'writing.acronyms': small('NATO WENT'),
    'writing.signs': lost('€5', '5 euros'),
  },
};

/** Paths of a pack's fields: `segmentation.degree`, `smallWords`. */
const fieldsOf = (value: object, path: readonly string[] = []): string[] =>
  Object.entries(value).flatMap(([key, field]: [string, unknown]) =>
    Object.getPrototypeOf(field) === Object.prototype
      ? fieldsOf(field as object, [...path, key])
      : [[...path, key].join('.')],
  );

/** The pack with one field emptied. */
const without = (pack: LanguagePack, path: string): LanguagePack => {
  const [group, field] = path.split('.') as [keyof LanguagePack, string | undefined];
  return field === undefined
    ? { ...pack, [group]: nothing[group] }
    : {
        ...pack,
        [group]: {
          ...(pack[group] as object),
          [field]: (nothing[group] as unknown as Record<string, unknown>)[field],
        },
      };
};

describe.each(languagePacks.map((pack) => [pack.code, pack] as const))('the pack of %s', (code, pack) => {
  const fields = fieldsOf(pack).filter((path) => path !== 'code');

  it('has a test here for each of its fields', () => {
    expect(Object.keys(uses[code] ?? {}).sort()).toEqual(fields.sort());
  });

  it.each(fields)('uses %s', (path) => {
    const use = uses[code]![path]!;
    expect(use(without(pack, path))).not.toEqual(use(pack));
  });

  it('has lower-case words without surrounding white space', () => {
    const { neverEnds, alsoWords, beforeNumber, mayEnd, needsStarter, starters, labelled } =
      pack.segmentation;
    const lists = [neverEnds, alsoWords, beforeNumber, mayEnd, needsStarter, starters, labelled];
    const all = [
      ...lists.flatMap((list) => [...list]),
      ...pack.numbers.words.keys(),
      ...pack.numbers.scales.keys(),
      ...pack.lint.functionWords,
      ...pack.smallWords,
      ...pack.conjunctions,
      ...(pack.writing.enclitics?.keys() ?? []),
      ...pack.writing.acronyms,
    ];
    expect(all.filter((word) => word === '' || word !== word.toLowerCase().trim())).toEqual([]);
  });

  it('has patterns without state', () => {
    const patterns = [pack.segmentation.degree, pack.lint.tail, pack.lint.line];
    expect(patterns.filter(({ global, sticky }) => global || sticky)).toEqual([]);
  });
});
