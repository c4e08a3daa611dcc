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
