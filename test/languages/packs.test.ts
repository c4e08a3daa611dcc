import { describe, expect, it } from 'vitest';
import { compareNumbers } from '../../src/compare/numbers.js';
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
    'numbers.words': numbers('Ada dua belas.', '12'),
    'numbers.scales': numbers('Rp5 juta', 'Rp5,000,000'),
    'lint.functionWords': notes('Presiden Berangkat ke\n\nIa pergi.\n'),
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
    'numbers.words': numbers('There are twelve.', '12'),
    'numbers.scales': numbers('Rp5 million', 'Rp5.000.000'),
    'lint.functionWords': notes('President Leaves for the\n\nHe left.\n'),
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

const valueAt = (pack: LanguagePack, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], pack);

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
  const fields = fieldsOf(pack).filter(
    (path) => path !== 'code' && valueAt(pack, path) !== valueAt(nothing, path),
  );

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
      ...pack.numbers.words.keys(),
      ...pack.numbers.scales.keys(),
      ...pack.lint.functionWords,
      ...pack.lint.mayRepeat,
      ...Object.values(pack.boilerplate).flatMap((field) => (field instanceof RegExp ? [] : [...field])),
      ...pack.smallWords,
      ...pack.conjunctions,
    ];
    expect(all.filter((word) => word === '' || word !== word.toLowerCase().trim())).toEqual([]);
  });

  it('has patterns without state', () => {
    const patterns = [
      pack.segmentation.degree,
      pack.lint.reduplicates,
      ...Object.values(pack.boilerplate),
    ].filter((field) => field instanceof RegExp);
    expect(patterns.length).toBeGreaterThan(5);
    expect(patterns.filter(({ global, sticky }) => global || sticky)).toEqual([]);
  });
});
