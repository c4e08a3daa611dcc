import type { Cell, Row } from '../core/bitext.js';
import { rounded } from '../core/rounded.js';
import type { Bead, Output } from '../core/system.js';

/**
 * Puts the outputs of all systems beside the source: the smallest groups of sentences that keep every bead of every
 * system whole (the join of their partitions). Sentences that a system added get a row of their own, unless another
 * system's bead spans that place.
 *
 * @param blockOf  index of the block of each source sentence
 * @returns rows in source order; each has a cell for every system
 */
export const rowsOf = (blockOf: readonly number[], outputs: readonly Output[]): Row[] => {
  const joined = joinedToNext(blockOf.length, outputs);
  const emptyCells = (): Record<string, Cell> =>
    Object.fromEntries(outputs.map(({ system }) => [system, { targets: [], fit: null, flags: [] }]));

  const rows: Row[] = [];
  const rowOf: Row[] = [];
  blockOf.forEach((block, sentence) => {
    if (sentence > 0 && joined[sentence - 1]) rows.at(-1)!.source.push(sentence);
    else rows.push({ block, source: [sentence], cells: emptyCells() });
    rowOf.push(rows.at(-1)!);
  });

  /** The row that spans the gap before a sentence, if one does. */
  const spanning = (place: number): Row | undefined => (joined[place - 1] ? rowOf[place] : undefined);

  /** Rows of added sentences, by the number of source sentences before them. */
  const added = new Map<number, Row[]>();
  for (const { system, beads } of outputs) {
    let before = 0;
    const scores = new Map<Row, { score: number | null; weight: number }[]>();
    for (const bead of beads) {
      const row = bead.source.length > 0 ? rowOf[bead.source[0]!]! : spanning(before);
      for (const each of bead.source) before = Math.max(before, each + 1);
      if (row) {
        for (const each of bead.target) row.cells[system]!.targets.push(each);
        pushTo(scores, row, { score: bead.score, weight: weightOf(bead) });
      } else {
        const block = rowOf[before - 1]?.block ?? 0;
        const extra: Row = { block, source: [], cells: emptyCells() };
        extra.cells[system] = { targets: [...bead.target], fit: bead.score, flags: [] };
        pushTo(added, before, extra);
      }
    }
    for (const [row, all] of scores) row.cells[system]!.fit = meanOf(all);
  }

  return [
    ...(added.get(0) ?? []),
    ...rows.flatMap((row) => [row, ...(added.get(row.source.at(-1)! + 1) ?? [])]),
  ];
};

/** Whether some bead joins each sentence to the next. */
const joinedToNext = (count: number, outputs: readonly Output[]): boolean[] => {
  const joined = new Array<boolean>(count).fill(false);
  for (const { beads } of outputs)
    for (const { source } of beads) if (source.length > 1) joined.fill(true, ...bounds(source));
  return joined;
};

const bounds = (indices: readonly number[]): [first: number, last: number] =>
  indices.reduce<[number, number]>(
    ([first, last], index) => [Math.min(first, index), Math.max(last, index)],
    [Number.POSITIVE_INFINITY, 0],
  );

const pushTo = <K, V>(lists: Map<K, V[]>, key: K, value: V): void => {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
};

const weightOf = ({ source, target }: Bead): number => source.length + target.length;

/** Mean fit of a cell's beads, weighted by their number of sentences. */
const meanOf = (all: readonly { score: number | null; weight: number }[]): number | null => {
  const known = all.filter(({ score }) => score !== null);
  if (known.length === 1) return known[0]!.score;
  const weight = known.reduce((sum, each) => sum + each.weight, 0);
  return weight === 0
    ? null
    : rounded(known.reduce((sum, each) => sum + each.score! * each.weight, 0) / weight);
};
