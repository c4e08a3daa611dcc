/**
 * Fits the weights of word analysis (src/morphology/weights.ts) to the word forms that are to tune with, prints what
 * five-fold cross-validation says of them, and writes the file anew.
 *
 * A word's ways are the outcomes of a multinomial logistic regression, of which the hand-checked one is right (any with its
 * root if none has all its parts). Gradient descent, with a quadratic penalty on the distance from what we expect.
 *
 * npm run build && node bench/fit-morphology.mjs && npx biome check --write src
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { packOf, readLexicon } from '../dist/index.js';
import { createAnalyser } from '../dist/morphology/analyser.js';
import { evidenceOf } from '../dist/morphology/evidence.js';
import { scoreOf } from '../dist/morphology/score.js';
import { partsOf, scaleOf, waysOf } from '../dist/morphology/ways.js';

const at = (path) => new URL(path, import.meta.url);

/** What we expect of a weight before any data. */
const expected = {
  isWhole: 3,
  wholeFamily: 1,
  wholeForeign: 3,
  known: 3,
  isForeign: -3,
  isShort: -2,
  family: 1.5,
  meaning: 2,
  familyMeaning: 2,
  verb: 2,
  isNoVoice: -0.5,
  isNoVerb: -4,
  isClosed: -2,
  isDenied: -2,
  isDeniedUnknown: -2,
  affixes: 1.5,
  letters: 0.3,
  odds: 1,
  isCompound: 3,
  isDoubled: 6,
  isRhymed: 3,
  isSyllable: 5,
  isInfixed: 5,
};
const names = Object.keys(expected);
const penalty = 0.002;
const [rounds, step] = [1500, 1.5];
const folds = 5;

const pack = packOf('id');
const lexicon = await readLexicon(at('../models/lexicon.id-en.tsv').pathname, 'forward');
const analyser = createAnalyser(pack, lexicon);
const evidence = evidenceOf(lexicon, pack.affixes);
const scale = scaleOf(pack, evidence);
const words = { isKnown: (word) => evidence.count(word) > 0, analyse: analyser.analyse };

/** Words that more than one way is open to, with those ways. Denials are those of the present weights. */
const examples = readFileSync(at('../test/morphology/forms.tsv'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t'))
  .filter(([form]) => !scale.isRoot(form))
  .flatMap(([form, root, parts]) => {
    const ways = waysOf(form, scale, words).map(({ candidate, features }) => ({
      features,
      hasRoot: candidate.root.root === root,
      hasParts:
        partsOf(candidate, scale)
          .map((part) => part.form)
          .join(' ') === parts,
    }));
    const isFound = ways.some(({ hasRoot, hasParts }) => hasRoot && hasParts);
    const judged = ways.map(({ features, hasRoot, hasParts }) => ({
      features,
      isRight: hasRoot && (!isFound || hasParts),
    }));
    return judged.length > 1 && judged.some(({ isRight }) => isRight) ? [{ form, ways: judged }] : [];
  });

const fitted = (data) => {
  const weights = { ...expected };
  for (let round = 0; round < rounds; round++) {
    const slopes = Object.fromEntries(
      names.map((name) => [name, penalty * data.length * (expected[name] - weights[name])]),
    );
    for (const { ways } of data) {
      const odds = ways.map(({ features }) => scoreOf(features, weights));
      const most = Math.max(...odds);
      const masses = odds.map((each) => Math.exp(each - most));
      const all = masses.reduce((sum, each) => sum + each, 0);
      const right = masses.reduce((sum, each, i) => sum + (ways[i].isRight ? each : 0), 1e-12);
      for (const [i, { features, isRight }] of ways.entries()) {
        const pull = (isRight ? masses[i] / right : 0) - masses[i] / all;
        if (Math.abs(pull) > 1e-4) for (const name of names) slopes[name] += pull * features[name];
      }
    }
    for (const name of names) weights[name] += (step / data.length) * slopes[name];
  }
  return weights;
};

const isRight = ({ ways }, weights) =>
  ways.map((way) => ({ way, score: scoreOf(way.features, weights) })).sort((a, b) => b.score - a.score)[0].way
    .isRight;

let right = 0;
for (let fold = 0; fold < folds; fold++) {
  const weights = fitted(examples.filter((_, i) => i % folds !== fold));
  right += examples.filter((example, i) => i % folds === fold && isRight(example, weights)).length;
}
console.log(`cross-validation: ${right} of ${examples.length} words with several ways`);

const weights = fitted(examples);
const rows = names.map((name) => `  ${name}: ${Math.round(weights[name] * 10) / 10},\n`).join('');
writeFileSync(
  at('../src/morphology/weights.ts'),
  `import type { Features } from './score.js';

/** Fitted to \`test/morphology/forms.tsv\` by \`bench/fit-morphology.mjs\`, which writes this file. */
export const weights: Features = {
${rows}};
`,
);
