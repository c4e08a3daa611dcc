import type { Document } from '../core/document.js';
import { lineAt } from '../core/document.js';
import { PadanError } from '../errors.js';
import { maxBlockLength, maxBlocks } from '../limits.js';
import { readBytes } from './bytes.js';
import type { Format, ReadOptions } from './format.js';
import { plainText } from './text/text.js';

/** All formats that can be read. To add one, add a folder and a line here. */
export const formats: readonly Format[] = [plainText];

/** All file extensions that can be read. */
export const endings: readonly string[] = formats.flatMap((format) => format.endings);

/** The format for a file name, in upper or lower case; undefined if no format has its extension. */
export const formatOf = (path: string): Format | undefined =>
  formats.find((format) => format.endings.some((ending) => path.toLowerCase().endsWith(ending)));

/** A file's extension as it is written, with the dot, if some format has it; otherwise empty. */
export const endingOf = (path: string): string => {
  const ending = endings.find((each) => path.toLowerCase().endsWith(each)) ?? '';
  return path.slice(path.length - ending.length);
};

/**
 * Parses a file's bytes. A file with an unknown extension is read as plain text.
 *
 * @param name  the document's name in outputs
 * @throws PadanError if the bytes are not in the format, have no text, or exceed `maxBlocks` or `maxBlockLength`
 */
export const parseDocument = (bytes: Uint8Array, name: string, options: ReadOptions): Document => {
  const { path, language } = options;
  const format = formatOf(path) ?? plainText;
  const document = { name, language, format: format.id, ...format.parse(bytes, options) };
  if (document.blocks.length > maxBlocks)
    throw new PadanError(
      'too-large',
      `the document has ${document.blocks.length} paragraphs, the maximum is ${maxBlocks}`,
      { path },
      'split it into several files',
    );
  for (const { start, end } of document.blocks)
    if (end - start > maxBlockLength)
      throw new PadanError(
        'too-large',
        `a paragraph has ${end - start} characters, the maximum is ${maxBlockLength}`,
        { path, line: lineAt(document.text, start) },
        'break it into paragraphs',
      );
  return document;
};

/**
 * Reads and parses a file.
 *
 * @param name  the document's name in outputs
 * @throws PadanError if the file cannot be read, or as `parseDocument`
 */
export const readDocument = async (name: string, options: ReadOptions): Promise<Document> =>
  parseDocument(await readBytes(options.path), name, options);
