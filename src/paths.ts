import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path is a folder or lies inside it. Does not resolve links. */
export const isWithin = (folder: string, path: string): boolean => {
  const inside = relative(folder, path);
  return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
};
