import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { testFolder } from '../folder.js';
import { commitOf, sha256Of, startHub, tiny } from './server.js';

const script = fileURLToPath(new URL('../../scripts/pin-catalogue.mjs', import.meta.url));

it('scripts/pin-catalogue.mjs fills in what the hub knows, and leaves the rest', async () => {
  const hub = await startHub({ 'a/model': tiny() });
  const path = join(testFolder('pins'), 'catalogue.json');
  const entry = { alias: 'x', revision: 'main', license: null, megabytes: null, files: [] };
  writeFileSync(
    path,
    JSON.stringify({
      models: [
        { id: 'a/model', ...entry },
        { id: 'a/gone', ...entry },
      ],
    }),
  );
  const env = { ...process.env, HF_ENDPOINT: hub.endpoint, NO_PROXY: '*', no_proxy: '*' };
  await expect(promisify(execFile)(process.execPath, [script, path], { env })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('a/gone: the hub has no model a/gone'),
  });
  const { models } = JSON.parse(readFileSync(path, 'utf8'));
  expect(models[0]).toMatchObject({ id: 'a/model', revision: commitOf(tiny()), license: 'apache-2.0' });
  const graph = 'onnx/encoder_model.onnx';
  const bytes = tiny()[graph]!;
  expect(models[0].files).toContainEqual({ path: graph, size: bytes.length, sha256: sha256Of(bytes) });
  expect(models[0].files).toContainEqual({
    path: 'config.json',
    size: tiny()['config.json']!.length,
    sha256: null,
  });
  expect(models[1]).toEqual({ id: 'a/gone', ...entry });
});
