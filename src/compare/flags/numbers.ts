import { findDifference } from '../numbers/compare.js';
import { type FlagRule, quoted } from './rule.js';

export const numbersDiffer: FlagRule = {
  name: 'numbers-differ',
  severity: 'error',
  explanation:
    'A number, a date, a time or an amount of money is missing, added or another one. Decimal signs, units like juta and million, and ways to write dates are taken into account.',
  find: ({ source, target, packs }) => {
    const numbers = findDifference(source, target.text, packs.from, packs.to);
    if (numbers.source.length + numbers.target.length === 0) return null;
    return {
      message: `${numbers.subject} differ: ${quoted(numbers.source)} → ${quoted(numbers.target)}`,
      source: numbers.spans.source,
      target: numbers.spans.target,
    };
  },
};
