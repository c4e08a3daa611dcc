import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path lies in a folder, or is it; links are for the caller to resolve. */
export const isWithin = (folder: string, path: string): boolean => {
  const inside = relative(folder, path);
  return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
};
