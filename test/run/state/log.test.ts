import {
  appendFileSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type Log, openLog } from '../../../src/run/state/log.js';
import { testFolder } from '../../folder.js';

const folder = (): string => testFolder('log');
const all = async (log: Log): Promise<Record<string, unknown>> => {
  const found: [string, unknown][] = [];
  for await (const entry of log.entries()) found.push(entry);
  // Unlike assignment, this keeps a key `__proto__`.
  return Object.fromEntries(found);
};

describe('a log', () => {
  it.runIf(process.platform === 'linux')('is closed again where it cannot be opened', async () => {
    const path = join(folder(), 'log.jsonl');
    const log = await openLog(path);
    await log.append('a', 1);
    await log.close();
    const openFiles = () =>
      readdirSync('/proc/self/fd').filter((fd) => {
        try {
          return readlinkSync(`/proc/self/fd/${fd}`) === path;
        } catch {
          return false;
        }
      });
    const onRecord = () => {
      throw new Error('no');
    };
    await expect(openLog(path, { onRecord })).rejects.toThrow('cannot be read');
    expect(openFiles()).toEqual([]);
  });

  it('keeps appended records when reopened, for any strings', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.jsonValue()), { maxLength: 8 }),
        async (records) => {
          const path = join(folder(), '.padan', 'log.jsonl');
          const expected = new Map(records.map(([key, value]) => [key, JSON.parse(JSON.stringify(value))]));
          const first = await openLog(path);
          await Promise.all(records.map(([key, value]) => first.append(key, value)));
          for (const [key, value] of expected) expect(await first.get(key)).toEqual(value);
          await first.close();
          const second = await openLog(path);
          expect(await all(second)).toEqual(Object.fromEntries(expected));
          for (const [key, value] of expected) expect(await second.get(key)).toEqual(value);
          expect(await second.get('no such key')).toBeUndefined();
          expect(second.has('no such key')).toBe(false);
          await second.close();
        },
      ),
      { numRuns: 10, examples: [[[['__proto__', []]]]] },
    );
  });

  it('returns the last record for a key', async () => {
    const path = join(folder(), 'log');
    const log = await openLog(path);
    await log.append('a', 1);
    await log.append('a', 2);
    await log.close();
    const again = await openLog(path);
    expect(await again.get('a')).toBe(2);
    expect(await all(again)).toEqual({ a: 2 });
    await again.close();
  });

  it('that is truncated anywhere keeps all complete records, and can be appended to', async () => {
    const path = join(folder(), 'log');
    const log = await openLog(path);
    const ends = [0];
    for (const key of ['a', 'b', 'c', 'd']) {
      await log.append(key, { text: `“${key}” é`, more: [1, 2] });
      ends.push(statSync(path).size);
    }
    await log.close();
    const whole = readFileSync(path);
    // The ends of records, what is next to them, and some places between.
    const sizes = ends.slice(1).flatMap((end) => [end, end + 1, end + 30, end + 61, end - 1]);
    for (const size of sizes.filter((each) => each >= ends[1]! && each <= whole.length)) {
      writeFileSync(path, whole);
      truncateSync(path, size);
      const complete = ends.filter((end) => end > 0 && end <= size).length;
      const cut = await openLog(path);
      expect(['a', 'b', 'c', 'd'].map((key) => cut.has(key))).toEqual([0, 1, 2, 3].map((i) => i < complete));
      expect(statSync(path).size).toBe(ends[complete]);
      await cut.append('e', size);
      await cut.close();
      const again = await openLog(path);
      expect(Object.keys(await all(again))).toEqual(['a', 'b', 'c', 'd'].slice(0, complete).concat('e'));
      expect(await again.get('e')).toBe(size);
      await again.close();
    }
  });

  it('skips a record with any changed byte, and reads the others', async () => {
    const path = join(folder(), 'log');
    const log = await openLog(path);
    await log.append('a', 'first');
    const start = statSync(path).size;
    await log.append('b', 'second');
    const end = statSync(path).size;
    await log.append('c', 'third');
    await log.close();
    const whole = readFileSync(path);
    for (let at = start; at < end - 1; at += at < start + 10 ? 1 : 3) {
      const damaged = Buffer.from(whole);
      damaged[at]! ^= 0x15;
      writeFileSync(path, damaged);
      const opened = await openLog(path);
      expect(await all(opened)).toEqual({ a: 'first', c: 'third' });
      await opened.close();
    }
  });

  it('skips lines that are not records', async () => {
    const path = join(folder(), 'log');
    writeFileSync(path, '{"key":"a"}\nrubbish\n{"crc32":"00000000","key":"b","value":1}\n\n');
    const log = await openLog(path);
    await log.append('c', 1);
    await log.close();
    appendFileSync(path, '\n\n');
    const again = await openLog(path);
    expect(await all(again)).toEqual({ c: 1 });
    await again.close();
  });

  it('ignores records that changed on disk after opening', async () => {
    const path = join(folder(), 'log');
    const log = await openLog(path);
    await log.append('a', 'first');
    const damaged = readFileSync(path);
    damaged[damaged.length - 4]! ^= 1;
    writeFileSync(path, damaged);
    expect(await log.get('a')).toBeUndefined();
    await log.close();
  });

  it('reports each record on opening, with its key and the start of its value', async () => {
    const path = join(folder(), 'log');
    const log = await openLog(path);
    await log.append('a', [1]);
    await log.append('é', { version: 7, text: 'x'.repeat(100) });
    await log.append('a', null);
    await log.close();
    const seen: string[][] = [];
    await (await openLog(path, { onRecord: ({ key, value }) => seen.push([key, value]) })).close();
    expect(seen).toEqual([
      ['a', '[1]}'],
      ['é', '{"version":7,"text":"xxxxxxxxxxx'],
      ['a', 'null}'],
    ]);
  });

  it('syncs records that arrive together only once', async () => {
    const path = join(folder(), 'log');
    const probe = await open(join(folder(), 'x'), 'w');
    const datasync = vi.spyOn(Object.getPrototypeOf(probe), 'datasync');
    const log = await openLog(path);
    await Promise.all(Array.from({ length: 500 }, (_, i) => log.append(String(i), i)));
    expect(datasync.mock.calls.length).toBeGreaterThanOrEqual(1);
    expect(datasync.mock.calls.length).toBeLessThanOrEqual(3);
    datasync.mockRestore();
    await log.close();
    await probe.close();
  });

  it('is unchanged after a partial write fails, and works again later', async () => {
    const path = join(folder(), 'log');
    const log = await openLog(path);
    await log.append('a', 1);
    const probe = await open(join(folder(), 'x'), 'w');
    const prototype = Object.getPrototypeOf(probe);
    const appendFile = vi.spyOn(prototype, 'appendFile').mockImplementationOnce(async () => {
      appendFileSync(path, '{"crc32":"0123');
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    });
    await expect(log.append('b', 2)).rejects.toMatchObject({
      code: 'disk-full',
      message: 'the journal cannot be written (ENOSPC)',
      place: { path },
    });
    appendFile.mockRestore();
    expect(log.has('b')).toBe(false);
    await log.append('c', 3);
    expect(await log.get('c')).toBe(3);
    await log.close();
    const again = await openLog(path);
    expect(await all(again)).toEqual({ a: 1, c: 3 });
    await again.close();
    await probe.close();
  });
});
