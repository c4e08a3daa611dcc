import { listMarker } from '../core/list-marker.js';
import { isAbbreviation } from '../languages/pack.js';
import { isSiteLine, tailStart } from './boilerplate.js';
import { eachParagraph, type LintParagraph, type Rule, type Rules, type Slice } from './look.js';

const strayFullStop = eachParagraph(({ text }, _index, _article, { pack }) =>
  /^[^\p{L}]*\p{Ll}/u.test(text)
    ? []
    : [
        ...text.matchAll(
          /(?<![\p{L}\p{N}.])([\p{L}\p{N}.]*[\p{L}\p{N}%)”"])\.\s+(?=\p{Ll}(?!-?\p{Lu}))(?!\p{Ll}[.)])/gu,
        ),
      ]
        .filter(
          ({ 1: word = '' }) =>
            !isAbbreviation(word.toLowerCase(), pack) && !/^(?:\p{L}\.)+\p{L}$|^\p{Lu}$/u.test(word),
        )
        .map(({ index, 1: word = '' }) => ({
          at: index + word.length,
          length: 1,
          message: 'a full stop stands before a lower-case word: the sentence seems to go on',
        })),
);

const fragment: Rule = (article, known) => {
  const tail = tailStart(article, known.pack);
  const look = ({ text, kind }: LintParagraph, index: number): Slice[] => {
    if (!/[\p{L}\p{N}]/u.test(text))
      return [{ at: 0, length: text.length, message: 'the paragraph has no words' }];
    if (kind !== 'text' || index >= tail || isSiteLine(text, known.pack)) return [];
    if (/^\p{Ll}(?!-?\p{Lu})/u.test(text) && !listMarker.test(text))
      return [
        { at: 0, length: /^\S+/.exec(text)![0].length, message: 'the paragraph begins in mid-sentence' },
      ];
    const last = /(?<!\S)\S+$/.exec(text)!;
    return /[\p{L}\p{N},;–—-]["'”’)]*$/u.test(text)
      ? [
          {
            at: last.index,
            length: last[0].length,
            message: 'the paragraph ends without a stop, in mid-sentence',
          },
        ]
      : [];
  };
  return eachParagraph(look)(article, known);
};

/** Incomplete sentences, and full stops in mid-sentence. */
export const sentenceRules: Rules = { 'stray-full-stop': strayFullStop, fragment };
