export interface Candidate {
  id: number;
  /** log softmax of the piece's logit, in nats. */
  logProb: number;
}

/** Logits this far under the maximum add less than 1e-10 each to the softmax's sum. */
const negligible = 23;

/**
 * The `count` most probable pieces of one row of logits, best first; of equal ones the lower id first.
 * Selection is by a threshold over one pass, with no sorting of the vocabulary.
 *
 * @param logits  one value a piece of the vocabulary; −∞ for pieces that may not be generated
 */
export const topCandidates = (logits: Float32Array, count: number): Candidate[] => {
  const ids = new Int32Array(count);
  const values = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  let threshold = Number.NEGATIVE_INFINITY;
  for (let id = 0; id < logits.length; id++) {
    const value = logits[id]!;
    if (value <= threshold) continue;
    let at = count - 1;
    for (; at > 0 && values[at - 1]! < value; at--) {
      values[at] = values[at - 1]!;
      ids[at] = ids[at - 1]!;
    }
    values[at] = value;
    ids[at] = id;
    threshold = values[count - 1]!;
  }

  const highest = values[0]!;
  const floor = highest - negligible;
  let sum = 0;
  for (let id = 0; id < logits.length; id++) {
    const value = logits[id]!;
    if (value > floor) sum += Math.exp(value - highest);
  }
  const logSum = highest + Math.log(sum);

  const found: Candidate[] = [];
  for (let i = 0; i < count && values[i]! > Number.NEGATIVE_INFINITY; i++)
    found.push({ id: ids[i]!, logProb: values[i]! - logSum });
  return found;
};
