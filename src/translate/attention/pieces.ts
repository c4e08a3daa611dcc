import type { Span } from '../../core/document.js';
import type { Tokenizer } from '../../model/tokenizer.js';
import { normalise } from '../text/typography.js';

/** A text and its words: spans in order, none overlaps another or contains white space. */
export interface WordedText {
  text: string;
  words: readonly Span[];
}

/** A text as a model reads it, without `</s>`. */
export interface WordedPieces {
  ids: number[];
  /** For each piece the index of its word; −1 for punctuation. */
  wordOf: number[];
}

/**
 * Splits a text into pieces, part by part between white spaces: SentencePiece's pieces do not cross them. Where
 * typography is normalised, or the vocabulary lacks a character, the pieces are not those letters one by one; then each
 * word is split alone.
 *
 * @param encode  pieces of a part without `</s>`
 */
export const piecesOf = (
  { text, words }: WordedText,
  { encode, piece }: Pick<Tokenizer, 'piece'> & { encode: (part: string) => readonly number[] },
): WordedPieces => {
  // Models are shown no text in capitals throughout.
  const isLoud = !/\p{Ll}/u.test(text);
  const idsIn = (from: number, to: number): readonly number[] => {
    const part = text.slice(from, to);
    return encode(normalise(isLoud ? part.toLowerCase() : part));
  };
  const ids: number[] = [];
  const wordOf: number[] = [];
  const add = (id: number, word: number): void => {
    ids.push(id);
    wordOf.push(word);
  };
  let next = 0;
  for (const { index: start, 0: part } of text.matchAll(/\S+/g)) {
    const end = start + part.length;
    while (next < words.length && words[next]!.end <= start) next++;
    const partIds = idsIn(start, end);
    const lengths = partIds.map((id) => lettersOf(piece(id)));
    if (lengths.reduce((sum, length) => sum + length, 0) === part.length) {
      let at = start;
      partIds.forEach((id, i) => {
        const to = at + lengths[i]!;
        while (next < words.length && words[next]!.end <= at) next++;
        add(id, overlapped(words, next, at, to));
        at = to;
      });
    } else {
      let at = start;
      for (; next < words.length && words[next]!.end <= end; next++) {
        const word = words[next]!;
        for (const id of idsIn(at, word.start)) add(id, -1);
        for (const id of idsIn(word.start, word.end)) add(id, next);
        at = word.end;
      }
      for (const id of idsIn(at, end)) add(id, -1);
    }
  }
  return { ids, wordOf };
};

const lettersOf = (piece: string): number => piece.length - (piece.startsWith('▁') ? 1 : 0);

/** The word that a piece overlaps most, from a word on; the first among equals, −1 if none. */
const overlapped = (words: readonly Span[], from: number, start: number, end: number): number => {
  let best = -1;
  let most = 0;
  for (let word = from; word < words.length && words[word]!.start < end; word++) {
    const common = Math.min(end, words[word]!.end) - Math.max(start, words[word]!.start);
    if (common > most) [best, most] = [word, common];
  }
  return best;
};
