import { html, type Markup } from '../markup.js';

/** Languages of a page's own words, which are not the documents' text; the first is the usual one. */
export const uis = ['en', 'id'] as const;
export type Ui = (typeof uis)[number];

/**
 * Says something on a page in both languages. Renderers need not know which one a page is in: they leave both, between
 * signs that no text can contain (`escapeText` replaces them), and `inLanguage` chooses when the page is whole.
 *
 * Not for attributes, `<option>` and `<title>`: see `sayIn`, `sayElement`, `sayPlain`.
 */
export const say = (en: string, id: string): Markup => token('t', '', en, id);

/** An attribute in both languages, with a space before it: `<p${sayIn('title', 'a page', 'sebuah halaman')}>`. */
export const sayIn = (
  attribute: 'lang' | 'title' | 'aria-label' | 'placeholder' | 'label' | 'data-label',
  en: string,
  id: string,
): Markup => token('a', attribute, en, id);

/** An element that may contain nothing but text: `sayElement('option', html` value="a"`, 'all', 'semua')`. */
export const sayElement = (name: 'option', attributes: Markup | null, en: string, id: string): Markup =>
  html`<${{ markup: name }}${attributes}${token('e', '', en, id)}</${{ markup: name }}>`;

/** Words that stay as they are when the reader switches, as a page's title. */
export const sayPlain = (en: string, id: string): Markup => token('p', '', en, id);

type Kind = 't' | 'a' | 'e' | 'p';

const token = (kind: Kind, name: string, en: string, id: string): Markup => ({
  markup: `\u0001${kind}${name}\u0002${html`${en}`.markup}\u0002${html`${id}`.markup}\u0003`,
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: what `token` writes
const tokens = /\u0001([taep])([a-z-]*)\u0002([^\u0002]*)\u0002([^\u0003]*)\u0003/g;

/** The attribute of what a page says in its own words inside a text in another language. */
export const inUi: Markup = sayIn('lang', 'en', 'id');

/**
 * Puts markup into one language. What is said in both is marked with its number, `<u-i n=3>`, `u-title=3`, `u-i=3`, under
 * which `others` has it in the other language, as plain text.
 */
export const inLanguage = (markup: string, ui: Ui): { markup: string; others: string[] } => {
  const others: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (own: string, other: string): number => {
    const key = `${own}\u0002${other}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, others.length);
    return others.push(plainOf(other)) - 1;
  };
  const resolved = markup.replace(tokens, (_, kind: Kind, name: string, en: string, id: string) => {
    const [own, other] = ui === 'en' ? [en, id] : [id, en];
    switch (kind) {
      case 't':
        return `<u-i n=${numberOf(own, other)}>${own}</u-i>`;
      case 'a':
        return ` ${name}="${own}" u-${name}=${numberOf(own, other)}`;
      case 'e':
        return ` u-i=${numberOf(own, other)}>${own}`;
      case 'p':
        return own;
    }
  });
  return { markup: resolved, others };
};

/** The text that was escaped. */
const plainOf = (escaped: string): string =>
  escaped
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
