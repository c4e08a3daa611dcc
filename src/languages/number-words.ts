/** How a language writes numbers. Words are lower-case; phrases have one space between their words. */
export interface NumberWords {
  /** Decimal sign; empty if unknown. */
  decimal: '.' | ',' | '';
  /** Orders of day and month in dates like 3/4/2020. */
  dates: readonly ('dmy' | 'mdy')[];
  /** Words that are numbers by themselves, below 20. */
  cardinals: ReadonlyMap<string, number>;
  /** Words for tens that a digit may follow: "twenty". */
  tens: ReadonlyMap<string, number>;
  /** Word that adds ten to the digit before it. */
  teen: string;
  /** Words that multiply a number below a thousand, with their power of ten: "hundred". */
  multipliers: ReadonlyMap<string, number>;
  /** Words that multiply the number before them, with their power of ten: "5 million". */
  scales: ReadonlyMap<string, number>;
  /** Letters that do so, spelled so, but may also be something else: "5 m". */
  scaleLetters: ReadonlyMap<string, number>;
  /** Multiplied counts, as "dozen". */
  dozens: ReadonlyMap<string, number>;
  /** Words before a multiplier that mean one: "a hundred". */
  articles: ReadonlySet<string>;
  /** Prefix of a multiplier that means one. */
  onePrefix: string;
  /** Words between hundreds and the rest: "a hundred and five". */
  and: ReadonlySet<string>;
  /** Words for the decimal sign. */
  point: ReadonlySet<string>;
  /** Words before a number below zero. */
  minus: ReadonlySet<string>;
  /** Words before such a word, which is no sign then: "plus minus 30". */
  plus: ReadonlySet<string>;
  /** Phrases after one: "below zero". */
  below: ReadonlySet<string>;
  ordinals: {
    /** Words with their values: "third". */
    words: ReadonlyMap<string, number>;
    /** Prefix that makes ordinals of cardinals. */
    prefix: string;
    /** Whether an ordinal after a number is a fraction: "two thirds". */
    areFractions: boolean;
  };
  fractions: {
    /** Words with what one is divided by: "half". */
    words: ReadonlyMap<string, number>;
    /** Prefix that makes a fraction's lower part of a cardinal. */
    prefix: string;
    /** Whether a word is added to the number before it, or counted by it: "dua setengah" is 2.5. */
    add: boolean;
    /** Words that say that something is no part, but all: "the whole budget". */
    all: ReadonlySet<string>;
  };
  /** Words for an unknown number of tens, thousands and so on, with the power of ten: "thousands". */
  vague: ReadonlyMap<string, number>;
  /** Words between two such: "hundreds of thousands". */
  of: ReadonlySet<string>;
  /** Words that say a number by the way, with it: "both", "twice". Nothing is wrong if a translation does not. */
  implied: ReadonlyMap<string, number>;
  /** Phrases of two words that hold a number word and are no number: "kaki lima". */
  idioms: ReadonlySet<string>;
  /** Prefixes and endings that may be put to a number word. */
  prefixes: readonly string[];
  endings: readonly string[];
  /** Endings of cardinals only: "fives". */
  plurals: readonly string[];
  /** Names of months, abbreviations too, with their numbers. */
  months: ReadonlyMap<string, number>;
  /** Endings that make a decade of a year: "1990s"; and words for decades. */
  decade: ReadonlySet<string>;
  decades: ReadonlyMap<string, number>;
  /** Whether a 2 after a word says it twice. */
  repeats: boolean;
  /** Words between the ends of a range or list: "5 to 10 million". */
  ranges: ReadonlySet<string>;
  percent: ReadonlySet<string>;
  /** Signs and phrases of currencies, with one name for each; "dollar us" is a kind of "dollar". */
  currencies: ReadonlyMap<string, string>;
  /** Words and signs of lengths, weights and the like, with one name for each. */
  measures: ReadonlyMap<string, string>;
  /** Words that count a number of times, with it: "once". */
  counted: ReadonlySet<string>;
  clock: ClockWords;
}

/** How a language tells the time. */
export interface ClockWords {
  /** Words before a time of day. */
  before: ReadonlySet<string>;
  /** Words that may also stand before other numbers: "at". */
  maybeBefore: ReadonlySet<string>;
  /** Parts of the day with their hours, up to 28 for the night after. */
  parts: ReadonlyMap<string, readonly [from: number, to: number]>;
  /** Those that make a time of any hour, without a word before it: "p.m.". */
  sure: ReadonlyMap<string, readonly [from: number, to: number]>;
  /** Words and time zones after a time of day. */
  after: ReadonlySet<string>;
  /** Word before an hour that takes half an hour from it, or adds it. */
  half: ReadonlyMap<string, -30 | 30>;
  /** Words for minutes past and to an hour, and whether the minutes come first. */
  past: ReadonlySet<string>;
  to: ReadonlySet<string>;
  minutesFirst: boolean;
  /** Words for times of day. */
  names: ReadonlyMap<string, number>;
}

/** Maps words to numbers from a list like "january 1 jan 1 february 2". Words of a phrase are joined by "_". */
export const valued = (list: string): ReadonlyMap<string, number> => {
  const parts = list.trim().split(/\s+/);
  const pairs: [string, number][] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    pairs.push([parts[i]!.replaceAll('_', ' '), Number(parts[i + 1])]);
  }
  return new Map(pairs);
};

/** Maps words to names from a list of lines like "dollar: $ us$ dollars". Words of a phrase are joined by "_". */
export const named = (lists: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(lists).flatMap(([name, list]) =>
      list.split(' ').map((word) => [word.replaceAll('_', ' '), name] as const),
    ),
  );

/** Maps names of numbers to their values: the first is 0. */
export const numbered = (names: readonly string[], first = 0): ReadonlyMap<string, number> =>
  new Map(names.map((name, i) => [name, first + i]));
