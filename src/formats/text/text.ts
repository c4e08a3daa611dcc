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
    const encoding = encodingOf(bytes);
    const text = decode(bytes, encoding, path);
    if (text.replace('\ufeff', '').trim() === '')
      throw new PadanError('no-text', 'the file has no text', { path }, 'remove it, or add text');
    const { blocks, split: found } = splitParagraphs(text, split, packOf(language));
    return { text, blocks, facts: { encoding, split: found } };
  },
};

const encodingOf = (bytes: Uint8Array): Encoding => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
};

const decode = (bytes: Uint8Array, encoding: Encoding, path: string): string => {
  const nul = encoding === 'utf-8' ? bytes.indexOf(0) : -1;
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
