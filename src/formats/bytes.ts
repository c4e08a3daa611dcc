import { constants, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { PadanError, unreadable } from '../errors.js';
import { maxFileSize } from '../limits.js';

/**
 * Reads a file's bytes, as they are at one moment.
 *
 * @throws PadanError where it cannot be read, is no regular file, is too large, or does not stop changing
 */
export const readBytes = async (path: string): Promise<Buffer> => {
  const fail = (error: unknown): never => {
    throw unreadable(path, error);
  };
  for (let attempt = 0; attempt < 3; attempt++) {
    // Opened without waiting: a pipe that nobody writes to would hold us for ever.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(fail);
    try {
      const before = await file.stat();
      checkFile(before, path);
      // One byte more than there should be: it may grow while it is read.
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
    'the file changes while it is read',
    { path },
    'run again when it is written',
  );
};

const checkFile = (info: Stats, path: string): void => {
  if (info.isDirectory())
    throw new PadanError('not-a-file', 'this is a folder, expected a text file', { path });
  if (!info.isFile())
    throw new PadanError(
      'not-a-file',
      'this is no regular file',
      { path },
      'copy what it gives into a file, or pipe it into padan translate',
    );
  if (info.size > maxFileSize)
    throw new PadanError(
      'too-large',
      `the file has ${info.size} bytes, the most is ${maxFileSize}`,
      { path },
      'split it into several files',
    );
};
