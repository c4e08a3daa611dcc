/**
 * Decoding speed: ours against the `translation` pipeline of transformers.js, with the same model files,
 * sentences and thread count, in one process. Rounds are interleaved; the figures are ratios of target
 * tokens a second, round by round, as machines are shared and their speed drifts.
 *
 * node bench/decode.mjs [rounds] [sentences]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { env, LogLevel, pipeline } from '@xenova/transformers';
import { createTranslator, defaults, openModel, parseDocument, segment } from '../dist/index.js';

const [rounds = 5, count = 120] = process.argv.slice(2).map(Number);
const folder = fileURLToPath(new URL('../models/padan-id-en', import.meta.url));
const corpus = fileURLToPath(new URL('../corpus/', import.meta.url));

const all = readdirSync(corpus)
  .filter((name) => name.endsWith('.id.txt'))
  .flatMap((name) => parseDocument(readFileSync(corpus + name), name, name).paragraphs)
  .flatMap(({ text }) => segment(text, 'id').map((sentence) => sentence.text.trim()));
// Evenly from all articles, so that lengths are as in the whole corpus.
const sentences = Array.from(
  { length: Math.min(count, all.length) },
  (_, i) => all[Math.floor((i * all.length) / count)],
);

env.logLevel = LogLevel.ERROR;
env.allowRemoteModels = false;
const theirs = await pipeline('translation', folder, {
  dtype: 'q8',
  session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
});
const model = await openModel(folder);
const tokensOf = (texts) => texts.reduce((sum, text) => sum + model.tokenizer.encode(text).length, 0);

const pipelineInBatches = (size) => async () => {
  const texts = [];
  for (let at = 0; at < sentences.length; at += size) {
    const outputs = await theirs(sentences.slice(at, at + size), { num_beams: 1, max_length: 128 });
    texts.push(...outputs.map(({ translation_text: text }) => text));
  }
  return tokensOf(texts);
};
const ours = (beamSize) => async () => {
  const hypotheses = await createTranslator(model, { ...defaults, beamSize }).translate(sentences);
  return hypotheses.reduce((sum, { logProbs }) => sum + logProbs.length, 0);
};

const sides = {
  'pipeline, greedy, a sentence at a time': pipelineInBatches(1),
  'pipeline, greedy, batches of 8': pipelineInBatches(8),
  'pipeline, greedy, batches of 32': pipelineInBatches(32),
  'ours, greedy': ours(1),
  'ours, beam 4': ours(4),
};
for (const side of Object.values(sides)) await side();

const speeds = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
for (let round = 0; round < rounds; round++)
  for (const [name, side] of Object.entries(sides)) {
    const start = performance.now();
    const tokens = await side();
    speeds[name].push((1000 * tokens) / (performance.now() - start));
  }

const spread = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return [sorted[sorted.length >> 1], sorted[0], sorted.at(-1)];
};
const load = loadavg()
  .map((value) => value.toFixed(2))
  .join(' ');
console.log(
  `${sentences.length} sentences, ${rounds} rounds, one thread, ${availableParallelism()} cores, load ${load}\n`,
);
console.log('target tokens a second: median (lowest–highest)');
for (const [name, values] of Object.entries(speeds)) {
  const [median, low, high] = spread(values).map(Math.round);
  console.log(`  ${name.padEnd(40)} ${median} (${low}–${high})`);
}

const [single, eights, thirtyTwos] = Object.values(speeds);
const bestBatch = single.map((_, round) => Math.max(single[round], eights[round], thirtyTwos[round]));
const ratios = {
  'greedy ÷ pipeline, a sentence at a time': [speeds['ours, greedy'], single],
  'greedy ÷ pipeline, its best batch size': [speeds['ours, greedy'], bestBatch],
  'beam 4 ÷ pipeline greedy, a sentence at a time': [speeds['ours, beam 4'], single],
};
console.log('\nratios: median (lowest–highest)');
for (const [name, [a, b]] of Object.entries(ratios)) {
  const [median, low, high] = spread(a.map((value, round) => value / b[round])).map((value) =>
    value.toFixed(2),
  );
  console.log(`  ${name.padEnd(48)} ${median} (${low}–${high})`);
}
await theirs.dispose();
await model.dispose();
