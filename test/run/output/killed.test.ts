import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../src/hash.js';
import { run } from '../../../src/pipeline.js';
import { writeFiles } from '../../../src/run/output/files.js';
import { lockPath, makeOutputFolder, readyState, stateFolder } from '../../../src/run/output/folder.js';
import { ownership, prune, settle } from '../../../src/run/output/ownership.js';
import { openLedger } from '../../../src/run/state/ledger.js';
import { lockOutput } from '../../../src/run/state/lock.js';
import { testFolder } from '../../folder.js';
import { tiny } from '../../model/embedded.js';
import { filesOf, runOptions } from '../../output.js';
import { killedAfter } from './killed.js';

/** What is written, by entry and path. */
type Reports = Record<string, Record<string, string>>;

/** Writes reports as a run does: those that are not up to date, then what is left of earlier ones. */
const write = async (reports: Reports, out: string, isPruning: boolean): Promise<void> => {
  await makeOutputFolder(out);
  const release = await lockOutput(lockPath(out));
  await readyState(out);
  const ledger = await openLedger(join(stateFolder(out), 'documents.jsonl'), out);
  try {
    for (const [name, files] of Object.entries(reports)) {
      const fingerprint = hashOf(JSON.stringify(files));
      if (ledger.current(name, fingerprint)) continue;
      const { written, kept } = await writeFiles(out, files, ownership(name, ledger));
      expect(kept).toEqual([]);
      await settle(name, { fingerprint, files: written, summary: null }, ledger, out);
    }
    const gone = ledger.names().filter((name) => !(name in reports));
    if (isPruning)
      await prune(gone, ledger, out, (message) => {
        throw new Error(message);
      });
  } finally {
    await ledger.close();
    await release();
  }
};

/** All files and folders but for Padan's own state. */
const allOf = (out: string) => ({
  files: filesOf(out),
  folders: readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name).slice(out.length + 1))
    .filter((path) => !path.startsWith('.padan'))
    .sort(),
});

/** Reports of up to three entries, whose files share folders. */
const reports: fc.Arbitrary<Reports> = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 })
  .chain((names) =>
    fc.record(
      Object.fromEntries(
        names.map((name) => [
          name,
          fc.dictionary(
            fc.constantFrom(`${name}.html`, `${name}~2.html`, `x/${name}.diff`, `x/y/${name}.tsv`),
            fc.constantFrom('1', '2', '3'),
            { minKeys: 1, noNullPrototype: true },
          ),
        ]),
      ),
    ),
  );

/** What pages link to that is not there. */
const deadLinks = (out: string): string[] =>
  Object.entries(filesOf(out)).flatMap(([name, content]) =>
    !name.endsWith('.html')
      ? []
      : [...content.replace(/<script[\s\S]*?<\/script>/g, '').matchAll(/href="([^"#?:]+)["#?]/g)]
          .map(([, href]) => join(out, dirname(name), decodeURIComponent(href!)))
          .filter((path) => !existsSync(path)),
  );

describe('a run that is killed', () => {
  it('while it prunes leaves nothing that the next run, which does not, would list in part', async () => {
    const corpus = testFolder('corpus');
    const write = (name: string, text: string) => writeFileSync(join(corpus, name), text);
    for (const name of ['a', 'b', 'c']) write(`${name}.id.txt`, `Harga beras di kota ${name} naik.\n`);
    write('c.en.txt', 'The price of rice rose.\n');
    const [before, whole] = [testFolder('before'), testFolder('whole')];
    const model = await tiny();
    await run(model, runOptions([corpus], before));
    const copyOf = (from: string, to: string) =>
      cpSync(from, to, { recursive: true, preserveTimestamps: true });
    copyOf(before, whole);
    for (const name of ['a.id.txt', 'c.id.txt', 'c.en.txt']) rmSync(join(corpus, name));
    const pruning = (out: string) => run(model, runOptions([corpus], out, { prune: true }));
    await pruning(whole);
    const expected = allOf(whole);
    let parts = 0;
    // In the middle of the reports of the one, and of the other: all else is up to date.
    for (const moment of [14, 20]) {
      const out = testFolder('out');
      copyOf(before, out);
      await killedAfter(moment, () => pruning(out));
      rmSync(lockPath(out), { force: true });
      const notices: string[] = [];
      const next = await run(model, runOptions([corpus], out), (event) => {
        if (event.kind === 'notice') notices.push(event.message);
      });
      expect(next.failures).toEqual([]);
      expect(deadLinks(out)).toEqual([]);
      if (notices.some((notice) => notice.includes('only a part is there'))) parts++;
      await pruning(out);
      expect(allOf(out)).toEqual(expected);
    }
    expect(parts).toBeGreaterThan(0);
  });
});

describe('writing that is killed', () => {
  it('at any change of a file is made good by the next run: nothing is missing, and nothing too much', async () => {
    let kills = 0;
    await fc.assert(
      fc.asyncProperty(
        reports,
        reports,
        fc.array(fc.nat(45), { minLength: 1, maxLength: 2 }),
        fc.boolean(),
        async (before, now, moments, isPruning) => {
          const [out, whole] = [testFolder('killed'), testFolder('whole')];
          for (const folder of [out, whole]) await write(before, folder, false);
          await write(now, whole, isPruning);
          for (const moment of moments) {
            const made = await killedAfter(moment, () => write(now, out, isPruning));
            if (made > moment) kills++;
            // The process of its lock is this one, and alive.
            rmSync(lockPath(out), { force: true });
          }
          await write(now, out, isPruning);
          expect(allOf(out)).toEqual(allOf(whole));
        },
      ),
      { seed: 20_261_129, numRuns: 30, endOnFailure: true },
    );
    expect(kills).toBeGreaterThan(20);
  });
});
