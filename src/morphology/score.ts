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
  isWhole: number;
  isSmallWord: number;
  /** ln(1 + the number of other words made of the whole word, and not of another root that it may have). */
  wholeFamily: number;
  /** How probably the whole word is translated by itself. */
  wholeForeign: number;
  /** ln(1 + count) of the root, over that of a frequent word, at most 1. */
  known: number;
  isUnknown: number;
  isForeign: number;
  /** How much shorter the root is than usual. */
  isShort: number;
  /** ln(1 + the number of other words made of the root). */
  family: number;
  /** How much of the word's meaning is the root's. */
  meaning: number;
  /** The greatest part of the word's meaning that one of the root's family has. */
  familyMeaning: number;
  /** How well known the verb is whose doer or doing the word names: for peN-, that with meN-. */
  verb: number;
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
 */
export const featuresOf = (
  word: string,
  { stem, root: { root, kind } }: Candidate,
  rivals: ReadonlySet<string>,
  { table, evidence, isSmall }: Scale,
): Features => {
  const words = root.split(' ');
  const affixes = [...stem.before, ...stem.after];
  const isWhole = affixes.length === 0 && kind === 'plain';
  const known = (each: string): number => Math.min(1, Math.log(1 + evidence.count(each)) / frequent);
  const best = (of: (each: string) => number): number => Math.max(...words.map(of));
  const least = (of: (each: string) => number): number => Math.min(...words.map(of));
  // Words that are made of the word itself speak for it and not for what may be in it, and the other way round.
  const isOther = (form: string): boolean => !form.includes(word);
  const family = words.length > 1 ? [] : evidence.family(root);
  const others = family.filter(isWhole ? (form) => form !== word && !rivals.has(form) : isOther);
  const size = sum(others.map((form) => weightOf(form.length - root.length)));
  const verbs = verbsOf(word, root, stem, table);
  return {
    isWhole: Number(isWhole),
    isSmallWord: Number(isWhole && isSmall(word)),
    wholeFamily: isWhole ? Math.log(1 + size) : 0,
    wholeForeign: isWhole ? evidence.foreign(word) : 0,
    known: least(known),
    isUnknown: Number(least(evidence.count) === 0),
    isForeign: isWhole ? 0 : best(evidence.foreign),
    isShort: Math.max(0, usual - root.length) ** 2 / 4,
    family: isWhole ? 0 : Math.log(1 + size),
    meaning: isWhole ? 0 : best((each) => evidence.shared(word, each)),
    familyMeaning:
      isWhole || words.length > 1
        ? 0
        : Math.max(
            0,
            ...evidence
              .family(root)
              .filter(isOther)
              .map((form) => evidence.shared(word, form)),
          ),
    verb: Math.max(0, ...verbs.nouns.map(known)),
    isNoVerb: Number(verbs.commands.length > 0 && verbs.commands.every((each) => evidence.count(each) === 0)),
    isClosed: affixes.some(({ affix }) => affix.kind !== 'prefix' && affix.kind !== 'suffix')
      ? Math.log(1 + evidence.family(word).length)
      : 0,
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

/** How much it tells that a word with so many letters of affixes is there: few letters are often there by chance. */
const weightOf = (letters: number): number => Math.min(1, letters / 4);

/** Verbs that a word tells of if its affixes are what they seem: those whose doer it names, and the one it commands. */
const verbsOf = (
  word: string,
  root: string,
  { before, after }: Stem,
  table: AffixTable,
): { nouns: readonly string[]; commands: readonly string[] } => {
  const shapesOf = (form: string | undefined) =>
    table.before.find((each) => each.form === form)?.shapes ?? [];
  const suffixes = [
    '',
    ...table.after.filter(({ verb }) => verb !== undefined).map(({ letters }) => letters),
  ];
  const suffix = after.find(({ affix }) => affix.verb !== undefined);
  const prefixes = before.filter(({ affix }) => affix.kind === 'prefix');
  const from = before.findLast(({ affix }) => affix.kind === 'clitic')?.span[1] ?? 0;
  return {
    nouns: before.flatMap(({ affix }) =>
      attached(root, shapesOf(affix.verb)).flatMap((verb) => suffixes.map((letters) => verb + letters)),
    ),
    commands:
      suffix && prefixes.every(({ affix }) => affix.isOpen)
        ? attached(word.slice(from, suffix.span[0]), shapesOf(suffix.affix.verb)).map(
            (verb) => verb + suffix.letters,
          )
        : [],
  };
};

export const weights: Features = {
  isWhole: 4.2,
  isSmallWord: -1.6,
  wholeFamily: 0.5,
  wholeForeign: 6.8,
  known: 4.5,
  isUnknown: -0,
  isForeign: -6.9,
  isShort: -3.9,
  family: 1.9,
  meaning: 2.4,
  familyMeaning: 3.5,
  verb: 2.5,
  isNoVerb: -4.9,
  isClosed: -2.4,
  affixes: 3.2,
  letters: 0.3,
  odds: 1.4,
  isCompound: 4.6,
  isDoubled: 8.3,
  isRhymed: 3.9,
  isSyllable: 2.1,
  isInfixed: 5.8,
};

/** Log-odds that these features are those of a word's true root. */
export const scoreOf = (features: Features): number => {
  let sum = 0;
  for (const name of Object.keys(weights) as (keyof Features)[]) sum += weights[name] * features[name];
  return sum;
};
