/** Letters of which an abbreviation has at least so many. */
const shortest = 3;

/**
 * The candidate that a word was probably meant to be; undefined if none is close enough: one letter wrong, missing,
 * added or swapped for every three of the word. A word may also be the beginning of a single candidate.
 */
export const nearest = (word: string, candidates: readonly string[]): string | undefined => {
  const [best] = candidates
    .map((candidate) => ({ candidate, edits: editsBetween(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  if (best !== undefined && best.edits <= Math.max(1, Math.floor(word.length / 3))) return best.candidate;
  const begun = candidates.filter((each) => each.toLowerCase().startsWith(word.toLowerCase()));
  return word.length >= shortest && begun.length === 1 ? begun[0] : undefined;
};

/** Optimal string alignment distance: insertions, deletions, substitutions, swaps of two neighbours. */
const editsBetween = (a: string, b: string): number => {
  const table = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const above = table[i - 1]!;
      const isSame = a[i - 1] === b[j - 1];
      row[j] = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, table[i - 2]![j - 2]! + 1);
    }
    table.push(row);
  }
  return table[a.length]![b.length]!;
};
