import { rowsOf } from '../../../compare/rows.js';
import { type Languages, sentencesOf } from '../../../core/document.js';
import { PadanError } from '../../../errors.js';
import { checkPaths, discover, type Input } from '../../../formats/discover.js';
import type { SplitChoice } from '../../../formats/format.js';
import { readDocument } from '../../../formats/formats.js';
import { fileLines, parallelLines } from '../../../formats/text/parallel.js';
import { packOf } from '../../../languages/languages.js';
import { type Lexicon, lexiconFor, openLexicon, vocabularyOf } from '../../../languages/lexicon.js';
import { embeddedModel } from '../../../model/files.js';
import { shownDocument, shownSentences } from '../../../print/shown.js';
import { segmentDocument } from '../../../segment/document.js';
import { segment } from '../../../segment/segment.js';
import { alignedOutput, lineOutput, parseTranslation, readTranslationFile } from '../../../systems/file.js';
import type { Segment } from './segment.js';

/** The user's texts, as they are measured on. */
export interface Texts {
  languages: Languages;
  /** Number of documents, or of pairs of files. */
  documents: number;
  segments: Segment[];
  /** Lines and rows that no reference says anything of; they are not scored, as in reports. */
  alone: number;
}

/**
 * Reads pairs of files line by line: a line is a segment, whose sentences are translated one by one.
 *
 * @param references  a file for each source
 * @throws PadanError as `parallelLines`
 */
export const readPairs = async (
  sources: readonly string[],
  references: readonly string[],
  languages: Languages,
): Promise<Texts> => {
  const pack = packOf(languages.from);
  const vocabulary = vocabularyOf(await lexiconOf(languages));
  const texts: Texts = { languages, documents: sources.length, segments: [], alone: 0 };
  for (const [at, path] of sources.entries())
    for await (const [source = '', reference = ''] of parallelLines(
      [path, references[at]!].map((each) => fileLines(each)),
    )) {
      const sentences = trimmed(shownSentences(source, segment(source, languages.from), pack, vocabulary));
      if (reference.trim() === '') texts.alone++;
      else texts.segments.push({ document: path, sentences, references: [reference] });
    }
  return texts;
};

export interface DocumentOptions {
  /** Folders of references, laid out as the sources; beside the sources if there are none. */
  references: readonly string[];
  split: SplitChoice;
}

/**
 * Reads documents and their references as a run finds them, and aligns them. No model helps with that, so that the rows
 * are the same whichever models are measured.
 *
 * @param say  told of documents without a reference
 * @throws PadanError if one cannot be read
 */
export const readDocuments = async (
  paths: readonly string[],
  languages: Languages,
  { references, split }: DocumentOptions,
  say: (message: string) => void,
): Promise<Texts> => {
  checkPaths(paths);
  const { inputs, errors } = await discover(paths, languages, references);
  if (errors.length > 0) throw errors[0];
  const lexicon = await lexiconOf(languages);
  const texts: Texts = { languages, documents: 0, segments: [], alone: 0 };
  const without: string[] = [];
  for (const input of inputs) {
    const rows = await rowsIn(input, languages, split, lexicon);
    if (rows === null) {
      without.push(input.name);
      continue;
    }
    texts.documents++;
    for (const row of rows)
      if (row.references.length === 0) texts.alone++;
      else texts.segments.push(row);
  }
  if (without.length > 0 && texts.documents > 0)
    say(`left out, as they have no reference: ${without.join(', ')}`);
  return texts;
};

/** The rows of a document and its references; null if it has none. */
const rowsIn = async (
  { path, name, references }: Input,
  { from, to }: Languages,
  split: SplitChoice,
  lexicon: Lexicon,
): Promise<Segment[] | null> => {
  const files = [];
  for (const { paths, root } of references) {
    const file = await readTranslationFile(paths, root);
    if (file !== null) files.push(file);
  }
  if (files.length === 0) return null;
  const document = segmentDocument(await readDocument(name, { path, language: from, split }));
  const shown = shownDocument(document, vocabularyOf(lexicon));
  const outputs = files.map(
    (file, at) =>
      lineOutput(document, file, `${at}`) ??
      alignedOutput(shown, parseTranslation(file, to, split), `${at}`, { lexicon }),
  );
  const sentences = sentencesOf(shown);
  return rowsOf(
    sentences.map(({ block }) => block),
    outputs,
  ).map(({ source, cells }) => ({
    document: name,
    sentences: trimmed(source.map((each) => sentences[each]!.text)),
    references: outputs
      .map(({ system, targets }) =>
        trimmed(cells[system]!.targets.map((each) => targets[each]!.text)).join(' '),
      )
      .filter((text) => text !== ''),
  }));
};

const trimmed = (texts: readonly string[]): string[] =>
  texts.map((text) => text.trim()).filter((text) => text !== '');

/** The lexicon that is beside the embedded model, of which models do not choose. */
const lexiconOf = async ({ from, to }: Languages): Promise<Lexicon> =>
  openLexicon(await lexiconFor(embeddedModel, from, to));

/** @throws PadanError `no-text` if there is nothing to score */
export const checkTexts = ({ segments, documents }: Texts, languages: Languages): void => {
  if (segments.some(({ sentences }) => sentences.length > 0)) return;
  throw new PadanError(
    'no-text',
    documents === 0 ? 'no document has a reference' : 'no segment has text and a reference',
    {},
    `put NAME.${languages.to}.txt beside NAME.${languages.from}.txt, or name files with --source and --ref`,
  );
};
