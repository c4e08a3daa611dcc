/**
 * How well sentences are aligned, and how fast.
 *
 * node bench/align.mjs                       gold files beside the project, changed bitexts, speed
 * node bench/align.mjs --quality | --speed   a part of it
 * node bench/align.mjs --settings            each setting halved, doubled, left out: a Markdown table
 * node bench/align.mjs SOURCE TARGET GOLD [--pivot FILE] [--lexicon FILE|none]
 *
 * The gold files are those of ../shared/align, or of `--articles FOLDER`. SOURCE, TARGET and the pivot have a sentence a line, GOLD a bead: `[0]:[0, 1]`. `--json` prints figures as JSON;
 * `--misses` lists beads that were missed.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { defaults, emptyLexicon, openModel, openTranslator, readLexicon } from '../dist/index.js';
import { settingsTable } from './align/settings.mjs';
import { speedOf } from './align/speed.mjs';
import { articleSets, changedSets, linesOf, unrelatedTexts } from './align/texts.mjs';
import { machine, modelFolder } from './common.mjs';
import { loading } from './typescript.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pivot: { type: 'string' },
    lexicon: { type: 'string' },
    quality: { type: 'boolean' },
    speed: { type: 'boolean' },
    settings: { type: 'boolean' },
    json: { type: 'boolean' },
    misses: { type: 'boolean' },
    articles: { type: 'string' },
  },
});
const lexiconPath = new URL('../models/lexicon.id-en.tsv', import.meta.url).pathname;

const { load, close } = await loading();
const measure = await load('test/align/bench/beads.ts');
const bitexts = await load('test/align/bench/bitext.ts');
const perturb = await load('test/align/bench/perturb.ts');
const recombine = await load('test/align/bench/recombine.ts');
const { alignWithVerdict } = await load('src/align/align.ts');
await close();
const { countsOf, f1Of, precisionOf, readBeads, recallOf, sumOf } = measure;

const all = { pairs: bitexts.readDocuments().flat(), json: [] };
const say = (line) => values.json || console.log(line);

/** Aligns the texts of a set. */
const figuresOf = ({ name, target, texts }, evidence, optionsOf) => {
  const found = texts.map((text) => alignWithVerdict([text.source], [text.target], optionsOf(text)).beads);
  const counts = sumOf(found.map((beads, at) => countsOf(beads, texts[at].gold)));
  if (values.misses) for (const [at, beads] of found.entries()) listMisses(name, evidence, beads, texts[at]);
  const of = (hits) => ({ p: precisionOf(hits), r: recallOf(hits), f1: f1Of(hits) });
  return {
    set: name,
    evidence,
    target,
    strict: of(counts.strict),
    lax: of(counts.lax),
    vecalign: of(counts.vecalign),
  };
};

const listMisses = (name, evidence, beads, { source, target, gold }) => {
  const shown = (bead) => `${bead.source}:${bead.target}`;
  const found = new Set(beads.map(shown));
  for (const bead of gold.filter((each) => each.source.length * each.target.length > 0))
    if (!found.has(shown(bead))) {
      const touching = beads.filter(
        (other) =>
          other.source.some((i) => bead.source.includes(i)) ||
          other.target.some((j) => bead.target.includes(j)),
      );
      console.log(
        `\n${name} (${evidence}): ${bead.kind ?? ''} ${shown(bead)} found as ${touching.map(shown).join(' ')}`,
      );
      for (const each of touching)
        console.log(
          `  ${each.score.toFixed(2)} ${each.source.map((i) => `[${i}] ${source[i]}`).join(' ')}\n    → ${each.target.map((j) => `[${j}] ${target[j]}`).join(' ')}`,
        );
    }
};

const header = `${''.padEnd(30)}${'evidence'.padEnd(10)} strict P     R    F1   lax P     R    F1   F1*  wanted`;
const fixed = (value) => value.toFixed(3).padStart(6);
const line = ({ set, evidence, target, strict, lax, vecalign }) => {
  const trio = ({ p, r, f1 }) => [p, r, f1].map(fixed).join('');
  const isShort = target !== null && strict.f1 < target;
  return `${set.padEnd(30)}${evidence.padEnd(10)}   ${trio(strict)}  ${trio(lax)}${fixed(vecalign.f1)}${target === null ? '' : `  ≥ ${target}${isShort ? ' SHORT' : ''}`}`;
};
const report = (figures) => {
  all.json.push(figures);
  say(line(figures));
};

