import { isAbbreviation } from '../languages/pack.js';
import {
  eachParagraph,
  type Found,
  type Knowledge,
  onParagraph,
  type Rule,
  type Rules,
  type Slice,
} from './look.js';

/** Minimum length to report: short paragraphs such as "Advertisement" or "Yes." may repeat. */
const minRepeatLength = 20;

/** List items may repeat up to this length: "- 1 teaspoon of salt". */
const minRepeatedItem = 60;

const repeatedParagraph: Rule = (article) => {
  const first = new Map<string, number>();
  return article.paragraphs.flatMap((paragraph, index): Found[] => {
    const key = paragraph.text.replace(/\s+/g, ' ');
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, index);
    return earlier === undefined ||
      key.length < (paragraph.kind === 'item' ? minRepeatedItem : minRepeatLength)
      ? []
      : [onParagraph(`the same as paragraph ${earlier + 1}`, article, index)];
  });
};

/** A word, with a capital only where a sentence begins, and, not consumed, the one after it. */
const twoWords =
  /(?<![\p{L}\p{M}'’-])(?:\p{Ll}|(?<=(?:^|[.!?:\r\n]["”]?\s)["“‘'(]?)\p{Lu})\p{Ll}+(?=\s+(\p{Ll}{2,})(?![\p{L}\p{M}-]|['’]\p{L}))/gu;

/** A word that stands twice in a row, with a small letter at least the second time: not a name ("Duran Duran"). */
interface Double {
  word: string;
  at: number;
  length: number;
  why: 'mistake' | 'no hyphen';
}

const doublesIn = (text: string, known: Knowledge): Double[] => {
  const pairs = [...text.matchAll(twoWords)];
  const found = pairs.filter(({ 0: one, 1: two }) => one.toLowerCase() === two);
  const withPrefix = pairs.flatMap(({ 0: one, 1: word = '', index: at }): Double[] =>
    isPrefixed(one.toLowerCase(), word, known)
      ? [
          {
            word: `${one} ${word}`,
            at,
            length: text.slice(at + one.length).search(/\S/) + one.length + word.length,
            why: 'no hyphen',
          },
        ]
      : [],
  );
  const plain = found.flatMap(({ 0: one, 1: word = '', index: at }, i): Double[] => {
    const why = whyTwice(word, known);
    const isNext = (other?: RegExpExecArray) =>
      other?.[1] === word && Math.abs(other.index - at) < 2 * one.length;
    // Three times is a sound or a cheer: "tok tok tok".
    const isSound = !known.pack.smallWords.has(word) && (isNext(found[i - 1]) || isNext(found[i + 1]));
    // "Said said" begins with a name.
    const isName = one !== word && why === 'mistake' && !known.pack.smallWords.has(word);
    if (why === 'meant' || isSound || isName || (why === 'mistake' && isNext(found[i - 1]))) return [];
    const length = text.slice(at + one.length).search(/\S/) + one.length + word.length;
    return [{ word: why === 'mistake' ? word : `${one} ${word}`, at, length, why }];
  });
  return [...plain, ...withPrefix].sort((a, b) => a.at - b.at);
};

/** Minimum letters of a word that is doubled after a prefix. */
const minStem = 4;

/** "berlari lari", "terbahak bahak": the word of the first after a prefix, without a hyphen. */
const isPrefixed = (one: string, word: string, { pack, vocabulary }: Knowledge): boolean =>
  word.length >= minStem &&
  one !== word &&
  one.endsWith(word) &&
  pack.lint.reduplicates.test(word) &&
  pack.print.prefixes.some(([prefix]) => prefix + word === one) &&
  vocabulary.counts().count(`${one}-${word}`) > 0;

/** Why a word stands twice: "that that" is meant, "anak anak" lacks its hyphen, "di di" is a mistake. */
const whyTwice = (word: string, { pack, vocabulary }: Knowledge): 'meant' | Double['why'] => {
  const { functionWords, mayRepeat, reduplicates } = pack.lint;
  if (mayRepeat.has(word)) return 'meant';
  if (functionWords.has(word) || !reduplicates.test(word)) return 'mistake';
  if (isAbbreviation(word, pack)) return 'meant';
  const isDoubled = () => vocabulary.counts().count(`${word}-${word}`) >= minDoubles;
  return pack.smallWords.has(word) && !isDoubled() ? 'mistake' : 'no hyphen';
};

/** Occurrences with a hyphen that show that a small word is doubled to mean something. */
const minDoubles = 5;

const repeatedWord = eachParagraph(({ text }, _index, _article, known) =>
  doublesIn(text, known)
    .filter(({ why }) => why === 'mistake')
    .map(({ word, at, length }): Slice => ({ at, length, message: `“${word}” stands twice` })),
);

/** One note a document: whoever writes so does it throughout. */
const reduplication: Rule = ({ paragraphs }, known) => {
  let first: Found | undefined;
  let count = 0;
  for (const [index, { text, start }] of paragraphs.entries())
    for (const { why, word, at, length } of doublesIn(text, known)) {
      if (why === 'mistake') continue;
      count++;
      first ??= {
        message: `“${word}” is a reduplication without a hyphen, or a word too many`,
        paragraph: index,
        start: start + at,
        end: start + at + length,
      };
    }
  if (first === undefined) return [];
  return [count === 1 ? first : { ...first, message: `${first.message} (${count} of these)` }];
};

/** Repeated words and paragraphs. */
export const repeatRules: Rules = {
  'repeated-word': repeatedWord,
  reduplication,
  'repeated-paragraph': repeatedParagraph,
};
