import { type Review, reviewOf } from '../../align/corrections/review.js';
import type { Document, Language, Note } from '../../core/document.js';
import type { Output, Side, System } from '../../core/system.js';
import { inTurns } from '../../flow/turns.js';
import type { TranslationPlace } from '../../formats/discover.js';
import type { SplitChoice } from '../../formats/format.js';
import type { Lexicon } from '../../languages/lexicon.js';
import { alignedApart } from '../../systems/aligning.js';
import {
  fileSystem,
  lineOutput,
  parsingTranslation,
  readTranslationFile,
  sentenceTexts,
  type TranslationFile,
} from '../../systems/file.js';
import { referenceNotes } from '../../systems/reference.js';
import type { BeadsFile } from './corrections.js';

/** A document, and as models are shown it. */
export interface ShownDocument {
  document: Document;
  shown: Document;
}

/** What helps to read translations that somebody made. */
export interface FileHelp {
  language: Language;
  split: SplitChoice;
  /** The model's output, to align by. */
  pivot: Output;
  lexicon: Lexicon;
  /** Stops aligning. */
  signal: AbortSignal;
}

/** A translation as it was read and aligned. */
export interface FileSide {
  file: TranslationFile;
  side: Side;
  /** What a person's table of beads says of it; null if it has none. */
  review: Review | null;
  /** What is wrong with it as a whole. */
  notes: Note[];
}

/**
 * Reads a translation and aligns it with a document. One with a line for each sentence is beside it line by line.
 *
 * @param as     its system
 * @param beads  the table of its beads, if it has one: corrections in it stay
 * @returns null if there is none
 * @throws PadanError if it cannot be read
 */
export const readFileSide = async (
  { document, shown }: ShownDocument,
  { paths, root }: TranslationPlace,
  as: Pick<System, 'id' | 'label' | 'role'>,
  beads: BeadsFile | null,
  { language, split, pivot, lexicon, signal }: FileHelp,
): Promise<FileSide | null> => {
  const file = await readTranslationFile(paths, root);
  if (file === null) return null;
  const system = fileSystem(file, language, as);
  const byLine = beads === null ? lineOutput(document, file, system.id) : null;
  if (byLine !== null) return { file, side: { system, output: byLine }, review: null, notes: [] };
  const translation = await inTurns(parsingTranslation(file, language, split), signal);
  const [source, target] = [sentenceTexts(document).flat(), translation.flat()];
  const review = beads === null ? null : reviewOf(beads.table, source, target);
  const corrections = review?.corrections ?? [];
  const help = { pivot, lexicon, corrections };
  const output = await alignedApart(shown, translation, system.id, help, signal);
  const languages = { from: document.language, to: language };
  const said = pivot.targets.map(({ text }) => text);
  const notes = referenceNotes(file.path, source, target, languages, said);
  return { file, side: { system, output }, review, notes };
};
