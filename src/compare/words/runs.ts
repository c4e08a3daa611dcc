import type { Match } from './matches.js';
import type { Token } from './tokens.js';

/** A passage of two texts, as indices of tokens (end excluded): the same words, or words that were changed. */
export interface Run {
  isSame: boolean;
  before: [start: number, end: number];
  after: [start: number, end: number];
}

/** The tokens of both texts. */
interface Tokens {
  before: readonly Token[];
  after: readonly Token[];
}

/**
 * The passages of two texts, same and changed ones. Small words and signs among changed passages longer than
 * themselves are changed with them: nobody reads a sentence of which only “the” stayed. So is the hyphen of a compound
 * whose parts all changed. Punctuation at the ends of a passage that was replaced is replaced by itself.
 */
export const runsOf = (
  matches: readonly Match[],
  before: readonly Token[],
  after: readonly Token[],
): Run[] => {
  const tokens = { before, after };
  const runs = alternating(matches, before.length, after.length);
  const joined: Run[] = [];
  runs.forEach((run, i) => {
    const last = joined.at(-1);
    const next = runs[i + 1];
    if (last === undefined) joined.push(run);
    else if (!last.isSame && !run.isSame) extend(last, run);
    else if (run.isSame && next !== undefined && isLost(run, last, next, tokens)) extend(last, run);
    else joined.push(run);
  });
  return withoutConfetti(joined, tokens).flatMap((run) => (run.isSame ? [run] : atEdges(run, tokens)));
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

/** A small word alone is not seen if so many words around it changed for each of its own. */
const lostAmong = 4;

/** Whether what is the same between two changed passages is too little to be seen as such. */
const isLost = (
  { before: [start, end], after: [there] }: Run,
  left: Run,
  right: Run,
  { before, after }: Tokens,
): boolean => {
  const length = end - start;
  for (let i = start; i < end; i++) if (before[i]!.kind === 'word') return false;
  if (length === 1 && isInCompound(before, start) && isInCompound(after, there)) return true;
  const [one, other] = [sizeOf(left), sizeOf(right)];
  return (length < one && length < other) || length * lostAmong <= one + other;
};

const sizeOf = ({ before, after }: Run): number => Math.max(before[1] - before[0], after[1] - after[0]);

/** Whether a token is a hyphen without spaces around it. */
const isInCompound = (tokens: readonly Token[], index: number): boolean => {
  const { key, start, end } = tokens[index]!;
  return key === '-' && tokens[index - 1]?.end === start && tokens[index + 1]?.start === end;
};

/** Texts whose words all changed are one replacement if they have less than this in common. */
const littleInCommon = 0.4;

/** Joins all that changed where no word stayed that says something: only what both begin and end with stays apart. */
const withoutConfetti = (runs: readonly Run[], { before, after }: Tokens): readonly Run[] => {
  const isChanged = ({ isSame }: Run) => !isSame;
  const [first, last] = [runs.findIndex(isChanged), runs.findLastIndex(isChanged)];
  const inner = runs.slice(first, last + 1);
  if (inner.length < 3) return runs;
  const same = runs.filter(({ isSame }) => isSame);
  const says = ({ before: [start, end] }: Run): boolean => {
    for (let i = start; i < end; i++) if (before[i]!.kind === 'word') return true;
    return false;
  };
  if (same.some(says)) return runs;
  const count = same.reduce((sum, { before: [start, end] }) => sum + end - start, 0);
  if (count >= littleInCommon * Math.max(before.length, after.length)) return runs;
  const [head, tail] = [runs[first]!, runs[last]!];
  const whole: Run = {
    isSame: false,
    before: [head.before[0], tail.before[1]],
    after: [head.after[0], tail.after[1]],
  };
  return [...runs.slice(0, first), whole, ...runs.slice(last + 1)];
};

/** A replaced passage as up to three: punctuation before its words, the words, punctuation after them. */
const atEdges = (run: Run, tokens: Tokens): Run[] => {
  const [ours, theirs] = [edgesOf(tokens.before, run.before), edgesOf(tokens.after, run.after)];
  const areSigns = [ours, theirs].map(({ from, to }) => from === to);
  const isEmpty = sizeOf({ ...run, after: [0, 0] }) === 0 || sizeOf({ ...run, before: [0, 0] }) === 0;
  if (isEmpty || (areSigns[0] && areSigns[1])) return [run];
  for (const [i, edges] of [ours, theirs].entries())
    if (areSigns[i]) {
      // Signs alone go with the signs that the other has; with those after its words if it has both.
      const other = i === 0 ? theirs : ours;
      if (other.from === other.start && other.to === other.end) return [run];
      edges.from = edges.to = other.to < other.end ? edges.start : edges.end;
    }
  const piece = (key: 'start' | 'from' | 'to', end: 'from' | 'to' | 'end'): Run => ({
    isSame: false,
    before: [ours[key], ours[end]],
    after: [theirs[key], theirs[end]],
  });
  return [piece('start', 'from'), piece('from', 'to'), piece('to', 'end')].filter((each) => sizeOf(each) > 0);
};

/** Where the words of a passage begin and end; both at its start if it has none. */
const edgesOf = (tokens: readonly Token[], [start, end]: Run['before']) => {
  let [from, to] = [start, end];
  while (from < end && tokens[from]!.kind === 'sign') from++;
  if (from === end) return { start, from: start, to: start, end };
  while (tokens[to - 1]!.kind === 'sign') to--;
  return { start, from, to, end };
};
