import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hiddenModels } from '../../src/commands/arguments/model.js';
import { defaultMemory } from '../../src/commands/arguments/options.js';
import { findModel, modelsFolder, pulledModels } from '../../src/hub/store.js';
import { embeddedModel } from '../../src/model/files.js';
import { testFolder } from '../folder.js';

let models = '';
beforeEach(() => {
  models = testFolder('models');
  vi.stubEnv('PADAN_MODELS', models);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** Puts a model there. */
const put = (id: string, file = 'padan-model.json'): string => {
  const folder = join(models, id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), '{}');
  return folder;
};

describe('the models folder', () => {
  it('is where the variables say, else among the user’s data', () => {
    expect(modelsFolder()).toBe(models);
    vi.stubEnv('PADAN_MODELS', '');
    vi.stubEnv('XDG_DATA_HOME', '/data');
    expect(modelsFolder()).toBe('/data/padan/models');
    vi.stubEnv('XDG_DATA_HOME', '');
    expect(modelsFolder()).toBe(join(homedir(), '.local/share/padan/models'));
  });

  it.each(['', '.', 'here', '../here'])('is never in the working folder, with variables like %j', (value) => {
    for (const name of ['PADAN_MODELS', 'PADAN_MEMORY']) vi.stubEnv(name, '');
    for (const name of ['HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME']) vi.stubEnv(name, value);
    expect(modelsFolder()).toBe(join(userInfo().homedir, '.local/share/padan/models'));
    expect(defaultMemory()).toBe(join(userInfo().homedir, '.cache/padan/memory'));
  });
});

describe('a name', () => {
  it('is a folder that is there, before all others', async () => {
    put('Xenova/opus-mt-id-en');
    const folder = testFolder('here');
    expect(await findModel(folder)).toBe(folder);
    // Relative to the working folder, which is the project’s here.
    expect(await findModel('models')).toBe('models');
  });

  it('that a folder hides is told, unless a path was meant or nothing is hidden', async () => {
    expect(await hiddenModels(['models', './models', testFolder('here'), 'LICENSE', undefined])).toEqual([]);
    put('me/models');
    expect(await hiddenModels(['models', 'models', './models'])).toEqual([
      expect.stringMatching(/^models is the folder of that name here/),
    ]);
  });

  it('is not hidden by a file that is called so', async () => {
    // One of the working folder, which is the project’s here.
    expect(existsSync('LICENSE')).toBe(true);
    await expect(findModel('LICENSE')).rejects.toMatchObject({ code: 'model-missing' });
    expect(await findModel(put('me/LICENSE'))).toBe(await findModel('LICENSE'));
  });

  it('is the embedded model’s', async () => {
    expect(await findModel('padan-id-en')).toBe(embeddedModel);
  });

  it('is what was pulled, by its id, its alias, or without its owner', async () => {
    const folder = put('Xenova/opus-mt-id-en');
    const other = put('me/mine', 'config.json');
    const weights = put('Helsinki-NLP/opus-mt-id-en');
    expect(await findModel('Xenova/opus-mt-id-en')).toBe(folder);
    expect(await findModel('opus-mt-id-en')).toBe(folder);
    expect(await findModel('opus-mt-id-en-weights')).toBe(weights);
    expect(await findModel('mine')).toBe(other);
    expect(await findModel('me/mine')).toBe(other);
  });

  it('of the catalogue is any other of this name where the catalogue’s is not here', async () => {
    const folder = put('Helsinki-NLP/opus-mt-id-en');
    expect(await findModel('opus-mt-id-en')).toBe(folder);
  });

  it('of several models is refused', async () => {
    put('a/mine');
    put('b/mine');
    expect(await pulledModels('mine')).toHaveLength(2);
    await expect(findModel('mine')).rejects.toMatchObject({
      code: 'model-missing',
      hint: expect.stringContaining('a/mine, b/mine'),
    });
  });

  it('of nothing says what to do', async () => {
    mkdirSync(join(models, 'me/empty'), { recursive: true });
    const hintOf = (name: string) =>
      findModel(name).then(
        () => 'found',
        ({ code, hint }) => `${code} ${hint}`,
      );
    expect(await hintOf('opus-mt-id-en')).toMatch(/^model-missing .*padan models pull opus-mt-id-en/);
    expect(await hintOf('me/empty')).toMatch(/padan models pull me\/empty/);
    expect(await hintOf('opus-mt-di-en')).toMatch(/did you mean opus-mt-id-en\?/);
    expect(await hintOf('something')).toMatch(/padan models pull OWNER\/NAME/);
    for (const path of ['/nowhere/at/all', './nowhere', '../x', 'C:\\x', 'a/b/c'])
      expect(await hintOf(path)).toMatch(/^model-missing give a folder/);
  });
});
