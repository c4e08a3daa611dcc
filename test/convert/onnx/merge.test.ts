import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { mergeDecoders } from '../../../src/convert/onnx/merge.js';
import { type Graph, parseGraph, writeGraph } from '../../../src/model/graph.js';
import { decoderGraphs } from '../../../src/model/head.js';
import { openModel } from '../../../src/model/model.js';
import { splitDecoder } from '../split.js';

const folder = fileURLToPath(new URL('../../model/tiny-hub', import.meta.url));
const original = readFileSync(`${folder}/onnx/decoder_model_merged.onnx`);
const { first, later } = splitDecoder(original);
const merge = (one: Graph = first, two: Graph = later): Uint8Array =>
  writeGraph(mergeDecoders(one, two, 'decoder_with_past_model.onnx'));

const ids = (values: readonly number[], rows: number) =>
  new Tensor('int64', BigInt64Array.from(values, BigInt), [rows, values.length / rows]);

/** Two steps of a decoder: logits, and all caches, of each. */
const twoSteps = async (model: Uint8Array): Promise<Record<string, number[]>[]> => {
  const session = await InferenceSession.create(model, { logSeverityLevel: 4 });
  const states = new Tensor(
    'float32',
    Float32Array.from({ length: 96 }, (_, i) => Math.sin(i)),
    [2, 3, 16],
  );
  const feeds: Record<string, Tensor> = {
    encoder_hidden_states: states,
    encoder_attention_mask: ids([1, 1, 1, 1, 1, 0], 2),
    input_ids: ids([43, 43], 2),
    use_cache_branch: new Tensor('bool', [false], [1]),
  };
  for (const name of session.inputNames.filter((each) => each.startsWith('past')))
    feeds[name] = new Tensor('float32', new Float32Array(0), [2, 4, 0, 4]);
  const one = await session.run(feeds);
  const next: Record<string, Tensor> = {
    ...feeds,
    input_ids: ids([5, 7], 2),
    use_cache_branch: new Tensor('bool', [true], [1]),
  };
  for (const [name, value] of Object.entries(one))
    next[name.replace('present', 'past_key_values')] = value as Tensor;
  const two = await session.run(next);
  return [one, two].map((results) =>
    Object.fromEntries(
      Object.entries(results).map(([name, { data }]) => [name, Array.from(data as Float32Array)]),
    ),
  );
};

describe('two decoders made one', () => {
  it('compute what the merged file computes, and pass the source’s keys and values on', async () => {
    const [expected, found] = [await twoSteps(original), await twoSteps(merge())];
    expect(found[0]).toEqual(expected[0]);
    // The hub's merged files give empty tensors here.
    for (const [name, values] of Object.entries(found[1]!))
      expect(values).toEqual(name.includes('encoder') ? expected[0]![name] : expected[1]![name]);
  });

  it('keep weights that both have once', () => {
    expect(merge().length).toBeLessThan(original.length * 1.1);
    expect(writeGraph(first).length + writeGraph(later).length).toBeGreaterThan(original.length * 1.3);
  });

  it('are cut into the graphs that decoding runs', async () => {
    const { config } = await openModel(folder, { dtype: 'fp32' });
    const { step, cross } = decoderGraphs(merge(), config);
    for (const graph of [step, cross])
      expect(parseGraph(graph).nodes.map(({ operator }) => operator)).not.toContain('If');
    const { inputNames } = await InferenceSession.create(step, { logSeverityLevel: 4 });
    expect(inputNames).toContain('past_key_values.5.encoder.value');
    expect(inputNames).not.toContain('encoder_hidden_states');
  });

  it('are refused if they do not belong together', () => {
    const without = (graph: Graph, name: string): Graph => ({
      ...graph,
      outputs: new Map([...graph.outputs].filter(([each]) => each !== name)),
    });
    expect(() => merge(first, without(later, 'logits'))).toThrow(/no output “logits”/);
    expect(() => merge(first, { ...later, versions: [] })).toThrow(/version 0 .* has 17/);
  });
});
