import type { BitextFormat } from './bitext.js';

/** The form of gold files: `[8, 9]:[10, 11, 12]` a line, indices from 0, `[]` for nothing. */
export const beadLines: BitextFormat = function* ({ beads }) {
  for (const { source, target } of beads) yield `[${source.join(', ')}]:[${target.join(', ')}]\n`;
};
