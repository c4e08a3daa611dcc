import { html, type Markup } from '../../markup.js';
import { type View, withView } from '../addresses.js';
import { integer } from '../figures.js';

/** A count that leads to its rows, where there are any. */
export const linked = (href: string | null, view: View, count: number): Markup =>
  href === null || count === 0
    ? html`${integer(count)}`
    : html`<a href="${withView(href, view)}">${integer(count)}</a>`;
