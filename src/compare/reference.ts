import { stat } from 'node:fs/promises';
import { readDocument } from '../document/read.js';
import { segment } from '../segment/segment.js';
import type { ReferenceText } from './bitext.js';

/**
 * Reads the first of the files that is there as a reference.
 *
 * @returns null where none is there
 * @throws PadanError `input` where it cannot be read or is no text
 */
export const readReference = async (paths: readonly string[]): Promise<ReferenceText | null> => {
  for (const path of paths) {
    if (!(await isThere(path))) continue;
    const { paragraphs } = await readDocument(path, path);
    return {
      path,
      paragraphs: paragraphs.map(({ text }) => segment(text, 'en').map((sentence) => sentence.text.trim())),
    };
  }
  return null;
};

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
