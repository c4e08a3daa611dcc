import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { open } from 'lmdb';
import { describe, expect, it } from 'vitest';
// Its process runs the built program.
import { type Memory, openMemory } from '../../dist/translate/memory.js';
import type { Draft } from '../../src/translate/hypothesis.js';
import { defaults } from '../../src/translate/options.js';
import type { MemoryEntry } from '../../src/translate/records.js';
import { testFolder } from '../folder.js';

const folder = (): string => testFolder('memory');
const silent = () => undefined;
const model = { hash: 'a'.repeat(64), batchInvariant: true };
const draft = (text: string): Draft => ({
  text,
  score: -0.5,
  logProbs: [-0.25, -0.75],
  ended: true,
  parts: 1,
  guarded: false,
  alternatives: [],
});

const entriesOf = async (memory: Memory) => {
  const entries: MemoryEntry[] = [];
  for await (const entry of memory.entries()) entries.push(entry);
  return entries;
};

/** A memory with so many sentences, closed again. */
const filled = async (count: number): Promise<string> => {
  const path = folder();
  const memory = await openMemory(path, silent);
  const drafts = memory.drafts(model, defaults);
  for (let i = 0; i < count; i++) drafts.put(`kalimat ${i}`, draft(`sentence ${i} ${'x'.repeat(300)}`));
  await memory.close();
  return path;
};

