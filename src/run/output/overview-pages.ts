import type { Overview } from '../../overview/overview.js';
import { flaggedPages } from '../../report/overview/flagged-pages.js';
import type { OverviewLinks } from '../../report/overview/links.js';
import { pairPages } from '../../report/overview/pair-pages.js';
import { summaryPage } from '../../report/overview/summary-page.js';
import { pageFiles } from '../../report/paging.js';
import type { Ui } from '../../report/ui/say.js';
import { linksFrom, pairFile } from './overview-files.js';

/**
 * The pages that are written from an overview alone, by path under the output folder: the summary, the flagged rows, and
 * those of each pair.
 *
 * @param missing  links to pages that are not there
 */
export const overviewPages = (
  overview: Overview,
  { missing = {}, ui }: { missing?: Partial<OverviewLinks>; ui: Ui },
): Record<string, string> => {
  const [top, below] = ['', '../'].map((root) => ({ ...linksFrom(root, overview), ...missing })) as [
    OverviewLinks,
    OverviewLinks,
  ];
  return Object.assign(
    { 'summary.html': summaryPage(overview, top, { ui }) },
    pageFiles('flagged', flaggedPages(overview, top, { ui })),
    ...overview.pairs.map((pair) =>
      pageFiles(pairFile(pair.from, pair.to), pairPages(overview, pair, below, { ui })),
    ),
  );
};
