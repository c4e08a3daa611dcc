import { addStatistics, type Metric, type Statistics } from '../../score/metric.js';
import { tokenize13a } from '../../score/tokenizers/13a.js';
import type { Bucket, NgramGain, WordComparison } from '../overview.js';
import { pairKey } from '../pairs.js';
import type { Counted } from '../scores.js';
import type { Segment } from '../segments.js';
import { type Counts, createCounts } from './counts.js';
import { NgramTree } from './ngrams.js';
import { createVocabulary, type Vocabulary } from './vocabulary.js';

/** N-grams of references that are told apart; beyond that, the rarest are forgotten, and counted anew if they come again. */
const maxNgrams = 2 ** 20;
/** N-grams that are listed for each system. */
const maxGains = 50;
/** Added to the matches of each system, so that what is rare weighs less (Laplace). */
const alpha = 1;

/** Upper ends of the buckets, as compare-mt has them. Its first one by frequency has no word of a reference. */
const frequencyCutoffs = [1, 2, 3, 4, 5, 10, 100, 1000];
const lengthCutoffs = [10, 20, 30, 40, 50, 60];

/**
 * What compare-mt (Neubig et al., 2019) tells of two systems, with its numbers. Words are BLEU's (13a, with case): where
 * compare-mt is given the texts cut so, n-grams and F1 are the same. Of several references, the first that has text
 * counts. Scores by length are those of Padan's BLEU; compare-mt's own differ where a translation is shorter than four
 * words. Null for systems without a reference.
 */
export interface WordComparisons {
  add(
    segment: Segment,
    pairs: readonly (readonly [from: string, to: string])[],
    counted: ReadonlyMap<string, Counted>,
  ): void;
  of(from: string, to: string): WordComparison | null;
}

/** A text's words that are right, and all of them. */
interface Matched {
  words: Int32Array;
  /** Nodes of the tree. */
  ngrams: number[];
}

/** What is counted of one system of a pair. */
interface Side {
  ngrams: Counts;
  /** By word: how often the system has it, and how often rightly. */
  said: Counts;
  right: Counts;
  /** Sums by bucket of length. */
  lengths: (Statistics | undefined)[];
}

interface PairWords {
  /** By word: how often it stands in the references. */
  reference: Counts;
  before: Side;
  after: Side;
  /** Segments by bucket of length. */
  segments: number[];
}

export const createWordComparisons = (
  metrics: Readonly<Record<string, Metric>>,
  mostNgrams = maxNgrams,
): WordComparisons => {
  const vocabulary = createVocabulary();
  const tree = new NgramTree();
  const byPair = new Map<string, PairWords>();
  const metricAt = Math.max(0, Object.keys(metrics).indexOf('bleu'));
  const metric = Object.values(metrics)[metricAt];
  const wordsOf = (text: string): Int32Array => {
    const words = tokenize13a(text);
    const numbers = new Int32Array(words.length);
    for (let at = 0; at < words.length; at++) numbers[at] = vocabulary.numberOf(words[at]!);
    return numbers;
  };

  const addTo = (side: Side, matched: Matched, counted: Counted, bucket: number): void => {
    for (const word of matched.words) if (word >= 0) side.said.add(word);
    for (const node of matched.ngrams) {
      side.ngrams.add(node);
      const word = tree.wordOf(node);
      if (word >= 0) side.right.add(word);
    }
    const statistics = counted.statistics[metricAt];
    if (statistics === undefined) return;
    const sum = side.lengths[bucket];
    side.lengths[bucket] = sum === undefined ? statistics : addStatistics(sum, statistics);
  };

  const prune = (): void => {
    const numbers = tree.prune(mostNgrams >> 1);
    for (const { before, after } of byPair.values())
      for (const side of [before, after]) side.ngrams.renumber(numbers, tree.size);
  };

  return {
    add: ({ texts, references }, pairs, counted) => {
      const [reference] = references;
      const present = pairs.filter(([from, to]) => counted.has(from) && counted.has(to));
      if (reference === undefined || present.length === 0) return;
      const expected = wordsOf(texts.get(reference)!);
      tree.begin(expected);
      const bucket = bucketOf(expected.length, lengthCutoffs);
      const known = new Map<string, Matched>();
      const matchedOf = (system: string): Matched => {
        const text = texts.get(system)!;
        const found = known.get(text);
        if (found !== undefined) return found;
        const words = wordsOf(text);
        const made = { words, ngrams: tree.matches(words) };
        known.set(text, made);
        return made;
      };
      for (const [from, to] of present) {
        const key = pairKey(from, to);
        const pair = byPair.get(key) ?? emptyPair();
        byPair.set(key, pair);
        for (const word of expected) if (word >= 0) pair.reference.add(word);
        pair.segments[bucket]!++;
        addTo(pair.before, matchedOf(from), counted.get(from)!, bucket);
        addTo(pair.after, matchedOf(to), counted.get(to)!, bucket);
      }
      if (tree.size > mostNgrams) prune();
    },
    of: (from, to) => {
      const pair = byPair.get(pairKey(from, to));
      return pair === undefined
        ? null
        : {
            ...gainsOf(pair, tree, vocabulary),
            byFrequency: frequencyBuckets(pair, vocabulary.size),
            byLength: lengthBuckets(pair, metric),
          };
    },
  };
};

