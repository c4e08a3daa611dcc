import type { Evidence } from './evidence.js';
import type { Stem } from './peel.js';
import type { RootOfStem } from './roots.js';

/** What speaks for a root of a word, before it is weighed. */
export interface Features {
  /** ln(1 + count) of the root, at most 1 after division by that of a frequent word. */
  known: number;
  isUnknown: number;
  /** ln(1 + the number of other words made of it). */
  family: number;
  /** How much of the word's meaning is the root's. */
  meaning: number;
  /** The greatest part of the word's meaning that one of the root's family has. */
  familyMeaning: number;
  /** By how many letters the root is shorter than five. */
  short: number;
  /** What speaks for the affixes themselves. */
  odds: number;
  affixes: number;
  isWhole: number;
  isSmallWord: number;
  isCompound: number;
  isDoubled: number;
  isRhymed: number;
  isSyllable: number;
  isInfixed: number;
}

/** A frequent word occurs so often in the texts of a lexicon, ln. */
const frequent = Math.log(1000);
const usual = 5;

export const featuresOf = (
  word: string,
  stem: Stem,
  { root, kind }: RootOfStem,
  evidence: Evidence,
  isSmall: (word: string) => boolean,
): Features => {
  const words = root.split(' ');
  const affixes = [...stem.before, ...stem.after];
  const isWhole = affixes.length === 0 && kind === 'plain';
  // Words that are made of the word itself speak for it and not for what may be in it.
  const family =
    words.length > 1 ? [] : evidence.family(root).filter((form) => isWhole || !form.includes(word));
  const counts = words.map((each) => evidence.count(each));
  const others = family.filter((form) => form !== word);
  return {
    known: Math.min(1, ...counts.map((count) => Math.log(1 + count) / frequent)),
    isUnknown: Number(counts.some((count) => count === 0)),
    family: Math.log(1 + others.length),
    meaning: isWhole ? 0 : Math.max(...words.map((each) => evidence.shared(word, each))),
    familyMeaning: isWhole ? 0 : Math.max(0, ...others.map((form) => evidence.shared(word, form))),
    short: Math.max(0, usual - root.length),
    odds: affixes.reduce((sum, { affix }) => sum + affix.odds, 0),
    affixes: affixes.length,
    isWhole: Number(isWhole),
    isSmallWord: Number(isWhole && isSmall(word)),
    isCompound: Number(kind === 'compound'),
    isDoubled: Number(kind === 'doubled'),
    isRhymed: Number(kind === 'rhymed'),
    isSyllable: Number(kind === 'syllable'),
    isInfixed: Number(kind === 'infixed'),
  };
};

const weights: Features = {
  known: 2,
  isUnknown: -3,
  family: 0.8,
  meaning: 3,
  familyMeaning: 1,
  short: -0.7,
  odds: 1,
  affixes: -0.2,
  isWhole: 2,
  isSmallWord: 1,
  isCompound: -2,
  isDoubled: 6,
  isRhymed: 2,
  isSyllable: 0,
  isInfixed: 5,
};

/** Log-odds that these features are those of a word's true root. */
export const scoreOf = (features: Features): number => {
  let sum = 0;
  for (const name of Object.keys(weights) as (keyof Features)[]) sum += weights[name] * features[name];
  return sum;
};
