import { html, type Markup } from './markup.js';
import { say, sayIn } from './ui/say.js';

/** Encodes a part of an address. Halves of characters have no place in one. */
export const encoded = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));

/** Encodes a relative path as a URL. */
export const hrefOf = (path: string): string => path.split('/').map(encoded).join('/');

/** File name of a page (from 0): `a.html`, `a~2.html`, … No document's output name ends like this. */
export const pageName = (base: string, page: number): string =>
  page === 0 ? `${base}.html` : `${base}~${page + 1}.html`;

/** Pages with their file names. */
export const pageFiles = (base: string, pages: readonly string[]): Record<string, string> =>
  Object.fromEntries(pages.map((page, i) => [pageName(base, i), page]));

/** Splits a list into pages; an empty list gives one page. `first` is the index of a page's first item. */
export const pagesOf = <T>(items: readonly T[], size: number): { items: readonly T[]; first: number }[] =>
  Array.from({ length: Math.max(1, Math.ceil(items.length / size)) }, (_, page) => ({
    items: items.slice(page * size, (page + 1) * size),
    first: page * size,
  }));

/** How many pages before and after the current one are linked by number. */
const neighbours = 3;

/** Links to the other pages, for above and below the content; null if there is only one page. */
export const pageLinks = (
  page: number,
  pages: number,
  href: (page: number) => string,
): { above: Markup | null; below: Markup | null } => {
  if (pages === 1) return { above: null, below: null };
  const shown = Array.from({ length: pages }, (_, each) => each).filter(
    (each) => each === 0 || each === pages - 1 || Math.abs(each - page) <= neighbours,
  );
  const link = (to: number, text: string) => html`<a href="${href(to)}">${text}</a> `;
  const turn = (to: number, text: Markup, rel: string) =>
    html`<a href="${href(to)}" rel="${rel}">${text}</a> `;
  const links = (
    label: Markup,
  ) => html`<nav class="pages"${label}>${page > 0 ? turn(page - 1, say('Previous', 'Sebelumnya'), 'prev') : null}${shown.map(
    (each, i) => [
      i > 0 && shown[i - 1]! < each - 1 ? '… ' : null,
      each === page ? html`<span aria-current="page">${each + 1}</span> ` : link(each, String(each + 1)),
    ],
  )}${page < pages - 1 ? turn(page + 1, say('Next', 'Berikutnya'), 'next') : null}</nav>
`;
  return {
    above: links(sayIn('aria-label', 'Pages', 'Halaman')),
    below: links(sayIn('aria-label', 'Pages, once more', 'Halaman, sekali lagi')),
  };
};

/** Which page a title or heading is of: “, page 2 of 3”; nothing if there is only one. */
export const whichPage = (page: number, pages: number): readonly [en: string, id: string] =>
  pages === 1 ? ['', ''] : [`, page ${page + 1} of ${pages}`, `, halaman ${page + 1} dari ${pages}`];
