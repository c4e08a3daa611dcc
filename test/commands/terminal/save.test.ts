import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPages } from '../../../src/commands/comparing/pages.js';
import { checkOutput, checkWritten, saveFile } from '../../../src/commands/terminal/save.js';
import { checkSummaries, writeSummaries } from '../../../src/commands/terminal/summaries.js';
import { emptyLexicon } from '../../../src/languages/lexicon.js';
import { createOverview } from '../../../src/overview/create.js';
import { overviewPages } from '../../../src/run/output/overview-pages.js';
import { cliPath } from '../../cli.js';
import { testFolder } from '../../folder.js';

const never = new AbortController().signal;

describe('a saved file', () => {
  it('has text and bytes in their order', async () => {
    const path = join(testFolder('save'), 'a');
    await saveFile(path, ['é', new Uint8Array([0, 255]), 'b', 'c', new Uint8Array([1])], false, never);
    expect([...readFileSync(path)]).toEqual([0xc3, 0xa9, 0, 255, 98, 99, 1]);
  });

  it('takes the place of another only if it may, and leaves nothing half done', async () => {
    const folder = testFolder('save');
    const path = join(folder, 'a');
    writeFileSync(path, 'old');
    await expect(saveFile(path, [new Uint8Array([1])], false, never)).rejects.toMatchObject({
      code: 'output-unusable',
    });
    const stopped = AbortSignal.abort(new Error('stopped'));
    await expect(saveFile(path, [new Uint8Array([1])], true, stopped)).rejects.toThrow('stopped');
    expect(readFileSync(path, 'utf8')).toBe('old');
    await saveFile(path, [new Uint8Array([1])], true, never);
    expect([...readFileSync(path)]).toEqual([1]);
    expect(readdirSync(folder)).toEqual(['a']);
  });
});

it('a file to be written is none to be read, nor in a folder of them, even by force', async () => {
  const folder = testFolder('read');
  const path = join(folder, 'a.txt');
  writeFileSync(path, 'mine');
  symlinkSync(path, join(folder, 'linked'));
  for (const inputs of [[path], ['/nowhere', folder], [undefined, join(folder, 'linked')]])
    for (const output of [path, join(folder, 'linked')])
      await expect(checkWritten(output, inputs, true)).rejects.toMatchObject({
        code: 'output-unusable',
        message: 'is one of the files to read',
      });
  await checkWritten(path, [join(folder, 'b.txt')], true);
});

describe('a file that is written again and again', () => {
  const overview = createOverview({
    metrics: {},
    pairs: 'all',
    method: 'randomisation',
    samples: 10,
    seed: 1,
    lexicon: emptyLexicon,
  }).finish();

  it('takes the place of what it was, or of an empty file, and of nothing else', async () => {
    const folder = testFolder('again');
    const [summary, junit] = ['s.md', 'j.xml'].map((name) => join(folder, name)) as [string, string];
    const write = async (targets: { summary?: string; junit?: string }) => {
      await checkSummaries(targets, undefined);
      await writeSummaries(overview, [], new Set(), targets, never);
    };
    await write({ summary, junit });
    const made = [summary, junit].map((path) => readFileSync(path, 'utf8'));
    await write({ summary, junit });
    writeFileSync(summary, '');
    await write({ summary, junit });
    expect([summary, junit].map((path) => readFileSync(path, 'utf8'))).toEqual(made);
    for (const theirs of [
      'mine',
      ' ',
      '# Padan: mine',
      '<?xml version="1.0"?>\n<testsuites name="mine"/>',
      ...made,
    ]) {
      writeFileSync(join(folder, 'x'), theirs);
      for (const [i, role] of (['summary', 'junit'] as const).entries()) {
        if (theirs === made[i]) continue;
        await expect(write({ [role]: join(folder, 'x') })).rejects.toMatchObject({ code: 'output-unusable' });
        // Where it came while the command worked.
        await expect(
          writeSummaries(overview, [], new Set(), { [role]: join(folder, 'x') }, never),
        ).rejects.toMatchObject({ code: 'output-unusable' });
      }
      expect(readFileSync(join(folder, 'x'), 'utf8')).toBe(theirs);
    }
  });

  it('is a page of Padan’s, or a patch beside one', async () => {
    const folder = testFolder('pages');
    mkdirSync(join(folder, 'compare'));
    const names = ['summary.html', 'compare/A..B.html', 'compare/A..B.diff'];
    await checkPages(folder, names);
    for (const name of names) {
      writeFileSync(join(folder, name), '--- mine');
      await expect(checkPages(folder, names)).rejects.toMatchObject({ place: { path: join(folder, name) } });
      rmSync(join(folder, name));
    }
    const page = overviewPages(overview, { ui: 'en' })['summary.html']!;
    for (const name of names) writeFileSync(join(folder, name), page);
    await checkPages(folder, names);
    await checkPages(join(folder, 'none'), names);
    await expect(checkOutput(folder, /x/)).rejects.toMatchObject({ code: 'output-unusable' });
  });
});

it.each([
  ['translate', ['translate', 'a.txt'], 'a.txt'],
  ['translate', ['translate'], 'standard input'],
  ['lint', ['lint', '.'], 'a.txt'],
  ['words', ['words', 'a.txt'], 'a.txt'],
])('nothing is printed into what is read: %s', (_, args, said) => {
  const folder = testFolder('printed');
  const text = 'Selamat pagi.\n';
  writeFileSync(join(folder, 'a.txt'), text);
  const [input, output] = ['r', 'a'].map((flag) => openSync(join(folder, 'a.txt'), flag)) as [number, number];
  const { status, stderr } = spawnSync(process.execPath, [cliPath, ...args], {
    cwd: folder,
    stdio: [input, output, 'pipe'],
    encoding: 'utf8',
  });
  for (const file of [input, output]) closeSync(file);
  expect(stderr).toBe(`padan: ${said}: is standard output, and to be read as well: print to another file\n`);
  expect(status).toBe(2);
  expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(text);
});
