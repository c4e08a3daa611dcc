import { counted } from './frame.js';
import { html, type Markup } from './markup.js';

/** What a reader may leave on a page. Each name is a class of rows, and a value of `?show=` in addresses. */
export const filterNames = ['flagged', 'noted', 'differs', 'disagree', 'uncertain', 'uneven'] as const;
export type FilterName = (typeof filterNames)[number];

/**
 * The class of the rows that a filter leaves, or, of those that nearly all rows match, of the rows that it hides: what is
 * usual has no class.
 */
export const filterClasses: Readonly<Record<FilterName, { leaves: string } | { hides: string }>> = {
  flagged: { leaves: 'flagged' },
  noted: { leaves: 'noted' },
  differs: { hides: 'same' },
  disagree: { hides: 'agree' },
  uncertain: { leaves: 'uncertain' },
  uneven: { leaves: 'uneven' },
};

/** The classes of a row that these of the filters that apply to its document leave. */
export const rowClasses = (filters: ReadonlySet<FilterName>, applying: ReadonlySet<FilterName>): string[] =>
  filterNames.flatMap((name) => {
    const each = filterClasses[name];
    if ('leaves' in each) return filters.has(name) ? [each.leaves] : [];
    return applying.has(name) && !filters.has(name) ? [each.hides] : [];
  });

/** How many rows of each page match each filter. */
export type FilterCounts = Record<'all' | FilterName, number>;

const labels: Record<FilterName, string> = {
  flagged: 'flagged translations',
  noted: 'sentences with notes on the text',
  differs: 'differences from the reference',
  disagree: 'differences between the systems',
  uncertain: 'uncertain pairs',
  uneven: 'merged, split, moved or missing sentences',
};

/** Counts the rows of a page by filter. */
export const filterCounts = (rows: readonly { filters: ReadonlySet<FilterName> }[]): FilterCounts => {
  const count = (name: FilterName) => rows.filter(({ filters }) => filters.has(name)).length;
  const counts = Object.fromEntries(filterNames.map((name) => [name, count(name)])) as Record<
    FilterName,
    number
  >;
  return { all: rows.length, ...counts };
};

/**
 * The choice of filters on a page. It works without a script.
 *
 * @param counts  by page
 * @param names   the filters that apply to the document
 */
export const filterChoice = (
  counts: readonly FilterCounts[],
  page: number,
  names: readonly FilterName[],
): Markup => {
  const isPaged = counts.length > 1;
  const choice = (name: 'all' | FilterName, label: string) => {
    const total = counts.reduce((sum, each) => sum + each[name], 0);
    return html`<label><input type="radio" name="show" id="show-${name}" value="${name}" autocomplete="off"${
      name === 'all' ? html` checked` : null
    }> <span>${label} <b>${counts[page]![name]}</b>${isPaged ? ` of ${total}` : null}</span></label>
`;
  };
  return html`<fieldset class="filters"><legend>Show${isPaged ? ' on this page' : null}</legend>
${choice('all', 'all rows')}${names.map((name) => choice(name, labels[name]))}</fieldset>`;
};

/**
 * What a page says instead of its table for each filter that matches nothing on it.
 *
 * @param href  address of a page (from 0)
 */
export const emptyMessages = (
  counts: readonly FilterCounts[],
  page: number,
  names: readonly FilterName[],
  href: (page: number) => string,
): Markup[] =>
  names
    .filter((name) => counts[page]![name] === 0)
    .map((name) => {
      const other = nearestPage(counts, page, name);
      return html`<p class="empty" data-filter="${name}">No ${labels[name]} ${
        other === null
          ? 'in this document.'
          : html`on this page. <a href="${href(other)}?show=${name}">Page ${other + 1} has ${counted(counts[other]![name], 'row', 'baris')}</a>.`
      }</p>
`;
    });

/** The next page with rows for a filter, else the last one before; null if there is none. */
const nearestPage = (counts: readonly FilterCounts[], page: number, name: FilterName): number | null => {
  const pages = counts.map((_, each) => each).filter((each) => counts[each]![name] > 0);
  return pages.find((each) => each > page) ?? pages.at(-1) ?? null;
};
