import { packOf } from '../../languages/languages.js';
import { compareNumbers } from '../numbers/compare.js';
import { type FlagRule, quoted } from './rule.js';

export const numbersDiffer: FlagRule = {
  name: 'numbers-differ',
  find: ({ source, target, from, to }) => {
    const numbers = compareNumbers(source, target.text, packOf(from), packOf(to));
    return numbers.source.length + numbers.target.length > 0
      ? `numbers differ: ${quoted(numbers.source)} → ${quoted(numbers.target)}`
      : null;
  },
};
