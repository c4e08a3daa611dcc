import type { Evidence } from './evidence.js';
import type { Token } from './tokens.js';

/** How well the lexicon has two words for translations of each other: √ (p(target | source) · p(source | target)). */
export const strengthOf = ({ target, forward, backward }: Evidence, i: number, j: number): number => {
  const cell = i * target.length + j;
  return Math.sqrt(forward[cell]! * backward[cell]!);
};

/** Least strength that says something of function words: a lexicon has them for translations of all that is frequent. */
const minStrength = 0.1;

/** Likeness of words that speak for themselves. */
export const alike = 0.6;

/** Whether anything but place and attention says that two words correspond. */
export const isGiven = (evidence: Evidence, i: number, j: number): boolean => {
  const cell = i * evidence.target.length + j;
  return (
    strengthOf(evidence, i, j) >= minStrength ||
    evidence.likeness[cell] === 1 ||
    evidence.numbers[cell]! > 0 ||
    (evidence.persons[cell] === 1 && evidence.source[i]!.isSmall && evidence.target[j]!.isSmall)
  );
};

/** Whether one is an article and the other no word that an article stands for. */
export const isBareArticle = (one: Token, other: Token): boolean =>
  (one.isArticle && !other.isDeterminer) || (other.isArticle && !one.isDeterminer);

/** Log-odds from which on two function words are linked though the lexicon does not give one for the other. */
const minSeen = 0;

/**
 * The log-odds of pairs of words that may be linked by themselves; −∞ for the rest, which can only join a unit. An
 * article may be so only with another, or with what stands for one. If there is a lexicon, a function word may be so
 * only if the pair is given; with another function word also if it is likely.
 */
export const aloneOdds = (evidence: Evidence, odds: Float32Array): Float32Array => {
  const { source, target, forward } = evidence;
  const alone = Float32Array.from(odds);
  const hasLexicon = forward.some((p) => p > 0);
  const mayStandAlone = (i: number, j: number, value: number): boolean => {
    const [one, other] = [source[i]!, target[j]!];
    if (isBareArticle(one, other)) return false;
    if (!hasLexicon || !(one.isSmall || other.isSmall) || isGiven(evidence, i, j)) return true;
    return one.isSmall && other.isSmall && value >= minSeen;
  };
  for (let i = 0; i < source.length; i++)
    for (let j = 0; j < target.length; j++) {
      const cell = i * target.length + j;
      if (!mayStandAlone(i, j, odds[cell]!)) alone[cell] = Number.NEGATIVE_INFINITY;
    }
  return alone;
};
