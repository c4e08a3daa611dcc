import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { compareNumbers } from '../../src/compare/numbers/compare.js';
import { languagePacks } from '../../src/languages/languages.js';
import { emptyLexicon, vocabularyOf } from '../../src/languages/lexicon.js';
import { neutralPack } from '../../src/languages/neutral.js';
import { isAbbreviation, type LanguagePack } from '../../src/languages/pack.js';
import { lint } from '../../src/lint/lint.js';
import { segmentWith } from '../../src/segment/segment.js';
import { isWrittenIn } from '../../src/translate/text/foreign.js';
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
    'numbers.decimal': numbers('Ada 1.500.', '1.5'),
    'numbers.dates': numbers('3/4/1990', '1990-03-04'),
    'numbers.cardinals': numbers('Ada dua belas.', '12'),
    'numbers.teen': numbers('Ada dua belas.', '12'),
    'numbers.multipliers': numbers('lima puluh', '50'),
    'numbers.scales': numbers('Rp5 juta', 'Rp5,000,000'),
    'numbers.scaleLetters': numbers('Rp5 M', 'Rp5,000,000,000'),
    'numbers.dozens': numbers('dua lusin', '24'),
    'numbers.onePrefix': numbers('seratus', '100'),
    'numbers.point': numbers('dua koma lima', '2½'),
    'numbers.minus': numbers('minus lima', '-5'),
    'numbers.below': numbers('lima di bawah nol', '-5'),
    'numbers.ordinals.words': numbers('pertama', '1'),
    'numbers.ordinals.prefix': numbers('ketiga', '3'),
    'numbers.fractions.words': numbers('setengah', '0.5'),
    'numbers.fractions.prefix': numbers('sepertiga', '1/3'),
    'numbers.fractions.add': numbers('dua setengah', '2.5'),
    'numbers.vague': numbers('ribuan', ''),
    'numbers.implied': numbers('sekali', '1'),
    'numbers.idioms': numbers('pedagang kaki lima', ''),
    'numbers.prefixes': numbers('bertiga', '3'),
    'numbers.endings': numbers('ketiganya', '3'),
    'numbers.months': numbers('17 Agustus 1945', '17/8/1945'),
    'numbers.decade': numbers('tahun 90-an', '1990'),
    'numbers.repeats': numbers('anak2', ''),
    'numbers.ranges': numbers('5 hingga 10 juta', '5,000,000 10,000,000'),
    'numbers.percent': numbers('5 persen', '$5'),
    'numbers.currencies': numbers('5 rupiah', '$5'),
    'numbers.clock.before': numbers('pukul setengah delapan', '7:30'),
    'numbers.clock.parts': numbers('pukul 7 malam', '07:00'),
    'numbers.clock.sure': numbers('7 a.m.', '19:00'),
    'numbers.clock.after': numbers('1930 WIB', '19:30'),
    'numbers.clock.half': numbers('pukul setengah delapan', '7:30'),
    'numbers.clock.past': numbers('pukul tujuh lewat seperempat', '7:15'),
    'numbers.clock.to': numbers('pukul tujuh kurang sepuluh', '6:50'),
    'numbers.clock.names': numbers('tengah hari', '12:00'),
    'lint.functionWords': notes('Presiden Berangkat ke\n\nIa pergi.\n'),
    'lint.tail': notes('Isi artikel.\n\nPenulis: Redaksi.\n'),
    'lint.line': notes('Satu.\n\nBaca juga: Harga Naik\n\nDua.\n'),
    smallWords: isIn('Ia pergi ke pasar dan membeli beras untuk ibu.'),
    conjunctions: parts('satu dua dan tiga empat'),
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
    'numbers.decimal': numbers('There are 1,500.', '1.5'),
    'numbers.cardinals': numbers('There are twelve.', '12'),
    'numbers.tens': numbers('twenty', '20'),
    'numbers.multipliers': numbers('five hundred', '500'),
    'numbers.scales': numbers('Rp5 million', 'Rp5.000.000'),
    'numbers.scaleLetters': numbers('$5m', '$5,000,000'),
    'numbers.dozens': numbers('two dozen', '24'),
    'numbers.articles': numbers('half a million', '500,000'),
    'numbers.and': numbers('a hundred and five', '105'),
    'numbers.point': numbers('two point five', '2½'),
    'numbers.minus': numbers('minus five', '-5'),
    'numbers.below': numbers('five below zero', '-5'),
    'numbers.ordinals.words': numbers('third', '3'),
    'numbers.ordinals.areFractions': numbers('two thirds', '⅔'),
    'numbers.fractions.words': numbers('half', '0.5'),
    'numbers.vague': numbers('thousands', '1000'),
    'numbers.of': numbers('hundreds of thousands', ''),
    'numbers.implied': numbers('once', '1'),
    'numbers.idioms': numbers('a high five', ''),
    'numbers.endings': numbers('tenfold', '10'),
    'numbers.plurals': numbers('sixes', '6'),
    'numbers.months': numbers('August 17, 1945', '17/8/1945'),
    'numbers.decade': numbers('the 90s', '1990'),
    'numbers.decades': numbers('the nineties', '1990'),
    'numbers.ranges': numbers('5 to 10 million', '5,000,000 10,000,000'),
    'numbers.percent': numbers('5 percent', '$5'),
    'numbers.currencies': numbers('5 rupiah', '$5'),
    'numbers.clock.maybeBefore': numbers('at ten to seven', '6:50'),
    'numbers.clock.sure': numbers('7 a.m.', '19:00'),
    'numbers.clock.after': numbers('1930 GMT', '19:30'),
    'numbers.clock.half': numbers('half past seven', '7:30'),
    'numbers.clock.past': numbers('a quarter past seven', '7:15'),
    'numbers.clock.to': numbers('a quarter to seven', '6:45'),
    'numbers.clock.minutesFirst': numbers('a quarter past seven', '7:15'),
    'numbers.clock.names': numbers('midnight', '0:00'),
    'lint.functionWords': notes('President Leaves for the\n\nHe left.\n'),
    'lint.tail': notes('The article.\n\nWritten by: the editors.\n'),
    'lint.line': notes('One.\n\nRead also: Prices Rise\n\nTwo.\n'),
    smallWords: isIn('He went to the market and bought rice for his mother.'),
    conjunctions: parts('one two and three four'),
  },
};

