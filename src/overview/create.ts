import { pairedOfMisfit } from '../compare/misfit.js';
import { type Bitext, sidesOf } from '../core/bitext.js';
import { confidenceOf } from '../core/confidence.js';
import { meanRoundTrip } from '../core/round-trip.js';
import { rounded } from '../core/rounded.js';
import type { System } from '../core/system.js';
import { titleOf } from '../core/title.js';
import { emptyLexicon, type Lexicon } from '../languages/lexicon.js';
import type { Metric } from '../score/metric.js';
import type { TestOptions } from '../score/significance/paired.js';
import { createDistributions } from './distributions.js';
import { createFlagged } from './flagged.js';
import type { DocumentOverview, DocumentSystem, Overview, PairOverview, Problem } from './overview.js';
import { createPair, type Pair, pairKey } from './pairs.js';
import { createRoundTrips } from './round-trips.js';
import { type Counted, createScores } from './scores.js';
import { carriedSystems, isReference, type Segment, segmentsOf } from './segments.js';
import { createWordComparisons } from './words/words.js';

export interface OverviewOptions extends TestOptions {
  /** By key, as `metrics` (`score/metrics.ts`) has them. */
  metrics: Readonly<Record<string, Metric>>;
  /** Ids of the systems to compare; `all`: each two that are no references. */
  pairs: 'all' | readonly (readonly [from: string, to: string])[];
  /** Id of the system that others are compared with; by default the one whose role that is. */
  baseline?: string;
  /** From the documents' language; tells in what translations differ. */
  lexicon?: Lexicon;
}

/** An overview that grows by a document at a time. What it keeps of one are statistics, and rows for its lists. */
export interface OverviewFold {
  /**
   * Adds a document. One that was there already, or has a system in another role, is a problem, and left out.
   *
   * @param page     path of its first page, relative to the output folder; null if it has none
   * @param partial  ids of systems whose empty cells say nothing, as the sentence was not there when they translated;
   *                 by default those of a baseline that is an earlier run
   * @returns the pairs that are compared in it; none if it is left out
   */
  add(
    bitext: Bitext,
    page: string | null,
    partial?: ReadonlySet<string>,
  ): readonly (readonly [from: string, to: string])[];
  /** Says what cannot be part of it. */
  problem(document: string, reason: string): void;
  finish(): Overview;
}

/**
 * Folds documents into what can be said of all of them.
 *
 * Scored are the rows in which a reference has text, against all references that have (`createScores`). Which of two
 * translations of a row is better, sentence chrF decides; where both score the same, or no reference says anything,
 * they only differ.
 */
export const createOverview = (options: OverviewOptions): OverviewFold => {
  const systems = new Map<string, System>();
  const documents = new Map<string, DocumentOverview>();
  const pairs = new Map<string, Pair>();
  const problems: Problem[] = [];
  /** By document, ids of the systems that are left out there. */
  const strangersIn = new Map<string, readonly string[]>();
  const scores = createScores(options.metrics, options);
  const distributions = createDistributions();
  const flagged = createFlagged();
  const words = createWordComparisons(options.metrics);
  const roundTrips = createRoundTrips();
  const lexicon = options.lexicon ?? emptyLexicon;

  const candidates = (): System[] => [...systems.values()].filter((system) => !isReference(system));
  const problem = (document: string, reason: string): void => void problems.push({ document, reason });

  /** Pairs of the given systems, in the order of the overview. */
  const pairsOf = (has: (id: string) => boolean): [from: string, to: string][] =>
    pairsAmong(candidates(), options)
      .filter(([from, to]) => has(from) && has(to))
      .map(([from, to]) => [from, to]);

  const documentSystem = (
    id: string,
    segments: readonly Segment[],
    { confidence, roundTrip }: Means,
  ): DocumentSystem => ({
    system: id,
    flagged: segments.filter(({ row }) => row.cells[id]!.flags.length > 0).length,
    confidence,
    scores: scores.ofDocument(id),
    ...(roundTrip === null ? {} : { roundTrip }),
  });

  return {
    add: (whole, page, partial = carriedSystems(whole)) => {
      const { name, language } = whole.document;
      const wrong = documents.has(name) ? 'the document comes twice' : otherRole(whole, systems);
      if (wrong !== null) {
        problem(name, wrong);
        return [];
      }
      const { bitext, strangers } = withoutStrangers(whole);
      strangersIn.set(
        name,
        strangers.map(({ id }) => id),
      );
      for (const { label } of strangers)
        problem(name, `${label} does not look like a translation of it, and is left out here`);
      for (const system of bitext.systems) if (!systems.has(system.id)) systems.set(system.id, system);

      const segments = segmentsOf(bitext, page, partial);
      const ids = bitext.systems.filter((system) => !isReference(system)).map(({ id }) => id);
      const counted = segments.map((segment): ReadonlyMap<string, Counted> => {
        const found = scores.add(segment, ids);
        distributions.add(segment, ids, found);
        flagged.add(segment, ids);
        return found;
      });
      roundTrips.add(bitext);
      const here = new Set(bitext.systems.map(({ id }) => id));
      const compared = pairsOf((id) => here.has(id));
      for (const [i, segment] of segments.entries()) words.add(segment, compared, counted[i]!);
      for (const [from, to] of compared) {
        const key = pairKey(from, to);
        const pair = pairs.get(key) ?? createPair(from, to, lexicon);
        pairs.set(key, pair);
        pair.add(bitext, segments, counted);
      }
      documents.set(name, {
        name,
        title: titleOf(bitext),
        language,
        page,
        segments: segments.filter(({ row }) => row.source.length > 0).length,
        systems: ids.map((id) => documentSystem(id, segments, meansOf(bitext, id))),
      });
      return compared;
    },
    problem,
    finish: () => {
      const all = [...documents.values()];
      const compared = candidates();
      const names = new Map([...systems.values()].map(({ id, label }) => [id, label]));
      const found = pairsOf(() => true).flatMap(([from, to]) => pairs.get(pairKey(from, to))?.finish() ?? []);
      const conclusions = scores.conclusions(
        found.map(({ from, to }) => ({ from, to, before: names.get(from)!, after: names.get(to)! })),
      );
      const back = roundTrips.finish();
      return {
        systems: [...systems.values()],
        documents: all,
        segments: all.reduce((sum, { segments }) => sum + segments, 0),
        scores: scores.ofCorpus(compared.map(({ id }) => id)),
        ...(back === undefined ? {} : { roundTrips: back }),
        pairs: found.map(
          (pair, at): PairOverview => ({
            ...pair,
            conclusions: conclusions[at]!,
            words: words.of(pair.from, pair.to),
          }),
        ),
        flags: flagged.finish(),
        distributions: compared.flatMap(({ id }) => distributions.of(id)),
        problems: [
          ...problems,
          ...lacking(all, compared, strangersIn),
          ...unknownPairs(options.pairs, systems),
        ],
      };
    },
  };
};

