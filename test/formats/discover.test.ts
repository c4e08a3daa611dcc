import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discover } from '../../src/formats/discover.js';
import { testFolder } from '../folder.js';

const folder = testFolder('discover');
for (const name of [
  'b.id.txt',
  'b.en.txt',
  'a.txt',
  'sub/c.id.txt',
  '.hidden.txt',
  'notes.md',
  'empty/x.md',
]) {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), 'x');
}

const idToEn = { from: 'id', to: 'en' };

describe('discover', () => {
  it('finds the sources in a folder and its subfolders, sorted by name, without references and hidden files', async () => {
    const { inputs, errors } = await discover([folder], idToEn);
    expect(inputs.map(({ name }) => name)).toEqual(['a', 'b', 'sub/c']);
    expect(inputs[1]!.references).toEqual([join(folder, 'b.en.txt')]);
    expect(errors).toEqual([]);
  });

  it('uses the given languages: for English sources, the Indonesian files are references', async () => {
    const { inputs } = await discover([folder], { from: 'en', to: 'id' });
    expect(inputs.map(({ name, references }) => [name, references])).toContainEqual([
      'b',
      [join(folder, 'b.id.txt')],
    ]);
    expect(inputs.map(({ path }) => path)).not.toContain(join(folder, 'b.id.txt'));
  });

  it('accepts any file, and returns each only once', async () => {
    const file = join(folder, 'notes.md');
    const { inputs } = await discover([file, folder, file, `${folder}/./a.txt`], idToEn);
    expect(inputs.map(({ name }) => name)).toEqual(['a', 'b', 'notes.md', 'sub/c']);
    expect(inputs[2]!.references).toEqual([]);
  });

  it('looks for references in the given folder', async () => {
    const { inputs } = await discover([folder], idToEn, join(folder, 'empty'));
    expect(inputs[2]!.references).toEqual([
      join(folder, 'empty/sub/c.en.txt'),
      join(folder, 'empty/sub/c.txt'),
    ]);
  });

  it('rejects a references path that is not a folder', async () => {
    for (const path of [join(folder, 'missing'), join(folder, 'a.txt')])
      await expect(discover([folder], idToEn, path)).rejects.toMatchObject({
        code: 'file-not-found',
        place: { path },
      });
  });

  it('returns an error for a missing path or an empty folder, along with the other inputs', async () => {
    const { inputs, errors } = await discover(
      [join(folder, 'no\nsuch'), join(folder, 'empty'), join(folder, 'a.txt')],
      idToEn,
    );
    expect(inputs).toHaveLength(1);
    expect(errors.map(({ message }) => message)).toEqual([
      'no such file or folder',
      'the folder has no .txt files',
    ]);
  });
});
