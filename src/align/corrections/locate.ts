import { lazy } from '../../flow/lazy.js';
import { type NumberedText, shownText } from './table.js';

/** Finds the sentence that a number of a table means: its index; null if it is not there any more. */
export interface Locator {
  /**
   * @param own  the sentences that stand in the number's own line, which know best
   */
  find(number: number, own: readonly NumberedText[]): number | null;
  /** The sentence that a table shows for a number; undefined if it shows none. */
  textOf(number: number, own: readonly NumberedText[]): NumberedText | undefined;
}

/**
 * Finds the sentences of a table in a text that may have changed since. A sentence is found by its text; if that
 * occurs several times, the nearest in order is taken. A number without a text is found by its neighbours, if there are
 * as many sentences between them as there were.
 *
 * @param shown      the sentences of all lines
 * @param sentences  the text as it is now
 */
export const locatorOf = (shown: readonly NumberedText[], sentences: readonly string[]): Locator => {
  const distinct = new Map(shown.map((each) => [keyOf(each), each]));
  const places = placesOf([...distinct.values()], sentences);
  /** What stands in the first line that has a number counts. */
  const first = new Map<number, NumberedText>();
  for (const each of shown) if (!first.has(each.number)) first.set(each.number, each);
  const known = [...first.values()]
    .flatMap((each): Anchor[] => {
      const index = places.get(keyOf(each));
      return index === undefined ? [] : [{ number: each.number, index }];
    })
    .sort((a, b) => a.number - b.number);

  const textOf = (number: number, own: readonly NumberedText[]) =>
    own.find((each) => each.number === number) ?? first.get(number);
  return {
    textOf,
    find: (number, own) => {
      const text = textOf(number, own);
      if (text !== undefined) return places.get(keyOf(text)) ?? null;
      return between(number, known, sentences.length);
    },
  };
};

const keyOf = ({ number, text }: NumberedText): string => `${number} ${text}`;

/** A number whose sentence is known. */
interface Anchor {
  number: number;
  index: number;
}

/** For each sentence of a table that is still there, its index. */
const placesOf = (shown: readonly NumberedText[], sentences: readonly string[]): Map<string, number> => {
  const exact = indexBy(sentences, shownText);
  const lettersOnly = lazy(() => indexBy(sentences, lettersOf));
  const groups = new Map<readonly number[], NumberedText[]>();
  for (const each of shown) {
    const found = exact.get(each.text) ?? lettersOnly().get(lettersOf(each.text) ?? '');
    if (found === undefined) continue;
    const group = groups.get(found);
    if (group) group.push(each);
    else groups.set(found, [each]);
  }
  const places = new Map<string, number>();
  const anchors: Anchor[] = [];
  for (const [indices, texts] of groups) {
    if (indices.length > 1 || texts.length > 1) continue;
    places.set(keyOf(texts[0]!), indices[0]!);
    anchors.push({ number: texts[0]!.number, index: indices[0]! });
  }
  anchors.sort((a, b) => a.number - b.number);
  for (const [indices, texts] of groups) {
    if (indices.length === 1 && texts.length === 1) continue;
    const inOrder = texts.sort((a, b) => a.number - b.number);
    const expected = inOrder.map(({ number }) => number + shiftAt(number, anchors));
    nearestInOrder(expected, indices).forEach((index, i) => {
      if (index !== null) places.set(keyOf(inOrder[i]!), index);
    });
  }
  return places;
};

/** The indices of texts by a key; texts without one are left out. */
const indexBy = (
  texts: readonly string[],
  key: (text: string) => string | undefined,
): Map<string, number[]> => {
  const all = new Map<string, number[]>();
  texts.forEach((text, index) => {
    const name = key(text);
    if (name === undefined) return;
    const indices = all.get(name);
    if (indices) indices.push(index);
    else all.set(name, [index]);
  });
  return all;
};

/** Fewer letters say too little. */
const minLetters = 8;

/** What is left of a text when a program that knows only one alphabet has written it: ASCII letters and digits. */
const lettersOf = (text: string): string | undefined => {
  const letters = shownText(text).replace(/[^A-Za-z\d]/g, '');
  return letters.length < minLetters ? undefined : letters;
};

/** Index of the last anchor with a number up to this; −1 if there is none. */
const lastUpTo = (number: number, anchors: readonly Anchor[]): number => {
  let [low, high] = [0, anchors.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (anchors[middle]!.number <= number) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** Index minus number, as the nearest anchor has it. */
const shiftAt = (number: number, anchors: readonly Anchor[]): number => {
  const at = lastUpTo(number, anchors);
  const [before, after] = [anchors[at], anchors[at + 1]];
  const nearest = before && (!after || number - before.number <= after.number - number) ? before : after;
  return nearest === undefined ? -1 : nearest.index - nearest.number;
};

/** Index of a number that no line shows a sentence for; null if its neighbours do not tell. */
const between = (number: number, anchors: readonly Anchor[], count: number): number | null => {
  const at = lastUpTo(number, anchors);
  const before = anchors[at] ?? { number: 0, index: -1 };
  const after = anchors[at + 1];
  const index = before.index + number - before.number;
  if (index < 0 || index >= count) return null;
  return after === undefined || after.index - index === after.number - number ? index : null;
};

/** Gives each expected place an index of its own, in order and near it; null for those that are too many. */
const nearestInOrder = (expected: readonly number[], indices: readonly number[]): (number | null)[] => {
  const isEnough = indices.length >= expected.length;
  const [few, many] = isEnough ? [expected, indices] : [indices, expected];
  const chosen: (number | null)[] = expected.map(() => null);
  let next = 0;
  few.forEach((wanted, i) => {
    const last = many.length - (few.length - i);
    while (next < last && Math.abs(many[next + 1]! - wanted) < Math.abs(many[next]! - wanted)) next++;
    if (isEnough) chosen[i] = many[next]!;
    else chosen[next] = wanted;
    next++;
  });
  return chosen;
};