/** Our model's greedy translation of each segment, each once. */
const pivots = async (sets) => {
  const sources = [...new Set(sets.flatMap(({ texts }) => texts.flatMap(({ source }) => source)))];
  const model = await openModel(modelFolder);
  const translator = await openTranslator(model, { ...defaults, beamSize: 1 });
  const said = await translator.translate(sources);
  await translator.dispose();
  await model.dispose();
  const known = new Map(sources.map((text, at) => [text, said[at].text]));
  return (source) => source.map((text) => known.get(text));
};

/** The evidence that each changed bitext is aligned with. Targets are for the first. */
const evidenceFor = (pivotOf, lexicon) => ({
  pivot: ({ source }) => ({ pivot: pivotOf(source), lexicon }),
  lexicon: () => ({ lexicon }),
  bare: () => ({}),
});

if (positionals.length > 0) {
  const [source, target, gold] = positionals;
  const lexicon =
    values.lexicon && values.lexicon !== 'none' ? await readLexicon(values.lexicon) : emptyLexicon;
  const text = {
    source: linesOf(source),
    target: linesOf(target),
    gold: readBeads(readFileSync(gold, 'utf8')),
  };
  say(header);
  report(
    figuresOf(
      { name: source.slice(-28), target: null, texts: [text] },
      values.pivot ? 'pivot' : 'bare',
      () => ({
        lexicon,
        ...(values.pivot && { pivot: linesOf(values.pivot) }),
      }),
    ),
  );
} else {
  const isAll = !values.quality && !values.speed && !values.settings;
  const lexicon = await readLexicon(lexiconPath);
  const articles = articleSets(readBeads, values.articles);
  const changed = changedSets(bitexts, perturb, values.settings ? [1] : [1, 2, 3]);
  if (isAll || values.quality) {
    const pivotOf = await pivots(changed);
    say(header);
    for (const set of articles)
      report(
        figuresOf(set, set.texts[0].pivot ? 'pivot' : 'bare', ({ pivot }) => ({ ...(pivot && { pivot }) })),
      );
    for (const [evidence, optionsOf] of Object.entries(evidenceFor(pivotOf, lexicon)))
      for (const set of changed)
        report(figuresOf(evidence === 'pivot' ? set : { ...set, target: null }, evidence, optionsOf));
    const strangers = unrelatedTexts(bitexts.readDocuments());
    for (const [evidence, optionsOf] of Object.entries(evidenceFor(pivotOf, lexicon))) {
      const results = strangers.map((text) =>
        alignWithVerdict([text.source], [text.target], optionsOf(text)),
      );
      const paired = results.map(
        ({ beads }) => beads.filter(({ source, target }) => source.length * target.length > 0).length,
      );
      const kinds = ['unrelated', 'unknown', 'related'].map(
        (kind) => `${results.filter(({ verdict }) => verdict.kind === kind).length} ${kind}`,
      );
      const pairs = paired.reduce((sum, count) => sum + count, 0);
      all.json.push({ set: 'unrelated', evidence, texts: strangers.length, pairs, kinds });
      say(
        `${`${strangers.length} unrelated documents`.padEnd(30)}${evidence.padEnd(10)}   ${pairs} pairs in ${paired.filter(Boolean).length} of them; said to be ${kinds.join(', ')}${evidence === 'bare' ? '' : '; wanted: no pair'}`,
      );
    }
    say('F1*: strict, with the precision of Vecalign (1:0 and 0:1 beads count as found)');
  }
  if (isAll || values.speed) {
    say(`\n${machine()}`);
    for (const figures of speedOf(all.pairs, { perturb, recombine, bitexts, countsOf, f1Of }, lexiconPath)) {
      all.json.push(figures);
      say(
        `${figures.count} × ${figures.count}, ${figures.evidence}: ${figures.wall.toFixed(2)} s (CPU ${figures.cpu.toFixed(2)} s), peak ${figures.peak} MB (${figures.before} MB before), strict F1 ${figures.f1.toFixed(3)}; wanted < ${figures.wanted} s`,
      );
    }
  }
  if (values.settings) {
    const pivotOf = await pivots(changed);
    console.log(await settingsTable({ articles, changed, pivotOf, lexicon, measure }));
  }
}
if (values.json) console.log(JSON.stringify(all.json, null, 2));
