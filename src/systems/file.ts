import { realpath } from 'node:fs/promises';
import { alignParagraphs } from '../align/align.js';
import { alignAround } from '../align/corrections/around.js';
import type { Correction } from '../align/corrections/review.js';
import { type Document, type Language, sentencesOf, textOf } from '../core/document.js';
import { lineBreak } from '../core/line-break.js';
import { rounded } from '../core/rounded.js';
import { type Output, referenceId, type System } from '../core/system.js';
import { PadanError } from '../errors.js';
import { atOnce, type Steps } from '../flow/turns.js';
import { readBytes } from '../formats/bytes.js';
import type { SplitChoice } from '../formats/format.js';
import { parseDocument } from '../formats/formats.js';
import { hashOf } from '../hash.js';
import { emptyLexicon, type Lexicon } from '../languages/lexicon.js';
import { isWithin } from '../paths.js';
import { segmenting } from '../segment/document.js';

/** A translation file and its content. */
export interface TranslationFile {
  path: string;
  bytes: Buffer;
}

/**
 * Reads the first of the given files that exists.
 *
 * @param root  the folder that the file must be in, even after resolving links; any folder by default
 * @returns null if none exists
 * @throws PadanError if the file cannot be read, or is a link out of the folder
 */
export const readTranslationFile = async (
  paths: readonly string[],
  root?: string,
): Promise<TranslationFile | null> => {
  for (const path of paths) {
    const real = await realpath(path).catch(() => undefined);
    if (real === undefined) continue;
    if (root !== undefined && !isWithin(await realpath(root), real))
      throw new PadanError('link-outside', 'the translation is a link to outside its folder', { path });
    return { path, bytes: await readBytes(path) };
  }
  return null;
};

/**
 * Makes a system of a translation file.
 *
 * @param as  its id, its label and its role: by default it is the reference
 */
export const fileSystem = (
  { path, bytes }: TranslationFile,
  language: Language,
  as: Partial<Pick<System, 'id' | 'label' | 'role'>> = {},
): System => ({
  id: referenceId,
  label: 'Reference',
  role: 'reference',
  ...as,
  language,
  origin: { kind: 'file', path },
  hash: hashOf(bytes),
});

/**
 * Splits a translation into sentences, by block.
 *
 * @param split  how its source was split into paragraphs
 * @throws PadanError as `parseDocument` and `segmentDocument`
 */
export const parseTranslation = (...asked: Parameters<typeof parsingTranslation>): string[][] =>
  atOnce(parsingTranslation(...asked));

/** As `parseTranslation`, a block at a time. */
export function* parsingTranslation(
  { path, bytes }: TranslationFile,
  language: Language,
  split: SplitChoice = 'auto',
): Steps<string[][]> {
  return sentenceTexts(yield* segmenting(parseDocument(bytes, path, { path, language, split })));
}

/**
 * A translation that has a line for each sentence of the document, beside it line by line. Blank lines do not count, so
 * that it may be what a run writes as `NAME.en.txt`.
 *
 * @param system  id of the translation's system
 * @returns null if it has more lines or fewer
 * @throws PadanError as `parseDocument`
 */
export const lineOutput = (
  document: Document,
  { path, bytes }: TranslationFile,
  system: string,
): Output | null => {
  const { text } = parseDocument(bytes, path, { path, language: 'und', split: 'lines' });
  const lines = text
    .replace('\ufeff', '')
    .split(lineBreak)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const sentences = sentencesOf(document);
  if (lines.length !== sentences.length) return null;
  return {
    system,
    targets: lines.map((line, i) => ({ text: line, block: sentences[i]!.block })),
    beads: lines.map((_, i) => ({ source: [i], target: [i], score: null })),
  };
};

/** The sentences of a segmented document, by block and trimmed. */
export const sentenceTexts = (document: Pick<Document, 'text' | 'blocks'>): string[][] =>
  document.blocks.map(({ sentences }) => sentences.map((span) => textOf(document, span).trim()));

/** What helps to align a translation. */
export interface AlignmentHelp {
  /** A model's output for the document, with one target per sentence: far better than none. */
  pivot?: Output;
  /** From the document's language. */
  lexicon?: Lexicon;
  /** Beads that a person made, which stay as they are. No sentence is in two of them. */
  corrections?: readonly Correction[];
}

/**
 * Aligns a translation with its source.
 *
 * @param translation  sentences by block
 * @param system       id of the translation's system
 * @throws PadanError `lines-differ` if the pivot has not one target per sentence
 */
export const alignedOutput = (
  document: Pick<Document, 'text' | 'blocks'>,
  translation: readonly (readonly string[])[],
  system: string,
  { pivot, lexicon = emptyLexicon, corrections = [] }: AlignmentHelp = {},
): Output => {
  const source = sentenceTexts(document);
  const options = { ...(pivot && { pivot: textsByBlock(document, pivot) }), lexicon };
  const beads =
    corrections.length === 0
      ? alignParagraphs(source, translation, options)
      : alignAround(source, translation, corrections, options);
  return {
    system,
    targets: translation.flatMap((sentences, block) => sentences.map((text) => ({ text, block }))),
    beads: beads.map((bead) => ({ ...bead, score: bead.score === null ? null : rounded(bead.score) })),
  };
};

const textsByBlock = ({ blocks }: Pick<Document, 'blocks'>, { targets }: Output): string[][] => {
  const texts: string[][] = blocks.map(() => []);
  for (const { text, block } of targets) texts[block]!.push(text);
  return texts;
};
