import { Tensor } from 'onnxruntime-node';
import { describe, PadanError } from '../errors.js';
import { openModel } from '../model/model.js';

/**
 * Opens a model and lets it read a piece, so that no folder is left that cannot be used.
 *
 * @param source  what it was made from, for errors
 * @throws PadanError if that fails, or gives values that are infinite or not a number
 */
export const tryModel = async (folder: string, source: string): Promise<void> => {
  try {
    await readPiece(folder);
  } catch (error) {
    const code = error instanceof PadanError ? error.code : 'model-invalid';
    const reason = error instanceof PadanError ? error.message : describe(error);
    throw new PadanError(
      code,
      `the converted model cannot be used: ${reason}`,
      { path: source },
      'export the model again, in the hub’s layout',
      { cause: error },
    );
  }
};

const readPiece = async (folder: string): Promise<void> => {
  const model = await openModel(folder);
  try {
    const { encoder, cross } = await model.sessions();
    const one = (value: number) => new Tensor('int64', BigInt64Array.of(BigInt(value)), [1, 1]);
    const { last_hidden_state: states } = await encoder.run({
      input_ids: one(model.config.endId),
      attention_mask: one(1),
    });
    const feeds = { encoder_hidden_states: states! };
    for (const output of [states!, ...Object.values(await cross.run(feeds))])
      if (!(output.data as Float32Array).every(Number.isFinite))
        throw new RangeError('it computes values that are infinite or not a number');
  } finally {
    await model.dispose();
  }
};
