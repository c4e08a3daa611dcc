import { Tensor } from 'onnxruntime-node';
import type { Sessions } from '../../model/sessions.js';

/** Maximum pieces to encode at once: more would not fit the processor's cache. */
const encoderPieces = 256;

/**
 * Encodes sources. Only those of the same length are encoded together, so the encoder needs no padding.
 *
 * @param use  called with the encoded states of some sources, as many as `rows` × length × width, in the order of `rows`
 *             (indices of sources)
 */
export const encodeSources = async (
  { encoder }: Pick<Sessions, 'encoder'>,
  sources: readonly (readonly number[])[],
  use: (rows: readonly number[], length: number, states: Tensor) => Promise<void> | void,
): Promise<void> => {
  const rowsOf = new Map<number, number[]>();
  sources.forEach(({ length }, row) => {
    const rows = rowsOf.get(length);
    if (rows) rows.push(row);
    else rowsOf.set(length, [row]);
  });
  for (const [length, all] of rowsOf) {
    const atOnce = Math.max(1, Math.floor(encoderPieces / length));
    for (let at = 0; at < all.length; at += atOnce) {
      const rows = all.slice(at, at + atOnce);
      const ids = BigInt64Array.from(
        rows.flatMap((row) => sources[row]!),
        BigInt,
      );
      const encoded = await encoder.run({
        input_ids: new Tensor('int64', ids, [rows.length, length]),
        attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), [rows.length, length]),
      });
      await use(rows, length, encoded['last_hidden_state']!);
    }
  }
};

/** The states of each of `rows` encoded sources, copied; undefined if they are no 32-bit floats. */
export const statesIn = ({ data }: Tensor, rows: number): Float32Array[] | undefined => {
  if (!(data instanceof Float32Array)) return undefined;
  const size = data.length / rows;
  return Array.from({ length: rows }, (_, i) => data.slice(i * size, (i + 1) * size));
};
