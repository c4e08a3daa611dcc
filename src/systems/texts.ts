import type { Languages } from '../core/document.js';
import { isBlank } from '../core/line-break.js';
import { PadanError } from '../errors.js';
import { readBytes } from '../formats/bytes.js';
import type { SplitChoice } from '../formats/format.js';
import { parseDocument } from '../formats/formats.js';
import type { Lines } from '../formats/text/parallel.js';
import { readUnits } from '../formats/text/stream.js';
import type { Vocabulary } from '../languages/lexicon.js';
import { maxFileSize, maxSentences } from '../limits.js';
import { plural } from '../plural.js';
import { shownDocument } from '../print/shown.js';
import { segmentDocument } from '../segment/document.js';
import { sentenceTexts } from './file.js';

/** A text to align: its sentences by paragraph. */
export interface SegmentedText {
  /** Its path, for people. */
  name: string;
  sentences: string[][];
  /** The same without the traces of print, as a model is shown them. */
  shown: string[][];
}

/** A file, or a stream that is read once. */
export type TextInput = { path: string } | Lines;

export interface TextOptions {
  language: Languages['from'];
  split?: SplitChoice;
  /** Known words of the text's language. If given, traces of print are left out of what is shown. */
  vocabulary?: Pick<Vocabulary, 'knows'>;
}

/**
 * Reads a plain text, as a run does: its paragraphs, and the sentences in them.
 *
 * @throws PadanError with the text's name, as `readBytes`, `parseDocument` and `segmentDocument`
 */
export const readText = async (
  input: TextInput,
  { language, split = 'auto', vocabulary }: TextOptions,
): Promise<SegmentedText> => {
  const name = nameOf(input);
  const bytes = 'path' in input ? await readBytes(input.path) : await bytesOf(input);
  try {
    const document = segmentDocument(parseDocument(bytes, name, { path: name, language, split }));
    const sentences = sentenceTexts(document);
    const shown = vocabulary === undefined ? sentences : sentenceTexts(shownDocument(document, vocabulary));
    return { name, sentences, shown };
  } catch (error) {
    throw at(name, error);
  }
};

/**
 * Reads a text that has a sentence a line. Empty lines are empty sentences, so that a sentence's index is its line's.
 *
 * @returns a text of one paragraph
 * @throws PadanError `no-text` if there is no line, `too-large` if there are more than `maxSentences` lines, or as
 *         `readUnits`
 */
export const readLines = async (lines: Lines): Promise<SegmentedText> => {
  const sentences: string[] = [];
  for await (const { text } of readUnits(lines.bytes, 'line', lines.name)) {
    sentences.push(text);
    if (sentences.length > maxSentences)
      throw new PadanError(
        'too-large',
        `the file has more than ${maxSentences} lines`,
        { path: lines.name },
        'split both files in the same places',
      );
  }
  if (sentences.every(isBlank))
    throw new PadanError('no-text', 'the file has no text, expected a sentence a line', { path: lines.name });
  return { name: lines.name, sentences: [sentences], shown: [sentences] };
};

/**
 * Reads a translation of a text's sentences, a line for each. Of a text in paragraphs, blank lines are passed over: such
 * a file is what a run writes as `NAME.en.txt`.
 *
 * @param byLine  whether the text has a sentence a line, too, so that blank lines count
 * @param other   the text's other translation, for the message where it is this one that the lines are of
 * @returns the lines, in the shape of the text
 * @throws PadanError `lines-differ` with both numbers, or as `readLines`
 */
export const readPivot = async (
  lines: Lines,
  text: SegmentedText,
  byLine: boolean,
  other?: SegmentedText,
): Promise<string[][]> => {
  const [all = []] = (await readLines(lines)).sentences;
  const found = byLine ? all : all.filter((line) => line.trim() !== '');
  const expected = text.sentences.flat().length;
  if (found.length === expected) return inShapeOf(text.sentences, found);
  throw new PadanError(
    'lines-differ',
    `${lines.name} has ${plural(found.length, 'line')}${byLine ? '' : ' with text'}, ${text.name} has ${plural(expected, byLine ? 'line' : 'sentence')}`,
    {},
    other?.sentences.flat().length === found.length
      ? `it has as many as ${other.name}: are the two texts swapped?`
      : byLine
        ? 'each line of the pivot must translate the same line of the source'
        : 'the pivot must have a line for each sentence, as NAME.en.txt of "padan run" has; or cut the source into lines yourself, and add --lines',
  );
};

/** Cuts a flat list as a text's sentences are cut into paragraphs. */
export const inShapeOf = <T>(paragraphs: readonly (readonly unknown[])[], flat: readonly T[]): T[][] => {
  let next = 0;
  return paragraphs.map(({ length }) => {
    next += length;
    return flat.slice(next - length, next);
  });
};

const nameOf = (input: TextInput): string => ('path' in input ? input.path : input.name);

/** All bytes of a stream. @throws PadanError `too-large` if it has more than a file may have: it may be endless */
export const bytesOf = async ({ name, bytes }: Lines): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxFileSize)
      throw new PadanError('too-large', `more than ${maxFileSize} bytes`, { path: name }, 'split it');
  }
  return Buffer.concat(chunks);
};

/** An error that says which text it is about. */
const at = (path: string, error: unknown): unknown =>
  error instanceof PadanError && error.place.path === undefined
    ? new PadanError(error.code, error.message, { ...error.place, path }, error.hint, { cause: error })
    : error;
