import { machineRules, strayed } from '../compare/flags/machine.js';
import {
  type Bitext,
  type DifferenceClass,
  differenceClasses,
  type Flag,
  type Severity,
} from '../core/bitext.js';
import type { System, Target } from '../core/system.js';
import { lazy } from '../flow/lazy.js';
import type { Lexicon } from '../languages/lexicon.js';
import { differenceIn, diffsOf, extentOf } from './changes.js';
import { flagsWithout, graver, rankOf, type TargetTexts } from './flags.js';
import { type ChangedRow, maxListed, type PairOverview, type Turn } from './overview.js';
import type { Counted } from './scores.js';
import type { Segment } from './segments.js';
import { createTop } from './top.js';

/** What is known of a pair without what may be concluded of it. */
export type PairCounts = Omit<PairOverview, 'conclusions' | 'words'>;

/** How a system differs from another over documents, folded one at a time. */
export interface Pair {
  add(bitext: Bitext, segments: readonly Segment[], counted: readonly ReadonlyMap<string, Counted>[]): void;
  finish(): PairCounts;
}

/** Rows that are listed however little changed in them: those that lost most, those that gained most, those with new flags. */
const maxExtremes = 100;

interface RuleCount {
  severity: Severity;
  new: number;
  fixed: number;
}

export const createPair = (from: string, to: string, lexicon: Lexicon): Pair => {
  const counts = { same: 0, better: 0, worse: 0, changed: 0 };
  const classes = new Map<DifferenceClass, number>();
  const rules = new Map<string, RuleCount>();
  const changed = createChangedRows();
  const texts = { from: [] as TargetTexts, to: [] as TargetTexts };
  let passedOver: ReadonlySet<string> = new Set();

  const flagsIn = ({ row }: Segment): ChangedRow['flags'] => {
    const [before, after] = [row.cells[from]!.flags, row.cells[to]!.flags].map((flags) =>
      flags.filter(({ rule }) => !passedOver.has(rule)),
    ) as [Flag[], Flag[]];
    return {
      new: flagsWithout(after, texts.to, before, texts.from),
      fixed: flagsWithout(before, texts.from, after, texts.to),
    };
  };

  const count = (flags: readonly Flag[], as: 'new' | 'fixed') => {
    for (const { rule, severity } of flags) {
      const known = rules.get(rule) ?? { severity, new: 0, fixed: 0 };
      known.severity = graver(known.severity, severity);
      known[as]++;
      rules.set(rule, known);
    }
  };

  return {
    add: (bitext, segments, counted) => {
      const known = diffsOf(bitext, from, to);
      const [before, after] = [targetsOf(bitext, from), targetsOf(bitext, to)];
      texts.from = before;
      texts.to = after;
      passedOver = rulesOfOne(before, after);
      for (const [i, segment] of segments.entries()) {
        // A sentence that only one of the runs had differs in nothing.
        if (segment.unknown.has(from) || segment.unknown.has(to)) continue;
        const [before, after] = [segment.texts.get(from)!, segment.texts.get(to)!];
        const flags = flagsIn(segment);
        count(flags.new, 'new');
        count(flags.fixed, 'fixed');
        if (before === '' && after === '') continue;
        if (isSame(before, after)) {
          counts.same++;
          classes.set('identical', (classes.get('identical') ?? 0) + 1);
          continue;
        }
        const { place, source } = segment;
        const difference = differenceIn(segment, from, to, known.get(place.row), bitext, lexicon);
        for (const each of difference.classes) classes.set(each, (classes.get(each) ?? 0) + 1);
        const scores = scoresOf(counted[i]!.get(from), counted[i]!.get(to));
        const turn = turnOf(scores);
        counts[turn]++;
        const { words, extent } = extentOf(difference.changes);
        changed.add({ words, scores, flags }, () => ({
          ...place,
          source,
          before,
          after,
          references: segment.references
            .filter((id) => id !== from && id !== to)
            .map((id) => segment.texts.get(id)!),
          ...difference,
          words,
          extent,
          turn,
          scores,
          flags,
        }));
      }
    },
    finish: () => ({
      from,
      to,
      counts,
      classes: Object.fromEntries(
        differenceClasses.flatMap((each) => (classes.has(each) ? [[each, classes.get(each)!]] : [])),
      ),
      flags: [...rules]
        .map(([rule, counted]) => ({ rule, ...counted }))
        .sort(
          (a, b) =>
            rankOf(b.severity) - rankOf(a.severity) ||
            b.new - a.new ||
            b.fixed - a.fixed ||
            (a.rule < b.rule ? -1 : 1),
        ),
      ...changed.list(),
    }),
  };
};

