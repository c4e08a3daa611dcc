import type { Overview } from '../../../overview/overview.js';
import { html, type Markup } from '../../markup.js';
import type { Both } from '../../ui/remarks/template.js';
import { sayIn } from '../../ui/say.js';
import type { OverviewLinks } from '../links.js';
import type { Names } from '../names.js';

/** What the parts of the summary are made of. */
export interface SummaryContext {
  overview: Overview;
  links: OverviewLinks;
  names: Names;
}

/** A part of the page with a heading. */
export const section = (id: string, heading: Markup, content: Markup): Markup =>
  html`<section id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${heading}</h2>
${content}</section>
`;

/**
 * A table that scrolls on its own where the screen is narrow.
 *
 * @param label  its name
 */
export const scrolling = (label: Both, table: Markup): Markup =>
  html`<div class="scroll" role="group"${sayIn('aria-label', ...label)} tabindex="0">${table}</div>
`;

/** The first items of a list, and the others behind a click. */
export const folded = (
  items: readonly Markup[],
  shown: number,
  more: (count: number) => Markup,
  around: (items: readonly Markup[]) => Markup,
): Markup => {
  const rest = items.slice(shown);
  return html`${around(items.slice(0, shown))}${
    rest.length === 0
      ? null
      : html`<details><summary>${more(rest.length)}</summary>${around(rest)}</details>
`
  }`;
};
