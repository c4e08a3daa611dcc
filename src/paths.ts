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
 * A folder of the user's. A variable that is empty or relative counts as not set, as the XDG specification wants it: it
 * would lead into the working folder, where everything may be somebody else's.
 *
 * @param variable  names it
 * @param usual     its path in the home folder, where the variable does not
 */
export const userFolder = (variable: 'XDG_CACHE_HOME' | 'XDG_DATA_HOME', usual: string): string => {
  const named = process.env[variable] ?? '';
  if (isAbsolute(named)) return named;
  const home = homedir();
  // `HOME` may be empty, too.
  return join(isAbsolute(home) ? home : userInfo().homedir, usual);
};
