import { html, type Markup } from '../markup.js';
import { hrefOf } from '../paging.js';

/** Where a document's page stands in a run's output folder. */
export interface Neighbourhood {
  /** Address of the index, from the page. */
  index: string;
  /** Path of the document's first page under the output folder. */
  page: string;
  /** What a mark “seen” is about: `contentOf` the document. */
  content: string;
}

/**
 * Links to the documents before and after a document, and its mark “seen”, for the top and the bottom of its pages.
 * They lead through the index, which alone knows who the neighbours are: so no page is written again when a document
 * comes, goes or fails, and the neighbours are those of the list that a reader came from. They need the script.
 */
export const neighbourLinks = ({ index, page, content }: Neighbourhood, place: 'top' | 'bottom'): Markup => {
  const own = hrefOf(page);
  const link = (rel: 'prev' | 'next', query: string, text: string) =>
    html`<a href="${index}?${query}=${encodeURIComponent(own)}" rel="${rel}">${text}</a>`;
  return html`<nav class="steps" aria-label="${place === 'top' ? 'Documents' : 'Documents, once more'}" data-index="${index}" data-page="${own}" data-content="${content}" hidden>
${link('prev', 'before', 'Previous document')} ${link('next', 'after', 'Next document')} <label class="seen" hidden><input type="checkbox" autocomplete="off"> seen</label>
</nav>
`;
};
