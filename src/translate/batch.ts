/**
 * A source's padded length depends on the source alone, never on its batch: padding changes the
 * order of floating-point sums in attention, and with it a score's last bits.
 */
export const paddedLength = (length: number): number => Math.ceil(length / 8) * 8;

/** Pieces that a batch may hold: of its sources with their padding, and of all hypotheses at their longest. */
const tokenBudget = 12_288;

/**
 * How many sources of one padded length go into a batch.
 *
 * @param longest    most pieces that a hypothesis for such a source may have
 * @param batchSize  upper limit that the user set
 */
export const batchLimit = (padded: number, longest: number, beamSize: number, batchSize: number): number =>
  Math.max(1, Math.min(batchSize, Math.floor(tokenBudget / ((padded + longest) * beamSize))));
