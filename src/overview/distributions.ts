import type { Distribution, Place } from './overview.js';
import type { Counted } from './scores.js';
import type { Segment } from './segments.js';
import { createTop, type Top } from './top.js';

/** Rows with the lowest figures that a distribution names. */
const maxLowest = 20;

/** Lower bounds of the bins; of the last one, the number is also the most that is told apart. */
const bins = {
  chrf: Array.from({ length: 20 }, (_, i) => 5 * i),
  'length-ratio': Array.from({ length: 26 }, (_, i) => i / 10),
  confidence: Array.from({ length: 20 }, (_, i) => i / 20),
  'round-trip': Array.from({ length: 20 }, (_, i) => 5 * i),
} as const satisfies Record<Distribution['of'], readonly number[]>;

/** How figures of systems are distributed over segments. */
export interface Distributions {
  add(segment: Segment, systems: readonly string[], counted: ReadonlyMap<string, Counted>): void;
  /** A system's distributions; those without a single figure are left out. */
  of(system: string): Distribution[];
}

export const createDistributions = (): Distributions => {
  const bySystem = new Map<string, Record<Distribution['of'], Figures>>();
  return {
    add: (segment, systems, counted) => {
      const letters = lettersIn(segment.source);
      for (const system of systems) {
        if (segment.unknown.has(system)) continue;
        const figures = bySystem.get(system) ?? {
          chrf: createFigures(bins.chrf),
          'length-ratio': createFigures(bins['length-ratio']),
          confidence: createFigures(bins.confidence),
          'round-trip': createFigures(bins['round-trip']),
        };
        bySystem.set(system, figures);
        const score = counted.get(system);
        const text = segment.texts.get(system)!;
        // What only a reference has is nothing that the system did badly.
        const isIts = segment.source !== '' || text !== '';
        if (score !== undefined) figures.chrf.add(score.chrf, segment.place, isIts);
        if (letters > 0) figures['length-ratio'].add(lettersIn(text) / letters, segment.place);
        const confidence = segment.confidence.get(system);
        if (confidence !== undefined) figures.confidence.add(confidence, segment.place);
        const back = segment.roundTrip.get(system);
        if (back !== undefined) figures['round-trip'].add(back, segment.place);
      }
    },
    of: (system) =>
      Object.entries(bySystem.get(system) ?? {}).flatMap(([of, figures]): Distribution[] => {
        const found = figures.result();
        return found === null ? [] : [{ of: of as Distribution['of'], system, ...found }];
      }),
  };
};

interface Figures {
  /** @param isListed  whether it may be among the lowest */
  add(value: number, place: Place, isListed?: boolean): void;
  result(): Omit<Distribution, 'of' | 'system'> | null;
}

const createFigures = (from: readonly number[]): Figures => {
  const counts = new Array<number>(from.length).fill(0);
  const lowest: Top<Place & { value: number }> = createTop(maxLowest);
  let [sum, total] = [0, 0];
  return {
    add: (value, place, isListed = true) => {
      if (!Number.isFinite(value)) return;
      counts[binOf(value, from)]!++;
      sum += value;
      total++;
      if (isListed) lowest.offer(-value, () => ({ ...place, value }));
    },
    result: () =>
      total === 0 ? null : { from: [...from], counts, mean: sum / total, lowest: lowest.list() },
  };
};

/** The last bin that does not begin above a value. */
const binOf = (value: number, from: readonly number[]): number => {
  let bin = 0;
  while (bin + 1 < from.length && from[bin + 1]! <= value) bin++;
  return bin;
};

const lettersIn = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;
