import type { AffixTable } from './affixes.js';
import type { NumberWords } from './number-words.js';

/** Everything that Padan knows about a particular language. Words are lower-case unless noted otherwise. */
export interface LanguagePack {
  /** Primary subtag. */
  code: string;
  segmentation: Segmentation;
  numbers: NumberWords;
  lint: LintWords;
  print: PrintWords;
  boilerplate: BoilerplateWords;
  /** Frequent function words; a sentence with many of them is in this language. */
  smallWords: ReadonlySet<string>;
  grammar: Grammar;
  /** Words before which an overlong sentence may be split. */
  conjunctions: readonly string[];
  clitics: Clitics;
  morphology: Morphology;
  negation: Negation;
  writing: Writing;
  /** How its words are made; absent if nobody has described it. */
  affixes?: AffixTable;
}

/** How words change with grammar, as far as it tells that two words are forms of one. */
export interface Morphology {
  /** Forms that no rule explains, with their lemma: "children", child. */
  irregular: ReadonlyMap<string, string>;
  /** Endings of forms, with what the lemma has in their place: "ies", y. Apostrophes are plain. */
  endings: readonly (readonly [ending: string, instead: string])[];
  /** Beginnings likewise: "meny", s. */
  beginnings: readonly (readonly [beginning: string, instead: string])[];
  /** Matches what is left before an ending if its last letter is one too many: "plann". */
  doubled: RegExp;
}

/** Words that carry grammar, as far as it matters which words of two languages correspond. */
export interface Grammar {
  /** Function words, besides the frequent ones of `smallWords`. */
  functionWords: ReadonlySet<string>;
  /** Words that only tell whether a noun is known: many languages have none for them. */
  articles: ReadonlySet<string>;
  /** Words that may stand where another language has an article: "that", "one". */
  determiners: ReadonlySet<string>;
  /** Personal and possessive pronouns, with their persons. */
  persons: ReadonlyMap<string, Person>;
}

/** Who a pronoun stands for: the speaker, the speaker with others, whom one speaks to, others. */
export type Person = 'I' | 'we' | 'you' | 'they';

/**
 * What is written together with a word and is one by itself, with the words that it stands for: "rumahku" is rumah + aku,
 * "didn't" is did + not. No words if it only stresses or has no counterpart.
 */
export interface Clitics {
  /** Before a word. */
  before: ReadonlyMap<string, readonly string[]>;
  /** After a word; apostrophes are plain. */
  after: ReadonlyMap<string, readonly string[]>;
}

/** How a language denies. */
export interface Negation {
  /** Words that deny by themselves: "not". */
  words: ReadonlySet<string>;
  /** Endings that deny; apostrophes are plain: "n't". */
  endings: readonly string[];
  /** Phrases of up to four words that hold such a word and deny nothing: "not only". */
  idioms: ReadonlySet<string>;
  /** Other words that may stand for a denial: "fail", "unless". */
  implied: ReadonlySet<string>;
  /** Matches words that may deny by a part of theirs: "unable", "homeless". */
  shape: RegExp;
}

/** Segmentation data. Abbreviations are listed without their last full stop. */
export interface Segmentation {
  /** Abbreviations that never end a sentence: titles, streets, currencies. */
  neverEnds: ReadonlySet<string>;
  /** Those that are also ordinary words in lower case: "Kol. Hendra", but "kembang kol"; "hal. 5", but "segala hal". */
  alsoWords: ReadonlySet<string>;
  /** Matches words that are such abbreviations by their shape, spelled as in the text: "Plt", "Tj". */
  clipped: RegExp;
  /** Abbreviations that do not end a sentence before a number: "No. 3", "Jan. 5". */
  beforeNumber: ReadonlySet<string>;
  /** Abbreviated months, which do not end a sentence before a number either, also after one: "12 Nov. 1945". */
  months: ReadonlySet<string>;
  /** Those of `beforeNumber` that are units after a number: "12 km. …". */
  units: ReadonlySet<string>;
  /** Abbreviations after a time of day: "5 p.m." */
  clock: ReadonlySet<string>;
  /** Matches what goes on after them with a capital: a day, a date, a time zone. */
  afterClock: RegExp;
  /** Words after which those of `alsoWords` are ordinary words before a number, too: "segala hal. …", "the answer is no. …". */
  determiners: ReadonlySet<string>;
  /** Matches text that begins like a Roman numeral, but is none: "I think …". */
  notRoman: RegExp;
  /** Abbreviations that may end a sentence: a capital after them begins a new one. */
  mayEnd: ReadonlySet<string>;
  /** Abbreviations after which only one of `starters` begins a sentence: "U.S. The …". */
  needsStarter: ReadonlySet<string>;
  /** Academic degrees after a name, dots included. */
  degree: RegExp;
  /** Words that often begin a sentence and are not names. */
  starters: ReadonlySet<string>;
  /** Matches words that are no names by their shape, in lower case: those with a suffix of grammar. */
  startsLike: RegExp;
  /** Verbs of speech, as in tags after a quotation: "…?” Budi bertanya." */
  speech: ReadonlySet<string>;
  /** Nouns that take a single letter as a label, which may end a sentence: "vitamin C. …". */
  labelled: ReadonlySet<string>;
  /** Words between two labels: "A dan B". */
  coordinators: ReadonlySet<string>;
  /** Names with an exclamation mark ("Yahoo!"), spelled as usual but without it. */
  exclaimed: ReadonlySet<string>;
}

