import type { Evidence, Flag } from '../../core/bitext.js';
import type { Span } from '../../core/document.js';
import { unclosed } from './brackets.js';
import { charactersLost } from './characters.js';
import { noCounterpart } from './counterparts.js';
import { clauseLost, noWords, tooLong } from './length.js';
import { copied, cutOff, isCopied, lowConfidence, misplaced, splitSentence, strayed } from './machine.js';
import { namesDiffer } from './names.js';
import { negationDiffers } from './negation.js';
import { numbersDiffer } from './numbers.js';
import { endDiffers, punctuation } from './punctuation.js';
import { repetition } from './repetition.js';
import { checked, type Finding, type FlagRule, type Pair } from './rule.js';
import { untranslated } from './untranslated.js';

/** All rules, in the order in which their flags are shown. Add new rules here. */
export const flagRules: readonly FlagRule[] = [
  lowConfidence,
  numbersDiffer,
  negationDiffers,
  namesDiffer,
  misplaced,
  charactersLost,
  clauseLost,
  tooLong,
  noWords,
  untranslated,
  noCounterpart,
  repetition,
  unclosed,
  endDiffers,
  punctuation,
  cutOff,
  splitSentence,
  strayed,
];

const allRules: readonly FlagRule[] = [...flagRules, copied];

/** Names of all flags. */
export const flagNames: readonly string[] = allRules.map(({ name }) => name);

const explanations: ReadonlyMap<string, string> = new Map(
  allRules.map(({ name, explanation }) => [name, explanation]),
);

/** What a rule's flags mean, in a plain sentence; undefined if it is none of ours. */
export const explanationOf = (rule: string): string | undefined => explanations.get(rule);

/** A flag on a pair of texts, whose evidence has offsets in the two. */
export type PairFlag = Pick<Flag, 'rule' | 'severity' | 'message'> & {
  evidence: { [side in keyof Evidence]: Span[] };
};

/** Flags on one translation, given its source. A copied sentence gets no flag other than `copied`. */
export const flagsOf = (pair: Pair): PairFlag[] => {
  const seen = checked(pair);
  return (isCopied(pair.target) ? [copied] : flagRules).flatMap(({ name, severity, find }) => {
    const found = find(seen);
    return found === null ? [] : [flagFor(name, { severity, ...found }, pair)];
  });
};

const flagFor = (
  rule: string,
  { message, severity, source = [], target = [] }: Finding & Required<Pick<Finding, 'severity'>>,
  pair: Pair,
): PairFlag => ({
  rule,
  severity,
  message,
  evidence: { source: orderly(source, pair.source), target: orderly(target, pair.target.text) },
});

/** Spans in order, without overlaps and without white space at their ends. */
const orderly = (spans: readonly Span[], text: string): Span[] => {
  const ordered: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = ordered.at(-1);
    const start = Math.max(0, span.start, last?.end ?? 0);
    const part = text.slice(start, span.end);
    const from = start + part.length - part.trimStart().length;
    const end = start + part.trimEnd().length;
    if (from < end) ordered.push({ start: from, end });
  }
  return ordered;
};
