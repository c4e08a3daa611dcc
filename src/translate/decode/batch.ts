import type { ModelConfig } from '../../model/config.js';

/**
 * Rounds a source's length (in pieces) up for padding. It depends only on the source, never on its batch: padding
 * changes the order of floating-point sums in attention, and with it a score's last bits.
 */
export const paddedLength = (length: number): number => Math.ceil(length / 8) * 8;

/** Maximum size of a batch's caches in bytes, with every hypothesis at its full length. */
const cacheBudget = 16 * 1024 * 1024;

/** Maximum rows of a batch: more are no faster, and each needs memory for its logits. */
const maxRows = 64;

/**
 * Maximum sources of one padded length in a batch.
 *
 * @param padded     padded length of the sources, in pieces
 * @param maxLength  maximum length of a hypothesis for such a source, in pieces
 * @param batchSize  maximum set by the user
 */
export const batchLimit = (
  { decoderLayers, heads, headSize }: Pick<ModelConfig, 'decoderLayers' | 'heads' | 'headSize'>,
  padded: number,
  maxLength: number,
  beamSize: number,
  batchSize: number,
): number => {
  // A key and a value of 32-bit floats in each layer, for each piece of source and hypothesis.
  const piece = 2 * 4 * decoderLayers * heads * headSize;
  const fitting = Math.floor(cacheBudget / (piece * (padded + maxLength) * beamSize));
  return Math.max(1, Math.min(batchSize, fitting, Math.floor(maxRows / beamSize)));
};
