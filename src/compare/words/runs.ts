import type { Match } from './matches.js';
import type { Token } from './tokens.js';

/** A passage of two texts, as indices of tokens (end excluded): the same words, or words that were changed. */
export interface Run {
  isSame: boolean;
  before: [start: number, end: number];
  after: [start: number, end: number];
}

/**
 * The passages of two texts, same and changed ones in turn. A small word or sign that is alone among changed passages
 * longer than itself is changed with them: nobody reads a sentence of which only “the” stayed. So is the hyphen of a
 * compound whose parts all changed.
 */
export const runsOf = (
  matches: readonly Match[],
  before: readonly Token[],
  after: readonly Token[],
): Run[] => {
  const runs = alternating(matches, before.length, after.length);
  const joined: Run[] = [];
  runs.forEach((run, i) => {
    const last = joined.at(-1);
    const next = runs[i + 1];
    if (last === undefined) joined.push(run);
    else if (!last.isSame && !run.isSame) extend(last, run);
    else if (run.isSame && next !== undefined && isLost(run, last, next, before, after)) extend(last, run);
    else joined.push(run);
  });
  return joined;
};

const alternating = (matches: readonly Match[], before: number, after: number): Run[] => {
  const runs: Run[] = [];
  let [i, j] = [0, 0];
  for (const [b, a] of [...matches, [before, after] as const]) {
    if (b > i || a > j) runs.push({ isSame: false, before: [i, b], after: [j, a] });
    if (b === before && a === after) break;
    const last = runs.at(-1);
    if (last?.isSame) extend(last, { before: [b, b + 1], after: [a, a + 1] });
    else runs.push({ isSame: true, before: [b, b + 1], after: [a, a + 1] });
    [i, j] = [b + 1, a + 1];
  }
  return runs;
};

const extend = (run: Run, { before, after }: Pick<Run, 'before' | 'after'>): void => {
  run.before[1] = before[1];
  run.after[1] = after[1];
};

/** Whether what is the same between two changed passages is too little to be seen as such. */
const isLost = (
  { before: [start, end], after: [there] }: Run,
  left: Run,
  right: Run,
  before: readonly Token[],
  after: readonly Token[],
): boolean => {
  const length = end - start;
  const isSmall = before.slice(start, end).every(({ kind }) => kind !== 'word');
  if (!isSmall) return false;
  if (length === 1 && isInCompound(before, start) && isInCompound(after, there)) return true;
  return length < sizeOf(left) && length < sizeOf(right);
};

const sizeOf = ({ before, after }: Run): number => Math.max(before[1] - before[0], after[1] - after[0]);

/** Whether a token is a hyphen without spaces around it. */
const isInCompound = (tokens: readonly Token[], index: number): boolean => {
  const { key, start, end } = tokens[index]!;
  return key === '-' && tokens[index - 1]?.end === start && tokens[index + 1]?.start === end;
};
