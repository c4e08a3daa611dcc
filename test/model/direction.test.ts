import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../src/hash.js';
import { readLanguages } from '../../src/model/config.js';
import type { AskedLanguages } from '../../src/model/direction.js';
import { hashTogether } from '../../src/model/files.js';
import { openModel } from '../../src/model/model.js';
import { modelFolder } from './embedded.js';
import { firstLanguage, multilingual } from './multilingual.js';

const tinyFolder = fileURLToPath(new URL('tiny', import.meta.url));

const opened = async (folder: string, asked: AskedLanguages = {}) => {
  const model = await openModel(folder, asked);
  await model.dispose();
  const { sourceLanguage: from, targetLanguage: to, targetToken: token, targetLanguages } = model.config;
  expect(await readLanguages(folder, asked)).toEqual({ from, to });
  return { from, to, token, targetLanguages, hash: model.hash };
};

const refused = (folder: string, asked: AskedLanguages, message: RegExp, hint: RegExp) =>
  Promise.all(
    [openModel, readLanguages].map((open) =>
      expect(open(folder, asked)).rejects.toMatchObject({
        name: 'PadanError',
        code: 'invalid-option',
        message: expect.stringMatching(message),
        hint: expect.stringMatching(hint),
      }),
    ),
  );

describe('a model of one pair', () => {
  it('is checked against what the user says, whatever the code’s form', async () => {
    const plain = await opened(modelFolder);
    expect(plain).toMatchObject({ from: 'id', to: 'en', token: null, targetLanguages: [] });
    for (const asked of [{ from: 'id' }, { from: 'ind_Latn', to: 'eng' }, { from: 'id-ID', to: 'en-GB' }])
      expect(await opened(modelFolder, asked)).toEqual(plain);
    await refused(modelFolder, { to: 'ms' }, /translates id to en, --to says ms/, /leave --to out/);
    await refused(modelFolder, { from: 'en', to: 'id' }, /translates id to en, --from says en/, /./);
  });

  it('has the hash of its files', async () => {
    const files = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'generation_config.json'];
    const graphs = ['onnx/encoder_model.onnx', 'onnx/decoder_model_merged.onnx'];
    const hash = hashTogether(
      [...files, ...graphs].map((name) => hashOf(readFileSync(join(tinyFolder, name)))),
    );
    expect((await opened(tinyFolder, { from: 'id', to: 'en' })).hash).toBe(hash);
  });

  it('has the languages that the user names if its folder names none', async () => {
    const folder = multilingual({ codes: [], source: '', target: '', name: 'mine' });
    const plain = await opened(folder);
    expect(plain).toMatchObject({ from: 'und', to: 'und', token: null });
    const said = await opened(folder, { from: 'en', to: 'id' });
    expect(said).toMatchObject({ from: 'en', to: 'id', token: null });
    const half = await opened(folder, { to: 'id' });
    expect(half).toMatchObject({ from: 'und', to: 'id' });
    expect(new Set([plain.hash, said.hash, half.hash]).size).toBe(3);
  });

  it('takes the piece of its language if that is the only one', async () => {
    const folder = multilingual({ codes: ['ind'], target: 'id', name: 'opus-mt-en-id' });
    const plain = await opened(folder);
    expect(plain).toMatchObject({ from: 'en', to: 'id', token: firstLanguage });
    expect(await opened(folder, { to: 'id' })).toEqual(plain);
  });

  it('takes none if its pieces are for languages that it does not translate into', async () => {
    const folder = multilingual({
      codes: ['ind', 'jav'],
      source: 'id',
      target: 'eng',
      name: 'opus-mt-id-en',
    });
    expect(await opened(folder)).toMatchObject({ from: 'id', to: 'en', token: null, targetLanguages: [] });
  });
});

