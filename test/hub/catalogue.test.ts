import { describe, expect, it } from 'vitest';
import { catalogue, catalogued } from '../../src/hub/catalogue.js';
import { canonicalLanguage } from '../../src/languages/languages.js';
import { graphFiles } from '../../src/model/files.js';

describe('the catalogue', () => {
  it('is valid, and names each model once', async () => {
    const entries = await catalogue();
    expect(entries.length).toBeGreaterThan(5);
    const names = entries.flatMap(({ alias, id }) => [alias, id]);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(await catalogued(name)).toBeDefined();
    expect(await catalogued('nothing')).toBeUndefined();
  });

  it('has a model in both directions under the name that --from and --to ask for', async () => {
    for (const alias of ['opus-mt-id-en', 'opus-mt-en-id'])
      expect(await catalogued(alias)).toMatchObject({ kind: 'onnx', architecture: 'marian' });
  });

  it('writes languages as they are written elsewhere, and has a token for each target of several', async () => {
    for (const { id, from, to, targetTokens, kind, more } of await catalogue()) {
      for (const code of [...from, ...to]) expect(`${id} ${canonicalLanguage(code)}`).toBe(`${id} ${code}`);
      const needsTokens = kind !== 'pipeline' && (to.length > 1 || more.includes('to'));
      expect({ id, tokens: Object.keys(targetTokens ?? {}) }).toEqual({ id, tokens: needsTokens ? to : [] });
      for (const token of Object.values(targetTokens ?? {})) expect(token).toMatch(/^>>[A-Za-z_]+<<$/);
    }
  });

  it('lists the files that a pull wants', async () => {
    for (const { kind, files } of await catalogue()) {
      const wanted =
        kind === 'weights'
          ? ['model.safetensors', 'source.spm', 'vocab.json']
          : Object.values(graphFiles('q8'));
      expect(files.map(({ path }) => path)).toEqual(
        expect.arrayContaining([...wanted, 'config.json', 'tokenizer_config.json']),
      );
      expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
    }
  });

  it('pins bytes only where it pins the commit that they are of', async () => {
    for (const { revision, files } of await catalogue())
      if (files.some(({ size, sha256 }) => size !== null || sha256 !== null))
        expect(revision).toMatch(/^[0-9a-f]{40}$/);
  });
});
