/**
 * Word links against the hand-linked pairs of test/align/words: precision, recall and alignment error rate of each
 * source of evidence alone, of those that a user may have, and how often links of a stated confidence are right.
 *
 * node bench/links.mjs
 */
import { readFileSync } from 'node:fs';
import { evidenceOf } from '../dist/align/words/evidence.js';
import { linkWords } from '../dist/align/words/link.js';
import { tokensOf } from '../dist/align/words/tokens.js';
import { defaults, emptyLexicon, openModel, openTranslator, packOf, readLexicon } from '../dist/index.js';
import { modelFolder } from './common.mjs';
import { loading } from './typescript.mjs';

const tests = new URL('../test/align/words/', import.meta.url);

// The measure is a module of the tests, in TypeScript.
const { load, close } = await loading();
const { readGold } = await load('test/align/words/gold.ts');
const { countsOf, errorRateOf, linksOf, precisionOf, recallOf, sumOf } =
  await load('test/align/words/aer.ts');
await close();

const from = 'id';
const to = 'en';
const packs = { source: packOf(from), target: packOf(to) };
const model = await openModel(modelFolder);
const translator = await openTranslator(model, defaults);
const lexicon = await readLexicon(model.lexicon.path, model.lexicon.direction);

/** The pairs of a file with their tokens and the model's attention. */
const read = async (name) => {
  const pairs = readGold(readFileSync(new URL(`gold-${name}.txt`, tests), 'utf8')).map((gold) => ({
    gold,
    source: tokensOf(gold.source.text, packs.source),
    target: tokensOf(gold.target.text, packs.target),
  }));
  const attentions = await translator.attend(
    pairs.map(({ gold, source, target }) => ({
      source: { text: gold.source.text, words: source },
      target: { text: gold.target.text, words: target },
    })),
  );
  return pairs.map((pair, at) => ({ ...pair, attention: attentions[at] }));
};

/** Each target word with the best source word of a matrix (source × target) that is above nothing. */
const bestOf = (matrix, { source, target }, isMutual = false) => {
  const value = (i, j) => matrix[i * target.length + j];
  const best = (indices, scoreOf) =>
    indices.reduce((top, index) => (scoreOf(index) > (top < 0 ? 0 : scoreOf(top)) ? index : top), -1);
  const [sources, targets] = [[...source.keys()], [...target.keys()]];
  return targets.flatMap((j) => {
    const i = best(sources, (each) => value(each, j));
    const isBest = i >= 0 && (!isMutual || best(targets, (each) => value(i, each)) === j);
    return isBest ? [{ source: [source[i]], target: [target[j]] }] : [];
  });
};

const evidence = (pair) => evidenceOf(pair.source, pair.target, lexicon, pair.attention, packs);
const padan =
  (words, hasAttention) =>
  ({ gold, attention }) =>
    linkWords(gold.source.text, gold.target.text, {
      from,
      to,
      lexicon: words,
      attention: hasAttention ? attention : null,
    });

/** One source of evidence and nothing else: each word's best. */
const alone = {
  'position: the diagonal': ({ source, target }) =>
    target.map((word, j) => ({
      source: [source[Math.floor(((j + 0.5) * source.length) / target.length)]],
      target: [word],
    })),
  'the same word': (pair) => bestOf(evidence(pair).likeness.map(Math.floor), pair, true),
  'likeness, mutual': (pair) => bestOf(evidence(pair).likeness, pair, true),
  'lexicon, mutual': (pair) => {
    const { forward, backward } = evidence(pair);
    return bestOf(
      forward.map((p, cell) => p * backward[cell]),
      pair,
      true,
    );
  },
  attention: (pair) => bestOf(evidence(pair).attention, pair),
  'attention, mutual': (pair) => bestOf(evidence(pair).attention, pair, true),
};

/** Padan's links. Likeness, numbers and position are always there. */
const together = {
  'no lexicon, no attention': padan(emptyLexicon, false),
  lexicon: padan(lexicon, false),
  attention: padan(emptyLexicon, true),
  'lexicon and attention': padan(lexicon, true),
};

const halves = [
  ['dev', await read('dev')],
  ['test', await read('test')],
];
const percent = (share) => `${(100 * share).toFixed(1).padStart(6)} %`;
const row = (pairs, link) => {
  const counts = sumOf(pairs.map((pair) => countsOf(linksOf(link(pair), pair.gold), pair.gold)));
  return [precisionOf, recallOf, errorRateOf].map((measure) => percent(measure(counts))).join('');
};
const print = (title, methods) => {
  console.log(
    `\n${title.padEnd(28)}${halves.map(([name]) => `${name}: P       R     AER`.padEnd(26)).join('')}`,
  );
  for (const [name, link] of Object.entries(methods))
    console.log(name.padEnd(26) + halves.map(([, pairs]) => row(pairs, link)).join('  '));
};
for (const [name, pairs] of halves) {
  const links = pairs.flatMap(({ gold }) => gold.links);
  console.log(
    `${name}: ${pairs.length} pairs, ${links.filter(({ sure }) => sure).length} sure links of ${links.length}`,
  );
}
print('Alone', alone);
print("Padan's", together);

console.log('\nBy origin of the English, lexicon and attention');
for (const origin of ['reference', 'edited', 'model']) {
  const columns = halves.map(([, pairs]) => pairs.filter(({ gold }) => gold.origin === origin));
  console.log(
    origin.padEnd(26) + columns.map((pairs) => row(pairs, together['lexicon and attention'])).join('  '),
  );
}

/** A unit is right if all its links are possible: its words correspond, each with each. */
const bins = [0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 1.01];
const reliabilityOf = (pairs, link) => {
  const units = pairs
    .flatMap((pair) =>
      link(pair).map((unit) => ({
        confidence: unit.confidence,
        ...countsOf(linksOf([unit], pair.gold), pair.gold),
      })),
    )
    .filter(({ found }) => found > 0);
  const binned = bins.slice(1).flatMap((below, at) => {
    const some = units.filter(({ confidence }) => confidence >= bins[at] && confidence < below);
    const mean = (value) => some.reduce((sum, unit) => sum + value(unit), 0) / some.length;
    const right = mean(({ found, possibleFound }) => Number(found === possibleFound));
    const stated = mean(({ confidence }) => confidence);
    return some.length === 0 ? [] : [{ from: bins[at], count: some.length, stated, right }];
  });
  const error = binned.reduce((sum, { count, stated, right }) => sum + count * Math.abs(stated - right), 0);
  return { binned, error: error / units.length };
};

console.log('\nConfidence             units  stated   right');
for (const [name, pairs] of halves)
  for (const { from: least, count, stated, right } of reliabilityOf(pairs, together['lexicon and attention'])
    .binned)
    console.log(
      `${name.padEnd(6)} from ${least.toFixed(2)} ${String(count).padStart(12)} ${percent(stated)}${percent(right)}`,
    );
console.log('\nExpected calibration error');
for (const [title, link] of Object.entries(together))
  console.log(
    title.padEnd(26) + halves.map(([, pairs]) => reliabilityOf(pairs, link).error.toFixed(3)).join('  '),
  );

await translator.dispose();
await model.dispose();
