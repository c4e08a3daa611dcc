import type { Bitext } from './bitext.js';
import { textOf } from './document.js';

/** The document's first heading if it begins with one, else its name. */
export const titleOf = ({ document }: Pick<Bitext, 'document'>): string => {
  const [first] = document.blocks;
  return first?.kind === 'heading' ? textOf(document, first) : document.name;
};
