import type { Overview } from '../../overview/overview.js';
import type { OverviewLinks } from '../../report/overview/links.js';
import { hrefOf } from '../../report/paging.js';
import { compareFolder, systemPart } from './names.js';

/** Files about all documents, as paths under the output folder. */

/** What can be said of all documents, as JSON. */
export const overviewFile = 'overview.json';

/** Path of a pair's page, without its extension. */
export const pairFile = (from: string, to: string): string =>
  `${compareFolder}/${systemPart(from)}..${systemPart(to)}`;

/**
 * Links of a page about all documents.
 *
 * @param root  what leads from its folder to the output folder
 */
export const linksFrom = (root: string, { pairs }: Pick<Overview, 'pairs'>): OverviewLinks => {
  const known = new Set(pairs.map(({ from, to }) => pairFile(from, to)));
  const within = (path: string, ending: string) =>
    known.has(path) ? `${root}${hrefOf(path)}${ending}` : null;
  return {
    index: `${root}index.html`,
    summary: `${root}summary.html`,
    flagged: `${root}flagged.html`,
    search: `${root}search.html`,
    words: `${root}words.html`,
    pair: (from, to) => within(pairFile(from, to), '.html'),
    patch: (from, to) => within(pairFile(from, to), '.diff'),
    root,
  };
};
