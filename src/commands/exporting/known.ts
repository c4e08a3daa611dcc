import { readBytes } from '../../formats/bytes.js';
import { type Known, parseKnown } from '../../study/known.js';

/** What a file says that a person knows; null if none was named. @throws PadanError if it cannot be read, or is another file */
export const knownIn = async (path: string | undefined): Promise<Known | null> =>
  path === undefined ? null : parseKnown((await readBytes(path)).toString(), path);
