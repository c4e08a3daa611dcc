/** All that Padan knows of a language by name. Words are lower-case unless a field says otherwise. */
export interface LanguagePack {
  /** Primary subtag. */
  code: string;
  segmentation: Segmentation;
  numbers: NumberWords;
  lint: LintWords;
  /** Frequent small words: a sentence that has many of them is in this language. */
  smallWords: ReadonlySet<string>;
  /** Words before which a sentence that is too long for the model may be split. */
  conjunctions: readonly string[];
}

/** What segmentation knows of a language. Abbreviations stand without their last full stop. */
export interface Segmentation {
  /** Abbreviations that something always follows: titles, streets, currencies. */
  neverEnds: ReadonlySet<string>;
  /** Those of them that, in small letters, are words too: "Kol. Hendra", but "kembang kol". */
  alsoWords: ReadonlySet<string>;
  /** Abbreviations that do not end a sentence before a number: "No. 3", "Jan. 5". */
  beforeNumber: ReadonlySet<string>;
  /** Abbreviations that may stand last; a capital after them begins a sentence. */
  mayEnd: ReadonlySet<string>;
  /** Abbreviations after which only a usual first word begins a sentence: "U.S. The …". */
  needsStarter: ReadonlySet<string>;
  /** Academic degrees behind a name, dots inside. */
  degree: RegExp;
  /** Words that often begin a sentence and are not names. */
  starters: ReadonlySet<string>;
  /** Nouns that a single letter labels and so can end a sentence: "vitamin C. …". */
  labelled: ReadonlySet<string>;
  /** Names that are written with an exclamation mark ("Yahoo!"), in their own spelling without it. */
  exclaimed: ReadonlySet<string>;
}

/** How a language writes numbers in words. */
export interface NumberWords {
  /** Names of small numbers with their values, the parts of a name set apart by one space. */
  words: ReadonlyMap<string, number>;
  /** Words that multiply the number before them, with their power of ten: "5 million". */
  scales: ReadonlyMap<string, number>;
}

/** What lint knows of a language. */
export interface LintWords {
  /** Words that no whole heading ends with. */
  functionWords: ReadonlySet<string>;
  /** Matches paragraphs that a site puts after an article: advertisements, by-lines, appeals to subscribe. */
  tail: RegExp;
  /** Matches lines of the site that stand in the middle of an article: "Read also: …". */
  line: RegExp;
}

/**
 * Whether a word is written with a full stop that ends no sentence.
 *
 * @param word  lower-case, without its last full stop
 */
export const isAbbreviation = (word: string, { segmentation }: LanguagePack): boolean => {
  const { neverEnds, beforeNumber, mayEnd, needsStarter, degree } = segmentation;
  return [neverEnds, beforeNumber, mayEnd, needsStarter].some((list) => list.has(word)) || degree.test(word);
};

/** The words of a list. */
export const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Names of numbers with their values, from 0 on. */
export const numbered = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(names.map((name, value) => [name, value]));
