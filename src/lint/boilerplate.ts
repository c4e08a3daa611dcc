import type { LanguagePack } from '../languages/pack.js';
import { type LintText, onParagraph, type Rule, type Rules } from './look.js';

/** An address, a handle or a tag. At the end of an article, in any language, these come from the site. */
const link = /https?:\/\/|www\.|(?:^|\s)[@#]\w+/i;

/** Maximum paragraphs after an article that count as boilerplate. */
const maxTail = 6;

/** Index of the first paragraph after the article; the number of paragraphs if nothing follows it. */
export const tailStart = ({ paragraphs }: LintText, { lint }: LanguagePack): number => {
  const isTail = (text: string) => link.test(text) || lint.tail.test(text);
  let start = paragraphs.length;
  while (start > 1 && paragraphs.length - start < maxTail && isTail(paragraphs[start - 1]!.text)) start--;
  return start;
};

/** Whether a paragraph belongs to the site, not to the article. */
export const isSiteLine = (text: string, { lint }: LanguagePack): boolean => lint.line.test(text);

const boilerplateLine: Rule = (article, { pack }) =>
  article.paragraphs
    .slice(0, tailStart(article, pack))
    .flatMap((paragraph, index) =>
      isSiteLine(paragraph.text, pack)
        ? [onParagraph('a line of the site, not of the article', article, index)]
        : [],
    );

const boilerplateTail: Rule = (article, { pack }) => {
  const from = tailStart(article, pack);
  return article.paragraphs
    .slice(from)
    .map((_, i) =>
      onParagraph('after the article: an advertisement, a by-line or a spammer’s text', article, from + i),
    );
};

/** Text that sites put around their articles. */
export const boilerplateRules: Rules = {
  'boilerplate-line': boilerplateLine,
  'boilerplate-tail': boilerplateTail,
};
