import { PadanError, unreadable } from '../../errors.js';
import { openStream } from '../../pipes.js';
import { plural } from '../../plural.js';
import { readUnits } from './stream.js';

/** A text to read, with one segment per line. */
export interface Lines {
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

/** The lines of a file, which is opened when they are read. */
export const fileLines = (path: string): Lines => ({ name: path, bytes: bytesOf(path) });

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* await openStream(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/**
 * Reads texts side by side, line by line. Only one line of each is in memory.
 *
 * @returns for each segment, its line in each text
 * @throws PadanError `no-text` if one is empty, `lines-differ` after the last line that all have, or as `readUnits`
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
        throw new PadanError('no-text', 'the file is empty, expected one segment per line', {
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

/** An error naming the last text, and the first with a different number of lines. */
const differing = (texts: readonly Lines[], counts: readonly number[]): PadanError => {
  const last = counts.length - 1;
  const other = counts.findIndex((count) => count !== counts[last]);
  const said = (index: number) => `${texts[index]!.name} has ${plural(counts[index]!, 'line')}`;
  return new PadanError(
    'lines-differ',
    `${said(last)}, ${said(other)}`,
    {},
    'each line must be the same segment in both (README: “How do I score a run”)',
  );
};
