/**
 * A source's padded length depends on the source alone, never on its batch: padding changes the
 * order of floating-point sums in attention, and with it a score's last bits.
 */
export const paddedLength = (length: number): number => Math.ceil(length / 8) * 8;

/** Source pieces, padding and beams included, that a batch may hold. */
const tokenBudget = 8192;

/**
 * How many sources of one padded length go into a batch.
 *
 * @param batchSize  upper limit that the user set
 */
export const batchLimit = (padded: number, beamSize: number, batchSize: number): number =>
  Math.max(1, Math.min(batchSize, Math.floor(tokenBudget / (padded * beamSize))));
