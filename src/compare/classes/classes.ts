import { type Change, type DifferenceClass, differenceClasses, hasWordChange } from '../../core/bitext.js';
import type { Language } from '../../core/document.js';
import { packOf } from '../../languages/languages.js';
import type { Lexicon } from '../../languages/lexicon.js';
import type { LanguagePack } from '../../languages/pack.js';
import { compareNumbers } from '../numbers/compare.js';
import { type Balance, balanceOf } from './balance.js';
import { groupsOf } from './groups.js';
import { kindsOf } from './kinds.js';
import { surfaceOf } from './surface.js';

/** Two translations of a sentence, and what is known of them. */
export interface Difference {
  /** Null if it is not known: then nothing counts as untranslated, and fewer words count as names. */
  source: string | null;
  before: string;
  after: string;
  /** From the first to the second (`diffWords`). */
  changes: readonly Change[];
  /** Languages of the source and of the translations. */
  from: Language;
  to: Language;
  /** Translates words of the source; may be empty. */
  lexicon: Lexicon;
}

/** In what two translations differ: all classes that apply, in the order of `differenceClasses`; never none. */
export const classesOf = (difference: Difference): DifferenceClass[] => {
  const { before, after, changes } = difference;
  if (before === after) return ['identical'];
  const found = surfaceOf(changes);
  if (hasWordChange(changes)) for (const name of wordClasses(difference)) found.add(name);
  // Only spaces at an end, or what else nobody sees.
  if (found.size === 0) found.add('typography');
  return differenceClasses.filter((name) => found.has(name));
};

const wordClasses = (difference: Difference): Set<DifferenceClass> => {
  const { before, after, changes } = difference;
  const asked = { ...difference, from: packOf(difference.from), to: packOf(difference.to) };
  const groups = groupsOf(changes);
  const balance = balanceOf(groups, kindsOf(asked), asked);
  const found = new Set<DifferenceClass>(balance.classes);
  for (const name of numberClasses(balance, before, after, asked.to)) found.add(name);
  if (changes.some((change) => 'moved' in change)) found.add('order');
  // Function words, or the same number in other words.
  if (found.size === 0) found.add('word-choice');
  return found;
};

/** Whether numbers differ in value; those that only one of the two has are left out or added. */
const numberClasses = (
  { numbers: { removed, added }, hasNumbers }: Balance,
  before: string,
  after: string,
  pack: LanguagePack,
): DifferenceClass[] => {
  if (!hasNumbers) return [];
  const { source, target } = compareNumbers(before, after, pack, pack);
  const monthsOf = (words: readonly string[]) =>
    words.flatMap((word) => pack.numbers.months.get(word) ?? []).sort((a, b) => a - b);
  // A month without a day is no number of its own.
  const [ours, theirs] = [monthsOf(removed), monthsOf(added)];
  const differ = source.length + target.length > 0;
  const monthsDiffer = ours.join() !== theirs.join();
  if (!differ && !monthsDiffer) return [];
  const isOneSided = (removed.length === 0) !== (added.length === 0);
  return ['number', ...(isOneSided ? ([removed.length > 0 ? 'omission' : 'addition'] as const) : [])];
};
