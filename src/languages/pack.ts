/** Everything that Padan knows about a particular language. Words are lower-case unless noted otherwise. */
export interface LanguagePack {
  /** Primary subtag. */
  code: string;
  segmentation: Segmentation;
  numbers: NumberWords;
  lint: LintWords;
  /** Frequent function words; a sentence with many of them is in this language. */
  smallWords: ReadonlySet<string>;
  /** Words before which an overlong sentence may be split. */
  conjunctions: readonly string[];
  writing: Writing;
}

/** Segmentation data. Abbreviations are listed without their last full stop. */
export interface Segmentation {
  /** Abbreviations that never end a sentence: titles, streets, currencies. */
  neverEnds: ReadonlySet<string>;
  /** Those of `neverEnds` that are also ordinary words in lower case: "Kol. Hendra", but "kembang kol". */
  alsoWords: ReadonlySet<string>;
  /** Abbreviations that do not end a sentence before a number: "No. 3", "Jan. 5". */
  beforeNumber: ReadonlySet<string>;
  /** Abbreviations that may end a sentence: a capital after them begins a new one. */
  mayEnd: ReadonlySet<string>;
  /** Abbreviations after which only one of `starters` begins a sentence: "U.S. The …". */
  needsStarter: ReadonlySet<string>;
  /** Academic degrees after a name, dots included. */
  degree: RegExp;
  /** Words that often begin a sentence and are not names. */
  starters: ReadonlySet<string>;
  /** Nouns that take a single letter as a label, which may end a sentence: "vitamin C. …". */
  labelled: ReadonlySet<string>;
  /** Names with an exclamation mark ("Yahoo!"), spelled as usual but without it. */
  exclaimed: ReadonlySet<string>;
}

/** Number words of a language. */
export interface NumberWords {
  /** Names of small numbers with their values; the parts of a name are separated by one space. */
  words: ReadonlyMap<string, number>;
  /** Words that multiply the number before them, with their power of ten: "5 million". */
  scales: ReadonlyMap<string, number>;
}

/** Lint data of a language. */
export interface LintWords {
  /** Words that never end a complete heading. */
  functionWords: ReadonlySet<string>;
  /** Matches paragraphs that sites put after an article: advertisements, by-lines, calls to subscribe. */
  tail: RegExp;
  /** Matches lines that sites put in the middle of an article: "Read also: …". */
  line: RegExp;
}

/** How a language is written. */
export interface Writing {
  /** Whether its own words are written with A–Z alone, so that other letters are those of names and foreign words. */
  isPlain: boolean;
  /**
   * Endings that may stand behind a kept text ("@budi-lah"), and the word that stands for each when it is taken off;
   * empty if it only stresses. Absent if there are none.
   */
  enclitics?: ReadonlyMap<string, string>;
  /** Acronyms that can be read as a word: they stay in capitals where a sentence in capitals is put in small letters. */
  acronyms: ReadonlySet<string>;
  /** Signs, and what stands for them where they are written out; without flags. */
  signs: ReadonlyMap<string, string>;
}

/**
 * Whether a word is an abbreviation, whose full stop need not end a sentence.
 *
 * @param word  lower-case, without its last full stop
 */
export const isAbbreviation = (word: string, { segmentation }: LanguagePack): boolean => {
  const { neverEnds, beforeNumber, mayEnd, needsStarter, degree } = segmentation;
  return [neverEnds, beforeNumber, mayEnd, needsStarter].some((list) => list.has(word)) || degree.test(word);
};

/** Splits a list at white space. */
export const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Maps names of numbers to their values: the first is 0. */
export const numbered = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(names.map((name, value) => [name, value]));
