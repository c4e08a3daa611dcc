import { InferenceSession, Tensor } from 'onnxruntime-node';
import { quantizeGraph, readGraph } from '../../../src/convert/onnx/quantize.js';
import { tensorReader } from '../../../src/convert/onnx/tensor.js';
import { constant, type Graph, type Node, openTensor, writeGraph } from '../../../src/model/graph.js';
import { message } from '../../../src/model/protobuf.js';

export interface Weight {
  shape: readonly number[];
  values: readonly number[];
}

export const floats = (name: string, { shape, values }: Weight): Uint8Array =>
  constant(name, 'float', shape, new Uint8Array(Float32Array.from(values).buffer));

/** A model from nodes and weights: x (float, of this rank) and input_ids (rows × length) → y. */
export const modelOf = (
  nodes: readonly Node[],
  weights: Readonly<Record<string, Weight | Uint8Array>>,
  { opset = 17, rank = 2, inputs = ['x'] as readonly ('x' | 'input_ids')[] } = {},
): Uint8Array => {
  const infos = { x: openTensor('x', 'float', rank), input_ids: openTensor('input_ids', 'int64', 2) };
  const graph: Graph = {
    nodes,
    initializers: new Map(
      Object.entries(weights).map(([name, weight]) => [
        name,
        weight instanceof Uint8Array ? weight : floats(name, weight),
      ]),
    ),
    inputs: new Map(inputs.map((name) => [name, infos[name]])),
    outputs: new Map([['y', openTensor('y', 'float', rank)]]),
    versions: [
      message([
        [1, 8],
        [8, message([[2, opset]])],
      ]),
    ],
  };
  return writeGraph(graph);
};

/** A quantised model. */
export const quantized = async (model: Uint8Array, path = 'model.onnx') =>
  quantizeGraph(readGraph(model, path), path, tensorReader(path));

export interface Feeds {
  x?: Weight;
  ids?: { shape: readonly number[]; values: readonly number[] };
}

/** What a model gives for its inputs: y. */
export const run = async (model: Uint8Array, { x, ids }: Feeds): Promise<number[]> => {
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1, logSeverityLevel: 4 });
  const { y } = await session.run({
    ...(x && { x: new Tensor('float32', Float32Array.from(x.values), [...x.shape]) }),
    ...(ids && { input_ids: new Tensor('int64', BigInt64Array.from(ids.values, BigInt), [...ids.shape]) }),
  });
  await session.release();
  return Array.from(y!.data as Float32Array);
};
