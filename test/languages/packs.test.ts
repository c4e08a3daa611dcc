import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { meaningsOf } from '../../src/align/words/meanings.js';
import { tokensOf } from '../../src/align/words/tokens.js';
import { areForms } from '../../src/compare/classes/lemma.js';
import { lostCharacters } from '../../src/compare/flags/characters.js';
import { denialsIn } from '../../src/compare/flags/negation.js';
import { wordsIn } from '../../src/compare/flags/words.js';
import { compareNumbers } from '../../src/compare/numbers/compare.js';
import type { AffixTable } from '../../src/languages/affixes.js';
import { languagePacks } from '../../src/languages/languages.js';
import { emptyLexicon, parseLexicon, vocabularyOf } from '../../src/languages/lexicon.js';
import { neutralPack } from '../../src/languages/neutral.js';
import { isAbbreviation, type LanguagePack, never, none } from '../../src/languages/pack.js';
import { lint } from '../../src/lint/lint.js';
import { createAnalyser } from '../../src/morphology/analyser.js';
import { furnitureIn } from '../../src/print/furniture.js';
import { brokenWords } from '../../src/print/hyphens.js';
import { misreadCapital } from '../../src/print/misread.js';
import { segmentWith } from '../../src/segment/segment.js';
import { lowered } from '../../src/translate/text/capitals.js';
import { isWrittenIn } from '../../src/translate/text/foreign.js';
import { protect } from '../../src/translate/text/protect.js';
import { splitToWindow } from '../../src/translate/text/window.js';
import { documentOf } from '../bitexts.js';

const noAffixes: AffixTable = {
  before: [],
  after: [],
  stem: never,
  circumfixes: [],
  infixed: new Map(),
  infixes: [],
  doubledSyllable: never,
  whole: none,
  notes: [],
};
const nothing: LanguagePack = { ...neutralPack('und'), affixes: noAffixes };

const sentences = (text: string) => (pack: LanguagePack) => segmentWith(text, pack).map((each) => each.text);
const numbers = (source: string, target: string) => (pack: LanguagePack) =>
  compareNumbers(source, target, pack, nothing);
const notes = (text: string) => (pack: LanguagePack) =>
  lint(documentOf(text), pack, vocabularyOf(emptyLexicon));
const isIn = (text: string) => (pack: LanguagePack) =>
  isWrittenIn(text, pack, { ...nothing, smallWords: new Set(['der']) });
const parts = (text: string) => (pack: LanguagePack) =>
  splitToWindow(text, 4, (part) => part.split(/\s+/).filter(Boolean).length + 1, pack.conjunctions);

const misread = (word: string) => (pack: LanguagePack) => misreadCapital(word, pack);
const printed = (page: string) => (pack: LanguagePack) =>
  furnitureIn(`satu dua tiga empat lima\n${page}\nenam\n`, pack);
/** Probabilities of the words of a translation, given those of its source. */
const linked = (source: string, target: string, table: string) => (pack: LanguagePack) => {
  const [from, to] = [tokensOf(source, pack), tokensOf(target, pack)];
  const { forward } = meaningsOf(from, to, parseLexicon(table), { source: pack, target: pack });
  return [...forward];
};
const seenAs = (text: string) => (pack: LanguagePack) => tokensOf(text, pack);
const persons = (source: string, target: string) => (pack: LanguagePack) => {
  const [from, to] = [tokensOf(source, pack), tokensOf(target, pack)];
  return [...meaningsOf(from, to, emptyLexicon, { source: pack, target: pack }).persons];
};
const broken =
  (text: string, ...known: string[]) =>
  (pack: LanguagePack) =>
    brokenWords(text, pack, { knows: (word) => known.includes(word) });
const lost = (source: string, translation: string) => (pack: LanguagePack) =>
  lostCharacters(source, translation, pack, pack, emptyLexicon);
const denials = (text: string) => (pack: LanguagePack) => denialsIn(text, wordsIn(text, pack), pack);
const small = (text: string) => (pack: LanguagePack) => lowered(text, new Set(), () => 1, pack).text;
const sameWord = (one: string, other: string) => (pack: LanguagePack) => areForms(one, other, pack);
const shown = (text: string) => (pack: LanguagePack) => protect(text, { pack }).text;

const analyserOf = (pack: LanguagePack, ...known: string[]) =>
  createAnalyser(pack, parseLexicon(known.map((word) => `${word}\t${word}s\t0.9\t0.9\t90\n`).join('')))!;
const analysed =
  (word: string, ...known: string[]) =>
  (pack: LanguagePack) =>
    analyserOf(pack, ...known).analyse(word);

