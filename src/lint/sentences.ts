import { isAbbreviation, type LanguagePack } from '../languages/pack.js';
import { beginsMisread } from '../print/misread.js';
import { eachParagraph, type Rules } from './look.js';

/** A word, its full stop, and white space before a small letter that begins no name ("iPhone") and no list label. */
const stopBeforeSmall =
  /(?<![\p{L}\p{N}.@/])([\p{L}\p{N}.]*[\p{L}\p{N}%)”"])\.(\s+)(?=\p{Ll}(?!-?\p{Lu}))(?!\p{Ll}[\p{N}]*[.)])/gu;

const strayFullStop = eachParagraph(({ text, sentences }, _index, _article, { pack }) =>
  /^[^\p{L}]*\p{Ll}/u.test(text)
    ? []
    : [...text.matchAll(stopBeforeSmall)]
        .filter(
          ({ 1: word = '', 2: space = '', index }) =>
            // In a text in small letters, sentences begin with them.
            !sentences.has(index + word.length + 1 + space.length) &&
            !mayHaveStop(word, pack) &&
            !isItemLabel(word, text.slice(Math.max(0, index - 6), index)) &&
            !isName(text.slice(index + word.length + 1 + space.length).slice(0, 60), pack),
        )
        .map(({ index, 1: word = '' }) => ({
          at: index + word.length,
          length: 1,
          message: 'a full stop stands before a lower-case word: the sentence seems to go on',
        })),
);

/** Abbreviations, initials, and what looks like them: no vowel ("Kpts"), stops inside ("s.d"), a first capital ("Kab"). */
const mayHaveStop = (word: string, pack: LanguagePack): boolean =>
  isAbbreviation(word.toLowerCase(), pack) ||
  /^(?:\p{L}\.)+\p{L}$|^\p{L}$|^\p{Lu}\p{Ll}$|^\p{Lu}\p{L}*\.\p{Lu}/u.test(word) ||
  /^\p{L}[^aeiouy\P{L}]{1,4}$/iu.test(word);

/** Whether a word is the label of a list item: at a line's start, or after a colon or semicolon. */
const isItemLabel = (word: string, before: string): boolean =>
  /^(?:\d{1,3}|[ivxlc]{1,6})$/iu.test(word) && /(?:^|[\r\n:;(])[^\S\r\n]*(?:\(|\p{L}+\s)?$/u.test(before);

/** Whether a text begins with a name or address ("detik.com"), a title before a name ("dr. Aron") or a misread I. */
const isName = (text: string, pack: LanguagePack): boolean => {
  const word = /^\p{L}*/u.exec(text)![0];
  return (
    /^[^\s,;:!?"”]*[\p{L}\p{N}][.@/_][\p{L}\p{N}]/u.test(text) ||
    (isAbbreviation(word, pack) && /^\p{L}+\.?\s+\p{Lu}/u.test(text)) ||
    beginsMisread(text, pack)
  );
};

/** Full stops in mid-sentence. */
export const sentenceRules: Rules = { 'stray-full-stop': strayFullStop };
