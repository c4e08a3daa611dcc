/** Text that already is markup and must not be escaped again. */
export interface Markup {
  readonly markup: string;
}

export type Value = string | number | Markup | null | readonly Value[];

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Escapes text for an HTML element or quoted attribute. Control characters, which HTML forbids, become their
 * symbols (U+2400 …).
 */
export const escapeText = (text: string): string =>
  text
    .replace(/[&<>"']/g, (character) => entities[character]!)
    .replace(/(?![\t\n\r])[\p{Cc}\p{Cs}]/gu, (character) => {
      const code = character.charCodeAt(0);
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
    });

/**
 * Signs that turn the direction of what comes after them, until a sign closes them or the paragraph ends: no element
 * holds them in.
 */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * A name, a path or a message that stands among a page's own words: by name, “U+202E”, the signs that would turn these
 * round. Texts that have a paragraph or cell to themselves need none of this, and stay as they are.
 */
export const named = (text: string): string =>
  text.replace(turning, (sign) => `U+${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The same for scripts. */
export const namedScript = `
const named = (text) => text.replace(${turning}, (sign) => 'U+' + sign.charCodeAt(0).toString(16).toUpperCase());
`;

/** Template tag that escapes every value except markup made by the tag itself. Null gives nothing. */
export const html = (literals: TemplateStringsArray, ...values: readonly Value[]): Markup => ({
  markup: literals.reduce((text, literal, i) => `${text}${render(values[i - 1] ?? null)}${literal}`),
});

const render = (value: Value): string => {
  if (value === null) return '';
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  if ('markup' in value) return value.markup;
  return value.map(render).join('');
};

/** An attribute with a space before it, without quotes where HTML needs none: ` lang=id`. */
export const attribute = (name: string, value: string | number): Markup =>
  /^[^\s"'`=<>&\p{Cc}\p{Cs}]+$/u.test(String(value))
    ? html` ${{ markup: name }}=${value}`
    : html` ${{ markup: name }}="${value}"`;
