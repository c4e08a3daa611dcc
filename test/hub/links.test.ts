import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseId } from '../../src/hub/names.js';
import { removeFiles } from '../../src/hub/place.js';
import { pull } from '../../src/hub/pull.js';
import { padan } from '../cli.js';
import { testFolder } from '../folder.js';
import { commitOf, filesOf, startHub, tiny } from './server.js';

const id = parseId('padan-tests/tiny-id-en')!;
const commit = commitOf(tiny());

/** A models folder, and a folder elsewhere with somebody's file, which nothing may change. */
const places = async () => {
  const hub = await startHub({ 'padan-tests/tiny-id-en': tiny() });
  const models = testFolder('models');
  const elsewhere = testFolder('elsewhere');
  writeFileSync(join(elsewhere, 'mine.txt'), 'mine');
  const owner = join(models, id.owner);
  mkdirSync(owner, { recursive: true });
  return {
    models,
    elsewhere,
    owner,
    folder: join(owner, id.name),
    partial: join(owner, `.${id.name}.partial-${commit.slice(0, 12)}`),
    fetch: (force = false) =>
      pull(id, { settings: { endpoint: hub.endpoint, token: null, offline: false }, models, force }),
    untouched: () => expect(filesOf(elsewhere)).toEqual({ 'mine.txt': Buffer.from('mine') }),
  };
};

describe('links in the models folder', () => {
  it('are not written through by a pull that goes on', async () => {
    const { elsewhere, partial, folder, fetch, untouched } = await places();
    symlinkSync(elsewhere, partial);
    await fetch();
    untouched();
    expect(lstatSync(folder).isDirectory()).toBe(true);
    expect(filesOf(folder)).toMatchObject(tiny());

    rmSync(folder, { recursive: true });
    mkdirSync(partial);
    symlinkSync(elsewhere, join(partial, 'onnx'));
    symlinkSync(join(elsewhere, 'mine.txt'), join(partial, 'config.json.part'));
    symlinkSync(join(elsewhere, 'new.txt'), join(partial, 'tokenizer.json.part'));
    await fetch();
    untouched();
    expect(filesOf(folder)).toMatchObject(tiny());
  });

  it('in the place of a model or its owner are left alone by a pull', async () => {
    const { models, elsewhere, owner, folder, fetch, untouched } = await places();
    symlinkSync(elsewhere, folder);
    await expect(fetch()).rejects.toMatchObject({ code: 'output-unusable' });
    untouched();
    rmSync(folder);
    await fetch();
    // Of a model that lies elsewhere, that is whole there: nothing is to be done.
    const moved = join(testFolder('moved'), 'model');
    renameSync(folder, moved);
    symlinkSync(moved, folder);
    await expect(fetch()).resolves.toMatchObject({ wasHere: true });
    writeFileSync(join(moved, 'notes.txt'), 'mine');
    await expect(fetch(true)).rejects.toMatchObject({ code: 'output-unusable' });
    expect(readdirSync(moved)).toContain('notes.txt');

    rmSync(owner, { recursive: true });
    symlinkSync(elsewhere, join(models, id.owner));
    await expect(fetch()).rejects.toMatchObject({ code: 'output-unusable' });
    untouched();
  });

  it('of a file become a file when the model is replaced', async () => {
    const { folder, fetch } = await places();
    await fetch();
    const card = join(testFolder('cards'), 'README.md');
    renameSync(join(folder, 'README.md'), card);
    symlinkSync(card, join(folder, 'README.md'));
    rmSync(join(folder, 'config.json'));
    await fetch();
    expect(lstatSync(join(folder, 'README.md')).isFile()).toBe(true);
    expect(readFileSync(card)).toEqual(tiny()['README.md']);
  });

  it('are not removed through', async () => {
    const { models, elsewhere, folder, fetch, untouched } = await places();
    await fetch();
    rmSync(join(folder, 'onnx'), { recursive: true });
    symlinkSync(elsewhere, join(folder, 'onnx'));
    expect(await removeFiles(folder, ['onnx/mine.txt', 'onnx'])).not.toContain('onnx');
    untouched();

    const manifest = JSON.parse(readFileSync(join(folder, 'padan-model.json'), 'utf8'));
    manifest.files[0].path = 'onnx/mine.txt';
    symlinkSync(elsewhere, join(folder, 'onnx'));
    writeFileSync(join(folder, 'padan-model.json'), JSON.stringify(manifest));
    const removed = await padan(['models', 'remove', `${id.owner}/${id.name}`], {
      env: { PADAN_MODELS: models },
    });
    expect(removed).toMatchObject({ code: 0, stdout: expect.stringContaining('Kept') });
    untouched();
  });

  it('that lead nowhere are no lock that is held for ever', async () => {
    const { owner, folder, fetch } = await places();
    symlinkSync(join(owner, 'nowhere'), join(owner, `.${id.name}.lock`));
    await fetch();
    expect(existsSync(join(folder, 'config.json'))).toBe(true);
  });
});
