import type { LanguagePack } from '../../languages/pack.js';

/** A text with "&" written out, and where it stood. */
export interface WrittenOut {
  text: string;
  /** Which of the text's words for "and" stand for "&", counted from 0. */
  places: number[];
  /** Number of these words in all. */
  count: number;
}

/**
 * Writes out an "&" that stands between common words, where models translate "and" far better than a placeholder; that
 * of a name ("Tom & Jerry") stays. Text stays as it is if the pack does not say how.
 */
export const writeOut = (text: string, pack: LanguagePack): WrittenOut => {
  const word = wordFor(pack);
  if (word === undefined || !ampersand.test(text)) return { text, places: [], count: 0 };
  const places: number[] = [];
  let count = 0;
  const either = new RegExp(`${ampersand.source}|${wordPattern(word)}`, 'giu');
  const written = text.replace(either, (found) => {
    const isSign = found === ' & ';
    if (isSign) places.push(count);
    count++;
    return isSign ? ` ${word} ` : found;
  });
  return { text: written, places, count };
};

/**
 * Puts "&" in the place of the words that stand for it in a translation. If it does not have as many words for "and" as
 * the text, they stay.
 *
 * @param pack  of the translation's language
 */
export const putSignsBack = (
  translation: string,
  { places, count }: Omit<WrittenOut, 'text'>,
  pack: LanguagePack,
): string => {
  const word = wordFor(pack);
  if (word === undefined || places.length === 0) return translation;
  const pattern = new RegExp(wordPattern(word), 'giu');
  if (translation.match(pattern)?.length !== count) return translation;
  const at = new Set(places);
  let index = -1;
  return translation.replace(pattern, (found) => {
    index++;
    return at.has(index) ? '&' : found;
  });
};

const ampersand = /(?<=[\p{L}\p{N},)]) & (?=\p{Ll})/u;

const wordFor = ({ writing }: LanguagePack): string | undefined => writing.signs.get('&')?.split('|')[0];

const wordPattern = (word: string): string => String.raw`(?<!\p{L})${word}(?!\p{L})`;
