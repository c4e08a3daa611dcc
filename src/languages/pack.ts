/** What segmentation knows of a language. Words are lower-case and without their last full stop. */
export interface Rules {
  locale: string;
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
}

export const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));
