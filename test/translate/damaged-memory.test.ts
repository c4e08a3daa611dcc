import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
// Its process runs the built program.
import { openMemory } from '../../dist/translate/memory.js';
import type { Draft } from '../../src/translate/hypothesis.js';
import { defaults } from '../../src/translate/options.js';
import { padan } from '../cli.js';
import { testFolder } from '../folder.js';
import { filesOf } from '../output.js';
import { damaged } from './damage.js';

const folder = (): string => testFolder('damaged');
const model = { hash: 'a'.repeat(64), batchInvariant: true };
const tinyFolder = new URL('../model/tiny', import.meta.url).pathname;
const draft = (i: number, revision = ''): Draft => ({
  text: `sentence ${i}${revision} ${'x'.repeat(i % 10 === 0 ? 6000 : (i * 37) % 900)}`,
  score: -i,
  logProbs: [-0.25],
  ended: true,
  parts: 1,
  guarded: false,
  alternatives: [],
});

/** How many damaged files are tried; `bench/memory.mjs` asks for more. */
const files = Number(process.env['PADAN_DAMAGED'] ?? 8);
const first = Number(process.env['PADAN_DAMAGED_FIRST'] ?? 0);
const count = 600;

/** A memory with free pages, long values, and several revisions. */
const sample = async (): Promise<Buffer> => {
  const path = folder();
  for (const revision of ['a', 'b', '']) {
    const memory = await openMemory(path, () => undefined);
    const drafts = memory.drafts(model, defaults);
    for (let i = 0; i < count; i++)
      if (revision === '' || i % 3 === 0) drafts.put(`k ${i}`, draft(i, revision));
    await memory.close();
  }
  return readFileSync(join(path, 'data.mdb'));
};

const inFolder = (bytes: Uint8Array): string => {
  const path = folder();
  writeFileSync(join(path, 'data.mdb'), bytes);
  return path;
};

describe('a damaged memory', () => {
  it(
    `changes no result, ends no process, and is set aside when it fails (${files} files)`,
    async () => {
      const whole = await sample();
      const outcomes: string[] = [];
      for (let number = first; number < first + files; number++) {
        const { what, bytes } = damaged(whole, number);
        const path = inFolder(bytes);
        const said: string[][] = [];
        for (let round = 0; round < 2; round++) {
          const messages: string[] = [];
          const memory = await openMemory(path, (message: string) => messages.push(message));
          const drafts = memory.drafts(model, defaults);
          const found = await Promise.all(Array.from({ length: count }, (_, i) => drafts.get(`k ${i}`)));
          for (const [i, one] of found.entries())
            if (one !== undefined && JSON.stringify(one) !== JSON.stringify(draft(i)))
              // Older revisions are whole translations, too.
              expect([draft(i, 'a'), draft(i, 'b')], `file ${number}, ${what}`).toContainEqual(one);
          for (let i = 0; i < count; i += 4) drafts.put(`k ${i}`, draft(i));
          for (let i = 0; i < 100; i++) drafts.put(`new ${round} ${i}`, draft(i));
          await memory.close();
          said.push(messages.filter((message) => !message.includes('cannot read')));
        }
        // What was set aside does not come back.
        expect(said[0]!.length === 0 || said[1]!.length === 0, `file ${number}, ${what}: ${said}`).toBe(true);
        outcomes.push(`${what}: ${said.flat().length === 0 ? 'used' : 'set aside'}`);
      }
      expect(new Set(outcomes.map((each) => each.split(': ')[1])).size).toBe(2);
      if (files > 100) console.log(tally(outcomes));
    },
    files * 20_000,
  );

  it('is set aside once by a run and by padan memory, whose results are those without it', async () => {
    const corpus = folder();
    for (let i = 0; i < 4; i++) writeFileSync(join(corpus, `${i}.txt`), `Harga beras naik ${i} persen.\n`);
    const args = ['--model', tinyFolder, '--beam', '1', '--workers', '1'];
    const without = folder();
    expect((await padan(['run', corpus, '-o', without, ...args, '--no-memory'])).code).toBe(0);
    const memory = folder();
    expect((await padan(['run', corpus, '-o', folder(), ...args, '--memory', memory])).code).toBe(0);
    const bytes = readFileSync(join(memory, 'data.mdb'));
    bytes[29] = 0xef;

    const path = inFolder(bytes);
    const out = folder();
    const run = await padan(['run', corpus, '-o', out, ...args, '--memory', path]);
    expect(run).toMatchObject({ code: 0, stderr: expect.stringContaining('damaged-1.mdb') });
    expect(filesOf(out)).toEqual(filesOf(without));
    expect(readdirSync(path).sort()).toEqual(['damaged-1.mdb', 'data.mdb', 'lock.mdb']);
    const again = await padan(['memory', 'export', '--memory', path]);
    expect(again).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('Harga beras') });

    const { code, stderr } = await padan(['memory', 'clear', '--memory', inFolder(bytes)]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('damaged-1.mdb') });
  });

  it('whose process is killed goes on with another one', async () => {
    const path = inFolder(await sample());
    const messages: string[] = [];
    const memory = await openMemory(path, (message: string) => messages.push(message));
    const drafts = memory.drafts(model, defaults);
    const processes = () =>
      readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
        .trim()
        .split(' ')
        .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('memory/server.js'));
    for (let kill = 0; kill < 2; kill++) {
      const [pid] = processes();
      process.kill(Number(pid), 'SIGKILL');
      await expect.poll(async () => (await drafts.get('k 7'))?.text).toBe(draft(7).text);
      expect(processes()).not.toContain(pid);
    }
    await memory.close();
    expect(messages).toEqual([]);
    expect(readdirSync(path)).not.toContain('damaged-1.mdb');
  });
});

describe('a full disk', () => {
  const mount = folder();
  // A real small file system, where this machine lets us mount one.
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2400k', 'padan', mount]).status === 0;
  afterAll(() => {
    if (isMounted) execFileSync('umount', ['-l', mount]);
  });

  it.skipIf(!isMounted)(
    'ends writing to the memory, with one message',
    async () => {
      const path = join(mount, 'memory');
      mkdirSync(path);
      const messages: string[] = [];
      const memory = await openMemory(path, (message: string) => messages.push(message));
      const drafts = memory.drafts(model, defaults);
      drafts.put('k 1', draft(1));
      for (let i = 0; i < 40; i++) {
        for (let k = 0; k < 20; k++) drafts.put(`much ${i} ${k}`, draft(10));
        await drafts.get('k 1');
      }
      await memory.close();
      expect(messages).toEqual([
        expect.stringMatching(
          /^the memory (?:is no longer used in this run \(its folder )?cannot be written/,
        ),
      ]);
      const after = await openMemory(path, (message: string) => messages.push(message));
      expect((await after.drafts(model, defaults).get('k 1'))?.text).toBe(draft(1).text);
      await after.close();
      expect(readdirSync(path)).not.toContain('damaged-1.mdb');
    },
    60_000,
  );
});

const tally = (outcomes: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
};
