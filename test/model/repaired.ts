import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepBiases } from '../../src/model/biases.js';
import {
  type Parts,
  parseGraph,
  partsOf,
  withBranches,
  writeGraph,
  writeParts,
} from '../../src/model/graph.js';
import { testFolder } from '../folder.js';

/** A model's graph that ONNX Runtime computes right (`keepBiases`); nothing else in it is ours. */
export const repaired = (model: Uint8Array): Uint8Array => {
  const graph = parseGraph(model);
  return writeGraph({ ...graph, ...withBiases(graph, []) });
};

const withBiases = (parts: Parts, outer: readonly string[]): Parts => {
  const constants = [...outer, ...parts.initializers.keys()];
  return {
    ...parts,
    nodes: keepBiases(parts.nodes, (name) => constants.includes(name)).map((each) =>
      each.branches.size === 0
        ? each
        : withBranches(
            each,
            new Map(
              [...each.branches].map(([name, branch]) => [
                name,
                writeParts(withBiases(partsOf(branch), constants)),
              ]),
            ),
          ),
    ),
  };
};

/** A copy of an int8 model's folder with such graphs. */
export const repairedFolder = (folder: string): string => {
  const copy = testFolder('repaired');
  cpSync(folder, copy, { recursive: true });
  for (const name of ['encoder_model', 'decoder_model_merged']) {
    const path = join(copy, 'onnx', `${name}_quantized.onnx`);
    writeFileSync(path, repaired(readFileSync(path)));
  }
  return copy;
};
