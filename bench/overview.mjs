/**
 * The end of a run: what it costs to read documents and to say something of all of them, with two systems, with and
 * without a reference; and the tests of ten systems, each two of them. Seconds of processor time, highest memory.
 *
 * node bench/overview.mjs [rows] [times]: the documents are read so many times over, as if there were so many more.
 */
import {
  compareSystems,
  createOverview,
  defaultSamples,
  defaultSeed,
  jsonLines,
  metrics,
  readBitext,
} from '../dist/index.js';
import { lexiconFor, openLexicon } from '../dist/languages/lexicon.js';
import { createSearch } from '../dist/report/search/search.js';
import { machine, madeDocument, modelFolder, sentencesOf } from './common.mjs';

const [rows = 20_000, times = 1] = process.argv.slice(2).map(Number);
const perDocument = 100;
const lexicon = await openLexicon(await lexiconFor(modelFolder, 'id', 'en'));
const sources = sentencesOf(1000);

/** Leaves every so manyth word out, and turns every so manyth pair round: what a system makes of a sentence. */
const worsened = (text, number, every) => {
  const words = text.split(' ').filter((_, at) => (at + number) % every !== 0);
  for (let at = number % 5; at + 1 < words.length; at += 9)
    [words[at], words[at + 1]] = [words[at + 1], words[at]];
  return words.length === 0 ? text : words.join(' ');
};

const system = (id, role) => ({
  id,
  label: id,
  role,
  language: 'en',
  origin: { kind: 'file', path: id },
  hash: id,
});
const side = (id, role, texts) => ({
  system: system(id, role),
  output: {
    system: id,
    targets: texts.map((text, block) => ({ text, block })),
    beads: texts.map((_, at) => ({ source: [at], target: [at], score: null })),
  },
});

/** A document as JSON lines. The texts are Indonesian throughout: what metrics count does not depend on it. */
const documentOf = (number, ids) => {
  const { texts, document } = madeDocument(number, perDocument, sources);
  const sides = ids.map((id, at) =>
    id === 'reference'
      ? side(id, 'reference', texts)
      : side(
          id,
          at === 0 ? 'baseline' : 'candidate',
          texts.map((text, row) => worsened(text, row + at, 5 + at)),
        ),
  );
  return jsonLines(compareSystems(document, [], sides, lexicon));
};

const seconds = (work) => {
  const start = process.cpuUsage();
  const result = work();
  const { user, system: ours } = process.cpuUsage(start);
  return { result, taken: (user + ours) / 1e6 };
};

const measure = (ids, count, what) => {
  const documents = Array.from({ length: Math.ceil(count / perDocument) }, (_, number) =>
    documentOf(number, ids),
  );
  const fold = createOverview({
    metrics: Object.fromEntries(['bleu', 'chrf', 'chrf++'].map((name) => [name, metrics[name]({})])),
    pairs: 'all',
    method: 'randomisation',
    samples: defaultSamples.randomisation,
    seed: defaultSeed,
    lexicon,
  });
  const search = createSearch();
  let [read, folded, highest] = [0, 0, 0];
  for (let time = 0; time < times; time++)
    for (const lines of documents) {
      const named = lines.replace('"name":"d', `"name":"${time} d`);
      const reading = seconds(() => readBitext(named));
      read += reading.taken;
      folded += seconds(() => {
        search.add(reading.result, 'x.html');
        fold.add(reading.result, 'x.html');
      }).taken;
      highest = Math.max(highest, process.memoryUsage().heapUsed);
    }
  const tests = seconds(() => fold.finish()).taken;
  console.log(
    `${what}: ${documents.length * perDocument * times} rows read ${read.toFixed(1)} s, folded ${folded.toFixed(1)} s, ` +
      `tested ${tests.toFixed(1)} s; heap at most ${(highest / 2 ** 20).toFixed(0)} MB with the texts`,
  );
};

console.log(machine());
measure(['a', 'b', 'reference'], rows, 'two systems and a reference');
measure(['a', 'b'], rows, 'two systems');
measure(['a', 'reference'], rows, 'one system and a reference');
measure([...'abcdefghij', 'reference'], Math.min(rows, 2000), 'ten systems and a reference');
console.log(`Most memory: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
