import { PadanError } from '../../errors.js';
import { packOf } from '../../languages/languages.js';
import type { Format } from '../format.js';
import { splitParagraphs } from './paragraphs.js';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Plain text: UTF-8, or UTF-16 with a byte order mark. There is only white space between its blocks. */
export const plainText: Format = {
  id: 'text',
  endings: ['.txt'],
  parse: (bytes, { path, language, split = 'auto' }) => {
    const encoding = encodingOf(bytes, path);
    const text = decode(bytes, encoding, path);
    const { blocks, split: found } = splitParagraphs(text, split, packOf(language));
    if (blocks.length === 0)
      throw new PadanError('no-text', 'the file has no text', { path }, 'remove it, or add text');
    return { text, blocks, facts: { encoding, split: found } };
  },
};

/** @throws PadanError `not-text` for UTF-32, whose byte order mark begins with that of UTF-16 */
const encodingOf = (bytes: Uint8Array, path: string): Encoding => {
  const begins = (...mark: number[]) => mark.every((byte, i) => bytes[i] === byte);
  if (begins(0xff, 0xfe, 0, 0) || begins(0, 0, 0xfe, 0xff))
    throw new PadanError('not-text', 'the file is in UTF-32', { path }, 'convert it to UTF-8');
  if (begins(0xff, 0xfe)) return 'utf-16le';
  if (begins(0xfe, 0xff)) return 'utf-16be';
  return 'utf-8';
};

const decode = (bytes: Uint8Array, encoding: Encoding, path: string): string => {
  const nul = nulIn(bytes, encoding === 'utf-8' ? 1 : 2);
  if (nul >= 0)
    throw new PadanError(
      'not-text',
      `not a text file (NUL at byte ${nul})`,
      { path },
      'use UTF-8 text, or UTF-16 with a byte order mark',
    );
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    const at = encoding === 'utf-8' ? firstInvalidByte(bytes) : undefined;
    throw new PadanError(
      'not-text',
      `the file is not valid ${encoding.toUpperCase()}${at === undefined ? '' : ` (first at byte ${at.byte})`}`,
      at === undefined ? { path } : { path, line: at.line },
      'convert it to UTF-8',
      { cause: error },
    );
  }
};

/** Offset of the first code unit of so many bytes that is 0, which no text has; -1 if there is none. */
const nulIn = (bytes: Uint8Array, unit: 1 | 2): number => {
  let at = bytes.indexOf(0);
  while (at >= 0 && unit === 2 && (at % 2 === 1 || bytes[at + 1] !== 0)) at = bytes.indexOf(0, at + 1);
  return at;
};

/** Finds the longest valid prefix by bisection. */
const firstInvalidByte = (bytes: Uint8Array): { byte: number; line: number } => {
  const takes = (length: number, stream = true): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream });
      return true;
    } catch {
      return false;
    }
  };
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (takes(middle)) good = middle;
    else bad = middle;
  }
  // A streaming decoder accepts the first bytes of an incomplete character: step back over them.
  while (!takes(good, false)) good--;
  const line = bytes.subarray(0, good).filter((byte) => byte === 0x0a).length + 1;
  return { byte: good, line };
};
