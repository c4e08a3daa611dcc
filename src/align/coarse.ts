import { type Band, bandAround, type Point, rowsOf, wholeBand } from './band.js';
import type { Bag } from './evidence/bags.js';

/** Tables up to this size are searched as a whole. */
export const maxWhole = 25_000;

/** How far from the path of the level above a level is searched, in its own chunks. */
const width = 6;

/** Standard deviations above the mean from which on two chunks look alike. */
const noise = 1.5;

/** What a step that passes over a chunk of one side gains of the similarity, and a diagonal step without any. */
const sideways = 0.5;
const diagonal = 1e-6;

/**
 * Finds about where two long texts correspond, from coarse to fine: first between chunks of many segments, of which
 * there are few, then between chunks of half that size near the path that was found, and so on (as Thompson & Koehn
 * 2019, with vectors of words in place of sentence embeddings). Time and memory are linear but for a factor of the
 * logarithm.
 *
 * @param profiles  of the segments of both texts
 * @returns a path from [0, 0] to [sources, targets], in steps of at most two segments a side
 */
export const coarsePath = ({
  source,
  target,
}: {
  source: readonly Bag[];
  target: readonly Bag[];
}): Point[] => {
  let size = 2;
  while (Math.ceil(source.length / size) * Math.ceil(target.length / size) > maxWhole) size *= 2;
  let path: Point[] = [];
  for (let isFirst = true; size >= 2; size /= 2, isFirst = false) {
    const [here, there] = vectorsOf(chunks(source, size), chunks(target, size));
    const band: Band = isFirst
      ? wholeBand(here.length, there.length)
      : bandAround(finer(path, here.length, there.length), here.length, there.length, width);
    path = bestPath(here, there, band);
  }
  return finer(path, source.length, target.length);
};

const finer = (path: readonly Point[], sources: number, targets: number): Point[] =>
  path.map(([i, j]) => [Math.min(sources, 2 * i), Math.min(targets, 2 * j)]);

/** The terms of every `size` segments together. */
const chunks = (profiles: readonly Bag[], size: number): Map<number, number>[] =>
  Array.from({ length: Math.ceil(profiles.length / size) }, (_, at) => {
    const sums = new Map<number, number>();
    for (const { terms, counts } of profiles.slice(at * size, (at + 1) * size))
      for (let k = 0; k < terms.length; k++) sums.set(terms[k]!, (sums.get(terms[k]!) ?? 0) + counts[k]!);
    return sums;
  });

/** Vectors of length 1: terms that most chunks have weigh nothing. */
const vectorsOf = (...sides: [Map<number, number>[], Map<number, number>[]]): [Bag[], Bag[]] => {
  const frequency = new Map<number, number>();
  for (const chunk of sides.flat())
    for (const term of chunk.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const all = sides[0].length + sides[1].length;
  const vector = (chunk: Map<number, number>): Bag => {
    const kept = [...chunk].filter(([term]) => frequency.get(term)! < all / 2 && frequency.get(term)! > 1);
    const weights = kept.map(([term, count]) => Math.log(1 + count) * Math.log(all / frequency.get(term)!));
    const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight ** 2, 0)) || 1;
    return {
      terms: Int32Array.from(kept, ([term]) => term),
      counts: Float32Array.from(weights, (weight) => weight / length),
    };
  };
  return [sides[0].map(vector), sides[1].map(vector)];
};

/** The path in a band that passes the most alike chunks. */
const bestPath = (here: readonly Bag[], there: readonly Bag[], band: Band): Point[] => {
  const { start, cells } = rowsOf(band);
  const alike = likeness(here, there, band, start, cells);
  const gain = new Float64Array(cells).fill(Number.NEGATIVE_INFINITY);
  const from = new Uint8Array(cells);
  gain[start[0]!] = 0;
  const isIn = (i: number, j: number) => i >= 0 && j >= band.low[i]! && j <= band.high[i]!;
  for (let i = 0; i < band.low.length; i++)
    for (let j = band.low[i]!; j <= band.high[i]!; j++) {
      const cell = start[i]! + j;
      const here = alike[cell]!;
      const offer = (a: number, b: number, more: number, step: number): void => {
        if (!isIn(a, b)) return;
        const sum = gain[start[a]! + b]! + more;
        if (sum <= gain[cell]!) return;
        gain[cell] = sum;
        from[cell] = step;
      };
      if (j > 0) offer(i - 1, j - 1, here + diagonal, 3);
      offer(i - 1, j, here * sideways, 2);
      if (j > 0) offer(i, j - 1, here * sideways, 1);
    }
  const path: Point[] = [];
  for (let i = here.length, j = there.length; i > 0 || j > 0; ) {
    path.push([i, j]);
    const step = from[start[i]! + j]!;
    i -= step >> 1;
    j -= step & 1;
  }
  return path.reverse();
};

/** How much more alike than most the chunks are that end at each cell of a band: 0 where they are not. */
const likeness = (
  here: readonly Bag[],
  there: readonly Bag[],
  band: Band,
  start: Float64Array,
  cells: number,
): Float32Array => {
  const alike = new Float32Array(cells);
  const size =
    [...here, ...there].reduce((most, { terms }) => terms.reduce((a, b) => Math.max(a, b), most), 0) + 1;
  const vector = new Float32Array(size);
  let [sum, squares, count] = [0, 0, 0];
  for (let i = 1; i < band.low.length; i++) {
    const { terms, counts } = here[i - 1]!;
    for (let k = 0; k < terms.length; k++) vector[terms[k]!] = counts[k]!;
    for (let j = Math.max(1, band.low[i]!); j <= band.high[i]!; j++) {
      const other = there[j - 1]!;
      let product = 0;
      for (let k = 0; k < other.terms.length; k++) product += vector[other.terms[k]!]! * other.counts[k]!;
      alike[start[i]! + j] = product;
      sum += product;
      squares += product ** 2;
      count++;
    }
    for (const term of terms) vector[term] = 0;
  }
  const mean = sum / count;
  const level = mean + noise * Math.sqrt(Math.max(0, squares / count - mean ** 2));
  for (let cell = 0; cell < cells; cell++) alike[cell] = Math.max(0, alike[cell]! - level);
  return alike;
};