/** Ids of two systems as one key. */
export const pairKey = (from: string, to: string): string => JSON.stringify([from, to]);

const targetsOf = ({ systems, outputs }: Bitext, id: string): readonly Target[] =>
  outputs[systems.findIndex((system: System) => system.id === id)]!.targets;

/**
 * Rules whose flags are neither new nor fixed, as they look at what only one of two systems has: at what a model says of
 * its own translation, where nobody else's is a model's; at the way back, where only one of them was translated back.
 */
const rulesOfOne = (before: readonly Target[], after: readonly Target[]): Set<string> => {
  const has = (key: 'trace' | 'roundTrip') =>
    [before, after].map((targets) => targets.some((target) => target[key] !== undefined));
  const differs = (key: 'trace' | 'roundTrip') => new Set(has(key)).size > 1;
  return new Set([
    ...(differs('trace') ? machineRules : []),
    ...(differs('roundTrip') ? [strayed.name] : []),
  ]);
};

/** Whether two texts differ in nothing but white space. */
const isSame = (before: string, after: string): boolean =>
  before === after || spaced(before) === spaced(after);

const spaced = (text: string): string => text.replace(/\s+/g, ' ');

const scoresOf = (before: Counted | undefined, after: Counted | undefined): ChangedRow['scores'] =>
  before === undefined || after === undefined ? null : { before: before.chrf, after: after.chrf };

/** By sentence chrF; where both score the same, no reference can say. */
const turnOf = (scores: ChangedRow['scores']): Turn => {
  if (scores === null || scores.before === scores.after) return 'changed';
  return scores.after > scores.before ? 'better' : 'worse';
};

type Weight = Pick<ChangedRow, 'words' | 'scores' | 'flags'>;

/** Collects changed rows, and keeps those that a person should see first. */
const createChangedRows = () => {
  type Listed = { order: number; row: ChangedRow };
  const most = createTop<Listed>(maxListed);
  const lost = createTop<Listed>(maxExtremes);
  const gained = createTop<Listed>(maxExtremes);
  const flagged = createTop<Listed>(maxExtremes);
  let total = 0;
  return {
    add: ({ words, scores, flags }: Weight, make: () => ChangedRow) => {
      const order = total++;
      const listed = lazy(() => ({ order, row: make() }));
      most.offer(words, listed);
      const gain = scores === null ? 0 : scores.after - scores.before;
      if (gain < 0) lost.offer(-gain, listed);
      if (gain > 0) gained.offer(gain, listed);
      const gravest = Math.max(0, ...flags.new.map(({ severity }) => rankOf(severity)));
      if (gravest > 0) flagged.offer(gravest, listed);
    },
    list: (): { changed: ChangedRow[]; unlisted: number } => {
      const listed = new Set([...lost.list(), ...gained.list(), ...flagged.list()]);
      for (const each of most.list()) {
        if (listed.size >= maxListed) break;
        listed.add(each);
      }
      const rows = [...listed].sort(
        (a, b) => b.row.words - a.row.words || b.row.extent - a.row.extent || a.order - b.order,
      );
      return { changed: rows.map(({ row }) => row), unlisted: total - rows.length };
    },
  };
};
