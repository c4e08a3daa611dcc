import type { Example } from '../../study/examples.js';
import type { Family } from '../../study/families.js';
import type { Glossary, Translated } from '../../study/gloss.js';
import type { Became, WordEntry, WordList } from '../../study/words.js';
import { html, type Markup } from '../markup.js';
import { withView } from '../overview/addresses.js';
import { clipped, figure } from '../overview/figures.js';
import type { OverviewLinks } from '../overview/links.js';
import { hrefOf } from '../paging.js';
import { say } from '../ui/say.js';

/** Translations of a word, forms of a family, and what it became, that are shown. */
const most = { translations: 5, forms: 12, became: 4 };

/** A family: its root and its forms, how frequent they are, what they mean, a sentence. Cells end where the next begins. */
export const familyRow = (
  family: Family,
  { language, other, generalSize }: WordList,
  glossary: Glossary | null,
  links: OverviewLinks,
): Markup => {
  const { root, count, generalCount, keyness, words } = family;
  const isAlone = words.length === 1 && words[0]!.word === root;
  const example = words.flatMap(({ examples }) => examples)[0];
  const translations = meaningsOf(family, glossary);
  const became = becameOf(words);
  return html`<tr><th scope="row"><span lang="${language}">${wordLink(root, true, links)}${
    isAlone ? null : html` <small>${formsOf(words, glossary, links)}</small>`
  }</span><td class="count">${count}${
    generalSize === 0
      ? null
      : html`<td class="count">${generalCount === 0 ? '–' : figure((generalCount / generalSize) * 1e6)}<td class="count">${figure(keyness)}`
  }<td>${translations.length === 0 ? null : html`<span lang="${other}">${translations.map(({ word }) => word).join(', ')}</span>`}${
    became.length === 0
      ? null
      : html` <small>${say('here', 'di sini')}: <span lang="${other}">${became.map(({ text, count: times }) => `${text} ${times}`).join(', ')}</span></small>`
  }<td>${example === undefined ? null : exampleOf(example, language, other, links)}
`;
};

/** The root's translations, else those of its most frequent form that has some. */
const meaningsOf = ({ root, words }: Family, glossary: Glossary | null): readonly Translated[] => {
  for (const word of [root, ...words.map((each) => each.word)]) {
    const gloss = glossary?.gloss(word);
    const found = gloss === undefined || gloss.translations.length === 0 ? gloss?.ofRoot : gloss.translations;
    if (found !== undefined && found.length > 0) return found.slice(0, most.translations);
  }
  return [];
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

/** Leads to all places of the word: of every form of its root, or of this one. */
const wordLink = (word: string, ofRoot: boolean, { search }: OverviewLinks): Markup =>
  search === null
    ? html`${word}`
    : html`<a href="${withView(search, { find: ofRoot ? word : `"${word}"`, ...(ofRoot ? { forms: '1' } : {}), view: 'context' })}">${word}</a>`;

const formsOf = (words: readonly WordEntry[], glossary: Glossary | null, links: OverviewLinks): Markup[] => {
  const shown = words.slice(0, most.forms);
  return shown.map(({ word, count }, i) => {
    const parts = glossary?.gloss(word)?.analysis.parts ?? [];
    const made = parts.length > 1 ? ` = ${parts.map(({ form }) => form).join(' + ')}` : '';
    const rest = i === shown.length - 1 ? (shown.length < words.length ? ', …' : '') : ', ';
    return html`${wordLink(word, false, links)} ${count}${made}${rest}`;
  });
};

const exampleOf = (
  { document, page, number, text, translation, at }: Example,
  language: string,
  other: string,
  { root }: OverviewLinks,
): Markup => {
  const place = `${document}${number === null ? '' : `, ${number}`}`;
  return html`<p lang="${language}">${around(text, at.start, -1)}<b>${text.slice(at.start, at.end)}</b>${around(text, at.end, 1)}${
    translation.trim() === '' ? null : html`<p lang="${other}">${clipped(translation.trim(), 300)}`
  }<p><small>${page === null ? html`<bdi>${place}</bdi>` : html`<a href="${root}${hrefOf(page)}${number === null ? null : `#s${number}`}"><bdi>${place}</bdi></a>`}</small>`;
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
