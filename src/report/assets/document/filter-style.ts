import { type FilterName, filterClasses } from '../../filters.js';

/**
 * Hides what does not match the chosen filter: rows, then paragraphs and the table where no row is left. It needs no
 * script. The row that a link leads to is always shown (class `revealed`).
 */
const filterRules = (name: FilterName): string => {
  const each = filterClasses[name];
  const [left, hidden] =
    'leaves' in each
      ? [`.${each.leaves}`, `:not(.${each.leaves}, .revealed, .run)`]
      : [`tr:not(.${each.hides}, .notes, .run)`, `:is(.${each.hides}, .notes):not(.revealed, .run)`];
  return `body:has(#show-${name}:checked) { .bitext tbody tr${hidden}, .bitext tbody:not(:has(${left}, .revealed)), .bitext:not(:has(tbody ${left}, .revealed)) { display: none; } .empty[data-filter=${name}] { display: block; } }
`;
};

/** For the filters that a document has. */
export const filterStyle = (names: readonly FilterName[]): string => names.map(filterRules).join('');
