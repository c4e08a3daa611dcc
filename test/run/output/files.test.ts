import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeOutputFolder, removeDrafts, removeWritten, writeFiles } from '../../../src/run/output/files.js';
import { prune } from '../../../src/run/output/ownership.js';
import { openLedger } from '../../../src/run/state/ledger.js';
import { testFolder } from '../../folder.js';

const folder = (): string => testFolder('files');

describe('output files', () => {
  it('appear complete, without leftover drafts', async () => {
    const out = folder();
    const { written } = await writeFiles(out, { 'deep/er/a.txt': 'halo', 'b.txt': 'hai' });
    expect(readFileSync(join(out, 'deep/er/a.txt'), 'utf8')).toBe('halo');
    expect(readdirSync(join(out, 'deep/er'))).toEqual(['a.txt']);
    expect(readdirSync(join(out, '.padan/drafts'))).toEqual([]);
    expect(written).toMatchObject([
      { path: 'deep/er/a.txt', size: 4 },
      { path: 'b.txt', size: 3 },
    ]);
  });

  it('are not touched if nothing changed', async () => {
    const out = folder();
    await writeFiles(out, { 'a.txt': 'halo' });
    const before = statSync(join(out, 'a.txt')).ino;
    await writeFiles(out, { 'a.txt': 'halo' });
    expect(statSync(join(out, 'a.txt')).ino).toBe(before);
    await writeFiles(out, { 'a.txt': 'hai' });
    expect(statSync(join(out, 'a.txt')).ino).not.toBe(before);
  });

  it('are all unchanged if one of them cannot be written', async () => {
    const out = folder();
    await writeFiles(out, { 'a.txt': 'old' });
    writeFileSync(join(out, 'file'), '');
    await expect(writeFiles(out, { 'a.txt': 'new', 'file/b.txt': 'new' })).rejects.toMatchObject({
      code: 'write-failed',
      message: expect.stringMatching(/ENOTDIR|EEXIST/),
      place: { path: join(out, 'file/b.txt') },
    });
    expect(readFileSync(join(out, 'a.txt'), 'utf8')).toBe('old');
    expect(readdirSync(join(out, '.padan/drafts'))).toEqual([]);
  });

  it('are never written through a link out of the output folder', async () => {
    const out = folder();
    const elsewhere = folder();
    symlinkSync(elsewhere, join(out, 'sub'));
    await expect(writeFiles(out, { 'sub/a.txt': 'x' })).rejects.toThrow(/link to outside the output folder/);
    expect(readdirSync(elsewhere)).toEqual([]);
    symlinkSync(join(elsewhere, 'target'), join(out, 'b.txt'));
    await writeFiles(out, { 'b.txt': 'x' });
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(readFileSync(join(out, 'b.txt'), 'utf8')).toBe('x');
  });

  it('that a killed run left incomplete are removed', async () => {
    const out = folder();
    mkdirSync(join(out, '.padan/drafts'), { recursive: true });
    writeFileSync(join(out, '.padan/drafts/x'), 'half');
    await removeDrafts(out);
    expect(existsSync(join(out, '.padan/drafts'))).toBe(false);
  });

  it('need a folder, which is created if possible', async () => {
    const out = folder();
    writeFileSync(join(out, 'file'), '');
    await expect(makeOutputFolder(join(out, 'file'))).rejects.toThrow('the output folder is a file');
    await expect(makeOutputFolder(join(out, 'file', 'sub'))).rejects.toThrow(/cannot be created/);
    await makeOutputFolder(join(out, 'new/er'));
    expect(statSync(join(out, 'new/er')).isDirectory()).toBe(true);
  });
});

describe('files that are removed', () => {
  it('are only those that Padan wrote and nobody changed, and folders that become empty', async () => {
    const out = folder();
    const { written: files } = await writeFiles(out, { 'a/b/c.txt': 'c', 'a/d.txt': 'd', 'e.txt': 'e' });
    writeFileSync(join(out, 'a/d.txt'), 'mine');
    writeFileSync(join(out, 'a/other.txt'), 'other');
    expect(await removeWritten(out, files)).toEqual(['a/d.txt']);
    expect(readdirSync(out).sort()).toEqual(['.padan', 'a']);
    expect(readdirSync(join(out, 'a')).sort()).toEqual(['d.txt', 'other.txt']);
  });

  it('are never outside the output folder, even if the ledger says so', async () => {
    const root = folder();
    const out = join(root, 'out');
    mkdirSync(out);
    writeFileSync(join(root, 'victim.txt'), 'x');
    const { size, mtimeMs } = statSync(join(root, 'victim.txt'));
    symlinkSync(root, join(out, 'link'));
    for (const path of ['../victim.txt', join(root, 'victim.txt'), 'a/../../victim.txt', 'link/victim.txt'])
      await removeWritten(out, [{ path, size, mtimeMs }]);
    expect(existsSync(join(root, 'victim.txt'))).toBe(true);
  });

  it('are removed from the ledger; changed ones are reported and kept', async () => {
    const out = folder();
    const ledger = await openLedger(join(out, '.padan/documents.jsonl'), out);
    const entry = async (files: Record<string, string>) => ({
      fingerprint: 'f',
      files: (await writeFiles(out, files)).written,
      summary: null,
    });
    await ledger.record('a', await entry({ 'a.html': '1', 'a.jsonl': '2' }));
    await ledger.record('b', await entry({ 'b.html': '1' }));
    writeFileSync(join(out, 'a.jsonl'), 'edited');
    const notices: string[] = [];
    expect(await prune(['a'], ledger, out, (message) => notices.push(message))).toEqual(['a.html']);
    expect(notices).toEqual([expect.stringMatching(/a\.jsonl: not removed, because it was changed/)]);
    await ledger.close();
    const again = await openLedger(join(out, '.padan/documents.jsonl'), out);
    expect(again.names()).toEqual(['b']);
    expect(again.current('b', 'f')).toMatchObject({ files: [{ path: 'b.html' }] });
    expect(again.current('b', 'g')).toBeUndefined();
    const { files } = again.get('b')!;
    expect(again.edited({ fingerprint: 'f', files, summary: null })).toEqual([]);
    writeFileSync(join(out, 'b.html'), 'other');
    expect(again.edited({ fingerprint: 'f', files, summary: null })).toEqual(['b.html']);
    rmSync(join(out, 'b.html'));
    expect(again.current('b', 'f')).toBeUndefined();
    await again.close();
  });
});
