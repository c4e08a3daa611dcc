import { constants, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { PadanError, unreadable } from '../errors.js';
import { maxFileSize } from '../limits.js';

/**
 * Reads a file's bytes as a consistent snapshot.
 *
 * @throws PadanError if it cannot be read, is not a regular file, has more than `maxSize` bytes, or keeps changing
 */
export const readBytes = async (path: string, maxSize: number = maxFileSize): Promise<Buffer> => {
  const fail = (error: unknown): never => {
    throw unreadable(path, error);
  };
  for (let attempt = 0; attempt < 3; attempt++) {
    // Non-blocking: opening a pipe without a writer would hang.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(fail);
    try {
      const before = await file.stat();
      checkFile(before, path, maxSize);
      // One byte more than expected, to notice that the file is growing.
      const bytes = Buffer.alloc(before.size + 1);
      const { bytesRead } = await file.read(bytes, 0, bytes.length, 0).catch(fail);
      const after = await file.stat();
      if (bytesRead === after.size && after.mtimeMs === before.mtimeMs) return bytes.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }
  throw new PadanError(
    'file-changing',
    'the file keeps changing while it is read',
    { path },
    'run again once it is complete',
  );
};

const checkFile = (info: Stats, path: string, maxSize: number): void => {
  if (info.isDirectory()) throw new PadanError('not-a-file', 'is a folder, expected a text file', { path });
  if (!info.isFile())
    throw new PadanError(
      'not-a-file',
      'not a regular file',
      { path },
      'copy its content to a file, or pipe it into padan translate',
    );
  if (info.size > maxSize)
    throw new PadanError(
      'too-large',
      `the file has ${info.size} bytes, the maximum is ${maxSize}`,
      { path },
      'split it into several files',
    );
};
