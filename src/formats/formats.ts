import type { Document } from '../core/document.js';
import { lineAt } from '../core/document.js';
import { PadanError } from '../errors.js';
import { maxBlockLength, maxBlocks } from '../limits.js';
import { readBytes } from './bytes.js';
import type { Format, ReadOptions } from './format.js';
import { plainText } from './text/text.js';

/** All formats that are read. A new format is a folder and a line here. */
export const formats: readonly Format[] = [plainText];

/** The format of a file by its name; undefined where none reads such files. */
export const formatOf = (path: string): Format | undefined =>
  formats.find(({ endings }) => endings.some((ending) => path.endsWith(ending)));

/** The ending of a file that some format reads; empty for others. */
export const endingOf = (path: string): string =>
  formatOf(path)?.endings.find((ending) => path.endsWith(ending)) ?? '';

/**
 * Makes a document of a file's bytes. A file whose ending no format has is taken for plain text.
 *
 * @param name  the document's name in outputs
 * @throws PadanError where the bytes are not of the format, hold no text, or too much of it
 */
export const parseDocument = (bytes: Uint8Array, name: string, options: ReadOptions): Document => {
  const { path, language } = options;
  const format = formatOf(path) ?? plainText;
  const document = { name, language, format: format.id, ...format.parse(bytes, options) };
  if (document.blocks.length > maxBlocks)
    throw new PadanError(
      'too-large',
      `the document has ${document.blocks.length} paragraphs, the most is ${maxBlocks}`,
      { path },
      'split it into several files',
    );
  for (const { start, end } of document.blocks)
    if (end - start > maxBlockLength)
      throw new PadanError(
        'too-large',
        `a paragraph has ${end - start} characters, the most is ${maxBlockLength}`,
        { path, line: lineAt(document.text, start) },
        'break it into paragraphs',
      );
  return document;
};

/**
 * Reads a file.
 *
 * @param name  the document's name in outputs
 * @throws PadanError where it cannot be read, or as `parseDocument`
 */
export const readDocument = async (name: string, options: ReadOptions): Promise<Document> =>
  parseDocument(await readBytes(options.path), name, options);
