import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guardOf, isHeld, markOf, readHolder } from '../../../src/core/lock.js';
import { lockOutput as takeLock } from '../../../src/run/state/lock.js';
import { testFolder } from '../../folder.js';

const lockIn = (): string => join(testFolder('lock'), '.padan', 'lock');

/** A lock file's content. */
const heldBy = (pid: unknown): string =>
  JSON.stringify({ pid, host: hostname(), since: 'then', process: null });

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

  it('leaves nothing of those who were killed while they took it, and all that is somebody else’s', async () => {
    const path = lockIn();
    await (await takeLock(path))();
    const dead = heldBy(await deadProcess());
    const uuid = '0f8fad5b-d9cb-469f-a165-70867728950e';
    for (const ending of [`.${uuid}`, '.0123abcd', `.0123abcd.89abcdef.${uuid}`])
      writeFileSync(path + ending, dead);
    const others = [
      ['.89abcdef', heldBy(process.pid)],
      ['.old', dead],
      ['s', dead],
      ['.01234567', 'something else'],
    ] as const;
    for (const [ending, content] of others) writeFileSync(path + ending, content);
    await (await takeLock(path))();
    expect(readdirSync(dirname(path)).sort()).toEqual(others.map(([ending]) => `lock${ending}`).sort());
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

  it('whose holder cannot be one is taken over, whatever its file is, and whenever it is dated', async () => {
    const contents = ['', '{"pid":', '\0'.repeat(300), '[]', 'null', ...[0, -1, 1.5, '1'].map(heldBy)];
    const dates = [new Date('1970-01-02'), new Date(), new Date('2099-01-01')];
    const taken = contents.flatMap((content) =>
      dates.map(async (date) => {
        const path = lockIn();
        await (await takeLock(path))();
        writeFileSync(path, content);
        utimesSync(path, date, date);
        await (await takeLock(path))();
        expect(readdirSync(dirname(path)), content).toEqual([]);
      }),
    );
    await Promise.all(taken);
    const path = lockIn();
    await (await takeLock(path))();
    symlinkSync('nowhere', path);
    await (await takeLock(path))();
  });

  it('held in another container of this machine is respected as long as it gives signs of life', async () => {
    const path = lockIn();
    const release = await takeLock(path);
    // Its pid is of no process here, or of another.
    const holder = { ...(await readHolder(path))!, pid: 2 ** 30, namespace: 'pid:[1]' };
    await release();
    writeFileSync(path, JSON.stringify(holder));
    await expect(takeLock(path)).rejects.toMatchObject({ code: 'output-held' });
    const before = new Date(Date.now() - 60_000);
    utimesSync(path, before, before);
    const taken = await takeLock(path);
    utimesSync(path, before, before);
    // It gives its own.
    await expect
      .poll(() => statSync(path).mtimeMs, { timeout: 10_000 })
      .toBeGreaterThan(before.getTime() + 30_000);
    await taken();
  }, 20_000);

  it('held on another machine is respected', async () => {
    const path = lockIn();
    await (await takeLock(path))();
    writeFileSync(path, JSON.stringify({ pid: 1, host: 'elsewhere', since: 'then', process: null }));
    await expect(takeLock(path)).rejects.toMatchObject({
      message: 'another run is using this output folder: process 1 on elsewhere, since then',
      hint: expect.stringContaining(path),
    });
    expect(await isHeld((await readHolder(path))!, path)).toBe(true);
  });

  it('that is stale goes to exactly one of many takers, however many died while they took it over', async () => {
    for (let round = 0; round < 20; round++) {
      const path = lockIn();
      await (await takeLock(path))();
      let stale = path;
      for (let dead = 0; dead <= round % 4; dead++) {
        writeFileSync(stale, heldBy(2 ** 30));
        stale = guardOf(stale, (await markOf(stale))!);
      }
      const tries = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(path)));
      const [taken, ...others] = tries.filter(({ status }) => status === 'fulfilled');
      expect(others).toEqual([]);
      await (taken as PromiseFulfilledResult<() => Promise<void>>).value();
    }
  });

  it('that a process has stopped to take over names that process', async () => {
    const path = lockIn();
    await (await takeLock(path))();
    writeFileSync(path, heldBy(2 ** 30));
    writeFileSync(guardOf(path, (await markOf(path))!), heldBy(process.pid));
    await expect(takeLock(path)).rejects.toMatchObject({ code: 'output-held' });
  }, 30_000);
});
