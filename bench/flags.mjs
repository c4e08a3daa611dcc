// How often flags are right: recall on good translations that are broken in known ways (bench/flags/break.mjs), and
// false alarms on good ones. Run `npm run build` first.
// Usage: node bench/flags.mjs [PAIRS.tsv …]   more good translations, lines of "Indonesian TAB English"
//        node bench/flags.mjs --missed KIND   shows what was not noticed
import { readdirSync, readFileSync } from 'node:fs';
import { align, flagsOf, packOf, readLexicon, segment } from '../dist/index.js';
import { bothWays, contentBy, recallOf } from './flags/break.mjs';

const lexicon = await readLexicon('models/lexicon.id-en.tsv');
const lexicons = { id: lexicon, en: lexicon.inverse() };
const rulesOf = ({ source, target, from, to }) =>
  flagsOf({ source, target: { text: target, block: 0 }, from, to, lexicon: lexicons[from] }).map(
    ({ rule }) => rule,
  );

const linesOf = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([id, en]) => id && en);

/** Sentences of corpus/ and its references that the aligner pairs, where these have the paragraphs of the source. */
const ofCorpus = () =>
  readdirSync('corpus')
    .filter((name) => name.endsWith('.en.txt'))
    .flatMap((name) => {
      const paragraphs = (path) =>
        readFileSync(path, 'utf8')
          .trim()
          .split(/\n\s*\n/);
      const [id, en] = [paragraphs(`corpus/${name.replace('.en.', '.id.')}`), paragraphs(`corpus/${name}`)];
      if (id.length !== en.length) return [];
      return id.flatMap((text, i) => {
        const [ours, theirs] = [segment(text, 'id'), segment(en[i], 'en')];
        const [source, target] = [ours, theirs].map((side) => side.map(({ text }) => text.trim()));
        return align(source, target, { lexicon })
          .filter((bead) => bead.source.length === 1 && bead.target.length === 1)
          .map((bead) => [source[bead.source[0]], target[bead.target[0]]]);
      });
    });

const missed = process.argv.indexOf('--missed');
const files = missed < 0 ? process.argv.slice(2) : [];
const own = [...linesOf('bench/flags/pairs.tsv'), ...ofCorpus()];
const pairs = bothWays(own);
const recall = recallOf(pairs, lexicons, rulesOf, contentBy(packOf));

if (missed >= 0) {
  for (const { source, target } of recall[process.argv[missed + 1]].missed)
    console.log(`${source}\n  ${target}`);
  process.exit();
}

console.log(`${own.length} pairs, both ways\n\n| broken | n | noticed |\n|---|---:|---:|`);
for (const [name, { broken, found }] of Object.entries(recall))
  console.log(`| ${name} | ${broken} | ${broken === 0 ? '–' : `${Math.round((100 * found) / broken)} %`} |`);

for (const [name, good] of [['these pairs', own], ...files.map((path) => [path, linesOf(path)])])
  for (const direction of ['id', 'en']) {
    const some = bothWays(good).filter(({ from }) => from === direction);
    const counts = {};
    for (const pair of some)
      for (const rule of new Set(rulesOf(pair))) counts[rule] = (counts[rule] ?? 0) + 1;
    console.log(`\nFlags per 1,000 good translations from ${direction}, ${name} (${some.length})`);
    for (const [rule, count] of Object.entries(counts))
      console.log(`  ${rule}: ${((1000 * count) / some.length).toFixed(1)}`);
  }
