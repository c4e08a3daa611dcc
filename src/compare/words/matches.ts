import { diffArrays } from 'diff';
import type { TokenKind } from './tokens.js';

/** The words of two texts as numbers, which are equal where the words' keys are. */
export interface Words {
  before: readonly number[];
  after: readonly number[];
  /** By number. */
  kinds: readonly TokenKind[];
  /** By number: the number of the same word in small letters. */
  small: readonly number[];
}

/** Index of a word of `before`, and of the word of `after` that it is. */
export type Match = readonly [before: number, after: number];

/** A part of each sequence, ends excluded. */
interface Block {
  before: number;
  beforeEnd: number;
  after: number;
  afterEnd: number;
}

/** Blocks of up to so many pairs of words are matched in the best way, so that the time is linear in the length. */
const maxPairs = 1_000_000;
/** Larger blocks are split at words that occur once in each, and their parts again, so many times. */
const maxSplits = 8;
/** What a change costs: less than a small word, enough to prefer few long changes to many short ones. */
const changeCost = 0.1;

/** Share of its weight that a word has if only its capitals differ. */
const otherCase = 0.95;

/**
 * Matches the words of two texts, in order, in capitals or small letters. Of all ways to do it the one is taken that
 * matches the most, where rare words count more than frequent and small ones, so that a replaced passage is not
 * shredded by its “the” and “of”.
 */
export const matchWords = (words: Words): Match[] =>
  matchesIn(words, { before: 0, beforeEnd: words.before.length, after: 0, afterEnd: words.after.length }, 0);

const matchesIn = (words: Words, whole: Block, depth: number): Match[] => {
  const { before, after } = words;
  const block = { ...whole };
  const start: Match[] = [];
  const end: Match[] = [];
  const isOpen = () => block.before < block.beforeEnd && block.after < block.afterEnd;
  while (isOpen() && before[block.before] === after[block.after]) start.push([block.before++, block.after++]);
  while (isOpen() && before[block.beforeEnd - 1] === after[block.afterEnd - 1])
    end.push([--block.beforeEnd, --block.afterEnd]);
  return start.concat(isOpen() ? insideOf(words, block, depth) : [], end.reverse());
};

const insideOf = (words: Words, block: Block, depth: number): Match[] => {
  if ((block.beforeEnd - block.before) * (block.afterEnd - block.after) <= maxPairs)
    return bestMatches(words, block);
  const anchors = depth < maxSplits ? anchorsIn(words, block) : [];
  if (anchors.length === 0) return shortestEdit(words, block);
  const matches: Match[] = [];
  let { before, after } = block;
  for (const [b, a] of [...anchors, [block.beforeEnd, block.afterEnd] as const]) {
    const part = { before, beforeEnd: b, after, afterEnd: a };
    for (const match of matchesIn(words, part, depth + 1)) matches.push(match);
    if (b < block.beforeEnd) matches.push([b, a]);
    [before, after] = [b + 1, a + 1];
  }
  return matches;
};

/**
 * The heaviest matches, by dynamic programming with affine gaps (Gotoh 1982): a change costs the same however long it
 * is. Time and memory are the product of the lengths.
 */
const bestMatches = (words: Words, block: Block): Match[] => {
  const exact = {
    before: words.before.slice(block.before, block.beforeEnd),
    after: words.after.slice(block.after, block.afterEnd),
  };
  const [before, after] = [exact.before, exact.after].map((side) => inSmall(words, side)) as [
    number[],
    number[],
  ];
  const weights = weightsOf(before, after, words.kinds);
  if (weights.size === 0) return [];
  const width = after.length + 1;
  /** For each pair of positions, where the best way there comes from: `afterChange` and one of the others. */
  const from = new Uint8Array((before.length + 1) * width);
  // The best sums up to a position, by whether the words before it are matched or changed; of the row above, too.
  let matched = new Float64Array(width).fill(-Infinity);
  let changed = new Float64Array(width).fill(-Infinity);
  let matchedAbove = new Float64Array(width);
  let changedAbove = new Float64Array(width);
  for (let i = 0; i <= before.length; i++) {
    [matched, matchedAbove] = [matchedAbove, matched];
    [changed, changedAbove] = [changedAbove, changed];
    const weight = i === 0 ? 0 : (weights.get(before[i - 1]!) ?? 0);
    for (let j = 0; j < width; j++) {
      let sum = i === 0 && j === 0 ? 0 : -Infinity;
      let step = 0;
      if (i > 0 && j > 0 && before[i - 1] === after[j - 1]) {
        const [same, change] = [matchedAbove[j - 1]!, changedAbove[j - 1]!];
        const isExact = exact.before[i - 1] === exact.after[j - 1];
        sum = (isExact ? weight : weight * otherCase) + Math.max(same, change);
        if (change > same) step = afterChange;
      }
      matched[j] = sum;
      const more = j > 0 ? changed[j - 1]! : -Infinity;
      const first = j > 0 ? matched[j - 1]! - changeCost : -Infinity;
      const moreAbove = i > 0 ? changedAbove[j]! : -Infinity;
      const firstAbove = i > 0 ? matchedAbove[j]! - changeCost : -Infinity;
      const best = Math.max(more, first, moreAbove, firstAbove);
      changed[j] = best;
      if (best === more) step |= added;
      else if (best === first) step |= added | afterMatch;
      else if (best === moreAbove) step |= removed;
      else step |= removed | afterMatch;
      from[i * width + j] = step;
    }
  }
  const matches: Match[] = [];
  let [i, j] = [before.length, after.length];
  let isMatch = matched[j]! > changed[j]!;
  while (i > 0 || j > 0) {
    const step = from[i * width + j]!;
    if (isMatch) {
      matches.push([block.before + --i, block.after + --j]);
      isMatch = (step & afterChange) === 0;
    } else {
      if ((step & added) !== 0) j--;
      else i--;
      isMatch = (step & afterMatch) !== 0;
    }
  }
  return matches.reverse();
};

