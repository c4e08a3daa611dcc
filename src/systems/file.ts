import { realpath } from 'node:fs/promises';
import { alignParagraphs } from '../align/align.js';
import { type Document, type Language, textOf } from '../core/document.js';
import { rounded } from '../core/rounded.js';
import type { Output, System } from '../core/system.js';
import { PadanError } from '../errors.js';
import { readBytes } from '../formats/bytes.js';
import { parseDocument } from '../formats/formats.js';
import { hashOf } from '../hash.js';
import type { Lexicon } from '../languages/lexicon.js';
import { isWithin } from '../paths.js';
import { segmentDocument } from '../segment/document.js';

/** A file of a translation, as it lies on the disk. */
export interface TranslationFile {
  path: string;
  bytes: Buffer;
}

/**
 * Reads the first of the files that is there.
 *
 * @param root  the folder that it must lie in, links resolved or not; none where any will do
 * @returns null where none is there
 * @throws PadanError where it cannot be read, or leads out of the folder
 */
export const readTranslationFile = async (
  paths: readonly string[],
  root?: string,
): Promise<TranslationFile | null> => {
  for (const path of paths) {
    const real = await realpath(path).catch(() => undefined);
    if (real === undefined) continue;
    if (root !== undefined && !isWithin(await realpath(root), real))
      throw new PadanError('link-outside', 'the reference is a link that leads out of its folder', { path });
    return { path, bytes: await readBytes(path) };
  }
  return null;
};

/** A file of somebody's translation as a system: a reference. */
export const referenceSystem = ({ path, bytes }: TranslationFile, language: Language): System => ({
  id: 'reference',
  label: 'Reference',
  role: 'reference',
  language,
  origin: { kind: 'file', path },
  hash: hashOf(bytes),
});

/**
 * Reads the sentences of a translation, by block.
 *
 * @throws PadanError where the bytes are no text
 */
export const parseTranslation = ({ path, bytes }: TranslationFile, language: Language): string[][] =>
  sentenceTexts(segmentDocument(parseDocument(bytes, path, { path, language })));

/** The sentences of a segmented document, by block, without the white space after them. */
export const sentenceTexts = (document: Document): string[][] =>
  document.blocks.map(({ sentences }) => sentences.map((span) => textOf(document, span).trim()));

/**
 * Aligns somebody's translation to its source, with a machine's translation of the source as pivot.
 *
 * @param translation  sentences by block
 * @param pivot        a machine's output for the document, a target for each sentence
 * @throws PadanError `too-large` where the two are too long to be aligned
 */
export const alignedOutput = (
  document: Document,
  translation: readonly (readonly string[])[],
  pivot: Output,
  lexicon: Lexicon,
  system: string,
): Output => {
  const said: string[][] = document.blocks.map(() => []);
  for (const { text, block } of pivot.targets) said[block]!.push(text);
  const beads = alignParagraphs(sentenceTexts(document), translation, { pivot: said, lexicon });
  return {
    system,
    targets: translation.flatMap((sentences, block) => sentences.map((text) => ({ text, block }))),
    beads: beads.map((bead) => ({ ...bead, score: rounded(bead.score) })),
  };
};
