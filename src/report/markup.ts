/** Text that is markup already, and so is not escaped again. */
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
 * Text for HTML, in an element or a quoted attribute. Control characters, which HTML forbids, are shown
 * by their pictures (U+2400 …).
 */
export const escapeText = (text: string): string =>
  text
    .replace(/[&<>"']/g, (character) => entities[character]!)
    .replace(/(?![\t\n\r])[\p{Cc}\p{Cs}]/gu, (character) => {
      const code = character.charCodeAt(0);
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
    });

/** Template tag: every value is escaped, but for what the tag itself made. A null leaves nothing. */
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