/** Which systems are compared: those of the baseline first. */
const pairsAmong = (
  systems: readonly System[],
  { pairs, baseline }: OverviewOptions,
): readonly (readonly [from: string, to: string])[] => {
  if (pairs !== 'all') return pairs;
  const isFirst = ({ id, role }: System) => (baseline === undefined ? role === 'baseline' : id === baseline);
  const ordered = [...systems.filter(isFirst), ...systems.filter((system) => !isFirst(system))];
  return ordered.flatMap(({ id }, i) => ordered.slice(i + 1).map((other) => [id, other.id] as const));
};

const otherRole = (bitext: Bitext, known: ReadonlyMap<string, System>): string | null => {
  const other = bitext.systems.find(({ id, role }) => (known.get(id)?.role ?? role) !== role);
  return other === undefined
    ? null
    : `“${other.id}” is a ${other.role} here, and a ${known.get(other.id)!.role} elsewhere`;
};

/** A bitext without the translations that look like another text's, and whose they are. */
const withoutStrangers = (bitext: Bitext): { bitext: Bitext; strangers: System[] } => {
  const sides = sidesOf(bitext);
  const fitting = sides.filter((side) => pairedOfMisfit(bitext.document, side) === null);
  if (fitting.length === sides.length) return { bitext, strangers: [] };
  const systems = fitting.map(({ system }) => system);
  return {
    bitext: { ...bitext, systems, outputs: fitting.map(({ output }) => output) },
    strangers: bitext.systems.filter((system) => !systems.includes(system)),
  };
};

/** Means over a system's sentences; null where there is nothing. */
interface Means {
  confidence: number | null;
  roundTrip: number | null;
}

const meansOf = ({ outputs }: Bitext, id: string): Means => {
  const output = outputs.find(({ system }) => system === id)!;
  const known = output.targets
    .map(({ trace }) => (trace === undefined ? null : confidenceOf(trace)))
    .filter((confidence) => confidence !== null);
  const mean = known.reduce((sum, each) => sum + each, 0) / known.length;
  return { confidence: known.length === 0 ? null : rounded(mean), roundTrip: meanRoundTrip(output.targets) };
};

/** Documents that a system has not translated. */
const lacking = (
  documents: readonly DocumentOverview[],
  systems: readonly System[],
  strangers: ReadonlyMap<string, readonly string[]>,
): Problem[] =>
  documents.flatMap(({ name, systems: here }) => {
    const ids = new Set([...here.map(({ system }) => system), ...(strangers.get(name) ?? [])]);
    return systems
      .filter(({ id }) => !ids.has(id))
      .map(({ label }) => ({ document: name, reason: `there is no translation by ${label}` }));
  });

const unknownPairs = (pairs: OverviewOptions['pairs'], systems: ReadonlyMap<string, System>): Problem[] =>
  pairs === 'all'
    ? []
    : [...new Set(pairs.flat())]
        .filter((id) => !systems.has(id))
        .map((id) => ({ document: id, reason: 'no document has a system of this name' }));
