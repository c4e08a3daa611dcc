import { constants, existsSync } from 'node:fs';
import { copyFile, type FileHandle, open, rename, rm } from 'node:fs/promises';
import { linesOf } from './lines.js';

/** Where a record is in its file, in bytes. */
export interface Slot {
  offset: number;
  length: number;
}

/**
 * Writes a damaged log again with its whole records only, and keeps the file as it was beside it.
 *
 * @param slots  of the records
 * @returns the path of the damaged file, and where the records are now
 * @throws the system's error; the log is as it was then
 */
export const repairLog = async (
  path: string,
  file: FileHandle,
  slots: ReadonlyMap<string, Slot>,
): Promise<{ aside: string; slots: Map<string, Slot> }> => {
  const keys = new Map([...slots].map(([key, { offset }]) => [offset, key]));
  const moved = new Map<string, Slot>();
  const aside = asideOf(path);
  const draft = `${path}.repaired`;
  await rm(draft, { force: true });
  const repaired = await open(draft, 'wx');
  try {
    let end = 0;
    for await (const lines of linesOf(file)) {
      const whole = lines.flatMap(({ offset, length, bytes }) => {
        const key = keys.get(offset);
        if (key === undefined || bytes === null) return [];
        moved.set(key, { offset: end, length });
        end += length + 1;
        return [bytes, lineBreak];
      });
      await repaired.appendFile(Buffer.concat(whole));
    }
    await repaired.sync();
    await copyFile(path, aside, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await repaired.close();
  }
  return { aside, slots: moved };
};

const lineBreak = Buffer.from('\n');

/** A free name for a damaged log: `journal-damaged-1.jsonl`. */
const asideOf = (path: string): string => {
  for (let count = 1; ; count++) {
    const aside = path.replace(/(\.[^./\\]*)?$/, `-damaged-${count}$1`);
    if (!existsSync(aside)) return aside;
  }
};
