import type { Flag } from '../../core/bitext.js';
import { copied, cutOff, isCopied, lowConfidence, misplaced, splitSentence } from './machine.js';
import type { FlagRule, Pair } from './rule.js';
import { numbersDiffer, repetition, untranslated } from './words.js';

/** All rules, in the order in which their flags are shown. A new rule is a new line here. */
export const flagRules: readonly FlagRule[] = [
  lowConfidence,
  numbersDiffer,
  misplaced,
  untranslated,
  repetition,
  cutOff,
  splitSentence,
];

/** Remarks on one translation, against its source. Of a copy only that it is one is said. */
export const flagsOf = (pair: Pair): Pick<Flag, 'rule' | 'message'>[] =>
  (isCopied(pair.target) ? [copied] : flagRules).flatMap(({ name, find }) => {
    const message = find(pair);
    return message === null ? [] : [{ rule: name, message }];
  });
