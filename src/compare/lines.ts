import { matchWords } from './words/matches.js';
import { tokensOf } from './words/tokens.js';

/** Indices of two lines that belong together; null where a text has no line for the other's. */
export type LinePair = readonly [before: number | null, after: number | null];

/** Gaps of up to so many pairs of lines are searched for the best way; of larger ones a band. */
const maxCells = 1_000_000;
/** Width of the band beside what the numbers of lines differ. */
const band = 24;
/** Lines with less in common than this share of their words are no versions of each other where another way is open. */
const minAlike = 0.2;

/**
 * Puts two versions of a text side by side, line by line: lines that are equal first, then, between them, those that
 * have most words in common. A line that was inserted or left out does not shift the rest.
 */
export const alignLines = (before: readonly string[], after: readonly string[]): LinePair[] => {
  const numbers = new Map<string, number>();
  const numbered = (lines: readonly string[]) =>
    lines.map((line) => {
      const number = numbers.get(line) ?? numbers.size;
      numbers.set(line, number);
      return number;
    });
  const [ours, theirs] = [numbered(before), numbered(after)];
  const all = [...numbers.keys()];
  const matches = matchWords({
    before: ours,
    after: theirs,
    kinds: all.map((line) => (line.trim() === '' ? 'sign' : 'word')),
    small: all.map((_, i) => i),
  });
  const pairs: LinePair[] = [];
  let [i, j] = [0, 0];
  for (const [b, a] of [...matches, [before.length, after.length] as const]) {
    for (const [x, y] of alignGap(before.slice(i, b), after.slice(j, a)))
      pairs.push([x === null ? null : x + i, y === null ? null : y + j]);
    if (b < before.length) pairs.push([b, a]);
    [i, j] = [b + 1, a + 1];
  }
  return pairs;
};

/** Pairs the lines of two texts that have no line in common where it matters. */
const alignGap = (before: readonly string[], after: readonly string[]): LinePair[] => {
  const [n, m] = [before.length, after.length];
  if (n === 0 || m === 0)
    return [...before.map((_, i): LinePair => [i, null]), ...after.map((_, j): LinePair => [null, j])];
  if (n === 1 && m === 1) return [[0, 0]];
  const half = n * m <= maxCells ? Math.max(n, m) : Math.abs(n - m) + band;
  // Too many lines for any search: the first with the first.
  if (n * Math.min(2 * half + 1, m) > maxCells) return inOrder(n, m);
  return search(before, after, half);
};

const inOrder = (n: number, m: number): LinePair[] =>
  Array.from({ length: Math.max(n, m) }, (_, i): LinePair => [i < n ? i : null, i < m ? i : null]);

/** The pairs that are most alike together (Needleman and Wunsch 1970), within a band around the diagonal. */
const search = (before: readonly string[], after: readonly string[], half: number): LinePair[] => {
  const [n, m] = [before.length, after.length];
  const likeness = likenessOf(before, after);
  const width = Math.min(m, 2 * half) + 1;
  const firstOf = (i: number) => Math.max(0, Math.min(m + 1 - width, i - half));
  const steps = new Uint8Array((n + 1) * width);
  let above = new Float64Array(width).fill(-Infinity);
  for (let i = 0; i <= n; i++) {
    const row = new Float64Array(width).fill(-Infinity);
    const [first, firstAbove] = [firstOf(i), firstOf(i - 1)];
    for (let k = 0; k < width; k++) {
      const j = first + k;
      const at = (column: number) => above[column - firstAbove] ?? -Infinity;
      const pair = i > 0 && j > 0 ? at(j - 1) + likeness(i - 1, j - 1) : -Infinity;
      const removed = i > 0 ? at(j) : -Infinity;
      const added = k > 0 ? row[k - 1]! : -Infinity;
      const best = i === 0 && j === 0 ? 0 : Math.max(pair, removed, added);
      row[k] = best;
      steps[i * width + k] = best === pair ? paired : best === removed ? left : came;
    }
    above = row;
  }
  const pairs: LinePair[] = [];
  let [i, j] = [n, m];
  while (i > 0 || j > 0) {
    const step = i === 0 ? came : j === 0 ? left : steps[i * width + j - firstOf(i)]!;
    if (step === paired) pairs.push([--i, --j]);
    else if (step === left) pairs.push([--i, null]);
    else pairs.push([null, --j]);
  }
  return pairs.reverse();
};

const [paired, left, came] = [1, 2, 3];

/** Of longer lines only so much is compared. */
const maxLine = 1000;

/** Makes a function that gives the words of a line, each once, as numbers. */
const wordsAsNumbers = (): ((line: string) => Int32Array) => {
  const numbers = new Map<string, number>();
  return (line) => {
    const words = new Set(tokensOf(line.slice(0, maxLine)).map(({ key }) => key.toLowerCase()));
    return Int32Array.from(words, (word) => {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      return number;
    });
  };
};

/**
 * Makes a function that gives how much two lines are alike: Dice's coefficient of the words, less what no two versions
 * of a line are below. A little for any pair: lines of the same place. Fast while the first line is the same.
 */
const likenessOf = (before: readonly string[], after: readonly string[]) => {
  const numbersOf = wordsAsNumbers();
  const [ours, theirs] = [before.map(numbersOf), after.map(numbersOf)];
  const most = [...ours, ...theirs].reduce((sum, { length }) => sum + length, 0);
  /** For each word, the last line that had it, from 1 on. */
  const marked = new Int32Array(most);
  let line = -1;
  return (i: number, j: number): number => {
    if (line !== i) for (const word of ours[i]!) marked[word] = i + 1;
    line = i;
    const words = theirs[j]!;
    let shared = 0;
    for (let k = 0; k < words.length; k++) if (marked[words[k]!] === i + 1) shared++;
    const dice = (2 * shared) / (ours[i]!.length + words.length || 1);
    return dice >= minAlike ? dice : tiny;
  };
};

/** Less than any likeness that counts, more than nothing: lines that are all new are paired in order. */
const tiny = 0.001;
