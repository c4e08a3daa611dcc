import { realpath } from 'node:fs/promises';
import type { ReferenceText } from '../compare/bitext.js';
import { PadanError } from '../errors.js';
import { parseDocument, readBytes } from '../formats/text/read.js';
import { isWithin } from '../paths.js';
import { segment } from '../segment/segment.js';

/** A reference as it lies on the disk. */
export interface ReferenceFile {
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
export const readReferenceFile = async (
  paths: readonly string[],
  root?: string,
): Promise<ReferenceFile | null> => {
  for (const path of paths) {
    const real = await realpath(path).catch(() => undefined);
    if (real === undefined) continue;
    if (root !== undefined && !isWithin(await realpath(root), real))
      throw new PadanError('link-outside', 'the reference is a link that leads out of its folder', { path });
    return { path, bytes: await readBytes(path) };
  }
  return null;
};

/**
 * Makes a reference of a file's bytes.
 *
 * @throws PadanError where they are no text
 */
export const parseReference = ({ path, bytes }: ReferenceFile): ReferenceText => ({
  path,
  paragraphs: parseDocument(bytes, path, path).paragraphs.map(({ text }) =>
    segment(text, 'en').map((sentence) => sentence.text.trim()),
  ),
});

/**
 * Reads the first of the files that is there as a reference.
 *
 * @returns null where none is there
 * @throws PadanError where it cannot be read or is no text
 */
export const readReference = async (paths: readonly string[]): Promise<ReferenceText | null> => {
  const file = await readReferenceFile(paths);
  return file && parseReference(file);
};
