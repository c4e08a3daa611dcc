import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../src/pipeline.js';
import type { RunEvent } from '../src/run/events.js';
import type { RunOptions } from '../src/run/options.js';
import { readStatus } from '../src/run/state/status.js';
import { testFolder } from './folder.js';
import { tiny } from './model/embedded.js';
import { filesOf, runOptions } from './output.js';
import { damagedLines } from './run/state/damage.js';

const state = ['documents.jsonl', 'journal.jsonl', 'runs.jsonl', 'status.json'];

/** A run with the notices that it gave. */
const runOver = async (corpus: string, out: string, more: Partial<RunOptions> = {}) => {
  const notices: string[] = [];
  const onEvent = (event: RunEvent) => {
    if (event.kind === 'notice') notices.push(event.message);
  };
  const result = await run(await tiny(), runOptions([corpus], out, { links: 'none', ...more }), onEvent);
  return { ...result, notices };
};

/** A corpus that was run over with other settings first, its output, and what it should hold. */
const runTwice = async () => {
  const corpus = testFolder('corpus');
  writeFileSync(join(corpus, 'a.txt'), 'Harga beras naik.\n\nSelamat pagi.\n');
  writeFileSync(join(corpus, 'b.txt'), 'Apa kabar? Baik.\n');
  const out = testFolder('out');
  await runOver(corpus, out, { lengthPenalty: 0.5 });
  await runOver(corpus, out);
  return { corpus, out, expected: filesOf(out) };
};

let ready: ReturnType<typeof runTwice> | undefined;
const finished = () => {
  ready ??= runTwice();
  return ready;
};

const copyOf = (out: string): string => {
  const copy = testFolder('copy');
  // With times to the nanosecond, which Node rounds.
  execFileSync('cp', ['-a', `${out}/.`, copy]);
  return copy;
};

describe('damaged state of an output folder', () => {
  it('changes no output, loses no edit, is named, and is whole after the next run', async () => {
    const { corpus, out, expected } = await finished();
    const edited = 'edited by hand';
    for (let number = 0; number < 2; number++) {
      const folder = copyOf(out);
      writeFileSync(join(folder, 'a.en.txt'), edited);
      const said = state.map((name, i) => {
        const path = join(folder, '.padan', name);
        // Each file is damaged in a way of its own.
        const { what, bytes } = damagedLines(readFileSync(path), number + 3 * i);
        writeFileSync(path, bytes);
        return `${name}: ${what}`;
      });
      const about = `${number}: ${said.join(', ')}`;
      const seen = await readStatus(folder);
      expect(seen.status === null ? seen.problem : null, about).toSatisfy(
        (problem) => seen.status !== null || problem.includes('status.json'),
      );

      const { failures, notices } = await runOver(corpus, folder);
      expect(failures, about).toEqual([]);
      const { 'a.en.txt': kept, 'a.en.txt.new': beside, ...others } = filesOf(folder);
      expect(kept, about).toBe(edited);
      expect([undefined, expected['a.en.txt']], about).toContain(beside);
      const { 'a.en.txt': _, ...rest } = expected;
      expect(others, about).toEqual(rest);
      expect((await readStatus(folder)).state, about).toBe('finished');
      for (const notice of notices.filter((each) => each.includes('damaged')))
        expect(notice, about).toMatch(/\.padan\/(?:documents|journal|runs)\.jsonl: \d+ lines? damaged/);

      const again = await runOver(corpus, folder);
      expect(again, about).toMatchObject({ translated: 0, failures: [] });
      expect(
        again.notices.filter((each) => each.includes('.padan')),
        about,
      ).toEqual([]);
    }
  });

  it.each(state.slice(0, 3))('that became a folder is refused by name: %s', async (name) => {
    const { corpus, ...made } = await finished();
    const out = copyOf(made.out);
    rmSync(join(out, '.padan', name));
    mkdirSync(join(out, '.padan', name));
    // The journal is opened only when it is needed.
    await expect(runOver(corpus, out, { force: true })).rejects.toMatchObject({
      code: 'output-unusable',
      place: { path: join(out, '.padan', name) },
    });
  });

  it('that kept an overview gives none that is not as it was written', async () => {
    const { corpus, ...made } = await finished();
    const out = copyOf(made.out);
    const { overview } = await runOver(corpus, out);
    const path = join(out, 'overview.json');
    const text = readFileSync(path, 'utf8');
    const damaged = text.replaceAll('tiny', 'tinY');
    expect(damaged).not.toBe(text);
    writeFileSync(path, damaged);
    execFileSync('touch', ['-r', join(made.out, 'overview.json'), path]);
    expect((await runOver(corpus, out)).overview).toEqual(overview);
  });
});
