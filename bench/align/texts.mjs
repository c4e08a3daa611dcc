/** What the bench of the aligner measures on: gold files, and bitexts that it changes. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export const linesOf = (path) => readFileSync(path, 'utf8').replace(/\n$/, '').split('\n');

/** The article of Text+Berg in a folder, if it is there: both ways, with a translation and without. */
export const articleSets = (readBeads, folder = `${root}../shared/align`) => {
  const file = (name) => join(folder, `dev.${name}`);
  if (!existsSync(file('defr'))) return [];
  const [de, fr] = [linesOf(file('de')), linesOf(file('fr'))];
  const gold = readBeads(readFileSync(file('defr'), 'utf8'));
  const mirrored = gold.map(({ source, target }) => ({ source: target, target: source }));
  const there = { source: de, target: fr, gold };
  const back = { source: fr, target: de, gold: mirrored };
  return [
    { name: 'de–fr, pivot', target: 0.93, texts: [{ ...there, pivot: linesOf(file('de-as-fr')) }] },
    { name: 'fr–de, pivot', target: 0.93, texts: [{ ...back, pivot: linesOf(file('fr-as-de')) }] },
    { name: 'de–fr, bare', target: 0.78, texts: [there] },
    { name: 'fr–de, bare', target: 0.78, texts: [back] },
  ];
};

/** Ways to change a bitext, and the strict F1 that issue 13 wants with our model as the pivot. */
export const changedSets = ({ readDocuments, readForeign, bitextOf }, perturb, seeds = [1, 2, 3]) => {
  const { changes, perturbed, unchanged, without, missing, shuffled, swappedHalves, withChapter, firstHalf } =
    perturb;
  const pairs = readDocuments().flat();
  const foreign = readForeign();
  const whole = unchanged(pairs);
  const some = (make) => seeds.map((seed) => bitextOf(make(seed)));
  const dropped = (every) => bitextOf(without(whole, 'target', (at) => at % every === every - 1));
  const set = (name, texts, target = null) => ({ name, target, texts });
  return [
    set('unchanged', [bitextOf(whole)]),
    set(
      '20 % changed',
      some((seed) => perturbed(pairs, { rate: 0.2, seed, foreign })),
      0.995,
    ),
    set(
      '50 % changed',
      some((seed) => perturbed(pairs, { rate: 0.5, seed, foreign })),
      0.98,
    ),
    ...changes.map((kind) =>
      set(
        `30 % ${kind}`,
        some((seed) => perturbed(pairs, { rate: 0.3, seed, foreign, kinds: [kind] })),
      ),
    ),
    set('every 2nd target dropped', [dropped(2)], 0.97),
    set('every 3rd target dropped', [dropped(3)]),
    set(
      '20 % of the target missing',
      some((seed) => missing(whole, 'target', 0.2, seed)),
    ),
    set(
      '20 % of the source missing',
      some((seed) => missing(whole, 'source', 0.2, seed)),
    ),
    set(
      'a third of the blocks swapped',
      some((seed) => shuffled(whole, 1 / 3, seed)),
    ),
    set(
      'all blocks swapped',
      some((seed) => shuffled(whole, 1, seed)),
    ),
    set('halves swapped', [bitextOf(swappedHalves(whole))]),
    set('foreign chapter', [bitextOf(withChapter(whole, foreign))]),
    set('first half only', [bitextOf(firstHalf(whole))]),
  ];
};

/** Documents with each other's translations. */
export const unrelatedTexts = (documents) =>
  documents.flatMap((document, i) =>
    documents.flatMap((other, j) =>
      i === j
        ? []
        : [{ source: document.map(({ source }) => source), target: other.map(({ target }) => target) }],
    ),
  );
