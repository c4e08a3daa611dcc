/**
 * Metrics: seconds of processor time for so many sentence pairs, the corpus's English against itself with errors; and
 * the tests of two such systems for a difference.
 *
 * node bench/score.mjs [pairs]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { conclude, createTable, defaultSamples, defaultSeed, metrics, segment } from '../dist/index.js';

const [count = 100_000] = process.argv.slice(2).map(Number);
const corpus = fileURLToPath(new URL('../corpus/', import.meta.url));
const sentences = readdirSync(corpus)
  .filter((name) => name.endsWith('.en.txt'))
  .flatMap((name) => readFileSync(corpus + name, 'utf8').split('\n'))
  .flatMap((line) => segment(line, 'en').map(({ text }) => text.trim()))
  .filter((text) => text !== '');

/** Leaves every so manyth word out, and turns every so manyth pair of words round. */
const worsened = (text, number) => {
  const words = text.split(' ').filter((_, at) => (at + number) % 7 !== 0);
  for (let at = number % 5; at + 1 < words.length; at += 9)
    [words[at], words[at + 1]] = [words[at + 1], words[at]];
  return words.join(' ');
};

// A number at the end, so that no two pairs are the same.
const pairs = Array.from({ length: count }, (_, number) => {
  const text = `${sentences[number % sentences.length]} (${number})`;
  return [worsened(text, number), text];
});
const characters = pairs.reduce((sum, [, text]) => sum + text.length, 0) / count;
console.log(`${count} pairs of ${characters.toFixed(0)} characters\n`);

const seconds = (work) => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
};

let total = 0;
const comparisons = [];
for (const name of ['bleu', 'chrf', 'chrf++', 'ter']) {
  const metric = metrics[name]();
  const before = createTable();
  const taken = seconds(() => {
    for (const [hypothesis, reference] of pairs) before.add(metric.statistics(hypothesis, [reference]));
  });
  if (name !== 'ter') total += taken;
  console.log(
    `${metric.name.padEnd(8)} ${taken.toFixed(2)} s (score ${metric.score(before.sum()).toFixed(2)})`,
  );
  if (name === 'ter') continue;
  const after = createTable();
  pairs.forEach(([, reference], number) => {
    after.add(metric.statistics(worsened(reference, number + 1), [reference]));
  });
  comparisons.push({ metric, name, before, after });
}
console.log(`\nBLEU, chrF2 and chrF2++: ${total.toFixed(2)} s (wanted: under 60)\n`);

for (const { metric, name, before, after } of comparisons)
  for (const [method, samples] of Object.entries(defaultSamples)) {
    let conclusion;
    const taken = seconds(() => {
      const names = { before: 'A', after: 'B' };
      conclusion = conclude(metric, name, before, after, names, { method, samples, seed: defaultSeed });
    });
    console.log(`${metric.name.padEnd(8)} ${method}: ${taken.toFixed(2)} s (${conclusion.sentence})`);
  }
console.log(
  `\nMost memory: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB, texts and statistics in it`,
);
