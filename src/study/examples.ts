import type { Span } from '../core/document.js';
import type { StudyRow } from './rows.js';

/** A sentence that has a word, with its translation. */
export interface Example {
  document: string;
  /** The document's title. */
  title: string;
  /** Path of its first page under the output folder; null if it has none. */
  page: string | null;
  /** Number of the sentence, from 1; null for one that a system added. */
  number: number | null;
  text: string;
  /** Empty if there is none. */
  translation: string;
  /** Where the word stands in the text. */
  at: Span;
}

/** A sentence that may become an example of its words. */
interface Candidate {
  row: Omit<Example, 'at'>;
  /** How little it is good for that. */
  badness: number;
  /** Whether it is among the characters that are kept. */
  isKept: boolean;
}

/** An example in a word's list. All words of a sentence share it. */
export interface KeptExample extends Pick<Candidate, 'row' | 'badness'> {
  at: Span;
}

/** Chooses example sentences. */
export interface Examples {
  candidateOf(row: StudyRow, words: number, place: Pick<Example, 'document' | 'title' | 'page'>): Candidate;
  /** Puts it into a word's list, which has the best first, if it is better than one there. */
  add(list: KeptExample[], candidate: Candidate, at: Span): void;
}

/** Words of a sentence that shows how a word is used and can be read at a glance. */
const good = { min: 6, max: 18 };

/** How bad it is that a sentence is a heading, that it has no translation, and that this is flagged, in words too many. */
const faults = { heading: 8, untranslated: 20, flag: 6 };

/**
 * @param count       examples of a word
 * @param characters  of all sentences that are kept; when they are used up, words keep what they have
 */
export const keepExamples = (count: number, characters: number): Examples => {
  let left = count === 0 ? 0 : characters;
  return {
    candidateOf: ({ number, kind, own, other, flags }, words, place) => ({
      row: { ...place, number, text: own, translation: other },
      badness:
        Math.max(0, good.min - words, words - good.max) +
        (kind === 'heading' ? faults.heading : 0) +
        (other === '' ? faults.untranslated : flags * faults.flag),
      isKept: false,
    }),
    add: (list, candidate, at) => {
      const { row, badness, isKept } = candidate;
      if (left <= 0) return;
      if (list.length === count && list.at(-1)!.badness <= badness) return;
      if (list.some((kept) => kept.row.text === row.text)) return;
      if (!isKept) left -= row.text.length + row.translation.length;
      candidate.isKept = true;
      const place = list.findIndex((kept) => kept.badness > badness);
      list.splice(place < 0 ? list.length : place, 0, { row, badness, at });
      if (list.length > count) list.pop();
    },
  };
};
