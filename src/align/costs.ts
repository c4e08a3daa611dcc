/** What a bead costs, for segments of average length. docs/alignment.md says how flat the optimum is. */
export interface AlignCosts {
  /** A pair that fits as badly as chance; one that fits as well as most pairs do costs nothing, a better one less. */
  content: number;
  /** Leaving a segment unpaired. */
  skip: number;
  /** How much less it costs on the longer side, per share of that side that the other is too short to translate. */
  shortfall: number;
  /** What it costs more for each of its borders that cuts a sentence. */
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
  shortfall: 0.8,
  skipPart: 0.07,
  merge: 0.31,
  reorder: 0.22,
  join: 0.27,
  length: 0.08,
  maxLength: 0.9,
  stranger: 0.34,
  connected: 0.33,
  border: 0.11,
  paragraph: 0.05,
};
