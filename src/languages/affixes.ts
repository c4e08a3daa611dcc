/** How the words of a language are made of roots and affixes. All words are lower-case. */
export interface AffixTable {
  /** What stands before a root: prefixes, and words written together with the next one. */
  before: readonly BeforeRoot[];
  /** What stands after a root: suffixes, then clitics, then particles, each at most once. */
  after: readonly AfterRoot[];
  /** Matches the beginning of what may be a stem. */
  stem: RegExp;
  /** Affixes that surround a stem. */
  circumfixes: readonly Circumfix[];
  /** Words with an infix, with their roots: no rule finds them. */
  infixed: ReadonlyMap<string, string>;
  infixes: readonly string[];
  /** Matches a stem whose first syllable is doubled before a suffix, the letters that are added as its first group. */
  doubledSyllable: RegExp;
  /** Words of closed classes, and a few others, that look as if they had affixes and are roots. */
  whole: ReadonlySet<string>;
  /** A line on everything above for learners. */
  notes: readonly AffixNote[];
}

/** What stands before a root. */
export interface BeforeRoot {
  /** As in dictionaries: `meN-`. */
  form: string;
  kind: 'prefix' | 'clitic';
  shapes: readonly Shape[];
  /** Suffixes that may stand behind its word. */
  with: readonly string[];
  /** What else may stand between it and the root. */
  outside: readonly string[];
  /** Whether a suffix is needed where it stands outside another one: "memberlakukan". */
  needsSuffix: boolean;
  /** Whether its word with a suffix of verbs is only a command, or what another prefix stands before: "perbaiki". */
  isOpen: boolean;
  /** The prefix of the verbs whose doers and doings it names. */
  names?: string;
  /** The prefix that the same verb has in the other voice. */
  voice?: string;
  /** Whether roots have it so often that a word with it tells that what it stands before is one. */
  isProductive: boolean;
  /** How much speaks for a word that begins like this to have it, before anything is known of its root: log-odds. */
  odds: number;
}

/** How an affix looks before certain stems. */
export interface Shape {
  letters: string;
  /** Letters of the stem that it swallows: "menulis" is `men` + tulis, with `t`. */
  swallows: string;
  /** Matches what is left of the stem. */
  before: RegExp;
  /** As `odds` of the affix, of this shape of it. */
  odds: number;
}

/** What stands after a root. */
export interface AfterRoot {
  form: string;
  kind: 'suffix' | 'clitic' | 'particle';
  letters: string;
  /** Whether it makes new nouns of nouns, so that another suffix may follow: `-wan`. */
  isInner: boolean;
  /** The prefix that its verb has but in commands: "berikan" is of "memberikan". */
  commands?: string;
  /** The prefix of the verbs whose result or object it names. */
  names?: string;
  odds: number;
}

export interface Circumfix {
  /** `ke-…-an`. */
  form: string;
  /** Forms of its halves. */
  first: string;
  last: string;
  /** Whether they may also be two affixes, if the second makes a word without the first: ber- + pakaian. */
  mayBeTwo: boolean;
}

/** What an affix does, for learners, in a line. */
export interface AffixNote {
  form: string;
  en: string;
  id: string;
}
