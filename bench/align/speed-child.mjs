/** Aligns the texts of a file, and prints what it took: `speed-child.mjs TEXTS LEXICON`. */
import { readFileSync } from 'node:fs';
import { alignWithVerdict, readLexicon } from '../../dist/index.js';

const [texts, path] = process.argv.slice(2);
const lexicon = await readLexicon(path);
const { source, target, pivot } = JSON.parse(readFileSync(texts, 'utf8'));
globalThis.gc();
const megabytes = (bytes) => Math.round(bytes / 2 ** 20);
const before = megabytes(process.memoryUsage().rss);
const [start, used] = [performance.now(), process.cpuUsage()];
const { beads } = alignWithVerdict([source], [target], { lexicon, ...(pivot && { pivot: [pivot] }) });
const wall = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(used);
const peak = megabytes(process.resourceUsage().maxRSS * 1024);
console.log(JSON.stringify({ wall, cpu: (user + system) / 1e6, before, peak, beads }));