/** For each field of a pack something whose outcome depends on it. */
const uses: Record<string, Record<string, (pack: LanguagePack) => unknown>> = {
  id: {
    'segmentation.neverEnds': sentences('Kata Prof. Rahman begitu.'),
    'segmentation.clipped': sentences('Hadir Kdr. Bupati Rahman.'),
    'segmentation.alsoWords': sentences('Ia makan kembang kol. Rahman pergi.'),
    'segmentation.beforeNumber': sentences('Lihat hal. 3 buku itu.'),
    'segmentation.months': sentences('Ia lahir 12 Nop. 1945 di Solo.'),
    'segmentation.units': sentences('Jaraknya 12 km. 30 menit kemudian ia tiba.'),
    'segmentation.clock': sentences('Ia tiba pukul 5 p.m. WIB di Solo.'),
    'segmentation.afterClock': sentences('Ia tiba pukul 5 p.m. Senin lalu.'),
    'segmentation.determiners': sentences('Kami sepakat dalam segala hal. 2 jam kemudian kami pulang.'),
    'segmentation.notRoman': sentences('Lihat hal. I Made pun datang.'),
    'segmentation.mayEnd': (pack) => isAbbreviation('dll', pack),
    'segmentation.needsStarter': sentences('Ia bekerja di Maju Inc. Rahman pergi.'),
    'segmentation.degree': sentences('Rahman, Ph.D. M.Sc. hadir.'),
    'segmentation.starters': sentences('Ia bekerja di Maju Inc. Namun ia pergi.'),
    'segmentation.startsLike': sentences('Ia bekerja di Maju Inc. Labanya naik.'),
    'segmentation.speech': sentences('“Siapa?” Bu Alvarez bertanya.'),
    'segmentation.labelled': sentences('Ia minum vitamin C. Rahman pergi.'),
    'segmentation.coordinators': sentences('Ia memilih antara A dan B. Rahman pergi.'),
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
    'numbers.plus': numbers('plus minus lima', '5'),
    'numbers.below': numbers('lima di bawah nol', '-5'),
    'numbers.ordinals.words': numbers('pertama', '1'),
    'numbers.ordinals.prefix': numbers('ketiga', '3'),
    'numbers.fractions.words': numbers('setengah', '0.5'),
    'numbers.fractions.prefix': numbers('sepertiga', '1/3'),
    'numbers.fractions.add': numbers('dua setengah', '2.5'),
    'numbers.fractions.all': (pack) => compareNumbers('setengah warga', 'semua warga', pack, pack),
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
    'numbers.measures': numbers('5 kilogram', '$5'),
    'numbers.counted': (pack) => compareNumbers('sekali', 'dua', pack, pack),
    'numbers.clock.before': numbers('pukul setengah delapan', '7:30'),
    'numbers.clock.parts': numbers('pukul 7 malam', '07:00'),
    'numbers.clock.sure': numbers('7 a.m.', '19:00'),
    'numbers.clock.after': numbers('1930 WIB', '19:30'),
    'numbers.clock.half': numbers('pukul setengah delapan', '7:30'),
    'numbers.clock.past': numbers('pukul tujuh lewat seperempat', '7:15'),
    'numbers.clock.to': numbers('pukul tujuh kurang sepuluh', '6:50'),
    'numbers.clock.names': numbers('tengah hari', '12:00'),
    'lint.functionWords': notes('Presiden Berangkat ke\n\nIa pergi.\n'),
    'print.page': printed('Halaman 12'),
    'print.pageOf': printed('12 dari 30'),
    'print.capitalI': misread('lman'),
    'print.impossibleL': misread('lndonesia'),
    'print.prefixes': broken('menya- pu', 'sapu'),
    'print.suffixes': broken('rumah- nya', 'rumah'),
    'print.hyphened': broken('non-\nfaktorial'),
    'lint.mayRepeat': notes('Ha ha, katanya.\n'),
    'lint.reduplicates': notes('Ada kawan kawan di sana.\n'),
    'boilerplate.readVerbs': notes('Satu.\n\nSaksikan: Harga Naik\n\nDua.\n'),
    'boilerplate.more': notes('Satu.\n\nSimak selengkapnya\n\nDua.\n'),
    'boilerplate.media': notes('Satu.\n\nSimak Infografis Harga Naik\n\nDua.\n'),
    'boilerplate.labels': notes('Satu.\n\nHalaman Berikutnya\n\nDua.\n'),
    'boilerplate.here': notes('Satu.\n\nBaca selengkapnya di sini.\n\nDua.\n'),
    'boilerplate.callVerbs': notes('Satu.\n\nIkuti kanal WhatsApp ini.\n\nDua.\n'),
    'boilerplate.siteObject': notes('Satu.\n\nIkuti kanal WhatsApp ini.\n\nDua.\n'),
    'boilerplate.callObject': notes('Satu.\n\nKunjungi kami.\n'),
    'boilerplate.byLine': notes('Isi artikel.\n\nPenulis: Redaksi.\n'),
    'boilerplate.rights': notes('Isi artikel.\n\nHak cipta dilindungi.\n'),
    'boilerplate.spam': notes('Isi artikel.\n\nSlot gacor jackpot besar!\n'),
    'boilerplate.phone': notes('Isi artikel.\n\nRedaksi 0812-3456-7890\n'),
    smallWords: isIn('Ia pergi ke pasar dan membeli beras untuk ibu.'),
    'grammar.functionWords': seenAs('terhadap'),
    'grammar.determiners': seenAs('seorang'),
    'grammar.persons': persons('saya', 'kami'),
    conjunctions: parts('satu dua dan tiga empat'),
    'clitics.before': linked('kubaca', 'i', 'baca\tread\t0.9\naku\ti\t0.9\n'),
    'clitics.after': linked('bukumu', 'your', 'buku\tbook\t0.9\nkamu\tyour\t0.9\n'),
    'morphology.endings': sameWord('belikan', 'beli'),
    'morphology.beginnings': sameWord('menyapu', 'sapu'),
    'negation.words': denials('Ia tidak pergi.'),
    'negation.idioms': denials('Ia tidak hanya pergi.'),
    'negation.implied': denials('Ia gagal pergi.'),
    'negation.shape': denials('Itu ketidakadilan.'),
    'writing.isPlain': lost('Viñales', 'Ia'),
    'writing.enclitics': shown('@budi-lah'),
    'writing.acronyms': small('ASEAN PERGI'),
    'writing.signs': lost('€5', '5 euro'),
    'affixes.before': analysed('menarik', 'tarik'),
    'affixes.after': analysed('tarikan', 'tarik'),
    'affixes.stem': analysed('menarik', 'tarik'),
    'affixes.circumfixes': analysed('penarikan', 'tarik'),
    'affixes.infixed': analysed('telunjuk', 'tunjuk'),
    'affixes.infixes': analysed('telunjuk', 'tunjuk'),
    'affixes.doubledSyllable': analysed('rerumputan', 'rumput'),
    'affixes.whole': analysed('sekarang', 'karang', 'karangan', 'mengarang'),
    'affixes.notes': (pack) => analyserOf(pack).noteOn('meN-'),
  },
  en: {
    'segmentation.neverEnds': sentences('So Prof. Rahman said.'),
    'segmentation.clipped': sentences('They met Kpt. Rahman.'),
    'segmentation.alsoWords': sentences('He met the rep. Rahman left.'),
    'segmentation.beforeNumber': sentences('See vol. 3 of it.'),
    'segmentation.months': sentences('Born on 12 Nov. 1945 in Solo.'),
    'segmentation.units': sentences('It took 12 sec. 30 people cheered.'),
    'segmentation.clock': sentences('He came at 5 p.m. PDT with Rahman.'),
    'segmentation.afterClock': sentences('He came at 5 p.m. Monday with Rahman.'),
    'segmentation.determiners': sentences('The answer is no. 30 people cheered.'),
    'segmentation.notRoman': sentences('It is in vol. I think so.'),
    'segmentation.mayEnd': (pack) => isAbbreviation('etc', pack),
    'segmentation.needsStarter': sentences('He works at Maju Inc. Rahman left.'),
    'segmentation.degree': sentences('Rahman, Ph.D. M.Sc. came.'),
    'segmentation.starters': sentences('He works at Maju Inc. Then he left.'),
    'segmentation.startsLike': sentences("He works at Maju Inc. They'll hire him."),
    'segmentation.speech': sentences('“Who?” Alvarez asked.'),
    'segmentation.labelled': sentences('He takes vitamin C. Rahman left.'),
    'segmentation.coordinators': sentences('He saw A and B. Rahman left.'),
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
    'numbers.plus': numbers('plus minus five', '5'),
    'numbers.below': numbers('five below zero', '-5'),
    'numbers.ordinals.words': numbers('third', '3'),
    'numbers.ordinals.areFractions': numbers('two thirds', '⅔'),
    'numbers.fractions.words': numbers('half', '0.5'),
    'numbers.fractions.all': (pack) => compareNumbers('half measures', 'whole measures', pack, pack),
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
    'numbers.measures': numbers('5 kilograms', '$5'),
    'numbers.counted': (pack) => compareNumbers('once', 'two', pack, pack),
    'numbers.clock.maybeBefore': numbers('at ten to seven', '6:50'),
    'numbers.clock.sure': numbers('7 a.m.', '19:00'),
    'numbers.clock.after': numbers('1930 GMT', '19:30'),
    'numbers.clock.half': numbers('half past seven', '7:30'),
    'numbers.clock.past': numbers('a quarter past seven', '7:15'),
    'numbers.clock.to': numbers('a quarter to seven', '6:45'),
    'numbers.clock.minutesFirst': numbers('a quarter past seven', '7:15'),
    'numbers.clock.names': numbers('midnight', '0:00'),
    'lint.functionWords': notes('President Leaves for the\n\nHe left.\n'),
    'print.page': printed('Page 12'),
    'print.pageOf': printed('12 of 30'),
    'print.impossibleL': misread('lndia'),
    'print.prefixes': broken('rebui- ld', 'build'),
    'print.suffixes': broken('hou- ses', 'house'),
    'print.hyphened': broken('non-\nfactorial'),
    'lint.mayRepeat': notes('He had had enough.\n'),
    'boilerplate.readVerbs': notes('One.\n\nWatch: Prices Rise\n\nTwo.\n'),
    'boilerplate.more': notes('One.\n\nRead more\n\nTwo.\n'),
    'boilerplate.media': notes('One.\n\nWatch Video Prices Rise\n\nTwo.\n'),
    'boilerplate.labels': notes('One.\n\nNext Page\n\nTwo.\n'),
    'boilerplate.here': notes('One.\n\nRead more here.\n\nTwo.\n'),
    'boilerplate.callVerbs': notes('One.\n\nFollow us.\n\nTwo.\n'),
    'boilerplate.siteObject': notes('One.\n\nFollow us.\n\nTwo.\n'),
    'boilerplate.callObject': notes('One.\n\nClick here.\n'),
    'boilerplate.byLine': notes('The article.\n\nWritten by: the editors.\n'),
    'boilerplate.rights': notes('The article.\n\nAll rights reserved.\n'),
    'boilerplate.spam': notes('The article.\n\nCasino jackpot!\n'),
    'boilerplate.phone': notes('The article.\n\nDesk +44 20 7946 0000\n'),
    smallWords: isIn('He went to the market and bought rice for his mother.'),
    'grammar.functionWords': seenAs('toward'),
    'grammar.articles': seenAs('the'),
    'grammar.determiners': seenAs('that'),
    'grammar.persons': persons('me', 'us'),
    conjunctions: parts('one two and three four'),
    'clitics.after': linked("didn't", 'tidak', 'did\ttelah\t0.9\nnot\ttidak\t0.9\n'),
    'morphology.irregular': sameWord('children', 'child'),
    'morphology.endings': sameWord('cities', 'city'),
    'morphology.doubled': sameWord('planned', 'plan'),
    'negation.words': denials('He did not go.'),
    'negation.endings': denials("He didn't go."),
    'negation.idioms': denials('He not only went.'),
    'negation.implied': denials('He failed to go.'),
    'negation.shape': denials('He was unable to go.'),
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

  it('has a test here for each of its fields but those that the language has not', () => {
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
      ...pack.print.page,
      ...pack.print.pageOf,
      ...pack.print.capitalI,
      ...pack.print.hyphened,
      ...pack.lint.mayRepeat,
      ...Object.values(pack.boilerplate).flatMap((field) => (field instanceof RegExp ? [] : [...field])),
      ...pack.smallWords,
      ...pack.conjunctions,
      ...(pack.writing.enclitics?.keys() ?? []),
      ...[...pack.clitics.before, ...pack.clitics.after].flat(2),
      ...pack.writing.acronyms,
    ];
    expect(all.filter((word) => word === '' || word !== word.toLowerCase().trim())).toEqual([]);
  });

  it('has patterns without state', () => {
    const patterns = [
      pack.print.impossibleL,
      pack.lint.reduplicates,
      ...Object.values(pack.segmentation),
      ...Object.values(pack.boilerplate),
    ].filter((field) => field instanceof RegExp);
    expect(patterns.length).toBeGreaterThan(5);
    expect(patterns.filter(({ global, sticky }) => global || sticky)).toEqual([]);
  });
});

it.each(languagePacks)(
  'the shape of a denial is looked for in words of any length: $code',
  ({ negation }) => {
    expect(negation.shape.test('a'.repeat(500_000))).toBe(false);
  },
);
