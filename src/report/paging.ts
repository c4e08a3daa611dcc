import { html, type Markup } from './markup.js';

/** A relative URL of a path under the output folder. */
export const hrefOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** File of a page, counted from 0: `a.html`, `a~2.html`, … No document's output name has such an ending. */
export const pageName = (base: string, page: number): string =>
  page === 0 ? `${base}.html` : `${base}~${page + 1}.html`;

/** Cuts a list into pages; an empty one makes one page. `first` is the index of a page's first item. */
export const pagesOf = <T>(items: readonly T[], size: number): { items: readonly T[]; first: number }[] =>
  Array.from({ length: Math.max(1, Math.ceil(items.length / size)) }, (_, page) => ({
    items: items.slice(page * size, (page + 1) * size),
    first: page * size,
  }));

/** Pages on either side of the present one that are linked by number. */
const neighbours = 3;

/** Links from a page to the others, as they stand above and below what it shows; null where there is but one. */
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
  const links = (
    label: string,
  ) => html`<nav class="pages" aria-label="${label}">${page > 0 ? link(page - 1, 'Previous') : null}${shown.map(
    (each, i) => [
      i > 0 && shown[i - 1]! < each - 1 ? '… ' : null,
      each === page ? html`<span aria-current="page">${each + 1}</span> ` : link(each, String(each + 1)),
    ],
  )}${page < pages - 1 ? link(page + 1, 'Next') : null}</nav>
`;
  return { above: links('Pages'), below: links('Pages, once more') };
};
