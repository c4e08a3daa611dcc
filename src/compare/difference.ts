import type { Diff } from '../core/bitext.js';
import { classesOf, type Difference } from './classes/classes.js';
import { diffWords } from './words.js';

/** How two translations of a sentence differ: word by word, and in which classes. */
export const differenceOf = (pair: Omit<Difference, 'changes'>): Pick<Diff, 'changes' | 'classes'> => {
  const changes = diffWords(pair.before, pair.after);
  return { changes, classes: classesOf({ ...pair, changes }) };
};
