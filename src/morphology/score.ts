import type { AffixTable } from '../languages/affixes.js';
import type { Evidence } from './evidence.js';
import { attached, type Stem } from './peel.js';
import type { RootOfStem } from './roots.js';

/** A way in which a word may be made. */
export interface Candidate {
  stem: Stem;
  root: RootOfStem;
}

/** What speaks for a root of a word, before it is weighed. */
export interface Features {
  /** 1 for the word as it is. */
  isWhole: number;
  /** ln(1 + the number of other words derived from the whole word, and not from another root that it may have). */
  wholeFamily: number;
  /** How probably the whole word is translated by itself. */
  wholeForeign: number;
  /** ln(1 + count) of the root, over that of a frequent word, at most 1. */
  known: number;
  /** Whether a word between the root and the whole one has another root. */
  isDenied: number;
  /** Whether the root is denied, and never seen alone either. */
  isDeniedUnknown: number;
  isForeign: number;
  /** How much shorter the root is than usual. */
  isShort: number;
  /** ln(1 + the number of other words made of the root). */
  family: number;
  /** How much of the word's meaning is the root's. */
  meaning: number;
  /** The greatest part of the word's meaning that one of the root's family has. */
  familyMeaning: number;
  /** How well known the verb is whose doer or doing the word names, or that it is in the other voice. */
  verb: number;
  /** Whether the verb that it is in the other voice is unknown. */
  isNoVoice: number;
  /** Whether it is a command of an unknown verb. */
  isNoVerb: number;
  /** ln(1 + the number of words made of the whole), if it has a clitic or particle, of which nothing can be made. */
  isClosed: number;
  affixes: number;
  letters: number;
  /** What speaks for the affixes themselves. */
  odds: number;
  isCompound: number;
  isDoubled: number;
  isRhymed: number;
  isSyllable: number;
  isInfixed: number;
}

/** What candidates are weighed by, besides themselves. */
export interface Scale {
  table: AffixTable;
  evidence: Evidence;
  /** Whether a word has no affixes, whatever it looks like. */
  isRoot(word: string): boolean;
  /** Whether a word is one of grammar. */
  isSmall(word: string): boolean;
}

/** A frequent word occurs so often in the texts of a lexicon, ln. */
const frequent = Math.log(1000);
const usual = 5;
const maxLetters = 6;

/**
 * @param rivals  words that are made of other roots that the word may have
 * @param isDenied  whether a word between the root and this one has another root
 */
export const featuresOf = (
  word: string,
  { stem, root: { root, kind } }: Candidate,
  rivals: ReadonlySet<string>,
  isDenied: boolean,
  { table, evidence, isSmall }: Scale,
): Features => {
  const words = root.split(' ');
  const affixes = [...stem.before, ...stem.after];
  const isWhole = affixes.length === 0 && kind === 'plain';
  const known = (each: string): number => Math.min(1, Math.log(1 + evidence.count(each)) / frequent);
  const best = (of: (each: string) => number): number => Math.max(...words.map(of));
  const least = (of: (each: string) => number): number => Math.min(...words.map(of));
  // Words that are made of the word itself speak for it and not for what may be in it, and the other way round.
  const made = evidence.family(word);
  const isOther = (form: string): boolean => !form.includes(word) && !made.includes(form);
  const family = evidence.family(words.join(''));
  const isOwn = (form: string): boolean => !rivals.has(form) && !isInflected(form, word, table);
  const others = family.filter(isWhole ? isOwn : isOther);
  const size = sum(others.map((form) => weightOf(form.length - root.length)));
  const isUnattested = (verbs: readonly string[]): boolean =>
    verbs.length > 0 && verbs.every((verb) => evidence.count(verb) === 0);
  const verbs = verbsOf(word, root, stem, table);
  const meaning = isWhole ? 0 : best((each) => evidence.shared(word, each));
  const familyMeaning = isWhole ? 0 : Math.max(0, ...others.map((form) => evidence.shared(word, form)));
  const isClosed = affixes.some(({ affix }) => affix.kind !== 'prefix' && affix.kind !== 'suffix');
  return {
    isWhole: Number(isWhole),
    wholeFamily: isWhole ? Math.log(1 + size) : 0,
    wholeForeign: isWhole ? evidence.foreign(word) : 0,
    known: least(known),
    isForeign: isWhole ? 0 : best(evidence.foreign),
    isShort: isSmall(root) ? 0 : Math.max(0, usual - root.length) ** 2 / 4,
    family: isWhole ? 0 : Math.log(1 + size),
    meaning,
    familyMeaning,
    verb: Math.max(0, ...[...verbs.named, ...verbs.voiced].map(known)),
    isNoVoice: Number(isUnattested(verbs.voiced)),
    isNoVerb: Number(isUnattested(verbs.commanded)),
    isClosed: isClosed ? Math.log(1 + made.length) : 0,
    isDenied: Number(isDenied),
    isDeniedUnknown: Number(isDenied && least(evidence.count) === 0),
    affixes: affixes.length,
    letters: Math.min(maxLetters, sum(affixes.map(({ letters }) => letters.length))),
    odds: sum(affixes.map(({ odds }) => odds)),
    isCompound: Number(kind === 'compound'),
    isDoubled: Number(kind === 'doubled'),
    isRhymed: Number(kind === 'rhymed'),
    isSyllable: Number(kind === 'syllable'),
    isInfixed: Number(kind === 'infixed'),
  };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** Whether a form is a noun's in a sentence, doubled or with a clitic: derived nouns have those, too. */
const isInflected = (form: string, word: string, { after }: AffixTable): boolean =>
  form.includes('-') ||
  (form.startsWith(word) && after.some(({ kind, letters }) => kind === 'clitic' && form === word + letters));

/** How much it tells that a word with so many letters of affixes is there: few letters are often there by chance. */
const weightOf = (letters: number): number => Math.min(1, letters / 4);

/**
 * Verbs that a word tells of if its affixes are what they seem: those whose doer or doing it names, itself in the other
 * voice, and the one that it commands.
 */
const verbsOf = (
  word: string,
  root: string,
  { before, after }: Stem,
  table: AffixTable,
): Record<'named' | 'voiced' | 'commanded', readonly string[]> => {
  const withPrefix = (form: string | undefined, stem: string): readonly string[] =>
    attached(stem, table.before.find((each) => each.form === form)?.shapes ?? []);
  const suffixes = table.after.filter(({ commands }) => commands !== undefined);
  const ends = ['', ...suffixes.map(({ letters }) => letters)];
  const suffix = after.find(({ affix }) => affix.commands !== undefined);
  const isOpen = before.every(({ affix }) => affix.isOpen || affix.kind === 'clitic');
  const from = before.findLast(({ affix }) => affix.kind === 'clitic')?.span[1] ?? 0;
  return {
    named: (before.length > 0 ? before : after).flatMap(({ affix }) =>
      withPrefix(affix.names, root).flatMap((verb) => ends.map((letters) => verb + letters)),
    ),
    voiced: before.flatMap(({ affix }) =>
      withPrefix(affix.voice, root).map((verb) => verb + (suffix?.letters ?? '')),
    ),
    commanded:
      suffix && isOpen
        ? withPrefix(suffix.affix.commands, word.slice(from, suffix.span[0])).map(
            (verb) => verb + suffix.letters,
          )
        : [],
  };
};

/** Log-odds that these features are those of the way in which a word is made, up to a constant of the word. */
export const scoreOf = (features: Features, weights: Features): number => {
  let score = 0;
  for (const name of Object.keys(weights) as (keyof Features)[]) score += weights[name] * features[name];
  return score;
};