describe('a multilingual model', () => {
  it('is asked for a language of its vocabulary, by any code for it', async () => {
    const folder = multilingual();
    const languages = ['id', 'ms', 'jv'];
    for (const [to, id, language] of [
      ['id', 0, 'id'],
      ['ind', 0, 'id'],
      ['ind_Latn', 0, 'id'],
      ['zsm', 1, 'ms'],
      ['ms-MY', 1, 'ms'],
      ['zsm_Latn', 1, 'ms'],
      ['jv', 2, 'jv'],
    ] as const)
      expect(await opened(folder, { to })).toMatchObject({
        from: 'en',
        to: language,
        token: firstLanguage + id,
        targetLanguages: languages,
      });
  });

  it.each([
    ['older codes', ['id', 'ms', 'jv'], 'id', 0, 'id'],
    ['regions', ['pt_br', 'fr', 'es_MX'], 'pt-BR', 0, 'pt-BR'],
    ['the only one of its regions', ['pt_br', 'fr', 'es_MX'], 'es', 2, 'es-MX'],
    ['a script that is not the usual', ['jav_Java', 'jav', 'ind'], 'jv-Java', 0, 'jv-Java'],
    ['the usual script', ['jav_Java', 'jav_Latn', 'ind'], 'jv', 1, 'jv'],
    ['the code as it is written', ['zlm_Latn', 'zsm_Latn', 'ind'], 'zlm_Latn', 0, 'zlm'],
  ])('knows %s', async (_, codes, to, id, language) => {
    expect(await opened(multilingual({ codes }), { to })).toMatchObject({
      to: language,
      token: firstLanguage + id,
    });
  });

  it('lists its languages if it is asked for none, or for another', async () => {
    const folder = multilingual();
    await refused(
      folder,
      {},
      /into several languages, and nobody says into which/,
      /it knows id, ms, jv: .*--to/,
    );
    await refused(
      folder,
      { to: 'de' },
      /does not translate into de, which --to says/,
      /it knows id, ms, jv:/,
    );
    const regions = multilingual({ codes: ['pt_br', 'pt_PT'] });
    await refused(regions, { to: 'pt' }, /does not translate into pt/, /it knows pt-BR, pt-PT/);
  });

  it('translates into the language that it is named after unless asked for another', async () => {
    const folder = multilingual({ target: 'msa', name: 'opus-mt-en-ms' });
    expect(await opened(folder)).toMatchObject({ to: 'ms', token: firstLanguage + 1 });
    expect(await opened(folder, { to: 'id' })).toMatchObject({ to: 'id', token: firstLanguage });
  });

  it('is named after a group in capitals, or after its languages', async () => {
    const names = ['opus-mt-en-ROMANCE', 'opus-mt-tc-big-en-ind_zsm_jav', 'opus-mt-tc-bible-big-eng-map'];
    for (const name of names) {
      const folder = multilingual({ target: '', name });
      await refused(folder, {}, /several languages/, /id, ms, jv/);
      expect(await opened(folder, { to: 'jv' })).toMatchObject({ from: 'en', to: 'jv' });
    }
  });

  it('must be told the source if it reads several, and the source is part of its identity', async () => {
    const folder = multilingual({ codes: [], source: 'mul', target: 'eng', name: 'opus-mt-mul-en' });
    await refused(folder, {}, /from several languages \(mul\), and nobody says from which/, /--from/);
    await refused(folder, { from: 'mul' }, /--from is “mul”, expected the code of a language/, /./);
    await refused(folder, { from: 'jv', to: 'id' }, /translates mul to en, --to says id/, /./);
    const javanese = await opened(folder, { from: 'jav' });
    const malay = await opened(folder, { from: 'ms', to: 'en' });
    expect([javanese, malay]).toMatchObject([
      { from: 'jv', to: 'en', token: null },
      { from: 'ms', to: 'en', token: null },
    ]);
    expect(javanese.hash).not.toBe(malay.hash);
  });

  it('has a hash of its own for each target, whatever code asks for it', async () => {
    const folder = multilingual();
    const hash = async (to: string) => (await opened(folder, { to })).hash;
    expect(await hash('id')).toBe(await hash('ind'));
    expect(await hash('id')).not.toBe(await hash('jv'));
  });
});
