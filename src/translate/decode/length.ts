/** Length penalty and length cap of hypotheses. */

/**
 * Length-normalised score of a finished hypothesis, as Marian's `--normalize`.
 *
 * @param logProb  sum of token log-probabilities (nats), `</s>` included
 * @param length   number of tokens, `</s>` included
 * @param alpha    0 = no normalisation, 1 = mean log-probability
 */
export const normalisedScore = (logProb: number, length: number, alpha: number): number =>
  logProb / length ** alpha;

/** Maximum pieces of a hypothesis, `</s>` included, for a source of `sourceLength` pieces. */
export const lengthCap = (sourceLength: number, maxLengthRatio: number, maxPositions: number): number =>
  Math.min(Math.floor(maxLengthRatio * sourceLength) + extraLength, maxPositions);

/** Pieces that a hypothesis may have beyond `maxLengthRatio` × source pieces. */
export const extraLength = 8;
