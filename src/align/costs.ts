/** What a bead costs, for segments of average length. docs/alignment.md says how flat the optimum is. */
export interface AlignCosts {
  /** A pair that fits as badly as chance; one that fits as well as most pairs do costs nothing, a better one less. */
  content: number;
  /** Leaving a segment unpaired. */
  skip: number;
  /** The same for each of its borders that cuts a sentence. */
  skipPart: number;
  /** Each boundary within a bead, of the side that has more of them. */
  merge: number;
  /** The same for the side that has fewer: a bead with several segments on both sides covers a change of order. */
  reorder: number;
  /** Each boundary within a bead where a sentence goes on. */
  join: number;
  /** Cost per squared standard deviation of length, up to `maxLength`. */
  length: number;
  maxLength: number;
  /** A segment of a larger bead that fits none of the other side, per unit of fit under `connected`. */
  stranger: number;
  connected: number;
  /** A border of a bead that cuts a sentence on one side only. */
  border: number;
  /** A border of a bead that begins a paragraph on one side only. */
  paragraph: number;
}

export const costs: AlignCosts = {
  content: 0.67,
  skip: 0.525,
  skipPart: 0.025,
  merge: 0.31,
  reorder: 0.165,
  join: 0.31,
  length: 0.09,
  maxLength: 0.9,
  stranger: 0.3375,
  connected: 0.33,
  border: 0.11,
  paragraph: 0.05,
};
