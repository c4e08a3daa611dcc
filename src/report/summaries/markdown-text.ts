import { printable } from '../../errors.js';
import { clipped } from '../overview/figures.js';

/**
 * What Markdown, or what makes links of it, may read as more than text. Stops and colons only where an address or a name
 * of a picture may have them, so that sentences and numbers stay readable as they are.
 */
const signs = /[&<>`*_~[\]\\|$@^{}]|#(?=\S)|:(?=\S)|\.(?=\p{L})/gu;

/**
 * A text for Markdown, of which nothing takes effect: signs as entities. `@` and `#` have an invisible space after
 * them, as GitHub looks for people, addresses and numbers in the finished page. On one line, control characters written
 * out.
 */
export const markdownText = (text: string): string =>
  printable(text.replace(/\s+/gu, ' ').trim()).replace(signs, (sign) => {
    const entity = `&#${sign.charCodeAt(0)};`;
    return sign === '@' || sign === '#' ? `${entity}\u200b` : entity;
  });

/** A text as code, in which GitHub looks for nothing; only its beginning, if it is long. */
export const markdownCode = (text: string): string => `<code>${markdownText(clipped(text))}</code>`;
