import { constants, createReadStream, openSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';

/**
 * Opens what somebody named to read, which may be a pipe. Opened and read as a file, one without a writer holds a
 * thread for ever, and that the process, whatever signal it gets. (Linux alone tells a pipe that nobody has written to
 * yet from one that has ended.)
 *
 * @throws the system's error, here or while it is read
 */
export const openStream = async (path: string): Promise<Readable> => {
  const isPipe = process.platform === 'linux' && (await stat(path)).isFIFO();
  if (!isPipe) return createReadStream(path);
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return new Socket({ fd, readable: true, writable: false });
};

/**
 * Reads all of what somebody named, which may be a pipe.
 *
 * @throws the system's error
 */
export const readWhole = async (path: string): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of await openStream(path)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};
