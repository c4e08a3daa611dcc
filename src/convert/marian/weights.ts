import type { Tensor } from '../safetensors.js';
import type { Architecture } from './architecture.js';
import { invalid } from './invalid.js';
import type { Weight } from './network.js';
import type { JointVocabulary } from './vocabulary.js';

/** A linear layer: its matrix, inputs × outputs, and what is added. */
export interface Linear {
  matrix: Weight;
  bias: Weight;
}

/** A MarianMT model's weights, by the names that transformers gives them. */
export interface MarianWeights {
  /** The layer `name`; if a factor is given, its results are multiplied by it. */
  linear(name: string, inputs: number, outputs: number, factor?: number): Linear;
  /** A vector with the model's width. */
  vector(name: string): Weight;
  /** Embeddings: pieces × width. */
  embeddings: Record<'encoder' | 'decoder', Weight>;
  /** The output layer's matrix, width × pieces; undefined if it is the decoder's embeddings. */
  output: Weight | undefined;
  /** What is added to the logits; undefined if the file has none. */
  outputBias: Weight | undefined;
  /** Positions × width. */
  positions: Record<'encoder' | 'decoder', Weight>;
  /** @throws PadanError `model-invalid` if there are weights that nobody has asked for */
  finish(): void;
}

/**
 * Finds a model's weights among a file's tensors.
 *
 * @param path   of the file, for errors
 * @param joint  the pieces that the embeddings and the output are to have, if the model has two vocabularies
 * @throws PadanError `model-invalid` if a tensor is missing or has another shape than the architecture says; so do
 *         the methods
 */
export const weightsOf = (
  tensors: ReadonlyMap<string, Tensor>,
  architecture: Architecture,
  path: string,
  joint?: JointVocabulary,
): MarianWeights => {
  const { width, sourceVocabulary, targetVocabulary, positions, shared, tied } = architecture;
  const asked = new Set<string>();

  const find = (names: readonly string[], shape: readonly number[]): Weight | undefined => {
    for (const name of names) asked.add(name);
    const name = names.find((each) => tensors.has(each));
    if (name === undefined) return undefined;
    const tensor = tensors.get(name)!;
    if (tensor.shape.join() === shape.join()) return tensor;
    throw invalid(path, `“${name}” is ${tensor.shape.join(' × ')}, config.json says ${shape.join(' × ')}`);
  };
  const take = (names: readonly string[], shape: readonly number[]): Weight => {
    const found = find(names, shape);
    if (found === undefined) throw invalid(path, `the model has no weights “${names[0]}”`);
    return found;
  };

  const embeddings = {
    shared: 'model.shared.weight',
    encoder: 'model.encoder.embed_tokens.weight',
    decoder: 'model.decoder.embed_tokens.weight',
    output: 'lm_head.weight',
  };
  // Of tensors that are the same, a file has one or several, under any of their names.
  const all = [
    embeddings.shared,
    embeddings.decoder,
    embeddings.encoder,
    ...(tied ? [embeddings.output] : []),
  ];
  const decoder = take(shared ? all : [embeddings.decoder, ...(tied ? [embeddings.output] : [])], [
    targetVocabulary,
    width,
  ]);
  const position = (side: 'encoder' | 'decoder'): Weight =>
    find([`model.${side}.embed_positions.weight`], [positions, width]) ?? sinusoids(positions, width);

  return {
    linear: (name, inputs, outputs, factor = 1) => ({
      matrix: scaled(transposed(take([`${name}.weight`], [outputs, inputs])), factor),
      bias: scaled(take([`${name}.bias`], [outputs]), factor),
    }),
    vector: (name) => take([name], [width]),
    embeddings: {
      encoder: shared ? decoder : rows(take([embeddings.encoder], [sourceVocabulary, width]), joint?.source),
      decoder: rows(decoder, joint?.target),
    },
    output: tied
      ? undefined
      : transposed(rows(take([embeddings.output], [targetVocabulary, width]), joint?.target)),
    outputBias: biasOf(find(['final_logits_bias'], [1, targetVocabulary]), joint?.target),
    positions: { encoder: position('encoder'), decoder: position('decoder') },
    finish: () => {
      const others = [...tensors.keys()].filter((name) => !asked.has(name));
      if (others.length > 0)
        throw invalid(
          path,
          `the model has weights that MarianMT models do not have: “${others[0]!.slice(0, 200)}”`,
        );
    },
  };
};

const transposed = ({ shape: [rows, columns], floats }: Weight): Weight => ({
  shape: [columns!, rows!],
  floats: async () => {
    const from = await floats();
    const to = new Float32Array(from.length);
    for (let row = 0; row < rows!; row++)
      for (let column = 0; column < columns!; column++)
        to[column * rows! + row] = from[row * columns! + column]!;
    return to;
  },
});

const scaled = ({ shape, floats }: Weight, factor: number): Weight =>
  factor === 1
    ? { shape, floats }
    : { shape, floats: async () => (await floats()).map((value) => value * factor) };

/** Chosen rows of a matrix; zeros where there is none. Without a choice, the matrix. */
const rows = (weight: Weight, chosen: readonly (number | undefined)[] | undefined): Weight => {
  if (chosen === undefined) return weight;
  const width = weight.shape[1]!;
  return {
    shape: [chosen.length, width],
    floats: async () => {
      const from = await weight.floats();
      const to = new Float32Array(chosen.length * width);
      chosen.forEach((row, i) => {
        if (row !== undefined) to.set(from.subarray(row * width, (row + 1) * width), i * width);
      });
      return to;
    },
  };
};

/** A row of numbers as a vector. If pieces are chosen, those that there are none for are never generated. */
const biasOf = (
  weight: Weight | undefined,
  chosen: readonly (number | undefined)[] | undefined,
): Weight | undefined => {
  if (chosen === undefined) return weight && { shape: [weight.shape[1]!], floats: weight.floats };
  return {
    shape: [chosen.length],
    floats: async () => {
      const from = await weight?.floats();
      return Float32Array.from(chosen, (id) => (id === undefined ? -1e9 : (from?.[id] ?? 0)));
    },
  };
};

/** Marian's positions: sines in the first half of the width, cosines in the second. */
const sinusoids = (positions: number, width: number): Weight => ({
  shape: [positions, width],
  floats: async () => {
    const sines = Math.ceil(width / 2);
    return Float32Array.from({ length: positions * width }, (_, i) => {
      const [position, column] = [Math.floor(i / width), i % width];
      const pair = column < sines ? column : column - sines;
      const angle = position / 10_000 ** ((2 * pair) / width);
      return column < sines ? Math.sin(angle) : Math.cos(angle);
    });
  },
});
