import { dataElement } from '../frame.js';
import type { Markup } from '../markup.js';
import { hrefOf } from '../paging.js';
import { labelNames } from '../ui/names.js';
import { metricNames, type Scored, scoreOf } from './columns.js';
import type { Entry } from './table.js';

/**
 * All entries of the index for its script. A document is an array in the order that the script takes apart; its other
 * files are `/.ending` where they are named like its page. A failure is `[path, reason]`.
 */
export const indexData = (entries: readonly Entry[], { systems, baseline, metrics }: Scored): Markup =>
  dataElement('all', {
    systems: systems.map(({ id, label }) => ({ id, names: labelNames(label) })),
    baseline: baseline?.id ?? null,
    metrics: metrics.map((metric) => ({ key: metric.key, names: metricNames(metric) })),
    entries: entries.map((entry) => {
      if (entry.kind === 'failed') return [entry.failure.path, entry.failure.reason];
      const { document, kind } = entry;
      const { files } = document;
      const page = hrefOf(files.page);
      const base = page.slice(0, -'.html'.length);
      const short = (path: string | null) => {
        if (path === null) return null;
        const href = hrefOf(path);
        return href.startsWith(`${base}.`) ? `/${href.slice(base.length)}` : href;
      };
      return [
        document.title,
        document.name,
        page,
        document.language,
        document.content,
        kind === 'other' ? 1 : 0,
        document.paragraphs,
        document.sentences,
        document.notes,
        document.flagged,
        document.confidence,
        document.reference,
        document.uncertain,
        document.corrected,
        [files.text, files.jsonl, files.patch, files.beads].map(short),
        metrics.map(({ key }) => systems.map(({ id }) => scoreOf(document, id, key))),
      ];
    }),
  });
