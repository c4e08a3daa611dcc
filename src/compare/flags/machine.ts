import { confidenceOf, percent } from '../../core/confidence.js';
import type { CopyReason, Target } from '../../core/system.js';
import { languageName } from '../../languages/languages.js';
import { type FlagRule, quoted } from './rule.js';

/** Rules on what the model reports about its own translation. */

/** Minimum mean probability of a piece (e^−1.1); below it the model is mostly guessing. */
const minConfidence = Math.exp(-1.1);

export const lowConfidence: FlagRule = {
  name: 'low-confidence',
  find: ({ target: { trace } }) => {
    const confidence = trace === undefined ? null : confidenceOf(trace);
    return confidence !== null && confidence < minConfidence
      ? `the model is unsure (${percent(confidence)} per word piece)`
      : null;
  },
};

export const misplaced: FlagRule = {
  name: 'misplaced',
  find: ({ target: { trace } }) =>
    trace !== undefined && trace.misplaced.length > 0
      ? `kept as it was, but its place is unsure: ${quoted(trace.misplaced)}`
      : null,
};

export const cutOff: FlagRule = {
  name: 'cut-off',
  find: ({ target: { trace } }) => (trace?.ended === false ? 'the translation ran on and was cut off' : null),
};

export const splitSentence: FlagRule = {
  name: 'split-sentence',
  find: ({ target: { trace } }) =>
    trace !== undefined && trace.parts > 1
      ? `translated in ${trace.parts} parts: longer than the model’s window`
      : null,
};

export const copied: FlagRule = {
  name: 'copied',
  find: ({ target, to }) =>
    isCopied(target) && target.trace!.copied !== 'no-words' && /\p{L}/u.test(target.text)
      ? `copied as it is: ${reasonOf(target.trace!.copied!, languageName(to))}`
      : null,
};

/** Whether the text was copied without asking a model. */
export const isCopied = ({ trace }: Target): boolean => trace !== undefined && trace.copied !== null;

const reasonOf = (reason: CopyReason, language: string): string =>
  ({
    'no-words': 'there are no words to translate',
    'endless-word': 'this has hundreds of letters without a space',
    'target-language': `this is ${language} already`,
    script: 'the model does not know this script',
    'no-answer': 'the model’s translation had no words',
  })[reason];
