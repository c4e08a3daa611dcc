import type { AffixTable } from '../languages/affixes.js';
import type { Evidence } from './evidence.js';
import { attached, type Stem, suffixOf } from './peel.js';
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
  const branches = words.length > 1 ? [] : evidence.branches(root);
  const others = branches.filter(isWhole ? (form) => form !== word && !rivals.has(form) : isOther);
  const verbs = verbsOf(root, stem, table);
  return {
    isWhole: Number(isWhole),
    isSmallWord: Number(isWhole && isSmall(word)),
    wholeFamily: isWhole ? Math.log(1 + others.length) : 0,
    wholeForeign: isWhole ? evidence.foreign(word) : 0,
    known: least(known),
    isUnknown: Number(least(evidence.count) === 0),
    isForeign: isWhole ? 0 : best(evidence.foreign),
    isShort: Math.max(0, usual - root.length) ** 2 / 4,
    family: isWhole ? 0 : Math.log(1 + others.length),
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

/** Verbs that a word tells of if its affixes are what they seem: those whose doer it names, and the one it commands. */
const verbsOf = (
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
  const suffix = suffixOf(after);
  return {
    nouns: before.flatMap(({ affix }) =>
      attached(root, shapesOf(affix.verb)).flatMap((verb) => suffixes.map((letters) => verb + letters)),
    ),
    commands:
      suffix?.verb !== undefined && before.every(({ affix }) => affix.kind !== 'prefix')
        ? attached(root, shapesOf(suffix.verb)).map((verb) => verb + suffix.letters)
        : [],
  };
};

export const weights: Features = {
  isWhole: 4.6,
  isSmallWord: -1.5,
  wholeFamily: 0.6,
  wholeForeign: 5.4,
  known: 4,
  isUnknown: -0.4,
  isForeign: -5.7,
  isShort: -3.3,
  family: 1.9,
  meaning: 2.2,
  familyMeaning: 3,
  verb: 2.7,
  isNoVerb: -4.4,
  affixes: 3,
  letters: 0.4,
  odds: 1.5,
  isCompound: 4.2,
  isDoubled: 6,
  isRhymed: 2,
  isSyllable: 1.8,
  isInfixed: 5.6,
};

/** Log-odds that these features are those of a word's true root. */
export const scoreOf = (features: Features): number => {
  let sum = 0;
  for (const name of Object.keys(weights) as (keyof Features)[]) sum += weights[name] * features[name];
  return sum;
};
