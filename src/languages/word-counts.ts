import { lazy } from '../flow/lazy.js';

/** How often words occur in a text or a table, and how they begin and end. All words are lower-case. */
export interface WordCounts {
  /** Occurrences of a word. */
  count(word: string): number;
  /** Occurrences of all longer words that begin with these letters. */
  longer(letters: string): number;
  /** Occurrences of the word that this many are at least as frequent as, itself included; 0 if there are fewer. */
  countAt(rank: number): number;
  /**
   * Whether words end like this one rather than go on there: ln of how many words end with its last letters over how
   * many have these letters before their end. 0 if nothing is known.
   */
  ending(word: string): number;
}

/** Counts of words, ready to be asked; each question takes time in the logarithm of their number. */
export const wordCountsOf = (counts: ReadonlyMap<string, number>): WordCounts => {
  const beginnings = lazy(() => beginningsOf(counts));
  const endings = lazy(() => endingsOf(counts.keys()));
  const falling = lazy(() => Float64Array.from(counts.values()).sort().reverse());
  return {
    count: (word) => counts.get(word) ?? 0,
    longer: (letters) => longer(beginnings(), letters),
    countAt: (rank) => falling()[rank - 1] ?? 0,
    ending: (word) => ending(endings(), word),
  };
};

interface Beginnings {
  words: readonly string[];
  /** Occurrences of all words before the one with the same index; one more than there are words. */
  before: Float64Array;
}

const beginningsOf = (counts: ReadonlyMap<string, number>): Beginnings => {
  const words = [...counts.keys()].sort();
  const before = new Float64Array(words.length + 1);
  for (const [i, word] of words.entries()) before[i + 1] = before[i]! + counts.get(word)!;
  return { words, before };
};

const longer = ({ words, before }: Beginnings, letters: string): number => {
  const from = firstWithout(words, (word) => word <= letters);
  const to = firstWithout(words, (word) => word <= letters || word.startsWith(letters));
  return before[to]! - before[from]!;
};

/** Index of the first word for which a property that only the first words have is false. */
const firstWithout = (words: readonly string[], has: (word: string) => boolean): number => {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (has(words[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** For each group of up to three letters: how many words end with it, and how often it stands before an end. */
type Endings = ReadonlyMap<string, { atEnd: number; inside: number }>;

const maxGroup = 3;

const endingsOf = (words: Iterable<string>): Endings => {
  const groups = new Map<string, { atEnd: number; inside: number }>();
  for (const word of words) {
    if (!/^[\p{L}-]+$/u.test(word)) continue;
    for (let size = 1; size <= maxGroup; size++)
      for (let end = size; end <= word.length; end++) {
        const letters = word.slice(end - size, end);
        let group = groups.get(letters);
        if (group === undefined) {
          group = { atEnd: 0, inside: 0 };
          groups.set(letters, group);
        }
        if (end === word.length) group.atEnd++;
        else group.inside++;
      }
  }
  return groups;
};

/** What is known of two letters counts as much as five words do that have the three. */
const backOff = 5;

const ending = (groups: Endings, word: string): number => {
  const odds = (size: number): [number, number] => {
    const { atEnd, inside } = groups.get(word.slice(-size)) ?? { atEnd: 0, inside: 0 };
    return [Math.log((atEnd + 1) / (inside + 1)), atEnd + inside];
  };
  const [long, known] = odds(maxGroup);
  const [short] = odds(maxGroup - 1);
  return (known * long + backOff * short) / (known + backOff);
};
