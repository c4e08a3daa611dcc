import { readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openLedger } from '../../../src/run/state/ledger.js';
import { openLog } from '../../../src/run/state/log.js';
import { lineOf } from '../../../src/run/state/record.js';
import { testFolder } from '../../folder.js';
import { damagedLines } from './damage.js';

const keys = ['a', 'é “b”', 'c\\"', '🐦'];
const recordOf = (key: string, revision: number) => ({ key, revision, text: `“${key}” é\u0000`.repeat(9) });

/** A log whose keys have revisions 0, 1 and 2 each, closed again. */
const written = async (): Promise<Buffer> => {
  const path = join(testFolder('log'), 'log.jsonl');
  const log = await openLog(path);
  for (let revision = 0; revision < 3; revision++)
    await Promise.all(keys.map((key) => log.append(key, recordOf(key, revision))));
  await log.close();
  return readFileSync(path);
};

const opened = async (path: string) => {
  const warnings: string[] = [];
  const log = await openLog(path, { warn: (message) => warnings.push(message) });
  const found = await Promise.all(keys.map((key) => log.get(key)));
  const doubtful = keys.map((key) => log.isDoubtful(key));
  return { log, found, doubtful, warnings };
};

describe('a damaged log', () => {
  it('gives only what was written, names the file, doubts what may be old, and is whole the next time', async () => {
    const whole = await written();
    let repaired = 0;
    for (let number = 0; number < 30; number++) {
      const { what, bytes } = damagedLines(whole, number);
      const about = `file ${number}, ${what}`;
      const folder = testFolder('damaged');
      const path = join(folder, 'log.jsonl');
      writeFileSync(path, bytes);
      const isCut = whole.subarray(0, bytes.length).equals(bytes);

      const first = await opened(path);
      for (const [i, key] of keys.entries()) {
        const value = first.found[i];
        if (value === undefined) continue;
        expect(
          [0, 1, 2].map((revision) => recordOf(key, revision)),
          about,
        ).toContainEqual(value);
        // A cut file lacks its end, and nothing tells that; other damage leaves a trace behind what is old.
        if (!isCut && !first.doubtful[i]) expect(value, about).toEqual(recordOf(key, 2));
      }
      const asides = readdirSync(folder).filter((name) => name !== 'log.jsonl');
      expect(asides.length, about).toBe(first.warnings.length);
      if (first.warnings.length > 0) {
        repaired++;
        expect(first.warnings, about).toEqual([expect.stringContaining(`${path}: `)]);
        expect(asides, about).toEqual(['log-damaged-1.jsonl']);
        expect(readFileSync(join(folder, asides[0]!)).equals(bytes), about).toBe(true);
      }
      await first.log.append('new', 1);
      await first.log.close();

      const second = await opened(path);
      expect(second.warnings, about).toEqual([]);
      expect(second.found, about).toEqual(first.found);
      expect(await second.log.get('new'), about).toBe(1);
      await second.log.close();
    }
    expect(repaired).toBeGreaterThan(15);
  });

  it('has lines of any length in bounded memory and linear time', async () => {
    const whole = await written();
    for (const tail of [Buffer.alloc(68e6), Buffer.alloc(6e6, '\n'), Buffer.alloc(6e6, 'x\n')]) {
      const path = join(testFolder('long'), 'log.jsonl');
      writeFileSync(path, Buffer.concat([whole, tail, Buffer.from('\n'), whole]));
      const { log, found, warnings } = await opened(path);
      expect(found).toEqual(keys.map((key) => recordOf(key, 2)));
      expect(warnings).toHaveLength(1);
      expect(readFileSync(path).length).toBe(whole.length / 3);
      await log.close();
    }
  });

  it("may be somebody else's: a checksum proves no JSON", async () => {
    const path = join(testFolder('foreign'), 'log.jsonl');
    const lines = ['"key":"\\x","value":1}', '"key":"a\tb","value":1}', '"key":"a","value":nothing}'].map(
      (body) => `{"crc32":"${crc32(body).toString(16).padStart(8, '0')}",${body}\n`,
    );
    writeFileSync(path, `${lines.join('')}${lineOf('b', 2)}\n`);
    const { log, found, warnings } = await opened(path);
    expect(found).toEqual(keys.map(() => undefined));
    const all: [string, unknown][] = [];
    for await (const entry of log.entries()) all.push(entry);
    expect(all).toEqual([
      ['a', undefined],
      ['b', 2],
    ]);
    expect(warnings).toEqual([expect.stringContaining('2 lines damaged')]);
    await log.close();
  });

  it('keeps records whose key is as long as a path can be', async () => {
    const path = join(testFolder('keys'), 'log.jsonl');
    const key = '\u0001/'.repeat(2047);
    const log = await openLog(path);
    await log.append(key, 1);
    await log.close();
    const again = await opened(path);
    expect(await again.log.get(key)).toBe(1);
    expect(again.warnings).toEqual([]);
    await again.log.close();
  });

  it('is only read where nothing may be written', async () => {
    const path = join(testFolder('read'), 'log.jsonl');
    const bytes = Buffer.concat([Buffer.from('rubbish\n'), await written(), Buffer.alloc(9)]);
    writeFileSync(path, bytes);
    const warnings: string[] = [];
    const log = await openLog(path, { mode: 'read', warn: (message) => warnings.push(message) });
    expect(await log.get('a')).toEqual(recordOf('a', 2));
    expect(warnings).toEqual([expect.stringContaining(`${path}: 2 lines damaged`)]);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    await log.close();
  });

  it('is no link: the file that it leads to is not cut', async () => {
    const folder = testFolder('link');
    const novel = join(folder, 'novel.txt');
    writeFileSync(novel, 'Once upon a time');
    symlinkSync(novel, join(folder, 'log.jsonl'));
    for (const path of [join(folder, 'log.jsonl'), folder])
      await expect(openLog(path)).rejects.toMatchObject({ code: 'output-unusable', place: { path } });
    expect(readFileSync(novel, 'utf8')).toBe('Once upon a time');
  });
});

