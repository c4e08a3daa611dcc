import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { padan } from '../cli.js';
import { testFolder } from '../folder.js';
import { startHub, tiny } from './server.js';

const preload = new URL('no-network.mjs', import.meta.url).href;
const name = 'padan-tests/tiny-id-en';

/** Runs Padan with every way out held shut, and says what it tried. */
const heldShut = async (args: readonly string[], env: NodeJS.ProcessEnv = {}, input?: string) => {
  const tried = join(testFolder('tried'), 'tried.txt');
  const finished = await padan(args, {
    ...(input === undefined ? {} : { input }),
    env: { NODE_OPTIONS: `--import ${preload}`, PADAN_TEST_TRIED: tried, ...env },
  });
  return { ...finished, tried: existsSync(tried) ? readFileSync(tried, 'utf8') : '' };
};

describe('without a network', () => {
  it('everything but a pull works, and tries nothing', async () => {
    const hub = await startHub({ [name]: tiny() });
    const env = { PADAN_MODELS: testFolder('models'), HF_ENDPOINT: hub.endpoint };
    expect(await padan(['models', 'pull', name, '--json'], { env })).toMatchObject({ code: 0 });
    const asked = hub.asked.length;

    const article = join(testFolder('corpus'), 'a.txt');
    writeFileSync(article, 'abc bcd.\n');
    const commands: [string[], string?][] = [
      [['run', article, '-o', testFolder('out'), '--beam', '1', '--model', name, '--no-memory']],
      [['translate', '--beam', '1', '--no-memory'], 'Selamat pagi.\n'],
      [['translate', '--beam', '1', '--model', 'tiny-id-en'], 'abc\n'],
      [['lint', article, '--model', name]],
      [['align', article, article, '--model', name, '--quiet', '--no-memory']],
      [['models', 'list']],
      [['models', 'info', name]],
      [['models', 'info', 'opus-mt-id-en', '--json']],
      [['models', 'verify']],
      [['models', 'pull', name]],
    ];
    for (const [args, input] of commands)
      expect({ args, ...(await heldShut(args, env, input)) }).toMatchObject({ args, code: 0, tried: '' });
    expect(hub.asked).toHaveLength(asked);
  });

  it('a model that is not here is not fetched, and the error names the command', async () => {
    const env = { PADAN_MODELS: testFolder('models') };
    const { code, stderr, tried } = await heldShut(['translate', '--model', 'opus-mt-id-en'], env, 'a\n');
    expect({ code, tried }).toEqual({ code: 2, tried: '' });
    expect(stderr).toMatch(/padan models pull opus-mt-id-en/);
  });

  it('a pull is what tries', async () => {
    const env = { PADAN_MODELS: testFolder('models'), HF_ENDPOINT: 'http://127.0.0.1:9', NO_PROXY: '*' };
    const { tried } = await heldShut(['models', 'pull', name, '--quiet'], { ...env, HF_HUB_OFFLINE: '' });
    expect(tried).toMatch(/^connect main /);
    expect(await heldShut(['models', 'pull', name], { ...env, HF_HUB_OFFLINE: '1' })).toMatchObject({
      code: 1,
      tried: '',
      stderr: expect.stringContaining('HF_HUB_OFFLINE'),
    });
  });
});
