import { closeSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startMemoryProcess } from '../../dist/translate/memory/process.js';
// They start processes of the built program.
import { openMemory } from '../../dist/translate/memory.js';
import type { Draft } from '../../src/translate/hypothesis.js';
import { testFolder } from '../folder.js';

const childOfThis = (): number => {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
    .trim()
    .split(' ');
  const pid = children.findLast((each) =>
    readFileSync(`/proc/${each}/cmdline`, 'utf8').includes('memory/server.js'),
  );
  return Number(pid);
};

describe("the memory's process", () => {
  it('that waits for a disk or a lock is no sign of damage', async () => {
    const impatient = await startMemoryProcess(testFolder('memory'), 4000);
    process.kill(childOfThis(), 'SIGSTOP');
    await expect(impatient.ask({ kind: 'stats' })).rejects.toMatchObject({ kind: 'silent' });
  });

  it('that cannot be started is no sign of damage', async () => {
    const { NODE_OPTIONS } = process.env;
    // As where its files were replaced by another version's in the meantime.
    process.env['NODE_OPTIONS'] = '--require=/no/such/module.cjs';
    try {
      await expect(startMemoryProcess(testFolder('memory'))).rejects.toMatchObject({
        kind: 'unusable',
        message: expect.stringContaining('exit code'),
      });
    } finally {
      if (NODE_OPTIONS === undefined) delete process.env['NODE_OPTIONS'];
      else process.env['NODE_OPTIONS'] = NODE_OPTIONS;
    }
  });
});

describe('a memory that is whole', () => {
  const identity = { model: 'a'.repeat(64), settings: {}, textVersion: 1 };
  const draft: Draft = {
    ...{ text: 'rice', score: -0.5, logProbs: [-0.25], ended: true },
    ...{ parts: 1, guarded: false, alternatives: [] },
  };
  const isUnusable = { code: 'memory-unusable' };

  it('stays where it is when its lock file is damaged while another process has it open', async () => {
    const path = testFolder('memory');
    const silent = () => undefined;
    const holder = await openMemory(path, silent);
    holder.draftsOf(identity).put('beras', draft);
    await expect.poll(async () => (await holder.stats()).entries).toBe(1);
    const lock = openSync(join(path, 'lock.mdb'), 'r+');
    writeSync(lock, Buffer.from([0xef]), 0, 1, 4);
    closeSync(lock);
    await expect(openMemory(path, silent)).rejects.toMatchObject(isUnusable);
    expect(readdirSync(path).sort()).toEqual(['data.mdb', 'lock.mdb']);
    await holder.close();
    const after = await openMemory(path, silent);
    expect((await after.draftsOf(identity).get('beras'))?.text).toBe('rice');
    await after.close();

    // As another LMDB or another kind of machine would have written it: both of its header pages say so.
    const whole = readFileSync(join(path, 'data.mdb'));
    for (const [at, bytes] of [
      [24, [0xbe, 0xef, 0xc0, 0xde]],
      [28, [3]],
    ] as const) {
      const foreign = Buffer.from(whole);
      for (const page of [0, 4096]) foreign.set(bytes, page + at);
      writeFileSync(join(path, 'data.mdb'), foreign);
      await expect(openMemory(path, silent)).rejects.toMatchObject(isUnusable);
      expect(readFileSync(join(path, 'data.mdb')).equals(foreign)).toBe(true);
    }
  });

  it.skipIf(process.platform !== 'linux')('is not looked for for ever where none can be', async () => {
    await expect(openMemory('/proc/no/such', () => undefined)).rejects.toMatchObject(isUnusable);
  });
});
