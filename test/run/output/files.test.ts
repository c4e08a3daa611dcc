import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failedBefore, writeFailures } from '../../../src/run/output/failures.js';
import { removeWritten, writeFiles } from '../../../src/run/output/files.js';
import { checkHeld, lockPath, makeOutputFolder, readyState } from '../../../src/run/output/folder.js';
import { prune } from '../../../src/run/output/ownership.js';
import { openLedger } from '../../../src/run/state/ledger.js';
import { lockOutput } from '../../../src/run/state/lock.js';
import { testFolder } from '../../folder.js';
import { filesOf } from '../../output.js';

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
    await readyState(out);
    expect(readdirSync(join(out, '.padan/drafts'))).toEqual([]);
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

describe('what somebody else has where a file is to be', () => {
  const nothingOfOurs = { known: new Map() };
  const theirs: Record<string, (path: string) => void> = {
    'a file': (path) => writeFileSync(path, 'theirs'),
    'a file that cannot be read': (path) => {
      writeFileSync(path, 'theirs');
      chmodSync(path, 0);
    },
    'a folder': (path) => mkdirSync(path),
    'a link that leads nowhere': (path) => symlinkSync('nowhere', path),
    'a link to itself': (path) => symlinkSync('a.html', path),
    'a pipe that nobody writes to': (path) => execFileSync('mkfifo', [path]),
  };

  it.each(Object.keys(theirs))('stays, and ours goes beside it: %s', async (what) => {
    const out = folder();
    theirs[what]!(join(out, 'a.html'));
    const before = lstatSync(join(out, 'a.html'));
    const { kept, written } = await writeFiles(out, { 'a.html': 'ours', 'b.html': 'ours' }, nothingOfOurs);
    expect(kept).toEqual(['a.html']);
    expect(lstatSync(join(out, 'a.html'))).toMatchObject({ ino: before.ino, mode: before.mode });
    expect(readFileSync(join(out, 'a.html.new'), 'utf8')).toBe('ours');
    expect(readFileSync(join(out, 'b.html'), 'utf8')).toBe('ours');
    expect(await removeWritten(out, written)).toEqual(['a.html']);
    expect(readdirSync(out).sort()).toEqual(['.padan', 'a.html']);
  });

  it('there and beside it is an error, and nothing is written', async () => {
    const out = folder();
    for (const name of ['a.html', 'a.html.new']) writeFileSync(join(out, name), 'theirs');
    await expect(
      writeFiles(out, { 'b.html': 'ours', 'a.html': 'ours' }, nothingOfOurs),
    ).rejects.toMatchObject({
      code: 'output-conflict',
      place: { path: join(out, 'a.html') },
    });
    expect(filesOf(out)).toEqual({ 'a.html': 'theirs', 'a.html.new': 'theirs' });
  });

  it('is a list of failures only where it looks like one', async () => {
    const out = folder();
    const failures = [{ document: 'a.txt', path: 'a.txt', reason: 'no text' }];
    const path = join(out, 'failed.json');
    for (const foreign of ['', '{}', '[1]', '[{"test":"x"}]', 'x']) {
      writeFileSync(path, foreign);
      expect(await writeFailures(failures, out)).toEqual(['failed.json']);
      expect(await writeFailures([], out)).toEqual(['failed.json']);
      expect(readFileSync(path, 'utf8')).toBe(foreign);
      expect(readFileSync(`${path}.new`, 'utf8')).toBe('[]\n');
      await expect(failedBefore(out)).rejects.toMatchObject({ code: 'invalid-option' });
    }
    rmSync(path);
    expect(await writeFailures(failures, out)).toEqual([]);
    expect((await failedBefore(out))('a.txt')).toBe(true);
    expect(await writeFailures([], out)).toEqual([]);
    expect((await failedBefore(out))('a.txt')).toBe(false);
  });
});

describe('Padan’s state', () => {
  it('is never somebody else’s behind a link: nothing there is emptied or cut off', async () => {
    const elsewhere = folder();
    mkdirSync(join(elsewhere, 'drafts'));
    const files = { 'drafts/letter.txt': 'mine', 'notes.txt': 'no line break at the end' };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(elsewhere, name), text);
    const [whole, part, drafts] = [folder(), folder(), folder()];
    symlinkSync(elsewhere, join(whole, '.padan'));
    for (const out of [part, drafts]) mkdirSync(join(out, '.padan'));
    symlinkSync(join(elsewhere, 'notes.txt'), join(part, '.padan/journal.jsonl'));
    for (const out of [whole, part])
      await expect(makeOutputFolder(out)).rejects.toMatchObject({ code: 'link-outside' });
    symlinkSync(join(elsewhere, 'drafts'), join(drafts, '.padan/drafts'));
    await makeOutputFolder(drafts);
    await readyState(drafts);
    await writeFiles(drafts, { 'a.txt': 'x' });
    expect(filesOf(elsewhere)).toEqual(files);
  });

  it('does not change in a copy of the folder that is made of hard links', async () => {
    const [out, copy] = [folder(), folder()];
    mkdirSync(join(out, '.padan'));
    const [log, copied] = [out, copy].map((each) => join(each, '.padan/documents.jsonl')) as [string, string];
    writeFileSync(log, 'one\n');
    mkdirSync(dirname(copied));
    linkSync(log, copied);
    await readyState(out);
    appendFileSync(log, 'two\n');
    expect([log, copied].map((path) => readFileSync(path, 'utf8'))).toEqual(['one\ntwo\n', 'one\n']);
  });

  it('is missed where the folder is removed, moved away or replaced', async () => {
    const out = join(folder(), 'out');
    await makeOutputFolder(out);
    const release = await lockOutput(lockPath(out));
    await checkHeld(out);
    renameSync(out, `${out}-moved`);
    await expect(checkHeld(out)).rejects.toMatchObject({
      code: 'output-gone',
      fatal: true,
      place: { path: out },
    });
    cpSync(`${out}-moved`, out, { recursive: true });
    const holder = JSON.parse(readFileSync(lockPath(out), 'utf8')) as { pid: number };
    writeFileSync(lockPath(out), JSON.stringify({ ...holder, pid: holder.pid + 1 }));
    await expect(checkHeld(out)).rejects.toMatchObject({ code: 'output-gone' });
    await release();
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
