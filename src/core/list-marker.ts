/** The marker of a list item: "- ", "• ", "1. ", "2) ", "(3) ", "1.2. ", "a. ", "(b) ", "iv. ". */
export const listMarker =
  /^[ \t]*(?:[-*•‣▪–]|(?:\d{1,2}\.){0,3}\d{1,3}[.)]|\(\d{1,3}\)|(?:([a-z])\1?|[ivxl]{2,5})[.)]|\((?:[a-z]|[ivx]{2,5})\))[ \t\u00a0]+(?=\S)/;

/** What comes after which marker: "b." after "a.", "2)" after "1)", a bullet after the same bullet. */
export interface MarkerPlace {
  /** Markers of one list share it: the marker with its number left out. */
  style: string;
  /** The values that it may have: "i" is the first Roman number and the ninth letter. */
  values: readonly number[];
}

/** A line's list marker; null for a line without one. */
export const markerOf = (line: string): MarkerPlace | null => {
  const marker = listMarker.exec(line)?.[0].trim();
  if (marker === undefined) return null;
  const number = /\d+(?=\D*$)/.exec(marker)?.[0];
  if (number !== undefined) return { style: marker.replace(/\d+(?=\D*$)/, '1'), values: [Number(number)] };
  const letters = /[a-z]+/.exec(marker)?.[0];
  if (letters === undefined) return { style: marker, values: [] };
  const letter = letters.charCodeAt(0) - 96 + (letters.length - 1) * 26;
  const roman = /^[ivxl]+$/.test(letters) ? [romanValue(letters)] : [];
  return { style: marker.replace(letters, 'a'), values: [...(isLetters(letters) ? [letter] : []), ...roman] };
};

const isLetters = (letters: string): boolean =>
  letters === letters[0]!.repeat(letters.length) && letters.length <= 2;

const digits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

const romanValue = (letters: string): number =>
  [...letters].reduce((sum, letter, i) => {
    const value = digits[letter]!;
    return sum + (value < (digits[letters[i + 1] ?? ''] ?? 0) ? -value : value);
  }, 0);