const inSmall = ({ small }: Words, side: readonly number[]): number[] => side.map((word) => small[word]!);

const afterChange = 1;
const added = 2;
const removed = 4;
const afterMatch = 8;

/** A word counts less the more often it occurs. Words of one side only have no weight. */
const weightsOf = (
  before: readonly number[],
  after: readonly number[],
  kinds: readonly TokenKind[],
): Map<number, number> => {
  const [here, there] = [countsOf(before), countsOf(after)];
  const weights = new Map<number, number>();
  for (const [word, count] of here) {
    const most = Math.max(count, there.get(word) ?? 0);
    if (there.has(word)) weights.set(word, kindWeights[kinds[word]!] / Math.sqrt(most));
  }
  return weights;
};

const kindWeights: Record<TokenKind, number> = { word: 1, small: 0.5, sign: 0.25 };

const countsOf = (words: readonly number[]): Map<number, number> => {
  const counts = new Map<number, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/** Words that occur once in each part, as many as are in the same order in both (patience diff, by B. Cohen). */
const anchorsIn = ({ before, after, small }: Words, block: Block): Match[] => {
  const places = once(after, small, block.after, block.afterEnd);
  const pairs: Match[] = [];
  for (const [word, place] of once(before, small, block.before, block.beforeEnd)) {
    const other = places.get(word);
    if (other !== undefined) pairs.push([place, other]);
  }
  return longestIncreasing(pairs);
};

/** The places of words that occur once, in order. */
const once = (
  words: readonly number[],
  small: readonly number[],
  start: number,
  end: number,
): Map<number, number> => {
  const places = new Map<number, number>();
  const repeated = new Set<number>();
  for (let i = start; i < end; i++) {
    const word = small[words[i]!]!;
    if (places.has(word)) repeated.add(word);
    else places.set(word, i);
  }
  for (const word of repeated) places.delete(word);
  return places;
};

/** The longest part of pairs, which rise in `before`, that rises in `after`, too. */
const longestIncreasing = (pairs: readonly Match[]): Match[] => {
  /** By length less one: the pair that ends the best such part so far. */
  const ends: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([, after], i) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[ends[middle]!]![1] < after) low = middle + 1;
      else high = middle;
    }
    previous.push(low === 0 ? -1 : ends[low - 1]!);
    ends[low] = i;
  });
  const longest: Match[] = [];
  for (let i = ends.at(-1) ?? -1; i >= 0; i = previous[i]!) longest.push(pairs[i]!);
  return longest.reverse();
};

/**
 * Matches by the shortest edit (Myers, by the `diff` library) of the words that both sides have. Its cost grows with
 * the square of the edits, so that their number is bounded: texts that differ by more are entirely different.
 */
const shortestEdit = (words: Words, block: Block): Match[] => {
  const ours = inSmall(words, words.before.slice(block.before, block.beforeEnd));
  const theirs = inSmall(words, words.after.slice(block.after, block.afterEnd));
  const before = placesOf(ours, new Set(theirs));
  const after = placesOf(theirs, new Set(ours));
  const parts = diffArrays(
    before.map((place) => ours[place]!),
    after.map((place) => theirs[place]!),
    { maxEditLength: Math.ceil(4 * Math.sqrt(before.length + after.length)) },
  );
  const matches: Match[] = [];
  let [i, j] = [0, 0];
  for (const part of parts ?? []) {
    if (!part.added && !part.removed)
      for (let k = 0; k < part.count; k++)
        matches.push([block.before + before[i + k]!, block.after + after[j + k]!]);
    if (!part.added) i += part.count;
    if (!part.removed) j += part.count;
  }
  return matches;
};

/** Where words stand that the other side has, too. */
const placesOf = (words: readonly number[], others: ReadonlySet<number>): number[] =>
  words.flatMap((word, place) => (others.has(word) ? [place] : []));
