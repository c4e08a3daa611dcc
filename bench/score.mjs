/**
 * Metrics: seconds of processor time for so many sentence pairs, the corpus's English against itself with errors.
 *
 * node bench/score.mjs [pairs]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { metrics, segment, sumStatistics } from '../dist/index.js';

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

let total = 0;
for (const name of ['bleu', 'chrf', 'chrf++', 'ter']) {
  const metric = metrics[name]();
  const start = process.cpuUsage();
  const statistics = pairs.map(([hypothesis, reference]) => metric.statistics(hypothesis, [reference]));
  const score = metric.score(sumStatistics(statistics));
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  if (name !== 'ter') total += seconds;
  console.log(`${metric.name.padEnd(8)} ${seconds.toFixed(2)} s (score ${score.toFixed(2)})`);
}
console.log(`\nBLEU, chrF2 and chrF2++: ${total.toFixed(2)} s`);
console.log(
  `Most memory: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB, texts and statistics in it`,
);
