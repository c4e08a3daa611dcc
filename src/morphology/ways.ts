import type { LanguagePack } from '../languages/pack.js';
import type { Morpheme } from './analysis.js';
import type { Evidence } from './evidence.js';
import { affixesOf, isAround, stemsOf } from './peel.js';
import { type RootOfStem, rootsOf, type Words } from './roots.js';
import { type Candidate, type Features, featuresOf, type Scale } from './score.js';

/** A way in which a word may be made, and what speaks for it. */
export interface Way {
  candidate: Candidate;
  features: Features;
}

/** What the words of a language are weighed by. */
export const scaleOf = (
  { affixes, grammar, numbers, smallWords }: LanguagePack,
  evidence: Evidence,
): Scale => {
  const table = affixes!;
  return {
    table,
    evidence,
    isRoot: (word) => table.whole.has(word) || grammar.persons.has(word),
    isSmall: (word) => smallWords.has(word) || grammar.functionWords.has(word) || numbers.cardinals.has(word),
  };
};

/** All ways in which a word may be made whose roots are words, the whole word among them. */
export const waysOf = (word: string, scale: Scale, words: Words): readonly Way[] => {
  const { table, evidence } = scale;
  const candidates = stemsOf(word, table)
    .flatMap((stem) => rootsOf(stem, table, words).map((root) => ({ stem, root })))
    .filter(({ root }) => root.root === word || isPlausible(root, evidence));
  const rivals = new Set(
    candidates.flatMap(({ root: { root } }) => (root === word ? [] : evidence.family(root))),
  );
  return candidates.map((candidate) => {
    const isDenied = isDeniedBy(candidate, candidates, words);
    return { candidate, features: featuresOf(word, candidate, rivals, isDenied, scale) };
  });
};

/** Words of a family that make a root known that never stands alone: juang of berjuang, perjuangan. */
const minBranches = 2;

/** Whether a root is known, or enough is made of it. */
export const isPlausible = ({ root, kind }: RootOfStem, { count, branches }: Evidence): boolean => {
  if (kind === 'doubled' || kind === 'infixed' || root.split(' ').every((each) => count(each) > 0))
    return true;
  const known = branches(root);
  // One of them has all its letters: what only stands behind a prefix that swallows letters may begin with others.
  return known.length >= minBranches && known.some((form) => form.includes(root));
};

/**
 * Whether a known word between a root and the whole word has another root: the word between “sepekan” and kan is pekan,
 * which is its own.
 */
const isDeniedBy = (
  { stem, root: { root } }: Candidate,
  candidates: readonly Candidate[],
  words: Words,
): boolean =>
  candidates.some(
    ({ stem: other, root: { root: between, kind } }) =>
      between !== root &&
      kind === 'plain' &&
      words.isKnown(between) &&
      other.before.length + other.after.length > 0 &&
      isAround(other, stem) &&
      words.analyse(between).root !== root,
  );

/** The parts of a word that is made in this way, in the order in which they begin. */
export const partsOf = (
  { stem, root: { root, parts } }: Candidate,
  { table, evidence }: Scale,
): readonly Morpheme[] => {
  const affixes = affixesOf(stem, table, (letters) => evidence.count(root + letters) > 0);
  return [...affixes, ...parts].sort(
    ({ spans: [one] }, { spans: [other] }) => one![0] - other![0] || one![1] - other![1],
  );
};
