import { PadanError } from '../../errors.js';
import { maxBlockLength } from '../../limits.js';

/** A line or paragraph of a stream, with the line break (or blank lines) after it. */
export interface Unit {
  text: string;
  ending: string;
}

/**
 * Splits a UTF-8 stream into lines, or into paragraphs at blank lines, as it arrives. If the last line has no line
 * break, it gets one.
 *
 * @param name  of the stream, for messages
 * @throws PadanError if the bytes are not UTF-8, there is a NUL, which no text has, or a text is longer than
 *         `maxBlockLength`, after yielding the texts before it
 */
export async function* readUnits(
  stream: AsyncIterable<Uint8Array>,
  by: 'line' | 'paragraph',
  name = 'standard input',
): AsyncGenerator<Unit> {
  const pattern = by === 'line' ? /\r?\n/g : /(?:\r?\n[ \t]*(?=\r?\n))+\r?\n/g;
  let rest = '';
  let line = 1;
  /** UTF-16 is full of NULs, and often valid UTF-8. */
  const checked = (text: string): string => {
    if (text.length > maxBlockLength)
      throw new PadanError(
        'too-large',
        `a text in ${name} has more than ${maxBlockLength} characters`,
        { line },
        'break it into lines',
      );
    if (!text.includes('\0')) return text;
    throw new PadanError(
      'not-text',
      'there is a NUL character, so it is no text in UTF-8',
      { path: name, line },
      'convert it to UTF-8',
    );
  };
  const units = function* (isLast: boolean): Generator<Unit> {
    let [start, blank] = [0, 0];
    for (const match of rest.matchAll(pattern)) {
      const end = match.index + match[0].length;
      // More blank lines may follow in the next chunk.
      const mayGoOn = by === 'paragraph' && !isLast && end === rest.length;
      if (mayGoOn && match[0].length <= maxBlockLength) {
        blank = match[0].length;
        break;
      }
      yield { text: checked(rest.slice(start, match.index)), ending: match[0] };
      line += match[0].split('\n').length - 1;
      start = end;
    }
    rest = rest.slice(start);
    checked(rest.slice(0, rest.length - blank));
    if (isLast && rest !== '')
      yield { text: checked(rest.replace(/\r?\n$/, '')), ending: /\r?\n$/.exec(rest)?.[0] ?? '\n' };
  };
  for await (const chunk of decoded(stream, name)) {
    rest += chunk;
    yield* units(false);
  }
  yield* units(true);
}

async function* decoded(stream: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  const fail = (cause: unknown) =>
    new PadanError('not-text', `${name} is not UTF-8 (after byte ${bytes})`, {}, 'convert it to UTF-8', {
      cause,
    });
  for await (const chunk of stream) {
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch (error) {
      throw fail(error);
    }
    bytes += chunk.length;
    yield text;
  }
  try {
    yield decoder.decode();
  } catch (error) {
    throw fail(error);
  }
}
