import type { Span } from '../core/document.js';
import type { Vocabulary } from '../languages/lexicon.js';
import type { LanguagePack } from '../languages/pack.js';
import { furnitureIn } from './furniture.js';
import { brokenWords } from './hyphens.js';
import { misreadIn } from './misread.js';

/** Something that printing, scanning or a PDF left in a text, and what the text has in its place without it. */
export interface Trace extends Span {
  kind: 'page-furniture' | 'broken-word' | 'misread-capital';
  shown: string;
}

/** Finds the traces of print in a block's text, in order of position. Only a broken word may span page furniture. */
export const tracesIn = (
  text: string,
  pack: LanguagePack,
  vocabulary: Pick<Vocabulary, 'knows'>,
): Trace[] => {
  if (!mayHaveTraces(text)) return [];
  const furniture = furnitureIn(text, pack);
  const { rest, placeOf } = without(text, furniture);
  return [
    ...furniture.map((span): Trace => ({ ...span, kind: 'page-furniture', shown: '' })),
    // A word may go on after a page number.
    ...brokenWords(rest, pack, vocabulary).map(
      ({ start, end, word }): Trace => ({
        start: placeOf(start),
        end: placeOf(end - 1) + 1,
        kind: 'broken-word',
        shown: word,
      }),
    ),
    ...misreadIn(text, pack, vocabulary).map(
      ({ start, end, word }): Trace => ({ start, end, kind: 'misread-capital', shown: word }),
    ),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
};

/** Whether a text could have traces. Most have none, and need no vocabulary to say so. */
export const mayHaveTraces = (text: string): boolean =>
  /[-\u2010\u00ad][\s\u0085]|[\r\n\u0085\u2028\u2029]|(?<![\p{L}\p{Nd}])[l|01]\p{Ll}/u.test(text);

/** A text without some spans, and the place in the whole text of an offset into it. */
const without = (text: string, spans: readonly Span[]) => {
  let rest = '';
  let end = 0;
  const places: { at: number; shift: number }[] = [];
  for (const span of spans) {
    rest += text.slice(end, span.start);
    end = span.end;
    places.push({ at: rest.length, shift: end - rest.length });
  }
  let next = 0;
  return {
    rest: rest + text.slice(end),
    /** Offsets must not fall by more than a word from call to call. */
    placeOf: (offset: number): number => {
      while (next < places.length && places[next]!.at <= offset) next++;
      while (next > 0 && places[next - 1]!.at > offset) next--;
      return offset + (places[next - 1]?.shift ?? 0);
    },
  };
};
