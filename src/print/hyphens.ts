import type { Span } from '../core/document.js';
import type { Vocabulary } from '../languages/lexicon.js';
import type { LanguagePack } from '../languages/pack.js';
import { isWord, maxLength, repeats, rhymes } from './words.js';

/** A word in two lines, or with a space after its hyphen. */
export interface BrokenWord extends Span {
  /** The word as it would stand in one line. */
  word: string;
}

/**
 * Finds words that are broken by a hyphen at a line's end, or that a PDF left with a space there: "menyiap-⏎kan" is
 * "menyiapkan". Hyphens of words that have one stay: "anak-⏎anak" is "anak-anak". Dashes, ranges and suspended hyphens
 * ("hulu- dan hilir") are no broken words.
 *
 * @returns in order; a span is the whole word with all its breaks
 */
export const brokenWords = (
  text: string,
  pack: LanguagePack,
  vocabulary: Pick<Vocabulary, 'knows'>,
): BrokenWord[] => {
  const found: BrokenWord[] = [];
  for (const { index, 0: gap, 1: hyphen = '' } of text.matchAll(gaps)) {
    const left = leftOf(text, index);
    const right = rightOf(text, index + gap.length);
    if (left === '' || right === '') continue;
    const isSoft = hyphen === '\u00ad';
    const glue = glueOf({ left, right, isSoft, isLine: /[^ \u00a0]/.test(gap.slice(1)) }, pack, vocabulary);
    if (glue === null) continue;
    const start = index - left.length;
    const end = index + gap.length + right.length;
    const last = found.at(-1);
    // "mem-⏎per-⏎baiki" is broken twice.
    if (last === undefined || last.end <= start) found.push({ start, end, word: left + glue + right });
    else if (last.word.length < maxLength)
      found.splice(-1, 1, { ...last, end, word: last.word + glue + right });
  }
  return found;
};

/** A hyphen with a line break or a space after it. */
const gaps =
  /(?<=[\p{L}\p{M}\p{Nd}])([-\u2010\u00ad])(?:[ \t]{0,9}(?:\r\n|[\r\n\u0085\u2028\u2029])[ \t]{0,40}|[ \u00a0])(?=[\p{L}\p{Nd}])/gu;

/** The letters or digits before a hyphen; none if they are part of an address, a file name or the like. */
const leftOf = (text: string, end: number): string => {
  const token = /[^\s"'“”‘’«»()[\]]*$/u.exec(text.slice(Math.max(0, end - maxLength), end))![0];
  return /[^\p{L}\p{M}\p{Nd}\u2010\u00ad-]/u.test(token) || token.length === maxLength
    ? ''
    : /[\p{L}\p{M}\p{Nd}]*$/u.exec(token)![0];
};

/** The letters or digits after a gap; none if an address or a file name goes on there. */
const rightOf = (text: string, start: number): string => {
  const [, word = '', next = ''] =
    /^([\p{L}\p{M}\p{Nd}]*)([/@\\=_]|\.\p{L})?/u.exec(text.slice(start, start + maxLength)) ?? [];
  return next === '' ? word : '';
};

/** The two halves about a hyphen. */
interface Halves {
  left: string;
  right: string;
  isSoft: boolean;
  /** Whether there is a line break, and not a space. */
  isLine: boolean;
}

/** What stands between two halves in one line: nothing, or a hyphen. Null if they are no halves of a word. */
const glueOf = (
  halves: Halves,
  pack: LanguagePack,
  vocabulary: Pick<Vocabulary, 'knows'>,
): '' | '-' | null => {
  const { isSoft, isLine } = halves;
  if (isSoft) return '';
  const letters = caseOf(halves);
  if (letters === 'mixed') return isLine ? '-' : null;
  if (isLine && halves.left.length === 1) return '-';
  const [left, right] = [halves.left.toLowerCase(), halves.right.toLowerCase()];
  const isJoined = isWord(left + right, pack, vocabulary);
  const isHalf = (half: string) => half.length > maxSyllable && vocabulary.knows(half);
  const areWords = [left, right].every((half) => isHalf(half) || pack.smallWords.has(half));

  const hasHyphen = vocabulary.knows(`${left}-${right}`) || repeats(left, right);
  // "me- dan ber- dipakai": affixes that are spoken of, and a stutter.
  const isAffix = pack.print.prefixes.some(([prefix]) => prefix === left);
  const hasPrefix = pack.print.prefixes.some(
    ([prefix, instead]) => right.startsWith(prefix) && vocabulary.knows(instead + right.slice(prefix.length)),
  );
  if (!isLine && isAffix && (left === right || hasPrefix)) return null;
  // After a space, words said twice are far more frequent than broken ones.
  const isOne = isLine ? isJoined : vocabulary.knows(left + right);
  if (hasHyphen ? areWords || !isOne : !isJoined && rhymes(left, right)) return '-';
  if (!isLine)
    return isJoined && !isSmall(right, pack) && (!areWords || isAffixed(left, right, pack)) ? '' : null;
  const mayBeSuspended = pack.conjunctions.includes(right) && letters === 'small';
  if (mayBeSuspended && (!isJoined || isHalf(left))) return null;
  if (isJoined || letters === 'name') return '';
  return areWords || letters === 'capitals' || pack.print.hyphened.has(left) ? '-' : '';
};

/** Longest halves that may be syllables although the vocabulary has them as words. */
const maxSyllable = 3;

/** How halves are written. Those of one word are not mixed: "KTP-⏎el", "Jakarta-⏎Bogor" and "ke-⏎2" keep their hyphen. */
const caseOf = ({ left, right }: Halves): 'small' | 'name' | 'capitals' | 'mixed' => {
  if (/\p{Nd}/u.test(left + right)) return 'mixed';
  if (/^\P{Lu}+$/u.test(right))
    return /^\P{Lu}+$/u.test(left) ? 'small' : /^.\P{Lu}+$/u.test(left) ? 'name' : 'mixed';
  return /\p{Ll}/u.test(left + right) ? 'mixed' : 'capitals';
};

const isSmall = (word: string, { smallWords, lint }: LanguagePack): boolean =>
  smallWords.has(word) || lint.functionWords.has(word);

const isAffixed = (left: string, right: string, { print }: LanguagePack): boolean =>
  print.suffixes.includes(right) || print.prefixes.some(([prefix]) => prefix === left);
