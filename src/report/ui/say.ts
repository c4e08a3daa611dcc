import { type Ui, uis } from '../../languages/interface.js';
import { html, type Markup, named } from '../markup.js';

export { type Ui, uis };

/** Language of what there is in one only: errors, messages of other versions. */
export const messageLanguage: Ui = 'en';

/** What pages are written with. */
export interface UiOptions {
  /** Language of their own words; a reader may switch. English by default. */
  ui?: Ui;
}

/**
 * Says something on a page in both languages. Renderers need not know which one a page is in: they leave both, between
 * signs that no text can contain (`escapeText` replaces them), and `inLanguage` chooses when the page is whole.
 *
 * Not for attributes, `<option>` and `<title>`: see `sayIn`, `sayElement`, `sayPlain`.
 */
export const say = (en: string, id: string): Markup => token('t', '', en, id);

/** Attributes that people read or hear; `data-column` and `data-label` are shown by styles, and `lang` says what language that is. */
export const saidAttributes = [
  'title',
  'aria-label',
  'placeholder',
  'label',
  'data-column',
  'data-label',
  'lang',
] as const;

/** An attribute in both languages, with a space before it: `<p${sayIn('title', 'a page', 'sebuah halaman')}>`. */
export const sayIn = (attribute: (typeof saidAttributes)[number], en: string, id: string): Markup =>
  token('a', attribute, en, id);

/** An element that may contain nothing but text: `sayElement('option', html` value="a"`, 'all', 'semua')`. */
export const sayElement = (
  name: 'option' | 'title' | 'desc',
  attributes: Markup | null,
  en: string,
  id: string,
): Markup => html`<${{ markup: name }}${attributes}${token('e', '', en, id)}</${{ markup: name }}>`;

/** A part of a page's title. */
export const sayPlain = (en: string, id: string): Markup => token('p', '', en, id);

/** The `<title>` of a page: plain text, or markup of `sayPlain`. */
export const sayTitle = (title: string | Markup): Markup => {
  const whole = html`${typeof title === 'string' ? named(title) : title}`.markup;
  const [en, id] = uis.map((ui) => ({ markup: inLanguage(whole, ui).markup }));
  return html`<title${tokenOf('e', '', en!, id!)}</title>`;
};

type Kind = 't' | 'a' | 'e' | 'p';

const token = (kind: Kind, name: string, en: string, id: string): Markup =>
  tokenOf(kind, name, html`${named(en)}`, html`${named(id)}`);

const tokenOf = (kind: Kind, name: string, en: Markup, id: Markup): Markup => ({
  markup: `\u0001${kind}${name}\u0002${en.markup}\u0002${id.markup}\u0003`,
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: what `tokenOf` writes
const tokens = /\u0001([taep])([a-z-]*)\u0002([^\u0002]*)\u0002([^\u0003]*)\u0003/g;

/** The attribute of what a page says in its own words inside a text in another language. */
export const inUi: Markup = sayIn('lang', ...uis);

/**
 * Puts markup into one language. What is said in both is marked with its number, `<u-i n=3>`, `u-title=3`, `u-i=3`, under
 * which `others` has it in the other language, as plain text. A text that is the same in both has no number.
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
    const mark = (attribute: string) => ` ${attribute}=${numberOf(own, other)}`;
    switch (kind) {
      case 't':
        return `<u-i${own === other ? '' : mark('n')}>${own}</u-i>`;
      case 'a':
        return ` ${name}="${own}"${mark(`u-${name}`)}`;
      case 'e':
        return `${mark('u-i')}>${own}`;
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
