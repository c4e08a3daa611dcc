import { existsSync } from 'node:fs';

/** A run or a bitext, and one of its systems. */
export interface RunSystemName {
  path: string;
  /** Null if none was named. */
  system: string | null;
}

/** Reads `PATH` or `PATH#SYSTEM`. A path may have a `#`, too: one that is there is taken as it is. */
export const parseRunSystem = (text: string): RunSystemName => {
  const at = text.lastIndexOf('#');
  return at <= 0 || existsSync(text)
    ? { path: text, system: null }
    : { path: text.slice(0, at), system: text.slice(at + 1) };
};
