import { createReadStream } from 'node:fs';
import { PadanError, unreadable } from '../../errors.js';
import { plural } from '../../plural.js';
import { readUnits } from './stream.js';

/** A text to read, a segment a line. */
export interface Lines {
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

/** A file's lines. It is opened when they are asked for. */
export const fileLines = (path: string): Lines => ({ name: path, bytes: bytesOf(path) });

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/**
 * Texts side by side: a line of each, in the texts' order. A line of each is in memory at a time.
 *
 * @throws PadanError `no-text` where one is empty, `lines-differ` after the last line that all have, and what
 *   reading them throws
 */
export async function* parallelLines(texts: readonly Lines[]): AsyncGenerator<string[]> {
  const readers = texts.map(({ name, bytes }) => readUnits(bytes, 'line', name));
  try {
    for (let count = 0; ; count++) {
      const lines: string[] = [];
      const ended = new Set<number>();
      for (const [index, reader] of readers.entries()) {
        const { value, done } = await reader.next();
        if (done) ended.add(index);
        else lines.push(value.text);
      }
      if (ended.size === 0) {
        yield lines;
        continue;
      }
      if (count === 0)
        throw new PadanError('no-text', 'it is empty, expected a segment a line', {
          path: texts[[...ended][0]!]!.name,
        });
      if (ended.size === readers.length) return;
      const counts = [];
      for (const [index, reader] of readers.entries())
        counts.push(ended.has(index) ? count : count + 1 + (await rest(reader)));
      throw differing(texts, counts);
    }
  } finally {
    for (const reader of readers) await reader.return(undefined);
  }
}

const rest = async (reader: AsyncIterable<unknown>): Promise<number> => {
  let count = 0;
  for await (const _ of reader) count++;
  return count;
};

/** Names the last text, and the first that has another number of lines. */
const differing = (texts: readonly Lines[], counts: readonly number[]): PadanError => {
  const last = counts.length - 1;
  const other = counts.findIndex((count) => count !== counts[last]);
  const said = (index: number) => `${texts[index]!.name} has ${plural(counts[index]!, 'line')}`;
  return new PadanError(
    'lines-differ',
    `${said(last)}, ${said(other)}`,
    {},
    'each line must be the same segment in both',
  );
};
