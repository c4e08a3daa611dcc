import type { Flag } from '../../core/bitext.js';
import { charactersLost } from './characters.js';
import { clauseLost, noWords } from './length.js';
import { copied, cutOff, isCopied, lowConfidence, misplaced, splitSentence } from './machine.js';
import { numbersDiffer } from './numbers.js';
import { repetition } from './repetition.js';
import type { FlagRule, Pair } from './rule.js';
import { untranslated } from './untranslated.js';

/** All rules, in the order in which their flags are shown. Add new rules here. */
export const flagRules: readonly FlagRule[] = [
  lowConfidence,
  numbersDiffer,
  misplaced,
  charactersLost,
  clauseLost,
  noWords,
  untranslated,
  repetition,
  cutOff,
  splitSentence,
];

/** Names of all flags. */
export const flagNames: readonly string[] = [...flagRules, copied].map(({ name }) => name);

/** Flags on one translation, given its source. A copied sentence gets no flag other than `copied`. */
export const flagsOf = (pair: Pair): Pick<Flag, 'rule' | 'severity' | 'message'>[] =>
  (isCopied(pair.target) ? [copied] : flagRules).flatMap(({ name, find }) => {
    const message = find(pair);
    return message === null ? [] : [{ rule: name, severity: 'warning', message }];
  });
