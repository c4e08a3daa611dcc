/** How long long texts take, and how much memory, each in a process of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const child = fileURLToPath(new URL('speed-child.mjs', import.meta.url));

/** Counts of sentences, and the seconds that issue 13 wants. */
const sizes = [
  [1_000, 1],
  [50_000, 120],
];

/**
 * Texts are recombined from the bench's pairs, 20 % changed as in the bench of quality; the pivot is a noisy version of
 * the good translation (`recombine.ts` says how).
 *
 * @yields {{ count: number, evidence: string, wall: number, cpu: number, peak: number, before: number, f1: number, wanted: number }}
 *   seconds and megabytes
 */
export function* speedOf(pairs, { perturb, recombine, bitexts, countsOf, f1Of }, lexicon) {
  const folder = mkdtempSync(join(tmpdir(), 'padan-align-'));
  try {
    for (const [count, wanted] of sizes) {
      const many = recombine.recombined(pairs, count, 7);
      const said = recombine.noisy(
        many.map(({ target }) => target),
        8,
      );
      const meant = new Map(many.map(({ source }, at) => [source, said[at]]));
      const { source, target, gold } = bitexts.bitextOf(
        perturb.perturbed(many, {
          rate: 0.2,
          seed: 9,
          foreign: bitexts.readForeign(),
          // Of these the noisy translation of each source segment is known.
          kinds: ['merge-target', 'split-target', 'drop-source', 'drop-target', 'insert', 'move'],
        }),
      );
      const pivot = source.map((text) => meant.get(text));
      for (const evidence of ['pivot', 'lexicon']) {
        const file = join(folder, 'texts.json');
        writeFileSync(file, JSON.stringify({ source, target, ...(evidence === 'pivot' && { pivot }) }));
        const { stdout, stderr, status } = spawnSync(
          process.execPath,
          ['--expose-gc', child, file, lexicon],
          {
            encoding: 'utf8',
            maxBuffer: 2 ** 28,
          },
        );
        if (status !== 0) throw new Error(`the aligner failed on ${count} sentences: ${stderr}`);
        const { beads, ...figures } = JSON.parse(stdout);
        yield { count, evidence, wanted, f1: f1Of(countsOf(beads, gold).strict), ...figures };
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
