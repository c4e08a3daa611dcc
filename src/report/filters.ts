import { plural } from '../plural.js';
import { html, type Markup } from './markup.js';
import { say, sayIn } from './ui/say.js';

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

/** What a filter leaves: in a word or two, and in full. */
const labels: Record<FilterName, { short: Markup; full: Said }> = {
  flagged: {
    short: say('Flagged', 'Ditandai'),
    full: ['flagged translations', 'terjemahan yang ditandai'],
  },
  noted: {
    short: say('Text notes', 'Catatan teks'),
    full: ['sentences with notes on the text', 'kalimat dengan catatan tentang teks'],
  },
  differs: {
    short: say('Unlike the reference', 'Beda dengan rujukan'),
    full: ['differences from the reference', 'perbedaan dengan rujukan'],
  },
  disagree: {
    short: say('Systems differ', 'Sistem berbeda'),
    full: ['differences between the systems', 'perbedaan antarsistem'],
  },
  uncertain: {
    short: say('Uncertain pairs', 'Pasangan meragukan'),
    full: ['uncertain pairs', 'pasangan yang meragukan'],
  },
  uneven: {
    short: say('Uneven pairs', 'Pasangan timpang'),
    full: [
      'merged, split, moved or missing sentences',
      'kalimat yang digabung, dipecah, pindah, atau hilang',
    ],
  },
};
type Said = readonly [en: string, id: string];

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
  const choice = (name: 'all' | FilterName, label: Markup, title: Markup | null) => {
    const total = counts.reduce((sum, each) => sum + each[name], 0);
    return html`<label${title}><input type=radio name=show id=show-${name} value=${name} autocomplete=off${
      name === 'all' ? html` checked` : null
    }> <span>${label} <b>${counts[page]![name]}</b>${isPaged ? html` ${say(`of ${total}`, `dari ${total}`)}` : null}</span></label>
`;
  };
  return html`<fieldset class=filters><legend>${isPaged ? say('Show on this page', 'Tampilkan di halaman ini') : say('Show', 'Tampilkan')}</legend>
${choice('all', say('All', 'Semua'), null)}${names.map((name) => choice(name, labels[name].short, sayIn('title', ...labels[name].full)))}</fieldset>`;
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
      const [en, id] = labels[name].full;
      return html`<p class=empty data-filter=${name}>${
        other === null
          ? say(`No ${en} in this document.`, `Tidak ada ${id} di dokumen ini.`)
          : html`${say(`No ${en} on this page.`, `Tidak ada ${id} di halaman ini.`)} <a href="${href(other)}?show=${name}">${say(
              `Page ${other + 1} has ${plural(counts[other]![name], 'row')}`,
              `Halaman ${other + 1} memuat ${counts[other]![name]} baris`,
            )}</a>.`
      }</p>
`;
    });

/** The next page with rows for a filter, else the last one before; null if there is none. */
const nearestPage = (counts: readonly FilterCounts[], page: number, name: FilterName): number | null => {
  const pages = counts.map((_, each) => each).filter((each) => counts[each]![name] > 0);
  return pages.find((each) => each > page) ?? pages.at(-1) ?? null;
};
