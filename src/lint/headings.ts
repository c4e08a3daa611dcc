import { eachParagraph, type LintParagraph, type Rule, type Rules, type Slice } from './look.js';

const truncatedHeading: Rule = (article, known) => {
  const { pack, vocabulary } = known;
  const counts = wordCounts(article.text);
  const look = ({ text, kind }: LintParagraph): Slice[] => {
    if (kind !== 'heading') return [];
    if (/(?:…|\.\.\.)$/.test(text)) {
      const length = text.endsWith('…') ? 1 : 3;
      return [{ at: text.length - length, length, message: 'the heading is cut off' }];
    }
    const last = /[\p{L}-]+$/u.exec(text);
    if (last === null) return [];
    const word = last[0].toLowerCase();
    const at = last.index;
    const length = word.length;
    if (pack.lint.functionWords.has(last[0]))
      return [{ at, length, message: `the heading ends with “${last[0]}”, as if cut off between words` }];
    const cut =
      (counts.get(word) ?? 0) <= 1 &&
      !vocabulary.knows(word) &&
      (vocabulary.begins(word) ||
        [...counts.keys()].some((other) => other !== word && other.startsWith(word)));
    return cut || word.endsWith('-')
      ? [{ at, length, message: `the heading breaks off in mid-word: “${last[0]}”` }]
      : [];
  };
  return eachParagraph(look)(article, known);
};

/** How often each word occurs in a text, in lower case. */
const wordCounts = (text: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}-]+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/** Incomplete headings. */
export const headingRules: Rules = { 'truncated-heading': truncatedHeading };
