import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readLexiconText } from '../../src/languages/lexicon.js';
import { openModel } from '../../src/model/model.js';
import { testFolder } from '../folder.js';

vi.mock('node:fs/promises', { spy: true });
afterEach(() => void vi.mocked(readFile).mockClear());

const tinyFolder = new URL('tiny', import.meta.url).pathname;
const copied = (name = 'm'): string => {
  const folder = join(testFolder('changed'), name);
  cpSync(tinyFolder, folder, { recursive: true });
  return folder;
};

const graphs = ['onnx/encoder_model.onnx', 'onnx/decoder_model_merged.onnx'];
const others = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];

describe('a model whose files are replaced while it is used', () => {
  it('reads each file once, so that what is hashed is what is used', async () => {
    const folder = copied();
    const model = await openModel(folder);
    const paths = vi.mocked(readFile).mock.calls.map(([path]) => String(path));
    for (const name of [...others, ...graphs])
      expect(paths.filter((path) => path === join(folder, name))).toHaveLength(1);
    await model.dispose();
  });

  it('opens no session that its hash does not know, whichever byte of its graphs is another', async () => {
    const folder = copied();
    const whole = new Map(graphs.map((name) => [name, readFileSync(join(folder, name))]));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...graphs), fc.nat(), fc.boolean(), async (name, at, isShort) => {
        const model = await openModel(folder);
        const bytes = whole.get(name)!;
        const changed = isShort ? bytes.subarray(0, at % bytes.length) : Buffer.from(bytes);
        if (!isShort) changed[at % bytes.length]! ^= 1;
        writeFileSync(join(folder, 'new'), changed);
        renameSync(join(folder, 'new'), join(folder, name));
        try {
          await expect(model.sessions()).rejects.toMatchObject({
            code: 'model-changed',
            fatal: true,
            place: { path: join(folder, name) },
          });
        } finally {
          writeFileSync(join(folder, name), bytes);
          await model.dispose();
        }
      }),
      { seed: 17, numRuns: 12 },
    );
  });

  it('goes on with the configuration and the tokenizer that were read', async () => {
    const folder = copied();
    const model = await openModel(folder);
    const ids = model.tokenizer.encode('satu dua');
    for (const name of others) writeFileSync(join(folder, name), '{}');
    await model.sessions();
    expect(model.tokenizer.encode('satu dua')).toEqual(ids);
    await model.dispose();
  });
});

describe('the hash of a model', () => {
  it('is another where its folder alone says another language, and the same where its files say which', async () => {
    const hashIn = async (name: string, languages: object) => {
      const folder = copied(name);
      const path = join(folder, 'tokenizer_config.json');
      const { source_lang: _, target_lang: __, ...config } = JSON.parse(readFileSync(path, 'utf8'));
      writeFileSync(path, JSON.stringify({ ...config, ...languages }));
      const model = await openModel(folder);
      await model.dispose();
      return model.hash;
    };
    const names = ['x', 'opus-mt-id-en', 'opus-mt-en-id', 'opus-mt-fr-en'];
    const said = await Promise.all(
      names.map((name) => hashIn(name, { source_lang: 'id', target_lang: 'en' })),
    );
    expect(new Set(said).size).toBe(1);
    const unsaid = await Promise.all(names.map((name) => hashIn(name, {})));
    expect(new Set(unsaid).size).toBe(names.length);
  });
});

describe('the hash of a lexicon', () => {
  it('is of the text that is parsed, and of the way that it is read', async () => {
    const path = join(testFolder('lexicon'), 'lexicon.id-en.tsv');
    writeFileSync(path, 'satu\tone\t0.5\t0.5\n');
    const text = await readLexiconText({ path, direction: 'forward' });
    const reversed = await readLexiconText({ path, direction: 'reverse' });
    writeFileSync(path, 'satu\ttwo\t0.5\t0.5\n');
    const later = await readLexiconText({ path, direction: 'forward' });
    expect([...(text.parse().translations('satu')?.keys() ?? [])]).toEqual(['one']);
    expect([...(reversed.parse().translations('one')?.keys() ?? [])]).toEqual(['satu']);
    expect(new Set([text.hash, reversed.hash, later.hash]).size).toBe(3);
    expect((await readLexiconText(null)).hash).toBe('');
  });
});
