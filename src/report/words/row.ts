import type { Example } from '../../study/examples.js';
import { type Family, meaningsOf } from '../../study/families.js';
import type { Glossary } from '../../study/gloss.js';
import type { Became, WordEntry, WordList } from '../../study/words.js';
import { html, type Markup, named } from '../markup.js';
import { clipped, figure, noFigure } from '../overview/figures.js';
import type { OverviewLinks } from '../overview/links.js';
import { hrefOf } from '../paging.js';

/** Translations of a word, forms of a family, and what it became, that are shown. */
const most = { translations: 5, forms: 12, became: 4 };

/**
 * A family: its root and its forms, how frequent they are, what they mean, a sentence. A page has hundreds, so that cells
 * end where the next begins, figures are known by having no language, and the script gives words their addresses in the
 * search, which needs a script itself.
 */
export const familyRow = (
  family: Family,
  { language, other, generalSize }: WordList,
  glossary: Glossary | null,
  links: OverviewLinks,
): Markup => {
  const { root, count, generalCount, keyness, words } = family;
  const isAlone = words.length === 1 && words[0]!.word === root;
  const example = words.flatMap(({ examples }) => examples)[0];
  const general = generalCount === 0 ? noFigure : figure((generalCount / generalSize) * 1e6);
  const became = becameOf(words).map(({ text, count: times }) => `${text} ${times}`);
  return html`<tr><th scope=row lang=${language}><a>${root}</a>${
    isAlone ? null : html`<small>${formsOf(words, glossary)}</small>`
  }<td>${count}${generalSize === 0 ? null : html`<td>${general}<td>${figure(keyness)}`}<td lang=${other}>${meaningsOf(
    family,
    glossary,
  )
    .slice(0, most.translations)
    .map(({ word }) => word)
    .join(', ')}<td lang=${other}>${became.join(', ')}<td lang=${language}>${
    example === undefined ? null : exampleOf(example, other, links)
  }
`;
};

const becameOf = (words: readonly WordEntry[]): Became[] => {
  const counts = new Map<string, number>();
  for (const { became } of words)
    for (const { text, count } of became) counts.set(text, (counts.get(text) ?? 0) + count);
  return [...counts]
    .map(([text, count]) => ({ text, count }))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .slice(0, most.became);
};

const formsOf = (words: readonly WordEntry[], glossary: Glossary | null): Markup[] => {
  const shown = words.slice(0, most.forms);
  return shown.map(({ word, count }, i) => {
    const parts = glossary?.gloss(word)?.analysis.parts ?? [];
    const made = parts.length > 1 ? ` = ${parts.map(({ form }) => form).join(' + ')}` : '';
    const rest = i === shown.length - 1 ? (shown.length < words.length ? ', …' : '') : ', ';
    return html`<a>${word}</a> ${count}${made}${rest}`;
  });
};

const exampleOf = (
  { document, page, number, text, translation, at }: Example,
  other: string,
  { root }: OverviewLinks,
): Markup => {
  const place = `${named(document)}${number === null ? '' : `, ${number}`}`;
  const said = translation.trim();
  return html`${around(text, at.start, -1)}<b>${text.slice(at.start, at.end)}</b>${around(text, at.end, 1)}${
    said === '' ? null : html`<p lang=${other}>${clipped(said, 300)}</p>`
  }${
    page === null
      ? html`<small>${place}</small>`
      : html`<a href="${root}${hrefOf(page)}${number === null ? null : `#s${number}`}">${place}</a>`
  }`;
};

/** Characters before and after the word. */
const context = 160;

/** The text before a place (−1) or after it (1), cut between words where it is long. */
const around = (text: string, at: number, side: -1 | 1): string => {
  const whole = side < 0 ? text.slice(0, at) : text.slice(at);
  if (whole.length <= context) return side < 0 ? whole.trimStart() : whole.trimEnd();
  return side < 0
    ? `…${whole.slice(-context).replace(/^\S*/, '')}`
    : `${whole.slice(0, context).replace(/\S*$/, '')}…`;
};
