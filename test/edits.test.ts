import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../src/pipeline.js';
import type { RunEvent } from '../src/run/events.js';
import { testFolder } from './folder.js';
import { tiny } from './model/embedded.js';
import { filesOf, runOptions } from './output.js';
import { unmarked } from './report/said.js';

const corpusOf = (texts: Record<string, string>): string => {
  const corpus = testFolder('corpus');
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(join(corpus, name, '..'), { recursive: true });
    writeFileSync(join(corpus, name), text);
  }
  return corpus;
};

/** A run with the notices that it gave. */
const runOver = async (paths: string[], out: string, more = {}) => {
  const notices: string[] = [];
  const onEvent = (event: RunEvent) => {
    if (event.kind === 'notice') notices.push(event.message);
  };
  return { ...(await run(await tiny(), runOptions(paths, out, more), onEvent)), notices };
};

describe('a file that somebody changed', () => {
  it.each(['a.en.txt', 'a.html', 'a.jsonl', 'index.html', 'run.json'])(
    'is never overwritten, and what is new goes beside it: %s',
    async (name) => {
      const corpus = corpusOf({ 'a.txt': 'Satu.\n', 'b.txt': 'Dua.\n' });
      const out = testFolder('out');
      await runOver([corpus], out);
      const path = join(out, name);
      writeFileSync(path, 'edited by hand');

      // Nothing new to say of a document: nothing beside it, but it is told of.
      const again = await runOver([corpus], out);
      expect(readFileSync(path, 'utf8')).toBe('edited by hand');
      expect(existsSync(`${path}.new`)).toBe(false);
      if (name.startsWith('a.'))
        expect(again.notices).toContainEqual(
          expect.stringMatching(`changed since Padan wrote them, and kept: ${name}`),
        );

      writeFileSync(join(corpus, 'a.txt'), 'Satu. Dan lagi.\n');
      writeFileSync(join(corpus, 'c.txt'), 'Tiga.\n');
      const { notices } = await runOver([corpus], out);
      expect(readFileSync(path, 'utf8')).toBe('edited by hand');
      expect(notices).toContainEqual(expect.stringContaining(`the new version is ${name}.new`));
      const fresh = testFolder('fresh');
      await runOver([corpus], fresh);
      expect(readFileSync(`${path}.new`, 'utf8')).toBe(readFileSync(join(fresh, name), 'utf8'));
    },
  );

  it('gives way when it is removed, and what stood beside it goes', async () => {
    const corpus = corpusOf({ 'a.txt': 'Satu.\n' });
    const out = testFolder('out');
    await runOver([corpus], out);
    writeFileSync(join(out, 'a.en.txt'), 'edited');
    writeFileSync(join(corpus, 'a.txt'), 'Dua.\n');
    await runOver([corpus], out);
    rmSync(join(out, 'a.en.txt'));
    await runOver([corpus], out);
    const fresh = testFolder('fresh');
    await runOver([corpus], fresh);
    expect(filesOf(out)).toEqual(filesOf(fresh));
  });

  it('counts as ours again when its content is ours', async () => {
    const corpus = corpusOf({ 'a.txt': 'Satu.\n' });
    const out = testFolder('out');
    await runOver([corpus], out);
    const path = join(out, 'a.en.txt');
    const ours = readFileSync(path, 'utf8');
    writeFileSync(path, 'edited');
    writeFileSync(path, ours);
    writeFileSync(join(corpus, 'a.txt'), 'Dua kali.\n');
    const { notices } = await runOver([corpus], out);
    expect(notices).toEqual([]);
    expect(existsSync(`${path}.new`)).toBe(false);
    expect(readFileSync(path, 'utf8')).not.toBe(ours);
  });

  it('is kept where Padan never wrote it', async () => {
    const corpus = corpusOf({ 'a.txt': 'Satu.\n' });
    const out = testFolder('out');
    writeFileSync(join(out, 'index.html'), 'my own page');
    writeFileSync(join(out, 'a.html'), 'my own page');
    const { notices } = await runOver([corpus], out);
    expect(filesOf(out)).toMatchObject({ 'index.html': 'my own page', 'a.html': 'my own page' });
    expect(readFileSync(join(out, 'index.html.new'), 'utf8')).toContain('<!doctype html>');
    expect(notices).toHaveLength(2);
  });

  it('stays when its document is pruned', async () => {
    const corpus = corpusOf({ 'a.txt': 'Satu.\n', 'b.txt': 'Dua.\n' });
    const out = testFolder('out');
    await runOver([corpus], out);
    writeFileSync(join(out, 'a.en.txt'), 'edited');
    rmSync(join(corpus, 'a.txt'));
    const { pruned } = await runOver([corpus], out, { prune: true });
    expect(pruned).toEqual(['a.html', 'a.jsonl']);
    expect(readFileSync(join(out, 'a.en.txt'), 'utf8')).toBe('edited');
  });
});

