import { html, type Markup } from '../markup.js';
import { say } from '../ui/say.js';
import type { OverviewLinks } from './links.js';

/** Which of the pages about all documents a page is; `other` for one that is none of those linked at the top. */
export type Here = 'index' | 'summary' | 'flagged' | 'search' | 'words' | 'other';

const names = {
  index: say('All documents', 'Semua dokumen'),
  summary: say('Summary', 'Ringkasan'),
  flagged: say('Flagged sentences', 'Kalimat yang ditandai'),
  search: say('Search', 'Cari'),
  words: say('Words', 'Kata'),
};

/**
 * Links between the pages about all documents, for the top of each. The page itself is named without a link; pages that
 * are not there are left out.
 */
export const navigationOf = (links: OverviewLinks, here: Here): Markup => {
  const shown = (Object.keys(names) as (keyof typeof names)[]).filter(
    (name) => name === here || links[name] !== null,
  );
  return html`<nav class="site" aria-label="Padan"><ul>${shown.map((name) =>
    name === here
      ? html`<li><span aria-current="page">${names[name]}</span></li>`
      : html`<li><a href="${links[name]}">${names[name]}</a></li>`,
  )}</ul></nav>`;
};
