/**
 * Fits the weights of word links (src/align/words/weights/) to the hand-linked pairs that are to tune with, prints
 * what five-fold cross-validation says of them, and writes the files anew.
 *
 * Logistic regression with a quadratic penalty, by Newton's method. A sure link counts 1 and what is not linked 0;
 * a possible link counts a fifth of a sure one as a first link, and as half right as a word that joins a unit.
 * The calibration is fitted to links that were predicted for pairs left out; where there
 * is a lexicon, one of a function word that only attention gives is right if it is sure.
 *
 * node bench/fit-links.mjs && npm run format
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { withoutCrossed } from '../dist/align/words/crossed.js';
import { evidenceOf } from '../dist/align/words/evidence.js';
import { aloneOdds } from '../dist/align/words/function-words.js';
import { grow, joinFeatures, joinFeaturesOf, looseIn } from '../dist/align/words/grow.js';
import { anchorsOf, compete, kindOf } from '../dist/align/words/match.js';
import { ranksOf } from '../dist/align/words/preferred.js';
import { features, featuresOf, logOddsOf } from '../dist/align/words/scores.js';
import { tokensOf } from '../dist/align/words/tokens.js';
import { defaults, emptyLexicon, openModel, openTranslator, packOf, readLexicon } from '../dist/index.js';
import { modelFolder } from './common.mjs';
import { loading } from './typescript.mjs';

const tests = new URL('../test/align/words/', import.meta.url);
const folder = new URL('../src/align/words/weights/', import.meta.url);

/** What is left out of each setting, and its levels. Lower ones link more words, and more wrongly. */
const attention = [
  'attention',
  'mutualAttention',
  'attentionBest',
  'attentionShare',
  'contentAttention',
  'attentionFirst',
];
const words = [
  ...['lexicon', 'lexiconShare', 'lexiconBest', 'unknown'],
  ...['elsewhere', 'bothSmallUnknown', 'oneSmallUnknown'],
];
const kinds = {
  both: { without: [], levels: { link: -1.3, join: -0.2, anchor: 0.5 } },
  attention: { without: words, levels: { link: -1.2, join: 0, anchor: 0.5 } },
  lexicon: { without: attention, levels: { link: -1.5, join: 0, anchor: 0.5 } },
  nothing: { without: [...attention, ...words], levels: { link: 0.2, join: 1, anchor: 0.5 } },
};
const possible = { first: 0.2, join: 0.5 };
const penalty = 1;
const folds = 5;

const { load, close } = await loading();
const { readGold } = await load('test/align/words/gold.ts');
const { countsOf, errorRateOf, linksOf, precisionOf, recallOf, sumOf } =
  await load('test/align/words/aer.ts');
await close();

const packs = { source: packOf('id'), target: packOf('en') };
const model = await openModel(modelFolder);
const translator = await openTranslator(model, defaults);
const lexicon = await readLexicon(model.lexicon.path, model.lexicon.direction);

