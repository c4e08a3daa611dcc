import { splitWords } from '../../../score/words.js';

/** A piece of the user's texts that is translated and scored: a line, or sentences that a reference was aligned with. */
export interface Segment {
  /** Name of its document, or path of its file. */
  document: string;
  /** Source sentences, as models are shown them; none for what only the reference says. */
  sentences: readonly string[];
  /** One or several, none of them blank. */
  references: readonly string[];
}

/** So many segments, evenly from all, in order. */
export const evenly = <T>(segments: readonly T[], most: number): T[] => {
  const count = Math.min(most, segments.length);
  return Array.from({ length: count }, (_, i) => segments[Math.floor((i * segments.length) / count)]!);
};

/** Words of the source, between white space. */
export const wordsIn = (segments: readonly Pick<Segment, 'sentences'>[]): number =>
  segments.reduce(
    (sum, { sentences }) => sum + sentences.reduce((words, text) => words + splitWords(text).length, 0),
    0,
  );
