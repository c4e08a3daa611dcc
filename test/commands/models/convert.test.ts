import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { padan } from '../../cli.js';
import { testFolder } from '../../folder.js';

const tiny = fileURLToPath(new URL('../../model/tiny', import.meta.url));
const models = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  padan(['models', ...args], { env: { PADAN_MODELS: testFolder('models'), ...env } });

describe('padan models convert', () => {
  it('makes a folder that translates, is verified, and is damaged when a byte changes', async () => {
    const folder = testFolder('convert');
    const output = join(folder, 'int8');
    const made = await models(['convert', tiny, '-o', output]);
    expect(made).toMatchObject({ code: 0, stdout: expect.stringContaining('27 products') });
    expect(made.stderr).toBe(
      'padan: converting the encoder, 2688 weights\npadan: converting the decoder, 7424 weights\n',
    );
    expect(readdirSync(folder)).toEqual(['int8']);
    const manifest = JSON.parse(readFileSync(join(output, 'padan-model.json'), 'utf8'));
    expect(manifest).toMatchObject({ formatVersion: 1, converted: { from: 'onnx', model: null } });

    const translated = await padan(['translate', '--model', output, '--no-memory'], { input: 'abc bcd\n' });
    expect(translated).toMatchObject({ code: 0, stdout: expect.stringMatching(/\S/) });
    expect(await models(['verify', output])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('intact'),
    });
    const path = join(output, 'onnx/encoder_model_quantized.onnx');
    const bytes = readFileSync(path);
    bytes[bytes.length - 9]! ^= 1;
    writeFileSync(path, bytes);
    expect(await models(['verify', output])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('onnx/encoder_model_quantized.onnx has another SHA-256'),
    });
  });

  it('names the pulled model that it is made from, and its licence', async () => {
    const store = testFolder('models');
    const pulled = join(store, 'Someone', 'opus-mt-xy-zz');
    cpSync(tiny, pulled, { recursive: true });
    const revision = 'a'.repeat(40);
    const facts = {
      endpoint: 'http://127.0.0.1',
      license: 'apache-2.0',
      layout: 'onnx',
      pulled: '2026-01-01',
    };
    writeFileSync(
      join(pulled, 'padan-model.json'),
      JSON.stringify({ formatVersion: 1, id: 'Someone/opus-mt-xy-zz', revision, ...facts, files: [] }),
    );
    const output = join(testFolder('convert'), 'int8');
    const { code, stdout, stderr } = await models(
      ['convert', 'Someone/opus-mt-xy-zz', '-o', output, '--json', '-q'],
      { PADAN_MODELS: store },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      source: pulled,
      output,
      from: 'onnx',
      parts: { encoder: { products: 6, tables: 1 }, decoder: { products: 21, tables: 1 } },
    });
    expect(JSON.parse(readFileSync(join(output, 'padan-model.json'), 'utf8'))).toMatchObject({
      converted: { model: { id: 'Someone/opus-mt-xy-zz', revision } },
      license: 'apache-2.0',
    });
  });

  it('refuses in one line what it cannot do, and writes nothing', async () => {
    const folder = testFolder('convert');
    const output = join(folder, 'int8');
    const without = join(folder, 'source');
    cpSync(tiny, without, { recursive: true });
    rmSync(join(without, 'onnx/encoder_model.onnx'));
    const wrong: [readonly string[], number, RegExp][] = [
      [['convert', tiny], 2, /-o is missing/],
      [['convert', 'nowhere/to-be-found', '-o', output], 2, /models pull nowhere\/to-be-found/],
      [['convert', without, '-o', output], 2, /has no onnx\/encoder_model\.onnx/],
      [['convert', tiny, '-o', without], 2, /the folder is there already: name another, or add --force/],
      [['convert', tiny, '-o', tiny, '--force'], 2, /is the folder of the source/],
    ];
    for (const [args, code, message] of wrong) {
      const result = await models(args);
      expect(result).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(message) });
      expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
    }
    expect(existsSync(output)).toBe(false);
    expect(readdirSync(folder)).toEqual(['source']);
  });
});