/** Gold pairs with their evidence, and what the gold says of two words: 1 sure, 0.5 possible, 0 nothing. */
const read = async (hasAttention, hasLexicon) => {
  const pairs = readGold(readFileSync(new URL('gold-dev.txt', tests), 'utf8')).map((gold) => ({
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
  return pairs.map(({ gold, source, target }, at) => {
    const seen = hasAttention ? attentions[at] : null;
    const evidence = evidenceOf(source, target, hasLexicon ? lexicon : emptyLexicon, seen, packs);
    const placeIn = (all) => (token) =>
      all.findIndex(({ start, end }) => token.start < end && start < token.end);
    const rows = source.map(placeIn(gold.source.words));
    const columns = target.map(placeIn(gold.target.words));
    const said = new Map(gold.links.map((link) => [`${link.source} ${link.target}`, link.sure ? 1 : 0.5]));
    const label = (i, j) => said.get(`${rows[i]} ${columns[j]}`) ?? 0;
    return { gold, source, target, evidence, label };
  });
};

const sizeOf = ({ source, target }) => [source.length, target.length];

const oddsOf = (pair, { first, second }, { anchor }) => {
  return logOddsOf(pair.evidence, second, anchorsIn(pair, first, anchor));
};
const anchorsIn = (pair, first, anchor) =>
  anchorsOf(aloneOdds(pair.evidence, logOddsOf(pair.evidence, first, null)), ...sizeOf(pair), anchor);

const linksIn = ({ evidence, ...pair }, odds, { link }) =>
  withoutCrossed(
    compete(ranksOf(evidence, aloneOdds(evidence, odds)), ...sizeOf(pair), link, odds),
    evidence,
  );

const predict = (pair, weights, levels) => {
  const odds = oddsOf(pair, weights, levels);
  const links = linksIn(pair, odds, levels);
  return grow(links, pair.evidence, odds, weights.join, levels.join).map((unit, at) => ({
    ...unit,
    start: links[at],
  }));
};

const train = (pairs, without, levels) => {
  const fitTo = (names, examples, left) => {
    const off = names.flatMap((name, k) => (left.includes(name) ? [k] : []));
    const found = regression(examples, off, penalty);
    return Object.fromEntries(names.map((name, k) => [name, found[k]]));
  };
  const cells = (anchors) =>
    pairs.flatMap((pair, at) => {
      const into = featuresOf(pair.evidence, anchors?.[at] ?? null);
      return pair.source.flatMap((_, i) =>
        pair.target.map((_, j) => {
          const x = new Float64Array(features.length);
          into(i, j, x);
          const label = pair.label(i, j);
          // What belongs to a word's unit is not yet its translation.
          const isPart = label === 0.5 && pair.source[i].isSmall !== pair.target[j].isSmall;
          return {
            x,
            y: label > 0 && !isPart ? 1 : 0,
            weight: label === 0.5 && !isPart ? possible.first : 1,
          };
        }),
      );
    });
  const first = fitTo(features, cells(null), [...without, 'near', 'far']);
  const anchors = pairs.map((pair) => anchorsIn(pair, first, levels.anchor));
  const second = fitTo(features, cells(anchors), without);
  const joins = pairs.flatMap((pair) => {
    const odds = oddsOf(pair, { first, second }, levels);
    const units = linksIn(pair, odds, levels);
    const unitOf = {
      source: new Int32Array(pair.source.length).fill(-1),
      target: new Int32Array(pair.target.length).fill(-1),
    };
    units.forEach(({ source, target }, at) => {
      for (const i of source) unitOf.source[i] = at;
      for (const j of target) unitOf.target[j] = at;
    });
    const into = joinFeaturesOf(pair.evidence, odds, unitOf);
    return looseIn(units, unitOf).map((loose) => {
      const x = new Float64Array(joinFeatures.length);
      into(loose, x);
      const { side, word, partner } = loose;
      const label = side === 'source' ? pair.label(word, partner) : pair.label(partner, word);
      return { x, y: label === 0.5 ? possible.join : label, weight: 1 };
    });
  });
  return { first, second, join: fitTo(joinFeatures, joins, without) };
};

/** Weights of a logistic regression; those of features that are `off` are 0, the first has no penalty. */
const regression = (examples, off, ridge) => {
  const size = examples[0].x.length;
  const weights = new Float64Array(size);
  for (let round = 0; round < 50; round++) {
    const slope = new Float64Array(size);
    const curve = Array.from({ length: size }, () => new Float64Array(size));
    for (const { x, y, weight } of examples) {
      const sum = x.reduce((total, value, k) => total + value * weights[k], 0);
      const p = 1 / (1 + Math.exp(-sum));
      for (let k = 0; k < size; k++) {
        if (x[k] === 0) continue;
        slope[k] += weight * (p - y) * x[k];
        for (let l = 0; l < size; l++) curve[k][l] += weight * (p * (1 - p) + 1e-9) * x[k] * x[l];
      }
    }
    for (let k = 0; k < size; k++) {
      const own = k === 0 ? 1e-6 : ridge;
      slope[k] += own * weights[k];
      curve[k][k] += own;
    }
    for (const k of off) {
      for (let l = 0; l < size; l++) curve[k][l] = curve[l][k] = 0;
      curve[k][k] = 1;
      slope[k] = 0;
    }
    const step = solved(curve, slope);
    step.forEach((value, k) => {
      weights[k] -= value;
    });
    if (Math.max(...step.map(Math.abs)) < 1e-7) break;
  }
  return weights;
};

/** Solves a system of linear equations by elimination. */
const solved = (matrix, right) => {
  const rows = matrix.map((row, i) => [...row, right[i]]);
  for (let column = 0; column < rows.length; column++) {
    let pivot = column;
    for (let row = column; row < rows.length; row++)
      if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    for (let row = 0; row < rows.length; row++) {
      const factor = row === column ? 0 : rows[row][column] / rows[column][column];
      if (factor !== 0) for (let k = column; k <= rows.length; k++) rows[row][k] -= factor * rows[column][k];
    }
  }
  return rows.map((row, i) => row[rows.length] / row[i]);
};

/** Whether the words of a unit correspond, each with each. */
const areAll = (pair, { source, target }, least = 0.5) =>
  source.every((i) => target.every((j) => pair.label(i, j) >= least));

/** How true links of pairs that were left out are, and the calibration that this asks for. */
const validate = (pairs, without, levels) => {
  const counts = [];
  const links = { link: [], seen: [], guessed: [] };
  const joins = { join: [], joinSmall: [] };
  for (let fold = 0; fold < folds; fold++) {
    const weights = train(
      pairs.filter((_, at) => at % folds !== fold),
      without,
      levels,
    );
    for (const pair of pairs.filter((_, at) => at % folds === fold)) {
      const units = predict(pair, weights, levels);
      const spans = units.map(({ source, target }) => ({
        source: source.map((i) => pair.source[i]),
        target: target.map((j) => pair.target[j]),
      }));
      counts.push(countsOf(linksOf(spans, pair.gold), pair.gold));
      for (const unit of units) {
        const { source, target, odds, joined, start } = unit;
        const isRight = areAll(pair, start);
        const kind = kindOf(unit, pair.evidence);
        const isGood = kind === 'seen' && !without.includes('lexicon') ? areAll(pair, start, 1) : isRight;
        links[kind].push({ x: [1, odds], y: isGood ? 1 : 0, weight: 1 });
        if (isRight && joined.length > 0) {
          const worst = joined.reduce((least, each) => (each.odds < least.odds ? each : least));
          const y = areAll(pair, { source, target }) ? 1 : 0;
          joins[worst.isSmall ? 'joinSmall' : 'join'].push({ x: [1, worst.odds], y, weight: 1 });
        }
      }
    }
  }
  return {
    counts: sumOf(counts),
    calibration: {
      ...Object.fromEntries(
        Object.entries({ ...links, ...joins }).map(([kind, all]) => [
          kind,
          all.length < 10 ? [0, 1] : [...regression(all, [], 0.1)],
        ]),
      ),
    },
  };
};

const two = (number) => Math.round(number * 100) / 100 + 0;
const roundedIn = (record) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, two(value)]));
const settings = {};
for (const [kind, { without, levels }] of Object.entries(kinds)) {
  const pairs = await read(!without.includes('attention'), !without.includes('lexicon'));
  const { counts, calibration } = validate(pairs, without, levels);
  const figures = [precisionOf(counts), recallOf(counts), errorRateOf(counts)].map((each) => each.toFixed(3));
  process.stdout.write(`${kind}: precision ${figures[0]}, recall ${figures[1]}, AER ${figures[2]}\n`);
  const { first, second, join } = train(pairs, without, levels);
  settings[kind] = {
    first: roundedIn(first),
    second: roundedIn(second),
    join: roundedIn(join),
    levels,
    calibration: Object.fromEntries(
      Object.entries(calibration).map(([kind, numbers]) => [kind, numbers.map(two)]),
    ),
  };
}
for (const [kind, trained] of Object.entries(settings))
  writeFileSync(
    new URL(`${kind}.ts`, folder),
    [
      "import type { Trained } from '../trained.js';\n\n",
      '/** Fitted to `test/align/words/gold-dev.txt` by `bench/fit-links.mjs`, which writes this file. */\n',
      `export const ${kind}: Trained = ${JSON.stringify(trained, null, 2).replace(/"(\w+)":/g, '$1:')};\n`,
    ].join(''),
  );
await translator.dispose();
await model.dispose();
