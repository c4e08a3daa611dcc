import { html, type Markup } from '../markup.js';
import { hrefOf } from '../paging.js';
import { say, sayIn } from '../ui/say.js';

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
  const link = (rel: 'prev' | 'next', query: string, text: Markup) =>
    html`<a href="${index}?${query}=${encodeURIComponent(own)}" rel="${rel}">${text}</a>`;
  return html`<nav class="steps"${place === 'top' ? sayIn('aria-label', 'Documents', 'Dokumen') : sayIn('aria-label', 'Documents, once more', 'Dokumen, sekali lagi')} data-index="${index}" data-page="${own}" data-content="${content}" hidden>
${link('prev', 'before', say('Previous document', 'Dokumen sebelumnya'))} ${link('next', 'after', say('Next document', 'Dokumen berikutnya'))} <label class="seen" hidden><input type="checkbox" autocomplete="off"> ${say('seen', 'sudah dilihat')}</label>
</nav>
`;
};
