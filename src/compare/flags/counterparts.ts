import { formsOf, isFunctionWord } from '../../align/words/forms.js';
import type { Lexicon } from '../../languages/lexicon.js';
import type { LanguagePack } from '../../languages/pack.js';
import { type FlagRule, quotedWords } from './rule.js';
import { isInCapitals, isOrdinary, type Word } from './words.js';

export const noCounterpart: FlagRule = {
  name: 'no-counterpart',
  severity: 'note',
  explanation:
    'A word of the source that is usually translated in a few ways has none of them in the translation, and no word there is left that could stand for it; or the other way round.',
  find: ({ sourceWords, targetWords, lexicon, packs }) => {
    const [before, after] = [sourceWords(), targetWords()];
    if (before.length > maxWords || after.length > maxWords || isInCapitals(before)) return null;
    const inverse = lexicon.inverse();
    const lost = unexplained(before, after, lexicon, inverse, packs.from);
    const added = unexplained(after, before, inverse, lexicon, packs.to);
    // What one side has too much may be another way to say what the other has.
    if (lost.sure.length > 0 && added.all === 0)
      return { message: `nothing for ${quotedWords(lost.sure)}`, source: lost.sure };
    if (added.sure.length > 0 && lost.all === 0)
      return { message: `nothing in the source for ${quotedWords(added.sure)}`, target: added.sure };
    return null;
  },
};

/** The time grows with the words of one side times those of the other. */
const maxWords = 120;
/** A word must have been seen so often, and be translated by what the lexicon lists so often, that its lack means something. */
const [minCount, maxCount] = [20, 500];
const minShare = 0.65;
/** Words that begin with the same letters may be forms of one. */
const kinLetters = 4;

interface Unexplained {
  /** Content words without a counterpart. */
  all: number;
  /** Those of which the lexicon knows what they should be. */
  sure: Word[];
}

const unexplained = (
  words: readonly Word[],
  others: readonly Word[],
  lexicon: Lexicon,
  inverse: Lexicon,
  pack: LanguagePack,
): Unexplained => {
  const keys = new Set<string>();
  const backwards = new Set<string>();
  for (const { key } of others)
    for (const each of [key, ...key.split('-')]) {
      keys.add(each);
      keys.add(stemOf(each));
      for (const [word, share] of inverse.translations(each) ?? []) if (share >= minBack) backwards.add(word);
    }
  const counts = lexicon.counts();
  const knows = (word: string): boolean => lexicon.translations(word) !== undefined;
  const left = words.filter(({ key, shape }) => {
    if (key.length < 3 || shape === 'upper' || isFunctionWord(key, pack) || pack.negation.words.has(key))
      return false;
    return ![...formsOf(key, pack, knows)].some(
      ([form]) =>
        keys.has(form) ||
        keys.has(stemOf(form)) ||
        backwards.has(form) ||
        [...(lexicon.translations(form)?.keys() ?? [])].some(
          (each) => keys.has(each) || keys.has(stemOf(each)),
        ),
    );
  });
  const sure = left.filter(
    ({ key, shape }) =>
      shape === 'small' &&
      counts.count(key) >= minCount &&
      counts.count(key) <= maxCount &&
      !pack.numbers.cardinals.has(key) &&
      isOrdinary(key, lexicon) &&
      shareOf(key, lexicon) >= minShare,
  );
  return { all: left.length, sure };
};

/** Rarer ways back explain nothing. */
const minBack = 0.01;

const stemOf = (word: string): string => (word.length > kinLetters ? `${word.slice(0, kinLetters)}…` : word);

/** How often a word is translated by one of the words that the lexicon lists, 0 to 1. */
const shareOf = (key: string, lexicon: Lexicon): number => {
  let sum = 0;
  for (const share of lexicon.translations(key)?.values() ?? []) sum += share;
  return sum;
};