/** Paths of a pack's fields: `segmentation.degree`, `smallWords`. */
const fieldsOf = (value: object, path: readonly string[] = []): string[] =>
  Object.entries(value).flatMap(([key, field]: [string, unknown]) =>
    Object.getPrototypeOf(field) === Object.prototype
      ? fieldsOf(field as object, [...path, key])
      : [[...path, key].join('.')],
  );

/** A value with the one at a path taken from another value. */
const taking = (value: object, other: object, [key = '', ...rest]: readonly string[]): object => {
  const [own, its] = [value, other].map((each) => (each as Record<string, object>)[key]!) as [object, object];
  return { ...value, [key]: rest.length === 0 ? its : taking(own, its, rest) };
};

const at = (value: object, path: string): unknown =>
  path.split('.').reduce<unknown>((each, key) => (each as Record<string, unknown>)[key], value);

/** The pack with one field emptied. */
const without = (pack: LanguagePack, path: string): LanguagePack =>
  taking(pack, nothing, path.split('.')) as LanguagePack;

/** All words of a set, a map, or an object with such, but for letters, whose case counts. */
const numberWordsOf = (value: unknown): string[] =>
  value instanceof Set || value instanceof Map
    ? ([...value.keys()] as string[])
    : typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([key, each]) => (key === 'scaleLetters' ? [] : numberWordsOf(each)))
      : [];

describe.each(languagePacks.map((pack) => [pack.code, pack] as const))('the pack of %s', (code, pack) => {
  const isEmpty = (path: string): boolean => isDeepStrictEqual(at(pack, path), at(nothing, path));
  const fields = fieldsOf(pack).filter((path) => path !== 'code' && !isEmpty(path));

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
      ...numberWordsOf(pack.numbers),
      ...pack.lint.functionWords,
      ...pack.smallWords,
      ...pack.conjunctions,
    ];
    expect(all.filter((word) => word === '' || word !== word.toLowerCase().trim())).toEqual([]);
  });

  it('has patterns without state', () => {
    const patterns = [pack.segmentation.degree, pack.lint.tail, pack.lint.line];
    expect(patterns.filter(({ global, sticky }) => global || sticky)).toEqual([]);
  });
});