const emptyPair = (): PairWords => ({
  reference: createCounts(),
  before: emptySide(),
  after: emptySide(),
  segments: new Array<number>(lengthCutoffs.length + 1).fill(0),
});

const emptySide = (): Side => ({
  ngrams: createCounts(),
  said: createCounts(),
  right: createCounts(),
  lengths: [],
});

const bucketOf = (value: number, cutoffs: readonly number[]): number => {
  const at = cutoffs.findIndex((cutoff) => value < cutoff);
  return at < 0 ? cutoffs.length : at;
};

/** A bucket's name, as compare-mt writes it: `<10`, `3`, `[5,10)`, `>=1000`. */
const labelOf = (bucket: number, cutoffs: readonly number[]): string => {
  const [low, high] = [cutoffs[bucket - 1], cutoffs[bucket]];
  if (low === undefined) return `<${high}`;
  if (high === undefined) return `>=${low}`;
  return high - 1 === low ? String(low) : `[${low},${high})`;
};

/** N-grams that one system has right more often; of those that gain as much, the more frequent, then the one that came first. */
const gainsOf = (
  { before, after }: PairWords,
  tree: NgramTree,
  vocabulary: Vocabulary,
): Pick<WordComparison, 'better' | 'worse'> => {
  const found: { node: number; before: number; after: number; ratio: number }[] = [];
  for (let node = 1; node < tree.size; node++) {
    const [ours, theirs] = [before.ngrams.get(node), after.ngrams.get(node)];
    if (ours !== theirs)
      found.push({
        node,
        before: ours,
        after: theirs,
        ratio: (theirs + alpha) / (ours + theirs + 2 * alpha),
      });
  }
  const told = (of: typeof found, gain: (ratio: number) => number): NgramGain[] =>
    of
      .sort(
        (a, b) => gain(b.ratio) - gain(a.ratio) || b.before + b.after - a.before - a.after || a.node - b.node,
      )
      .slice(0, maxGains)
      .map(({ node, ...rest }) => ({ ngram: tree.ngram(node).map(vocabulary.word).join(' '), ...rest }));
  return {
    better: told(
      found.filter(({ ratio }) => ratio > 0.5),
      (ratio) => ratio,
    ),
    worse: told(
      found.filter(({ ratio }) => ratio < 0.5),
      (ratio) => -ratio,
    ),
  };
};

const frequencyBuckets = ({ reference, before, after }: PairWords, words: number): Bucket[] => {
  const empty = () => ({ reference: 0, before: { said: 0, right: 0 }, after: { said: 0, right: 0 } });
  const buckets = [...frequencyCutoffs, 0].map(empty);
  for (let word = 0; word < words; word++) {
    const frequency = reference.get(word);
    const bucket = buckets[bucketOf(frequency, frequencyCutoffs)]!;
    bucket.reference += frequency;
    for (const [sum, side] of [
      [bucket.before, before],
      [bucket.after, after],
    ] as const) {
      sum.said += side.said.get(word);
      sum.right += side.right.get(word);
    }
  }
  const f1 = (expected: number, { said, right }: { said: number; right: number }) =>
    expected === 0 ? null : (2 * right) / (expected + said);
  return buckets
    .map((bucket, i) => ({
      label: labelOf(i, frequencyCutoffs),
      count: bucket.reference,
      before: f1(bucket.reference, bucket.before),
      after: f1(bucket.reference, bucket.after),
    }))
    .slice(1);
};

const lengthBuckets = ({ segments, before, after }: PairWords, metric: Metric | undefined): Bucket[] => {
  const score = (sum: Statistics | undefined) => {
    const found = sum === undefined || metric === undefined ? Number.NaN : metric.score(sum);
    return Number.isFinite(found) ? found : null;
  };
  return segments.map((count, i) => ({
    label: labelOf(i, lengthCutoffs),
    count,
    before: score(before.lengths[i]),
    after: score(after.lengths[i]),
  }));
};
