import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { run } from '../src/pipeline.js';
import { cliPath, padan } from './cli.js';
import { testFolder } from './folder.js';
import { tiny } from './model/embedded.js';
import { filesOf, runOptions } from './output.js';

const folder = (): string => testFolder('kill');
const tinyFolder = new URL('model/tiny', import.meta.url).pathname;

const corpus = folder();
for (let i = 0; i < 24; i++)
  writeFileSync(
    join(corpus, `${i}.txt`),
    Array.from(
      { length: 8 },
      (_, k) =>
        `Harga beras di kota ${i} naik ${k + 2} persen. Warga kampung mengeluh pada hari ke-${i * k}.\n\n`,
    ).join(''),
  );

/** How often a run is killed; `bench/kill.mjs` asks for more. */
const kills = Number(process.env['PADAN_KILLS'] ?? 25);

it(
  `a run that is killed ${kills} times at random ends with the same files as an undisturbed run`,
  async () => {
    const args = (out: string) => [
      'run',
      corpus,
      '-o',
      out,
      ...['--model', tinyFolder, '--beam', '1', '--max-length-ratio', '0.1'],
      ...['--batch-size', '4', '--no-memory'],
    ];
    const undisturbed = folder();
    const began = performance.now();
    expect((await padan(args(undisturbed))).code).toBe(0);
    const whole = performance.now() - began;
    const expected = filesOf(undisturbed);

    const moments = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), {
      seed: 20_261_124,
      numRuns: kills,
    });
    let out = folder();
    let inMidWork = 0;
    const journalSize = () =>
      statSync(join(out, '.padan/journal.jsonl'), { throwIfNoEntry: false })?.size ?? 0;
    for (let killed = 0, attempt = 0; killed < kills; attempt++) {
      const before = journalSize();
      const child = spawn(process.execPath, [cliPath, ...args(out)], { stdio: 'ignore' });
      const ended = once(child, 'exit');
      // Every other time within moments of its first record, so that work is cut in the middle.
      const moment = moments[attempt % kills]!;
      const kill = () => child.kill('SIGKILL');
      let timer = attempt % 2 === 0 ? setTimeout(kill, 200 + moment * whole * 0.8) : undefined;
      const watching = setInterval(() => {
        if (timer === undefined && journalSize() > before) timer = setTimeout(kill, moment * 400);
      }, 5);
      const [code, signal] = await ended;
      clearInterval(watching);
      clearTimeout(timer);
      if (signal === 'SIGKILL') {
        killed++;
        if (journalSize() > before) inMidWork++;
        // Nothing half-written stands where a reader would take it for a report.
        for (const [name, content] of Object.entries(filesOf(out)))
          if (!/^(?:index\.html|run\.json|failed\.json)$/.test(name)) expect(content).toBe(expected[name]);
      } else {
        expect(code).toBe(0);
        expect(filesOf(out)).toEqual(expected);
        out = folder();
      }
    }
    expect((await padan(args(out))).code).toBe(0);
    expect(filesOf(out)).toEqual(expected);
    // Otherwise the kills came too early or too late to mean anything.
    expect(inMidWork).toBeGreaterThan(kills / 10);
  },
  kills * 12_000,
);

it('a truncated journal loses only its last record, and the run still writes the same files', async () => {
  const model = await tiny();
  const texts = folder();
  for (let i = 0; i < 3; i++)
    writeFileSync(join(texts, `${i}.txt`), `Selamat pagi ${i}.\n\nApa kabar ${i}?\n`);
  const options = (out: string) => runOptions([texts], out);
  const whole = folder();
  await run(model, options(whole));
  const expected = filesOf(whole);
  const journal = readFileSync(join(whole, '.padan/journal.jsonl'));
  const lines = journal.toString().split('\n').slice(0, -1);
  expect(lines).toHaveLength(6);
  const ends = lines.map((_, i) => Buffer.byteLength(`${lines.slice(0, i + 1).join('\n')}\n`));
  for (let size = ends[3]!; size <= journal.length; size += 97) {
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
