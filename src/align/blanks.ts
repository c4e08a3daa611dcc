import type { Bead } from '../core/system.js';

/** Indices of the texts that say something. */
export const filledIn = (texts: readonly string[]): number[] =>
  texts.flatMap((text, index) => (text.trim() === '' ? [] : [index]));

/**
 * Puts empty sentences back that were left out of an alignment: they stand alone, or with one that is empty, too, after
 * the end of the same bead.
 *
 * @param beads   of all other sentences, by their indices in the whole texts
 * @param source  number of the source's sentences
 */
export const withBlanks = <B extends Bead & { score: number }>(
  beads: readonly B[],
  source: number,
  target: number,
): (B | (Bead & { score: number }))[] => {
  const here = blanksAfter(
    source,
    beads.flatMap((bead) => bead.source),
  );
  const there = blanksAfter(
    target,
    beads.flatMap((bead) => bead.target),
  );
  if (here.size + there.size === 0) return [...beads];
  const alone = (blanks: readonly number[], of: readonly number[]) => blanks.slice(of.length);
  /** The blanks after the last sentences of two sides, and those after others of them. */
  const between = (lastSource: number, lastTarget: number): (Bead & { score: number })[] => {
    const [sources, targets] = [here.get(lastSource) ?? [], there.get(lastTarget) ?? []];
    return [
      ...sources.map((each, k) => pairOf([each], targets.slice(k, k + 1))),
      ...alone(targets, sources).map((each) => pairOf([], [each])),
    ];
  };
  const within = (bead: Bead): (Bead & { score: number })[] => [
    ...bead.source
      .slice(0, -1)
      .flatMap((each) => here.get(each) ?? [])
      .map((each) => pairOf([each], [])),
    ...bead.target
      .slice(0, -1)
      .flatMap((each) => there.get(each) ?? [])
      .map((each) => pairOf([], [each])),
  ];
  return [
    ...between(before, before),
    ...beads.flatMap((bead) => [
      bead,
      ...within(bead),
      ...between(bead.source.at(-1) ?? none, bead.target.at(-1) ?? none),
    ]),
  ];
};

/** What stands before the first sentence, and no sentence at all. */
const before = -1;
const none = -2;

/** The indices that are not among some, by the one of these before them. */
const blanksAfter = (count: number, filled: readonly number[]): Map<number, number[]> => {
  const known = new Set(filled);
  const blanks = new Map<number, number[]>();
  let last = before;
  for (let index = 0; index < count; index++)
    if (known.has(index)) last = index;
    else {
      const run = blanks.get(last);
      if (run) run.push(index);
      else blanks.set(last, [index]);
    }
  return blanks;
};

const pairOf = (source: number[], target: number[]): Bead & { score: number } => ({
  source,
  target,
  score: source.length > 0 && target.length > 0 ? 1 : 0,
});
