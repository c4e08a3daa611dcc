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
  'shouting/UPPER.TXT',
  'shouting/UPPER.EN.TXT',
  'shouting/orphan.en.txt',
  'shouting/Page.HTML',
  'shouting/none',
  'shouting/out/.padan/lock',
  'shouting/out/a.en.txt',
  'shouting/out/sub/a.html',
]) {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), 'x');
}

const idToEn = { from: 'id', to: 'en' };

describe('discover', () => {
  it('finds the sources in a folder and its subfolders, sorted by name, without references and hidden files', async () => {
    const { inputs, errors } = await discover([folder], idToEn);
    expect(inputs.map(({ name }) => name)).toEqual(['a', 'b', 'shouting/UPPER', 'sub/c']);
    expect(inputs[1]!.references[0]!.paths).toEqual([join(folder, 'b.en.txt')]);
    expect(errors).toEqual([]);
  });

  it('uses the given languages: for English sources, the Indonesian files are references', async () => {
    const { inputs } = await discover([folder], { from: 'en', to: 'id' });
    expect(inputs.map(({ name, references }) => [name, references[0]!.paths])).toContainEqual([
      'b',
      [join(folder, 'b.id.txt')],
    ]);
    expect(inputs.map(({ path }) => path)).not.toContain(join(folder, 'b.id.txt'));
  });

  it('accepts any file, and returns each only once', async () => {
    const file = join(folder, 'notes.md');
    const { inputs } = await discover([file, folder, file, `${folder}/./a.txt`], idToEn);
    expect(inputs.map(({ name }) => name)).toEqual(['a', 'b', 'notes.md', 'shouting/UPPER', 'sub/c']);
    expect(inputs[2]!.references[0]!.paths).toEqual([]);
  });

  it('looks for references in the given folder', async () => {
    const { inputs } = await discover([folder], idToEn, [join(folder, 'empty')]);
    expect(inputs[3]!.references[0]!.paths).toEqual([
      join(folder, 'empty/sub/c.en.txt'),
      join(folder, 'empty/sub/c.txt'),
    ]);
  });

  it('reads .TXT, with a reference in any case', async () => {
    const { inputs } = await discover([join(folder, 'shouting')], idToEn);
    expect(inputs).toHaveLength(1);
    expect(inputs[0]).toMatchObject({ name: 'UPPER' });
    expect(inputs[0]!.references[0]!.paths).toContain(join(folder, 'shouting/UPPER.EN.TXT'));
  });

  it('lists the files that it passes over with the reason, but not hidden ones and our own reports', async () => {
    const root = join(folder, 'shouting');
    const { passedOver } = await discover([root], idToEn);
    const other = 'only .txt so far';
    expect(passedOver).toEqual([
      { path: join(root, 'Page.HTML'), reason: other },
      { path: join(root, 'none'), reason: other },
      { path: join(root, 'orphan.en.txt'), reason: 'a reference in en without its source' },
    ]);
    const named = await discover([root, join(root, 'orphan.en.txt'), join(root, 'none')], idToEn);
    expect(named.passedOver.map(({ path }) => path)).toEqual([join(root, 'Page.HTML')]);
  });

  it('lists references that are not used because there is a folder of references', async () => {
    const references = join(folder, 'sub');
    const { passedOver } = await discover([folder], idToEn, [references]);
    expect(passedOver).toContainEqual({
      path: join(folder, 'b.en.txt'),
      reason: `references are taken from ${references}`,
    });
  });

  it('says which given files have markup', async () => {
    const page = join(folder, 'shouting/Page.HTML');
    expect((await discover([page, join(folder, 'a.txt')], idToEn)).markup).toEqual([page]);
    expect((await discover([folder], idToEn)).markup).toEqual([]);
  });

  it('says so if none of the references matches a document', async () => {
    const references = testFolder('references');
    const unmatched = async () => (await discover([folder], idToEn, [references])).unmatched;
    expect(await unmatched()).toEqual([{ folder: references, files: 0 }]);
    writeFileSync(join(references, 'other.en.txt'), 'x');
    expect(await unmatched()).toEqual([{ folder: references, files: 1 }]);
    writeFileSync(join(references, 'b.txt'), 'x');
    expect(await unmatched()).toEqual([]);
  });

  it('rejects a references path that is not a folder', async () => {
    for (const path of [join(folder, 'missing'), join(folder, 'a.txt')])
      await expect(discover([folder], idToEn, [path])).rejects.toMatchObject({
        code: 'file-not-found',
        place: { path },
      });
  });

  // Other systems have no such names.
  it.skipIf(process.platform !== 'linux')(
    'says of a name that is not UTF-8 what is wrong with it',
    async () => {
      const odd = testFolder('odd-names');
      writeFileSync(
        Buffer.concat([Buffer.from(`${odd}/bad`), Buffer.from([0xff]), Buffer.from('.txt')]),
        'x',
      );
      writeFileSync(join(odd, 'good\ufffd.txt'), 'x');
      const { inputs, errors } = await discover([odd], idToEn);
      expect(inputs.map(({ name }) => name)).toEqual(['good\ufffd']);
      expect(errors).toMatchObject([{ message: 'its name is not UTF-8', hint: 'rename it' }]);
    },
  );

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
