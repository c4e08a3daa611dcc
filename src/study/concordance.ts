import { tokensOf, wordKey } from '../align/words/tokens.js';
import type { Bitext } from '../core/bitext.js';
import type { Span } from '../core/document.js';
import { studyRows } from './rows.js';
import type { Studied } from './studied.js';

/** A place where a word stands, in its sentence: keyword in context (Luhn 1960). */
export interface ConcordanceLine {
  document: string;
  /** Number of the sentence, from 1; null for one that a system added. */
  number: number | null;
  text: string;
  /** Where the word stands in the text. */
  at: Span;
  /** Empty if there is none. */
  translation: string;
  /** What it became there, by the word links. */
  became: readonly Span[];
}

/** Whether a word, as `wordKey` gives it, is one that is looked for. */
export type IsWanted = (key: string) => boolean;

/**
 * The words to look for: the same forms, or all with a root of theirs.
 *
 * @param words  any of them; upper or lower case
 */
export const wantedForms = (
  words: readonly string[],
  { analyser }: Pick<Studied, 'analyser'>,
  allForms: boolean,
): IsWanted => {
  const keys = new Set(words.map(wordKey));
  if (!allForms || analyser === null) return (key) => keys.has(key);
  const roots = new Set([...keys].map((key) => analyser.analyse(key).root));
  return (key) => keys.has(key) || roots.has(key) || roots.has(analyser.analyse(key).root);
};

/** All places of a bitext where a word stands that is looked for, in order. */
export function* concordanceOf(
  bitext: Bitext,
  isWanted: IsWanted,
  { side, pack }: Studied,
): Generator<ConcordanceLine> {
  for (const { number, own, other, pairs } of studyRows(bitext, side))
    for (const { key, start, end } of tokensOf(own, pack)) {
      if (!isWanted(key)) continue;
      const touching = pairs.filter((pair) => pair.own.some((span) => span.start < end && start < span.end));
      yield {
        document: bitext.document.name,
        number,
        text: own,
        at: { start, end },
        translation: other,
        became: touching.flatMap((pair) => pair.other).sort((a, b) => a.start - b.start),
      };
    }
}
