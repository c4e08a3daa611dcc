import type { Severity } from '../core/bitext.js';
import { type Counts, createCounts } from '../core/counts.js';
import { graver, rankOf } from './flags.js';
import { type FlaggedRow, type FlagsOverview, maxListed } from './overview.js';
import type { Segment } from './segments.js';
import { createTop } from './top.js';

/** Counts flags by rule and system, and lists the rows that have some. */
export interface Flagged {
  add(segment: Segment, systems: readonly string[]): void;
  finish(): FlagsOverview;
}

/** Where there are more rows than are listed, those with the gravest flags are; of equal ones, the first. */
export const createFlagged = (): Flagged => {
  const rules = new Map<string, { severity: Severity; systems: ReturnType<typeof createCounts> }>();
  const rows = createTop<{ order: number; row: FlaggedRow }>(maxListed);
  let total = 0;
  return {
    add: ({ row, place, source, texts }, systems) => {
      for (const system of systems) {
        const { flags } = row.cells[system]!;
        if (flags.length === 0) continue;
        let gravest = 0;
        for (const { rule, severity } of flags) {
          const known = rules.get(rule) ?? { severity, systems: createCounts() };
          known.severity = graver(known.severity, severity);
          known.systems.add(system);
          rules.set(rule, known);
          gravest = Math.max(gravest, rankOf(severity));
        }
        const order = total++;
        rows.offer(gravest, () => ({
          order,
          row: { ...place, system, source, translation: texts.get(system)!, flags },
        }));
      }
    },
    finish: () => {
      const listed = rows.list().sort((a, b) => a.order - b.order);
      return {
        rules: [...rules]
          .map(([rule, { severity, systems }]) => ({ rule, severity, systems: systems.finish() }))
          .sort(
            (a, b) =>
              rankOf(b.severity) - rankOf(a.severity) ||
              sumOf(b.systems) - sumOf(a.systems) ||
              (a.rule < b.rule ? -1 : 1),
          ),
        rows: listed.map(({ row }) => row),
        unlisted: total - listed.length,
      };
    },
  };
};

const sumOf = (counts: Counts): number => Object.values(counts).reduce((sum, each) => sum + each, 0);