it('a ledger that lost an entry takes no older one for the present, nor does the next run', async () => {
  const out = testFolder('ledger');
  const path = join(out, 'documents.jsonl');
  const ledger = await openLedger(path, out);
  const entry = (fingerprint: string) => ({ fingerprint, files: [], summary: null });
  for (const fingerprint of ['first', 'second']) await ledger.record('a', entry(fingerprint));
  await ledger.close();
  const bytes = readFileSync(path);
  bytes[bytes.length - 9]! ^= 1;
  writeFileSync(path, bytes);
  for (let run = 0; run < 2; run++) {
    const again = await openLedger(path, out);
    expect(again.names()).toEqual(['a']);
    expect(again.current('a', 'first')).toBeUndefined();
    await again.close();
  }
  // A killed process leaves an incomplete line, which says nothing of the others.
  truncateSync(path, 0);
  const fresh = await openLedger(path, out);
  for (const fingerprint of ['first', 'second']) await fresh.record('a', entry(fingerprint));
  await fresh.close();
  truncateSync(path, readFileSync(path).length - 5);
  const after = await openLedger(path, out);
  expect(after.current('a', 'first')).toBeDefined();
  await after.close();
});

it("a ledger that is somebody else's names no file elsewhere, and its entries have their shape", async () => {
  const out = testFolder('ledger');
  const path = join(out, 'documents.jsonl');
  const file = (name: string) => ({ path: name, size: 1, mtimeMs: 1 });
  const log = await openLog(path);
  for (const [key, entry] of Object.entries({
    number: 5,
    list: { files: 5 },
    files: { files: [null, file('../a'), file('/a'), file('a\0'), { path: 7 }] },
    writing: {
      fingerprint: '',
      files: [],
      summary: null,
      writing: { a: 5, b: [7], '../c': ['d'], e: ['f'] },
    },
  }))
    await log.append(key, typeof entry === 'number' ? entry : { version: 5, ...entry });
  await log.close();
  const ledger = await openLedger(path, out);
  expect(ledger.names()).toEqual(['files', 'writing']);
  expect(ledger.names().flatMap((name) => [...ledger.known(name).keys()])).toEqual(['e']);
  for (const name of ledger.names()) expect(ledger.edited(ledger.get(name)!)).toEqual([]);
  await ledger.close();
});
