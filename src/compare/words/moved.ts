import type { Words } from './matches.js';
import type { Run } from './runs.js';

/** Indices of the words that were removed in one place and added in another. */
export interface Moved {
  before: ReadonlySet<number>;
  after: ReadonlySet<number>;
}

/** The same words in a removed and an added passage. */
interface Row {
  from: number;
  to: number;
  length: number;
}

/** Of a pair of words that is removed more often, so many places are looked at. */
const maxPlaces = 8;
/** Longer rows are several, so that the time is linear in the length. */
const maxRow = 200;

/**
 * Finds removed words that were added elsewhere, in small letters or capitals: two or more in a row, of which the last
 * is not small (“in Jakarta”, but not “government of”, whose “of” belongs to what follows), or one that says something
 * and is all that was removed or added there. Punctuation around them is no part of them. Each word is moved once, and
 * the longest rows go first (greedy string tiling, Wise 1993).
 */
export const movedWords = (runs: readonly Run[], words: Words): Moved => {
  const small = (side: readonly number[]) => side.map((word) => words.small[word]!);
  const sides = { before: small(words.before), after: small(words.after) };
  const changed = runs.filter(({ isSame }) => !isSame);
  const moved = { before: new Set<number>(), after: new Set<number>() };
  const rows = rowsIn(changed, sides).sort((a, b) => b.length - a.length || a.to - b.to || a.from - b.from);
  for (const row of rows) {
    for (const free of freeOf(row, moved)) {
      const { from, to, length } = phraseIn(words, sides, free);
      for (let k = 0; k < length; k++) {
        moved.before.add(from + k);
        moved.after.add(to + k);
      }
    }
  }
  for (const [from, to] of alone(changed, words, sides, moved)) {
    moved.before.add(from);
    moved.after.add(to);
  }
  return moved;
};

type Sides = Record<'before' | 'after', readonly number[]>;

/** All rows of two words or more that go on neither to the left nor to the right. */
const rowsIn = (changed: readonly Run[], { before, after }: Sides): Row[] => {
  const places = pairsIn(changed, before);
  const rows: Row[] = [];
  for (const {
    after: [start, end],
  } of changed)
    for (let to = start; to + 1 < end; to++)
      for (const { at: from, start: startBefore, end: endBefore } of places.get(pairAt(after, to)) ?? []) {
        const goesOn = to > start && from > startBefore && before[from - 1] === after[to - 1];
        if (goesOn) continue;
        let length = 2;
        while (
          length < maxRow &&
          from + length < endBefore &&
          to + length < end &&
          before[from + length] === after[to + length]
        )
          length++;
        rows.push({ from, to, length });
      }
  return rows;
};

interface Place {
  at: number;
  /** Of the passage. */
  start: number;
  end: number;
}

/** Where pairs of neighbours are removed. */
const pairsIn = (changed: readonly Run[], before: readonly number[]): Map<string, Place[]> => {
  const places = new Map<string, Place[]>();
  for (const {
    before: [start, end],
  } of changed)
    for (let at = start; at + 1 < end; at++) {
      const pair = pairAt(before, at);
      const there = places.get(pair);
      if (there === undefined) places.set(pair, [{ at, start, end }]);
      else if (there.length < maxPlaces) there.push({ at, start, end });
    }
  return places;
};

const pairAt = (words: readonly number[], at: number): string => `${words[at]} ${words[at + 1]}`;

/** The parts of a row of which no word has moved yet. */
const freeOf = ({ from, to, length }: Row, moved: Moved): Row[] => {
  const parts: Row[] = [];
  let start = 0;
  for (let k = 0; k <= length; k++) {
    if (k < length && !moved.before.has(from + k) && !moved.after.has(to + k)) continue;
    if (k > start) parts.push({ from: from + start, to: to + start, length: k - start });
    start = k + 1;
  }
  return parts;
};

/** The part of a row that is moved: without signs at its start and small words at its end; none of it if fewer than two words are left. */
const phraseIn = ({ kinds }: Words, { after }: Sides, { from, to, length }: Row): Row => {
  let [start, end] = [0, length];
  const kindAt = (k: number) => kinds[after[to + k]!];
  while (end > start && kindAt(end - 1) !== 'word') end--;
  while (start < end && kindAt(start) === 'sign') start++;
  let spoken = 0;
  for (let k = start; k < end; k++) if (kindAt(k) !== 'sign') spoken++;
  return { from: from + start, to: to + start, length: spoken < 2 ? 0 : end - start };
};

/** Words that moved alone: removed once and added once, and in one of the two places nothing else was. */
const alone = (changed: readonly Run[], words: Words, sides: Sides, moved: Moved): [number, number][] => {
  const found = (key: 'before' | 'after') => {
    const places = new Map<number, { at: number; isAll: boolean }[]>();
    for (const run of changed) {
      const [start, end] = run[key];
      const [there, thereEnd] = run[key === 'before' ? 'after' : 'before'];
      const said: number[] = [];
      for (let at = start; at < end; at++) if (words.kinds[sides[key][at]!] === 'word') said.push(at);
      let small = 0;
      for (let at = start; at < end; at++) if (words.kinds[sides[key][at]!] === 'small') small++;
      for (const at of said) {
        if (moved[key].has(at)) continue;
        const word = sides[key][at]!;
        const isAll = said.length === 1 && small === 0 && there === thereEnd;
        const list = places.get(word);
        if (list === undefined) places.set(word, [{ at, isAll }]);
        else list.push({ at, isAll });
      }
    }
    return places;
  };
  const [removed, added] = [found('before'), found('after')];
  const pairs: [number, number][] = [];
  for (const [word, [from, ...more]] of removed) {
    const [to, ...others] = added.get(word) ?? [];
    if (from === undefined || to === undefined || more.length > 0 || others.length > 0) continue;
    if (from.isAll || to.isAll) pairs.push([from.at, to.at]);
  }
  return pairs;
};
