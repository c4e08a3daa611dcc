/**
 * Word diffs and classes of differences: time and memory for many pairs of sentences, on one core.
 *
 * node bench/differences.mjs [pairs]
 */
import { differenceOf } from '../dist/compare/difference.js';
import { lexiconFor, openLexicon } from '../dist/languages/lexicon.js';
import { machine, modelFolder } from './common.mjs';

const [count = 100_000] = process.argv.slice(2).map(Number);
const lexicon = await openLexicon(await lexiconFor(modelFolder, 'id', 'en'));

/** A generator of numbers below a bound, the same each time. */
const seeded = (seed) => {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
};
const below = seeded(1);
const sources =
  'Harga beras naik lagi di pasar kota itu pada bulan Mei karena panen gagal dan hujan turun terus menerus'.split(
    ' ',
  );
const words =
  'the price of rice rose again in city market last May because harvests failed and rain fell for many weeks officials said farmers lost 5 million rupiah while traders sold old stock to Jakarta'.split(
    ' ',
  );
const sentence = (list, length) => Array.from({ length }, () => list[below(list.length)]).join(' ');

/** Another version of a sentence: words replaced, left out, added, in capitals, moved, as two systems differ. */
const edited = (text) => {
  const list = text.split(' ');
  for (let edits = below(8); edits > 0; edits--) {
    const at = below(list.length);
    const kind = below(5);
    if (kind === 0) list.splice(at, 1);
    else if (kind === 1) list.splice(at, 0, words[below(words.length)]);
    else if (kind === 2) list[at] = list[at].toUpperCase();
    else if (kind === 3) list.unshift(...list.splice(at, 3));
    else list[at] = words[below(words.length)];
  }
  return below(10) === 0 ? sentence(words, list.length) : list.join(' ');
};

const counts = new Map();
let highest = 0;
const start = performance.now();
for (let i = 0; i < count; i++) {
  const before = `${sentence(words, 10 + below(30))}.`;
  const source = sentence(sources, 10 + below(20));
  const pair = { source, before, after: edited(before), from: 'id', to: 'en', lexicon };
  for (const name of differenceOf(pair).classes) counts.set(name, (counts.get(name) ?? 0) + 1);
  if (i % 1000 === 0) highest = Math.max(highest, process.memoryUsage().heapUsed);
}
const seconds = (performance.now() - start) / 1000;
console.log(machine());
console.log(
  `word diffs and classes of ${count} pairs of 10 to 39 words: ${seconds.toFixed(1)} s on one core ` +
    `(wanted: under 60 s for 100,000), heap at most ${(highest / 2 ** 20).toFixed(0)} MB with the lexicon`,
);
console.log([...counts].map(([name, found]) => `${name} ${found}`).join(', '));
