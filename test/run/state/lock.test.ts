import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isHeld, readHolder } from '../../../src/core/lock.js';
import { lockOutput as takeLock } from '../../../src/run/state/lock.js';
import { testFolder } from '../../folder.js';

const lockIn = (): string => join(testFolder('lock'), '.padan', 'lock');

/** The number of a process that has ended. */
const deadProcess = async (): Promise<number> => {
  const child = spawn(process.execPath, ['--eval', '']);
  await once(child, 'exit');
  return child.pid!;
};

describe('a lock', () => {
  it('has one holder at a time, who is named to the others', async () => {
    const path = lockIn();
    const release = await takeLock(path);
    const { since } = (await readHolder(path))!;
    expect(Math.abs(Date.parse(since) - Date.now())).toBeLessThan(60_000);
    await expect(takeLock(path)).rejects.toMatchObject({
      code: 'output-held',
      message: `another run is using this output folder: process ${process.pid}, since ${since}`,
    });
    await release();
    expect(existsSync(path)).toBe(false);
    await (await takeLock(path))();
    expect(readdirSync(dirname(path))).toEqual([]);
  });

  it('of a dead process is taken over', async () => {
    const path = lockIn();
    await (await takeLock(path))();
    writeFileSync(
      path,
      JSON.stringify({ pid: await deadProcess(), host: hostname(), since: 'then', process: null }),
    );
    const release = await takeLock(path);
    expect(await readHolder(path)).toMatchObject({ pid: process.pid });
    await release();
    expect(readdirSync(dirname(path))).toEqual([]);
  });

  it('of a dead process whose pid was reused is taken over', async () => {
    const path = lockIn();
    const release = await takeLock(path);
    const holder = JSON.parse(readFileSync(path, 'utf8'));
    await release();
    writeFileSync(path, JSON.stringify({ ...holder, process: 'another boot 42' }));
    await (await takeLock(path))();
  });

  it('with invalid content is taken over', async () => {
    const path = lockIn();
    await (await takeLock(path))();
    writeFileSync(path, '{"pid":');
    await (await takeLock(path))();
  });

  it.each(['', '.takeover'])('that is empty and dated in the future is taken over (%s)', async (ending) => {
    const path = lockIn();
    await (await takeLock(path))();
    writeFileSync(path, '');
    utimesSync(path, new Date('2099-01-01'), new Date('2099-01-01'));
    writeFileSync(`${path}${ending}`, '');
    utimesSync(`${path}${ending}`, new Date('2099-01-01'), new Date('2099-01-01'));
    await (await takeLock(path))();
  });

  it('held on another machine is respected', async () => {
    const path = lockIn();
    await (await takeLock(path))();
    writeFileSync(path, JSON.stringify({ pid: 1, host: 'elsewhere', since: 'then', process: null }));
    await expect(takeLock(path)).rejects.toMatchObject({
      message: 'another run is using this output folder: process 1 on elsewhere, since then',
      hint: expect.stringContaining(path),
    });
    expect(await isHeld((await readHolder(path))!)).toBe(true);
  });

  it('that is stale goes to exactly one of many takers', async () => {
    for (let round = 0; round < 20; round++) {
      const path = lockIn();
      await (await takeLock(path))();
      writeFileSync(path, JSON.stringify({ pid: 2 ** 30, host: hostname(), since: 'then', process: null }));
      const tries = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(path)));
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });
});
