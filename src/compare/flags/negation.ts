import { isKnown } from '../../languages/neutral.js';
import type { LanguagePack } from '../../languages/pack.js';
import { type FlagRule, quotedWords } from './rule.js';
import type { Word } from './words.js';

export const negationDiffers: FlagRule = {
  name: 'negation-differs',
  severity: 'error',
  explanation:
    'One side says no (not, never, without, un-) and the other does not: the translation may say the opposite.',
  find: ({ source, target, sourceWords, targetWords, packs }) => {
    if (!isKnown(packs.from) || !isKnown(packs.to)) return null;
    const before = denialsIn(source, sourceWords(), packs.from);
    const after = denialsIn(target.text, targetWords(), packs.to);
    if (before.plain.length > 0 && after.plain.length === 0 && !after.implied)
      return {
        message: `${quotedWords(before.plain)} without a negation in the translation`,
        source: before.plain,
      };
    if (after.plain.length > 0 && before.plain.length === 0 && !before.implied)
      return {
        message: `${quotedWords(after.plain)}, and no negation in the source`,
        target: after.plain,
      };
    return null;
  },
};

export interface Denials {
  /** Words that deny. */
  plain: readonly Word[];
  /** Whether something else may stand for a denial: a verb ("fail"), a part of a word ("unable"), an idiom. */
  implied: boolean;
}

/** What denies in a text. */
export const denialsIn = (text: string, words: readonly Word[], { negation }: LanguagePack): Denials => {
  const plain: Word[] = [];
  let implied = false;
  const isDenial = ({ key }: Word): boolean =>
    negation.words.has(key) || negation.endings.some((ending) => key.endsWith(ending));
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const idiom = phraseLength(words, at, negation.idioms);
    if (idiom > 0) {
      implied = true;
      at += idiom - 1;
    } else if (isDenial(word)) {
      if (isTag(text, word) || isBeforeNumber(text, word)) implied = true;
      else plain.push(word);
    } else if (negation.implied.has(word.key) || negation.shape.test(word.key)) implied = true;
  }
  return { plain, implied };
};

/** "…, bukan?", "…, isn't it?" */
const isTag = (text: string, { end }: Word): boolean =>
  /^(?:\s+\p{L}+)?\s*\?/u.test(text.slice(end, end + maxTag));

const maxTag = 12;

/** "No. 5". */
const isBeforeNumber = (text: string, { end }: Word): boolean =>
  /^\.?\s?\p{N}/u.test(text.slice(end, end + 3));

const maxPhrase = 4;

/** Words of the longest phrase of a list that begins at a word; 0 if none does. */
const phraseLength = (words: readonly Word[], at: number, phrases: ReadonlySet<string>): number => {
  let phrase = '';
  let longest = 0;
  for (let length = 1; length <= maxPhrase && at + length <= words.length; length++) {
    phrase += (length > 1 ? ' ' : '') + words[at + length - 1]!.key;
    if (phrases.has(phrase)) longest = length;
  }
  return longest;
};
