import { stat } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { isAbsolute, join, relative, sep } from 'node:path';

/** Whether a path is a folder or lies inside it. Does not resolve links. */
export const isWithin = (folder: string, path: string): boolean => {
  const inside = relative(folder, path);
  return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
};

/** Whether a path leads to a file; false if it leads nowhere or cannot be looked at. */
export const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/**
 * A folder of the user's, as the XDG Base Directory Specification has it: variables that are empty or relative count as
 * not set, or files would appear wherever a command is given.
 *
 * @param variable  that names it
 * @param usual     where it is under the home folder otherwise
 * @returns null if this user has no home folder, as in some containers
 */
export const userFolder = (
  variable: 'XDG_CACHE_HOME' | 'XDG_DATA_HOME',
  usual: readonly string[],
): string | null => {
  const named = process.env[variable];
  if (named !== undefined && isAbsolute(named)) return named;
  const home = pathOf(homedir) ?? pathOf(() => userInfo().homedir);
  return home === null ? null : join(home, ...usual);
};

/** Null where the system knows no such folder. */
const pathOf = (look: () => string): string | null => {
  try {
    const path = look();
    return isAbsolute(path) ? path : null;
  } catch {
    return null;
  }
};
