/**
 * What decoding costs at least on this machine: time in ONNX Runtime a row and step, and how much of it the matrix
 * products alone take, by ONNX Runtime's own profile.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { openModel } from '../dist/index.js';
import { decoderGraphs, encoderGraph } from '../dist/model/head.js';
import { machine, modelFolder } from './common.mjs';

const model = await openModel(modelFolder);
const { heads, headSize, vocabularySize } = model.config;
const source = 20;
const target = 16;
const graphs = {
  encoder: encoderGraph(readFileSync(model.graphs.encoder.path)),
  step: decoderGraphs(readFileSync(model.graphs.decoder.path), model.config).step,
};

const int64 = (length, value) => new BigInt64Array(length).fill(BigInt(value));
const feedsOf = (name, rows) => {
  if (name === 'encoder')
    return {
      input_ids: new Tensor('int64', int64(rows * source, 100), [rows, source]),
      attention_mask: new Tensor('int64', int64(rows * source, 1), [rows, source]),
    };
  const feeds = {
    input_ids: new Tensor('int64', int64(rows, 100), [rows, 1]),
    encoder_attention_mask: new Tensor('int64', int64(rows * source, 1), [rows, source]),
    k: new Tensor('int64', int64(1, 4), [1]),
    wanted: new Tensor('int64', int64(rows, 0), [rows, 1, 1]),
  };
  for (let layer = 0; layer < model.config.decoderLayers; layer++)
    for (const [side, length] of [
      ['decoder', target],
      ['encoder', source],
    ])
      for (const kind of ['key', 'value'])
        feeds[`past_key_values.${layer}.${side}.${kind}`] = new Tensor(
          'float32',
          Float32Array.from({ length: rows * heads * length * headSize }, (_, i) => Math.sin(i)),
          [rows, heads, length, headSize],
        );
  return feeds;
};

/** Microseconds of one call, by operator. */
const profile = async (name, rows) => {
  const folder = mkdtempSync(join(tmpdir(), 'padan-roofline-'));
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 };
  const plain = await InferenceSession.create(graphs[name], options);
  const feeds = feedsOf(name, rows);
  const calls = Math.max(20, Math.round(1000 / rows));
  await plain.run(feeds);
  let wall = Number.POSITIVE_INFINITY;
  for (let call = 0; call < calls; call++) {
    const start = performance.now();
    await plain.run(feeds);
    wall = Math.min(wall, 1000 * (performance.now() - start));
  }
  await plain.release();
  const session = await InferenceSession.create(graphs[name], {
    ...options,
    enableProfiling: true,
    profileFilePrefix: join(folder, name),
  });
  for (let call = 0; call < calls; call++) await session.run(feeds);
  session.endProfiling();
  const [file] = readdirSync(folder);
  const operators = new Map();
  for (const { cat, name: event, dur, args } of JSON.parse(readFileSync(join(folder, file), 'utf8')))
    if (cat === 'Node' && event.endsWith('_kernel_time'))
      operators.set(args.op_name, (operators.get(args.op_name) ?? 0) + dur / calls);
  await session.release();
  rmSync(folder, { recursive: true });
  return { wall, operators };
};

console.log(
  `sources of ${source} pieces, ${target} pieces decoded, vocabulary ${vocabularySize}, ${machine()}\n`,
);
for (const [name, sizes] of [
  ['encoder', [1, 12]],
  ['step', [1, 8, 32, 128]],
])
  for (const rows of sizes) {
    const { wall, operators } = await profile(name, rows);
    const total = [...operators.values()].reduce((a, b) => a + b, 0);
    const products = [...operators]
      .filter(([operator]) => /MatMul/.test(operator))
      .reduce((sum, [, time]) => sum + time, 0);
    const others = [...operators]
      .filter(([operator]) => !/MatMul/.test(operator))
      .sort((a, b) => b[1] - a[1])
      .slice(0, 5)
      .map(([operator, time]) => `${operator} ${((100 * time) / total).toFixed(0)} %`);
    console.log(
      `${name}, ${rows} rows: ${(wall / rows).toFixed(0)} µs a row; matrix products ${((100 * products) / total).toFixed(0)} %, ` +
        `so at least ${((wall * products) / total / rows).toFixed(0)} µs; then ${others.join(', ')}`,
    );
  }
await model.dispose();
