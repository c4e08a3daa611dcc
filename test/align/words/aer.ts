/**
 * Measures of word links against sure (S) and possible (P, with S in it) links of a hand-made alignment.
 *
 * Och & Ney (2003), A systematic comparison of various statistical alignment models: precision |A∩P| / |A|,
 * recall |A∩S| / |S|, alignment error rate 1 − (|A∩S| + |A∩P|) / (|A| + |S|).
 */
import type { Span } from '../../../src/core/document.js';
import type { GoldPair } from './gold.js';

/** Sizes of the sets; those of many pairs are added up. */
export interface Counts {
  /** |A| */
  found: number;
  /** |S| */
  sure: number;
  /** |A∩P| */
  possibleFound: number;
  /** |A∩S| */
  sureFound: number;
}

/** Words of both sides that an aligner links, each with each; places in the pair's texts. */
export interface Unit {
  source: readonly Span[];
  target: readonly Span[];
}

/** Links of words, as `source-target`, that units come to: a word is in a unit if they share a character. */
export const linksOf = (units: readonly Unit[], { source, target }: GoldPair): Set<string> =>
  new Set(
    units.flatMap((unit) => {
      const targets = wordsOf(unit.target, target.words);
      return wordsOf(unit.source, source.words).flatMap((i) => targets.map((j) => `${i}-${j}`));
    }),
  );

const wordsOf = (spans: readonly Span[], words: readonly Span[]): number[] =>
  words.flatMap((word, at) =>
    spans.some(({ start, end }) => start < word.end && word.start < end) ? [at] : [],
  );

/** How found links agree with a pair's gold. */
export const countsOf = (found: ReadonlySet<string>, { links }: GoldPair): Counts => {
  const there = links.filter(({ source, target }) => found.has(`${source}-${target}`));
  return {
    found: found.size,
    sure: links.filter(({ sure }) => sure).length,
    possibleFound: there.length,
    sureFound: there.filter(({ sure }) => sure).length,
  };
};

export const sumOf = (all: readonly Counts[]): Counts => ({
  found: total(all.map(({ found }) => found)),
  sure: total(all.map(({ sure }) => sure)),
  possibleFound: total(all.map(({ possibleFound }) => possibleFound)),
  sureFound: total(all.map(({ sureFound }) => sureFound)),
});

const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/** 1 if nothing was found: nothing is wrong. */
export const precisionOf = ({ found, possibleFound }: Counts): number =>
  found === 0 ? 1 : possibleFound / found;

/** 1 if there was nothing to be found. */
export const recallOf = ({ sure, sureFound }: Counts): number => (sure === 0 ? 1 : sureFound / sure);

/** Alignment error rate: 0 if all sure links are found and only possible ones besides, 1 if none is right. */
export const errorRateOf = ({ found, sure, possibleFound, sureFound }: Counts): number =>
  found + sure === 0 ? 0 : 1 - (sureFound + possibleFound) / (found + sure);