describe('the memory', () => {
  it('keeps drafts from one process to the next', async () => {
    const path = await filled(100);
    const memory = await openMemory(path, silent);
    expect((await memory.stats()).entries).toBe(100);
    expect((await memory.drafts(model, defaults).get('kalimat 7'))?.text).toMatch(/^sentence 7 x/);
    expect(await memory.drafts(model, defaults).get('kalimat 100')).toBeUndefined();
    expect((await entriesOf(memory)).find(({ source }) => source === 'kalimat 9')).toMatchObject({
      model: model.hash,
      settings: { beamSize: 4 },
      draft: { score: -0.5 },
    });
    await memory.clear();
    expect((await memory.stats()).entries).toBe(0);
    await memory.close();
  });

  it.each([
    ['drafts of another model', { ...model, hash: 'b'.repeat(64) }, defaults],
    ['drafts of a model that is not batch-invariant', { ...model, batchInvariant: false }, defaults],
    ['drafts with another beam', model, { ...defaults, beamSize: 2 }],
    ['drafts with another length penalty', model, { ...defaults, lengthPenalty: 0.5 }],
    ['drafts with another length cap', model, { ...defaults, maxLengthRatio: 3 }],
    ['drafts with repeats forbidden', model, { ...defaults, noRepeatNgramSize: 3 }],
    ['drafts with alternatives', model, { ...defaults, nBest: 2 }],
  ])('never returns %s', async (_, other, options) => {
    const memory = await openMemory(await filled(3), silent);
    expect(await memory.drafts(other, options).get('kalimat 1')).toBeUndefined();
    expect(
      await memory.drafts(model, { ...defaults, workers: 7, batchSize: 3 }).get('kalimat 1'),
    ).toBeDefined();
    await memory.close();
  });

  it('ignores a damaged value', async () => {
    const path = await filled(3);
    const database = open<string, Uint8Array>({ path, encoding: 'string', keyEncoding: 'binary' });
    for (const { key, value } of database.getRange())
      await database.put(key, value.replace('kalimat', 'kalimaT'));
    await database.close();
    const memory = await openMemory(path, silent);
    expect(await memory.drafts(model, defaults).get('kalimat 1')).toBeUndefined();
    expect(await entriesOf(memory)).toEqual([]);
    memory.drafts(model, defaults).put('kalimat 1', draft('again'));
    await memory.close();
    const after = await openMemory(path, silent);
    expect((await after.drafts(model, defaults).get('kalimat 1'))?.text).toBe('again');
    await after.close();
  });

  /** Rewrites the entries of a memory, each with a checksum of its own. */
  const rewrite = async (
    path: string,
    change: (entry: Record<string, unknown>) => unknown,
  ): Promise<void> => {
    const database = open<string, Uint8Array>({ path, encoding: 'string', keyEncoding: 'binary' });
    for (const { key, value } of [...database.getRange()]) {
      const json = JSON.stringify(change(JSON.parse(value.slice(8))));
      await database.put(key, createHash('sha256').update(json).digest('hex').slice(0, 8) + json);
    }
    await database.close();
  };

  it.each([
    [1, Math.exp(-0.5)],
    // The confidence cannot be known, and the record is of no use.
    [0.5, undefined],
  ])('reads records of an older version, with length penalty %d', async (lengthPenalty, confidence) => {
    const path = folder();
    const options = { ...defaults, nBest: 2, lengthPenalty };
    const first = await openMemory(path, silent);
    const kept: Draft = { ...draft('one'), alternatives: [{ text: 'two', score: -0.5, confidence: 0.1 }] };
    first.drafts(model, options).put('satu', kept);
    await first.close();
    await rewrite(path, ({ version, ...entry }) => {
      expect(version).toBe(2);
      return { ...entry, draft: { ...kept, alternatives: [{ text: 'two', score: -0.5 }] } };
    });
    const messages: string[] = [];
    const memory = await openMemory(path, (message: string) => messages.push(message));
    const expected: Draft | undefined =
      confidence === undefined
        ? undefined
        : { ...kept, alternatives: [{ text: 'two', score: -0.5, confidence }] };
    expect(JSON.stringify(await memory.drafts(model, options).get('satu'))).toBe(JSON.stringify(expected));
    expect(await entriesOf(memory)).toMatchObject(expected ? [{ source: 'satu', draft: expected }] : []);
    await memory.close();
    expect(messages).toHaveLength(expected ? 0 : 1);
  });

  it.each<[string, (entry: Record<string, unknown>) => unknown]>([
    ['of a newer version', (entry) => ({ ...entry, version: 99 })],
    ['with an invalid shape', (entry) => ({ ...entry, draft: { text: 1 } })],
  ])('warns on closing about entries %s, and replaces them', async (_, change) => {
    const path = await filled(3);
    await rewrite(path, change);
    const messages: string[] = [];
    const memory = await openMemory(path, (message: string) => messages.push(message));
    const drafts = memory.drafts(model, defaults);
    for (const i of [0, 1, 1]) expect(await drafts.get(`kalimat ${i}`)).toBeUndefined();
    drafts.put('kalimat 1', draft('again'));
    await memory.close();
    expect(messages).toEqual(['the memory has 2 sentences that this version of Padan cannot read; ignored']);
    const after = await openMemory(path, silent);
    expect((await after.drafts(model, defaults).get('kalimat 1'))?.text).toBe('again');
    await after.close();
  });

  it.each([
    ['truncated', (path: string) => truncateSync(path, statSync(path).size >> 2)],
    ['emptied', (path: string) => truncateSync(path, 0)],
    ['truncated in its header', (path: string) => truncateSync(path, 100)],
    ['all zeros', (path: string) => writeFileSync(path, Buffer.alloc(200_000))],
    ['another kind of file', (path: string) => writeFileSync(path, 'hello\n'.repeat(5000))],
  ])('is renamed and recreated if its file is %s', async (_, damage) => {
    const path = await filled(2000);
    damage(join(path, 'data.mdb'));
    const messages: string[] = [];
    const memory = await openMemory(path, (message: string) => messages.push(message));
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain('renamed to');
    expect(existsSync(join(path, 'damaged-1.mdb'))).toBe(true);
    const drafts = memory.drafts(model, defaults);
    expect(await drafts.get('kalimat 1')).toBeUndefined();
    drafts.put('kalimat 1', draft('new'));
    await memory.close();
    const again = await openMemory(path, (message: string) => messages.push(message));
    expect((await again.drafts(model, defaults).get('kalimat 1'))?.text).toBe('new');
    await again.close();
    expect(messages).toHaveLength(1);
  });

  it('can be used by many processes at once', async () => {
    const path = folder();
    const module = pathToFileURL(new URL('../../dist/translate/memory.js', import.meta.url).pathname).href;
    const write = (name: string) =>
      promisify(execFile)(process.execPath, [
        '--input-type=module',
        '--eval',
        `import { openMemory } from ${JSON.stringify(module)};
         const memory = await openMemory(${JSON.stringify(path)}, console.error);
         const drafts = memory.drafts(${JSON.stringify(model)}, ${JSON.stringify(defaults)});
         for (let i = 0; i < 200; i++) {
           drafts.put('${name} ' + i, ${JSON.stringify(draft('text'))});
           if (i % 20 === 0) await new Promise(setImmediate);
         }
         await memory.close();`,
      ]);
    await Promise.all(['a', 'b', 'c', 'd'].map(write));
    const memory = await openMemory(path, silent);
    expect((await memory.stats()).entries).toBe(800);
    for (const name of ['a', 'b', 'c', 'd'])
      expect((await memory.drafts(model, defaults).get(`${name} 199`))?.text).toBe('text');
    await memory.close();
  });

  it('reports a folder that cannot be used', async () => {
    const path = join(folder(), 'file');
    writeFileSync(path, '');
    await expect(openMemory(path, silent)).rejects.toMatchObject({
      name: 'PadanError',
      code: 'memory-unusable',
      place: { path },
    });
  });
});
