import { eachParagraph, type Found, onParagraph, type Rule, type Rules, slices } from './look.js';

/** Minimum length to report: short paragraphs such as "Advertisement" or "Yes." may repeat. */
const minRepeatLength = 20;

const repeatedParagraph: Rule = (article) => {
  const first = new Map<string, number>();
  return article.paragraphs.flatMap((paragraph, index): Found[] => {
    const key = paragraph.text.replace(/\s+/g, ' ');
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, index);
    return earlier === undefined || key.length < minRepeatLength
      ? []
      : [onParagraph(`the same as paragraph ${earlier + 1}`, article, index)];
  });
};

/** Repeated words and paragraphs. */
export const repeatRules: Rules = {
  'repeated-word': eachParagraph(({ text }) =>
    slices(text, /(?<![\p{L}-])(\p{Ll}{2,})\s+\1(?![\p{L}-])/gu, ([, word]) => `“${word}” stands twice`),
  ),
  'repeated-paragraph': repeatedParagraph,
};