describe('an output folder that goes away in mid-run', () => {
  it.each(['removed', 'moved away'])('is told of, and not made again: %s', async (how) => {
    const corpus = corpusOf({ 'a.txt': 'Satu.\n' });
    const out = join(testFolder('out'), 'out');
    const { halted } = await run(await tiny(), runOptions([corpus], out, { links: 'none' }), ({ kind }) => {
      if (kind !== 'written') return;
      if (how === 'removed') rmSync(out, { recursive: true });
      else renameSync(out, `${out}-moved`);
    });
    expect(halted).toMatch(/the output folder was removed, or moved away, during the run/);
    expect(existsSync(out)).toBe(false);
  });

  it('in part is a failure of the documents that miss something, which the next run mends', async () => {
    const corpus = corpusOf({ 'a.txt': 'Satu.\n', 'b.txt': 'Dua.\n' });
    const [out, fresh] = [testFolder('out'), testFolder('fresh')];
    const options = runOptions([corpus], out, { links: 'none' });
    const { failures, halted } = await run(await tiny(), options, (event) => {
      if (event.kind === 'written' && event.path.endsWith('a.txt')) rmSync(join(out, 'a.jsonl'));
    });
    expect(halted).toBeNull();
    expect(failures).toMatchObject([
      { path: join(out, 'a.html'), reason: expect.stringContaining('removed') },
    ]);
    for (const folder of [out, fresh])
      expect(await run(await tiny(), { ...options, out: folder })).toMatchObject({
        failures: [],
        halted: null,
      });
    expect(filesOf(out)).toEqual(filesOf(fresh));
  });
});

describe('a run over other paths', () => {
  it('adds to the index what it did, and leaves the rest there, marked', async () => {
    const corpus = corpusOf({ 'news/a.txt': 'Satu.\n', 'tales/b.txt': 'Dua.\n' });
    const out = testFolder('out');
    await runOver([join(corpus, 'news')], out);
    const { documents } = await runOver([join(corpus, 'tales')], out);
    expect(documents.map(({ name }) => name)).toEqual(['b']);
    const index = readFileSync(join(out, 'index.html'), 'utf8');
    expect(unmarked(index)).toMatch(/>a<\/span>, not part of the last run</);
    expect(index).toMatch(/>b</);
    const manifest = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'));
    expect(manifest.others.map(({ name }: { name: string }) => name)).toEqual(['a']);
    await runOver([join(corpus, 'tales')], out, { prune: true });
    expect(readFileSync(join(out, 'index.html'), 'utf8')).not.toContain('>a</span>, not part');
    expect(existsSync(join(out, 'a.html'))).toBe(false);
  });

  it('begins nothing where one of them does not exist', async () => {
    const corpus = corpusOf({ 'a.txt': 'Satu.\n' });
    const out = testFolder('out');
    await runOver([corpus], out);
    const before = filesOf(out);
    await expect(runOver([corpus, join(corpus, 'typo')], out)).rejects.toMatchObject({
      code: 'file-not-found',
      place: { path: join(corpus, 'typo') },
    });
    expect(filesOf(out)).toEqual(before);
    const never = join(testFolder('never'), 'out');
    await expect(runOver(['/no/such'], never)).rejects.toMatchObject({ code: 'file-not-found' });
    expect(existsSync(never)).toBe(false);
  });

  it('names documents of one name after their folders', async () => {
    const corpus = corpusOf({ 'a/x.txt': 'Satu.\n', 'b/x.txt': 'Dua.\n', 'b/y.txt': 'Tiga.\n' });
    const out = testFolder('out');
    const { documents } = await runOver([join(corpus, 'a'), join(corpus, 'b')], out);
    expect(documents.map(({ files }) => files.page)).toEqual(['a/x.html', 'b/x.html', 'y.html']);
  });
});
