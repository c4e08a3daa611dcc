/**
 * How a kept text stands in its sentence. A `span` is read as a word or phrase. A `sign` belongs to what stands beside
 * it ("€50"). An `edge` also does, and at the ends of a sentence it is not part of it: emoji, tags, marks of emphasis.
 */
export type Role = 'span' | 'sign' | 'edge';

/** Takes parts of a sentence out, each for one character, so that no later rule sees into them. */
export interface Marks {
  /** The sentence; the characters that serve as marks are taken out. */
  text: string;
  /** Takes a text out, which may have marks itself. Returns the mark. */
  taking(role: Role): (original: string) => string;
  /** A text with the originals in place of marks. */
  restored(text: string): string;
  /** Role of a mark; undefined for any other character. */
  roleOf(character: string): Role | undefined;
}

/** The first mark. It and those behind it are for private use: no standard gives them a meaning. */
const first = 0xf0000;
const most = 0x10000;
const marks = /[\u{f0000}-\u{10ffff}]/gu;

/** Marks in a row, which become one placeholder. */
export const markedRun = /[\u{f0000}-\u{10ffff}](?:[ ,]*[\u{f0000}-\u{10ffff}])*/gu;

export const marksFor = (sentence: string): Marks => {
  const kept: { original: string; role: Role }[] = [];
  const keptAt = (character: string) => kept[(character.codePointAt(0) ?? 0) - first];
  const restored = (text: string): string => text.replace(marks, (mark) => keptAt(mark)!.original);
  const keep = (original: string, role: Role): string => {
    kept.push({ original, role });
    return String.fromCodePoint(first + kept.length - 1);
  };
  return {
    text: sentence.replace(marks, (own) => (kept.length < most ? keep(own, 'sign') : '')),
    taking: (role) => (original) => (kept.length < most ? keep(restored(original), role) : original),
    restored,
    roleOf: (character) => keptAt(character)?.role,
  };
};
