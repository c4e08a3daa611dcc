import type { Words } from './matches.js';
import type { Run } from './runs.js';

/** Indices of the words that were removed in one place and added in another. */
export interface Moved {
  before: ReadonlySet<number>;
  after: ReadonlySet<number>;
}

/** Of a pair of words that is removed more often, so many places are looked at. */
const maxPlaces = 8;

/**
 * Finds removed words that were added elsewhere: two or more in a row, the last of them not small (“in Jakarta”, but
 * not “government of”, whose “of” belongs to what follows), in small letters or capitals. Each word is moved once, and rows are as long as possible
 * where they are met first.
 */
export const movedWords = (runs: readonly Run[], words: Words): Moved => {
  const [before, after] = [words.before, words.after].map((side) =>
    side.map((word) => words.small[word]!),
  ) as [number[], number[]];
  const changed = runs.filter(({ isSame }) => !isSame);
  const places = pairsIn(changed, before);
  const moved = { before: new Set<number>(), after: new Set<number>() };
  for (const {
    after: [start, end],
  } of changed)
    for (let j = start; j + 1 < end; ) {
      let [from, most] = [0, 0];
      for (const { at, end: endBefore } of places.get(pairAt(after, j)) ?? []) {
        let length = 0;
        while (at + length < endBefore && j + length < end && before[at + length] === after[j + length]) {
          if (moved.before.has(at + length)) break;
          length++;
        }
        if (length > most) [from, most] = [at, length];
      }
      const length = phraseIn(words, j, most);
      for (let k = 0; k < length; k++) {
        moved.before.add(from + k);
        moved.after.add(j + k);
      }
      // Nor is a part of a row that says too little.
      j += Math.max(1, length, length === 0 ? most - 1 : 0);
    }
  return moved;
};

/** Where pairs of neighbours are removed, and the end of the passage there. */
const pairsIn = (
  changed: readonly Run[],
  before: readonly number[],
): Map<string, { at: number; end: number }[]> => {
  const places = new Map<string, { at: number; end: number }[]>();
  for (const {
    before: [start, end],
  } of changed)
    for (let at = start; at + 1 < end; at++) {
      const pair = pairAt(before, at);
      const there = places.get(pair);
      if (there === undefined) places.set(pair, [{ at, end }]);
      else if (there.length < maxPlaces) there.push({ at, end });
    }
  return places;
};

const pairAt = (words: readonly number[], at: number): string => `${words[at]} ${words[at + 1]}`;

/** How many words of a row are moved: without small ones at its end, and none if fewer than two are left. */
const phraseIn = ({ after, kinds }: Words, start: number, length: number): number => {
  let end = start + length;
  while (end > start && kinds[after[end - 1]!] !== 'word') end--;
  const spoken = after.slice(start, end).filter((word) => kinds[word] !== 'sign');
  return spoken.length < 2 ? 0 : end - start;
};
