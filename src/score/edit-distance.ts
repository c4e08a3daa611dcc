/**
 * Word edit distances between a reference and hypotheses of one length, as sacreBLEU's TER computes them: each
 * row of the table only near its diagonal. Costs are 1 for an insertion, a deletion or a substitution.
 */
export interface EditDistances {
  /** The table of a hypothesis. Rows are hypothesis words, columns reference words. */
  table(hypothesis: Int32Array): EditTable;
  /** The distance of another hypothesis, whose first `shared` words are those of a table's. */
  distance(hypothesis: Int32Array, table: EditTable, shared: number): number;
}

export interface EditTable {
  distance: number;
  /** For each reference word, the last hypothesis word that stands at it or before it; -1 where there is none. */
  alignment: Int32Array;
  /** 1 for each word that is inserted, deleted or substituted. */
  hypothesisErrors: Uint8Array;
  referenceErrors: Uint8Array;
  /** Row `i` begins at the band's column `from[i]`. */
  rows: readonly Int32Array[];
}

const beamWidth = 25;
const infinity = 2 ** 30;

/** @param length  of the hypotheses, in words */
export const editDistances = (reference: Int32Array, length: number): EditDistances => {
  const { from, to } = bandOf(reference.length, length);
  const first = Int32Array.from({ length: reference.length + 1 }, (_, column) => column);
  const widest = from.reduce((width, start, row) => Math.max(width, to[row]! - start), 0);
  let scratch = new Int32Array(widest);
  let otherScratch = new Int32Array(widest);

  /** Computes row `index` into `row` from the one before it. */
  const fill = (row: Int32Array, index: number, before: Int32Array, word: number): void => {
    const start = from[index]!;
    const end = to[index]!;
    const startBefore = from[index - 1]!;
    const endBefore = to[index - 1]!;
    let left = infinity;
    for (let column = start; column < end; column++) {
      const above = column < endBefore ? before[column - startBefore]! : infinity;
      let cost = above + 1;
      if (column > 0) {
        const diagonal =
          column > startBefore && column <= endBefore ? before[column - 1 - startBefore]! : infinity;
        cost = Math.min(cost, left + 1, reference[column - 1] === word ? diagonal : diagonal + 1);
      }
      left = Math.min(cost, infinity);
      row[column - start] = left;
    }
  };

  const at = (rows: readonly Int32Array[], row: number, column: number): number =>
    column >= from[row]! && column < to[row]! ? rows[row]![column - from[row]!]! : infinity;

  return {
    table: (hypothesis) => {
      const rows = [first];
      for (let index = 1; index <= length; index++) {
        rows.push(new Int32Array(to[index]! - from[index]!));
        fill(rows[index]!, index, rows[index - 1]!, hypothesis[index - 1]!);
      }
      const alignment = new Int32Array(reference.length);
      const hypothesisErrors = new Uint8Array(length);
      const referenceErrors = new Uint8Array(reference.length);
      let row = length;
      let column = reference.length;
      // Of equal ways, a word for a word comes before a word too many, and this before a word that is missing.
      while (row > 0 || column > 0) {
        const cost = at(rows, row, column);
        const differs = row > 0 && column > 0 && hypothesis[row - 1] === reference[column - 1] ? 0 : 1;
        if (row > 0 && column > 0 && cost === at(rows, row - 1, column - 1) + differs) {
          row--;
          column--;
          alignment[column] = row;
          hypothesisErrors[row] = differs;
          referenceErrors[column] = differs;
        } else if (row > 0 && cost === at(rows, row - 1, column) + 1) {
          row--;
          hypothesisErrors[row] = 1;
        } else {
          column--;
          alignment[column] = row - 1;
          referenceErrors[column] = 1;
        }
      }
      const distance = at(rows, length, reference.length);
      return { distance, alignment, hypothesisErrors, referenceErrors, rows };
    },
    distance: (hypothesis, { rows }, shared) => {
      let before = rows[shared]!;
      for (let index = shared + 1; index <= length; index++) {
        fill(scratch, index, before, hypothesis[index - 1]!);
        before = scratch;
        [scratch, otherScratch] = [otherScratch, scratch];
      }
      return before[reference.length - from[length]!]!;
    },
  };
};

/** The columns that are computed of each row: `from` up to, without, `to`. */
const bandOf = (columns: number, rows: number): { from: Int32Array; to: Int32Array } => {
  const ratio = rows === 0 ? 1 : columns / rows;
  // Rows of very different lengths would not meet otherwise.
  const width = beamWidth < ratio / 2 ? Math.ceil(ratio / 2 + beamWidth) : beamWidth;
  const from = new Int32Array(rows + 1);
  const to = new Int32Array(rows + 1).fill(columns + 1);
  for (let row = 1; row <= rows; row++) {
    const diagonal = Math.floor(row * ratio);
    from[row] = Math.max(0, diagonal - width);
    if (row < rows) to[row] = Math.min(columns + 1, diagonal + width);
  }
  return { from, to };
};
