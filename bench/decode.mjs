/**
 * Decoding speed: ours against the `translation` pipeline of transformers.js, with the same model files,
 * sentences and thread count, in one process. Rounds are interleaved; the figures are ratios of target
 * tokens a second, round by round, as machines are shared and their speed drifts.
 *
 * node bench/decode.mjs [rounds] [sentences]
 */
import { env, LogLevel, pipeline } from '@xenova/transformers';
import { defaults, openModel, openTranslator } from '../dist/index.js';
import { machine, modelFolder, sentencesOf, shown } from './common.mjs';

const [rounds = 5, count = 240] = process.argv.slice(2).map(Number);
const sentences = sentencesOf(count);

env.logLevel = LogLevel.ERROR;
env.allowRemoteModels = false;
const theirs = await pipeline('translation', modelFolder, {
  dtype: 'q8',
  session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
});
const model = await openModel(modelFolder);
const tokensOf = (texts) => texts.reduce((sum, text) => sum + model.tokenizer.encode(text).length, 0);

const pipelineInBatches = (size) => async () => {
  const texts = [];
  for (let at = 0; at < sentences.length; at += size) {
    const outputs = await theirs(sentences.slice(at, at + size), { num_beams: 1, max_length: 128 });
    texts.push(...outputs.map(({ translation_text: text }) => text));
  }
  return tokensOf(texts);
};
const translators = {
  greedy: await openTranslator(model, { ...defaults, beamSize: 1 }),
  beams: await openTranslator(model, { ...defaults, beamSize: 4 }),
  greedyTwo: await openTranslator(model, { ...defaults, beamSize: 1, workers: 2 }),
  beamsTwo: await openTranslator(model, { ...defaults, beamSize: 4, workers: 2 }),
};
const ours = (translator) => async () => {
  const hypotheses = await translator.translate(sentences);
  return hypotheses.reduce((sum, { logProbs }) => sum + logProbs.length, 0);
};

const sides = {
  single: ['pipeline, greedy, a sentence at a time', pipelineInBatches(1)],
  fours: ['pipeline, greedy, batches of 4', pipelineInBatches(4)],
  eights: ['pipeline, greedy, batches of 8', pipelineInBatches(8)],
  sixteens: ['pipeline, greedy, batches of 16', pipelineInBatches(16)],
  greedy: ['ours, greedy', ours(translators.greedy)],
  beams: ['ours, beam 4', ours(translators.beams)],
  greedyTwo: ['ours, greedy, two workers', ours(translators.greedyTwo)],
  beamsTwo: ['ours, beam 4, two workers', ours(translators.beamsTwo)],
};
for (const [, side] of Object.values(sides)) await side();

const speeds = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
for (let round = 0; round < rounds; round++)
  for (const [name, [, side]] of Object.entries(sides)) {
    const start = performance.now();
    const tokens = await side();
    speeds[name].push((1000 * tokens) / (performance.now() - start));
  }

console.log(
  `${sentences.length} sentences, ${rounds} rounds, one thread unless said otherwise, ${machine()}\n`,
);
console.log('target tokens a second: median (lowest–highest)');
for (const [name, [title]] of Object.entries(sides))
  console.log(`  ${title.padEnd(48)} ${shown(speeds[name], 0)}`);

const best = speeds.single.map((_, round) =>
  Math.max(...['single', 'fours', 'eights', 'sixteens'].map((name) => speeds[name][round])),
);
const ratios = [
  ['greedy ÷ pipeline, a sentence at a time', speeds.greedy, speeds.single, 5],
  ['greedy ÷ pipeline, its best batch size', speeds.greedy, best, 1.5],
  ['beam 4 ÷ pipeline greedy, a sentence at a time', speeds.beams, speeds.single, 2],
  ['two workers ÷ one, greedy', speeds.greedyTwo, speeds.greedy, 1.7],
  ['two workers ÷ one, beam 4', speeds.beamsTwo, speeds.beams, 1.7],
];
console.log('\nratios: median (lowest–highest), and what is wanted');
for (const [name, a, b, wanted] of ratios) {
  const values = a.map((value, round) => value / b[round]);
  console.log(`  ${name.padEnd(48)} ${shown(values, 2).padEnd(18)} ${wanted}`);
}
for (const translator of Object.values(translators)) await translator.dispose();
await theirs.dispose();
await model.dispose();