/** Lint data of a language. */
export interface LintWords {
  /** Words that never end a complete heading. */
  functionWords: ReadonlySet<string>;
  /** Words that may stand twice in a row: "that that". */
  mayRepeat: ReadonlySet<string>;
  /** Matches words that the language may double to mean something, as Indonesian nouns for their plural. */
  reduplicates: RegExp;
}

/** How sites of a language call to their readers, in the middle of an article and after it. Patterns ignore case. */
export interface BoilerplateWords {
  /** Verbs that send a reader to another page: "Read: …". */
  readVerbs: readonly string[];
  /** What may follow them: "Read also", "Read more". */
  more: readonly string[];
  /** What is read or seen there: "Watch the video: …". */
  media: readonly string[];
  /** Names of links and of the site's parts, alone on a line or before a colon: "Related articles: …". */
  labels: readonly string[];
  /** Words that say where the link is: "Read more here." */
  here: readonly string[];
  /** Verbs that ask a reader for something: "Follow us". */
  callVerbs: readonly string[];
  /** Matches what a site asks for in the middle of an article, after a verb that calls: us, our channel. */
  siteObject: RegExp;
  /** Matches what is asked for after an article: also a click, a number, a bonus. */
  callObject: RegExp;
  /** Matches the beginning of a by-line or of contact details: "Editor:". */
  byLine: RegExp;
  /** Matches who owns an article, and where it stood before. */
  rights: RegExp;
  /** Matches a word of those who advertise games and loans. */
  spam: RegExp;
  /** Matches a telephone number. */
  phone: RegExp;
}

/** What tells the traces of print from a language's own words. */
export interface PrintWords {
  /** Words before a page number: "Page 12 of 30". */
  page: ReadonlySet<string>;
  /** Words between a page number and the number of pages. */
  pageOf: ReadonlySet<string>;
  /** Frequent words that begin with i, besides `segmentation.starters`. Scanners read their capital as l: "lni". */
  capitalI: ReadonlySet<string>;
  /** Matches words that begin with l as none of the language does: "lbunya", "lndonesia". */
  impossibleL: RegExp;
  /** Prefixes, with the letters that the stem has in their place: "menyapu" is meny + sapu. */
  prefixes: readonly (readonly [prefix: string, instead: string])[];
  /** Suffixes and clitics, longest first. */
  suffixes: readonly string[];
  /** Prefixes that keep a hyphen before their word. */
  hyphened: ReadonlySet<string>;
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
  const { neverEnds, beforeNumber, months, clock, mayEnd, needsStarter, degree } = segmentation;
  return (
    [neverEnds, beforeNumber, months, clock, mayEnd, needsStarter].some((list) => list.has(word)) ||
    degree.test(word)
  );
};

/** A capital and consonants, as words never are, but for units ("Kg") and interjections ("Hmm"). For `Segmentation.clipped`. */
export const withoutVowels =
  /^(?!(?:K[gm]|[CM]m|Hz|[Hh]m+|[Ss]+h*t*|[Pp]+s+t+|Br+|Tsk|Pf+t*|Gr+)$)[BCDFGHJKLMNPQRSTVWXZ][bcdfghjklmnpqrstvwxz]{1,4}$/;

/** No words. */
export const none: ReadonlySet<string> = new Set();

/** A pattern that matches nothing, for what a language has not. */
export const never = /(?!)/;

/** Splits a list at white space. */
export const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Splits the lists of words of each person. */
export const persons = (lists: Record<Person, string>): ReadonlyMap<string, Person> =>
  new Map(
    Object.entries(lists).flatMap(([person, list]) =>
      [...words(list)].map((word) => [word, person as Person] as const),
    ),
  );

/** Prefixes before stems that have `instead` in their place. */
export const prefixed = (list: string, instead: string): (readonly [string, string])[] =>
  list.split(' ').map((prefix) => [prefix, instead]);

/** Splits a list of phrases at commas. */
export const phrases = (list: string): readonly string[] => list.split(',').map((phrase) => phrase.trim());

/** Splits a table of forms, "lemma: form form; lemma: …". Gives each form its lemma. */
export const forms = (table: string): ReadonlyMap<string, string> =>
  new Map(
    table
      .split(';')
      .map((entry) => entry.split(':') as [string, string])
      .flatMap(([lemma, list]) => [...words(list)].map((form) => [form, lemma.trim()] as const)),
  );

/** Splits a list of endings, "ies:y s:". */
export const endings = (list: string): (readonly [string, string])[] =>
  [...words(list)].map((each) => each.split(':') as [string, string]);
