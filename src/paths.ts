import { stat } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';

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
