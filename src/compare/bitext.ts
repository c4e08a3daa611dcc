import { alignParagraphs } from '../align/align.js';
import type { Document, Note } from '../core/document.js';
import type { Lexicon } from '../languages/lexicon.js';
import type { Sentence } from '../segment/segment.js';
import type { Hypothesis } from '../translate/hypothesis.js';
import { type Flag, flagsOf } from './flags.js';
import { type Change, diffWords } from './words.js';

/** A source sentence with its number in the document and its offsets into the document's text. */
export interface SourceSentence extends Sentence {
  /** From 1. */
  number: number;
}

/** An alignment group with both our English and, where there is one, a reference's. */
export interface BitextBead {
  /** Index of the paragraph that it stands in. */
  paragraph: number;
  source: SourceSentence[];
  /** One for each source sentence. */
  hypotheses: Hypothesis[];
  /** The reference's sentences; null where the document has no reference. */
  reference: string[] | null;
  /** How well source and reference fit, 0 to 1; null without a reference. */
  score: number | null;
  /** From the hypotheses to the reference; null without a reference, or where one side is empty. */
  changes: Change[] | null;
  flags: Flag[];
}

/** A document with its translation, side by side, with what there is to remark. */
export interface Bitext {
  document: Document;
  notes: Note[];
  beads: BitextBead[];
  reference: ReferenceText | null;
}

/** Somebody's English for a document. */
export interface ReferenceText {
  /** Path as the user would give it. */
  path: string;
  /** Sentences by paragraph. */
  paragraphs: string[][];
}

/** A paragraph's sentences with their translations. */
export interface TranslatedParagraph {
  sentences: Sentence[];
  hypotheses: Hypothesis[];
}

/**
 * Puts source, hypotheses and reference side by side. Our own sentences are aligned by construction;
 * a reference is aligned to the source with the hypotheses as pivot.
 *
 * @param translated  one entry for each of the document's paragraphs
 */
export const makeBitext = (
  document: Document,
  notes: Note[],
  translated: readonly TranslatedParagraph[],
  reference: ReferenceText | null,
  lexicon: Lexicon,
): Bitext => {
  const sentences = numbered(document, translated);
  const hypotheses = translated.flatMap((paragraph) => paragraph.hypotheses);
  const paragraphOf = translated.flatMap((paragraph, index) => paragraph.sentences.map(() => index));

  const groups: { source: number[]; target: number[]; score: number | null }[] =
    reference === null
      ? sentences.map((_, index) => ({ source: [index], target: [], score: null }))
      : alignParagraphs(
          translated.map((each) => each.sentences.map(({ text }) => text.trim())),
          reference.paragraphs,
          { pivot: translated.map((each) => each.hypotheses.map(({ text }) => text)), lexicon },
        );

  const english = reference?.paragraphs.flat() ?? [];
  let paragraph = 0;
  const beads = groups.map(({ source, target, score }): BitextBead => {
    paragraph = source[0] === undefined ? paragraph : paragraphOf[source[0]]!;
    const ours = source.map((index) => hypotheses[index]!);
    const theirs = target.map((index) => english[index]!);
    return {
      paragraph,
      source: source.map((index) => sentences[index]!),
      hypotheses: ours,
      reference: reference === null ? null : theirs,
      score,
      changes:
        ours.length > 0 && theirs.length > 0
          ? diffWords(ours.map(({ text }) => text).join(' '), theirs.join(' '))
          : null,
      flags: ours.flatMap((hypothesis, i) => flagsOf(sentences[source[i]!]!.text, hypothesis, lexicon)),
    };
  });
  return { document, notes, beads, reference };
};

/** The beads of each paragraph, in order. */
export const beadsByParagraph = ({ document, beads }: Bitext): BitextBead[][] => {
  const groups: BitextBead[][] = document.paragraphs.map(() => []);
  for (const bead of beads) groups[bead.paragraph]!.push(bead);
  return groups;
};

const numbered = (document: Document, translated: readonly TranslatedParagraph[]): SourceSentence[] => {
  let number = 0;
  return translated.flatMap(({ sentences }, index) => {
    const offset = document.paragraphs[index]!.start;
    return sentences.map(({ start, end, text }) => ({
      number: ++number,
      start: offset + start,
      end: offset + end,
      text,
    }));
  });
};
