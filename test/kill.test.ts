import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../src/pipeline.js';
import { defaults } from '../src/translate/translator.js';
import { cliPath, padan } from './cli.js';
import { tiny } from './model/embedded.js';

const folder = (): string => mkdtempSync(join(tmpdir(), 'padan-kill-'));

const filesOf = (root: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(root, name)).isFile() && !name.startsWith('.padan'))
      .sort()
      .map((name) => [name, readFileSync(join(root, name), 'utf8')]),
  );

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
const seeded = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

const corpus = folder();
for (let i = 0; i < 16; i++)
  writeFileSync(
    join(corpus, `${i}.txt`),
    Array.from(
      { length: 6 },
      (_, k) =>
        `Harga beras di kota ${i} naik ${k + 2} persen. Warga kampung mengeluh pada hari ke-${i * k}.\n\n`,
    ).join(''),
  );

/** How often a run is killed; `bench/kill.mjs` asks for more. */
const kills = Number(process.env['PADAN_KILLS'] ?? 50);

it(
  `a run that is killed ${kills} times, at any moment, ends with the files of an undisturbed one`,
  async () => {
    const args = (out: string) => [
      'run',
      corpus,
      '-o',
      out,
      '--beam',
      '2',
      '--batch-size',
      '4',
      '--no-memory',
    ];
    const undisturbed = folder();
    const began = performance.now();
    expect((await padan(args(undisturbed))).code).toBe(0);
    const whole = performance.now() - began;
    const expected = filesOf(undisturbed);

    const random = seeded(20_261_124);
    let out = folder();
    let finished = 0;
    let kept = 0;
    for (let killed = 0; killed < kills; ) {
      const child = spawn(process.execPath, [cliPath, ...args(out)], { stdio: 'ignore' });
      const ended = once(child, 'exit');
      const timer = setTimeout(() => child.kill('SIGKILL'), 250 + random() * whole * 0.6);
      const [code, signal] = await ended;
      clearTimeout(timer);
      if (signal === 'SIGKILL') {
        killed++;
        // Nothing half-written stands where a reader would take it for a report.
        for (const [name, content] of Object.entries(filesOf(out)))
          if (!/^(?:index\.html|run\.json|failed\.json)$/.test(name)) expect(content).toBe(expected[name]);
      } else {
        expect(code).toBe(0);
        expect(filesOf(out)).toEqual(expected);
        finished++;
        out = folder();
      }
    }
    const { code, stdout } = await padan([...args(out), '--json']);
    expect(code).toBe(0);
    kept = JSON.parse(stdout).kept;
    expect(filesOf(out)).toEqual(expected);
    // Otherwise the kills came too early to mean anything.
    expect(finished + kept).toBeGreaterThan(0);
  },
  kills * 12_000,
);

it('a journal that is cut anywhere costs its last record, and the files are the same', async () => {
  const model = await tiny();
  const texts = folder();
  for (let i = 0; i < 3; i++)
    writeFileSync(join(texts, `${i}.txt`), `Selamat pagi ${i}.\n\nApa kabar ${i}?\n`);
  const options = (out: string) => ({
    ...defaults,
    beamSize: 1,
    paths: [texts],
    out,
    references: null,
    split: 'auto' as const,
    force: false,
    memory: null,
    retries: 0,
    onlyFailed: false,
    prune: false,
  });
  const whole = folder();
  await run(model, options(whole));
  const expected = filesOf(whole);
  const journal = readFileSync(join(whole, '.padan/journal.jsonl'));
  const lines = journal.toString().split('\n').slice(0, -1);
  expect(lines).toHaveLength(6);
  const ends = lines.map((_, i) => Buffer.byteLength(`${lines.slice(0, i + 1).join('\n')}\n`));
  for (let size = ends[3]!; size <= journal.length; size += 31) {
    const out = folder();
    mkdirSync(join(out, '.padan'));
    writeFileSync(join(out, '.padan/journal.jsonl'), journal);
    truncateSync(join(out, '.padan/journal.jsonl'), size);
    const { kept, translated } = await run(model, options(out));
    expect(kept).toBe(ends.filter((end) => end <= size).length);
    expect(kept + translated).toBe(6);
    expect(filesOf(out)).toEqual(expected);
    expect(existsSync(join(out, '.padan/lock'))).toBe(false);
  }
});
