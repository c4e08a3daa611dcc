import stringWidth from 'string-width';

/** Letters and signs that take one column each, as nearly all of most texts do. */
const narrow = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;

/** Columns that a text without control characters takes in a terminal. */
export const widthOf = (text: string): number => (narrow.test(text) ? text.length : stringWidth(text));

/** Widths of characters that were met, because measuring is slow. Few texts have more of them. */
const met = new Map<string, number>();
const maxMet = 20_000;

const characterWidth = (character: string): number => {
  const known = met.get(character);
  if (known !== undefined) return known;
  const width = widthOf(character);
  if (met.size < maxMet) met.set(character, width);
  return width;
};

/** `Intl.Segmenter` takes the square of a text's length: words longer than this, in UTF-16 code units, it gets in pieces. */
const longWord = 400;
const pieces = /[\s\S]{1,200}/gu;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Breaks a text into lines at spaces, and words that are too long where the line ends.
 *
 * @param width  in columns, at least 2
 * @returns at least one line
 */
export const wrapped = (text: string, width: number): string[] => {
  const lines: string[] = [];
  let [line, used] = ['', 0];
  for (const word of text.split(' ')) {
    const needed = word.length > longWord ? Number.POSITIVE_INFINITY : widthOf(word);
    if (line !== '' && used + 1 + needed <= width) {
      line += ` ${word}`;
      used += 1 + needed;
      continue;
    }
    if (line !== '') lines.push(line);
    [line, used] = [word, needed];
    if (needed <= width) continue;
    const parts = broken(word, width);
    line = parts.pop()!;
    used = widthOf(line);
    for (const part of parts) lines.push(part);
  }
  return [...lines, line];
};

/** A word in parts that are no wider than a line. */
const broken = (word: string, width: number): string[] => {
  const parts: string[] = [];
  let [part, used] = ['', 0];
  for (const [piece] of word.matchAll(pieces))
    for (const { segment } of graphemes.segment(piece)) {
      const needed = characterWidth(segment);
      if (used + needed > width && part !== '') {
        parts.push(part);
        [part, used] = ['', 0];
      }
      part += segment;
      used += needed;
    }
  return [...parts, part];
};

/** A text with spaces after it up to a width. */
export const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));
