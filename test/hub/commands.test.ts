import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { padan, start } from '../cli.js';
import { testFolder } from '../folder.js';
import { commitOf, type Files, filesOf, sha256Of, startHub, type TestHub, tiny } from './server.js';

const name = 'padan-tests/tiny-id-en';

/** A user with a models folder and a hub. */
const user = (hub?: TestHub, variables: NodeJS.ProcessEnv = {}) => {
  const models = testFolder('models');
  const env = {
    PADAN_MODELS: models,
    HF_ENDPOINT: hub?.endpoint ?? 'http://127.0.0.1:9',
    HF_TOKEN: '',
    NO_PROXY: '127.0.0.1',
    no_proxy: '127.0.0.1',
    ...variables,
  };
  return { models, folder: join(models, name), env, run: (...args: string[]) => padan(args, { env }) };
};

describe('padan models', () => {
  it('pulls a model that --model then takes by its name', async () => {
    const { run, folder, env } = user(await startHub({ [name]: tiny() }));
    const pulled = await run('models', 'pull', name);
    expect(pulled).toMatchObject({ code: 0 });
    expect(pulled.stdout).toContain(folder);
    expect(pulled.stdout).toContain(commitOf(tiny()));
    expect(pulled.stderr).toMatch(/fetching 7 files of padan-tests\/tiny-id-en/);
    expect(pulled.stderr).toMatch(/onnx\/encoder_model\.onnx {2}\d/);
    const translate = (model: string) =>
      padan(['translate', '--model', model, '--no-memory', '--beam', '1'], { env, input: 'abc bcd\n' });
    const [byId, byName, byFolder] = [
      await translate(name),
      await translate('tiny-id-en'),
      await translate(folder),
    ];
    expect(byFolder).toMatchObject({ code: 0, stdout: expect.stringMatching(/\S/) });
    expect([byId.stdout, byName.stdout]).toEqual([byFolder.stdout, byFolder.stdout]);

    const again = await run('models', 'pull', name);
    expect(again).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('nothing was fetched'),
      stderr: '',
    });
    expect(JSON.parse((await run('models', 'pull', name, '--json')).stdout)).toMatchObject({
      id: name,
      wasHere: true,
      dtypes: ['fp32'],
    });
  });

  it('takes a pulled model as a system of a run, and in a configuration', async () => {
    const { run, env } = user(await startHub({ [name]: tiny() }));
    await run('models', 'pull', name);
    const folder = testFolder('work');
    mkdirSync(join(folder, 'texts'));
    writeFileSync(join(folder, 'texts/a.txt'), 'abc bcd.\n');
    writeFileSync(
      join(folder, 'padan.config.json'),
      `{ "model": "tiny-id-en", "paths": ["texts"], "beam": 1 }`,
    );
    const options = { env, cwd: folder };
    expect(await padan(['run', '-o', 'by-config', '--no-memory'], options)).toMatchObject({ code: 0 });
    const systems = ['--system', 'a=tiny-id-en,beam=1', '--system', `b=${name},beam=2`];
    expect(await padan(['run', '-o', 'by-systems', '--no-memory', ...systems], options)).toMatchObject({
      code: 0,
    });
    const lines = (out: string) => readFileSync(join(folder, out, 'a.jsonl'), 'utf8');
    expect(lines('by-config')).toContain('tiny-id-en');
    expect(lines('by-systems')).toMatch(/"a"[\s\S]*"b"/);
  });

  it('names the command that fetches a model, and near names', async () => {
    const { run } = user();
    const said = async (model: string) => {
      const { code, stderr } = await run('translate', '--model', model, '--text', 'a');
      expect(code).toBe(2);
      return stderr;
    };
    expect(await said('opus-mt-id-en')).toContain('padan models pull opus-mt-id-en');
    expect(await said('somebody/some-model')).toContain('padan models pull somebody/some-model');
    expect(await said('opus-mt-id-em')).toContain('did you mean opus-mt-id-en?');
    expect(await said('../models/x')).toContain('no such model folder');
    const system = await run('run', fileURLToPath(import.meta.url), '--system', 'a=opus-mt-id-en');
    expect(system).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('padan models pull opus-mt-id-en'),
    });
  });

  it('lists the catalogue, what is here, and what nobody knows', async () => {
    const { run, models } = user(await startHub({ [name]: tiny() }));
    await run('models', 'pull', name);
    mkdirSync(join(models, 'me/mine'), { recursive: true });
    writeFileSync(join(models, 'me/mine/config.json'), '{}');
    mkdirSync(join(models, 'me/.theirs.partial-0123456789ab'), { recursive: true });
    const { stdout } = await run('models', 'list');
    const lines = stdout.split('\n');
    const lineOf = (start: string) => lines.find((line) => line.startsWith(start)) ?? '';
    expect(lineOf('padan-id-en')).toMatch(/id → en +mit +[\d.]+ MB +embedded$/);
    expect(lineOf('opus-mt-id-en ')).toMatch(/id → en .* to pull$/);
    expect(lineOf(name)).toMatch(/id → en +apache-2\.0 +[\d.]+ kB +pulled \([0-9a-f]{7}\)$/);
    expect(lineOf('me/mine')).toMatch(/here, not pulled$/);
    expect(lineOf('me/theirs')).toMatch(/in part/);
    // Columns stand below each other.
    const columns = lines.slice(0, lines.indexOf('')).map((line) => line.indexOf('→'));
    expect(new Set(columns.filter((at) => at > 0)).size).toBeLessThan(8);
    const all = JSON.parse((await run('models', 'list', '--json')).stdout) as { name: string }[];
    expect(all.find((model) => model.name === name)).toMatchObject({
      id: name,
      pinned: { revision: true, sizes: true, sha256: true },
      local: { origin: 'pulled', folder: join(models, name) },
    });
    expect(all.find((model) => model.name === 'opus-mt-id-en')).toMatchObject({ local: null });
  });

  it('verifies what is here', async () => {
    const { run, folder } = user(await startHub({ [name]: tiny() }));
    await run('models', 'pull', name);
    const whole = await run('models', 'verify');
    expect(whole).toMatchObject({ code: 0 });
    expect(whole.stdout).toMatch(/^opens +padan-id-en/m);
    expect(whole.stdout).toMatch(/^intact +padan-tests\/tiny-id-en: 7 files/m);
    writeFileSync(join(folder, 'config.json'), '{}');
    const graph = join(folder, 'onnx/encoder_model.onnx');
    const bytes = readFileSync(graph);
    bytes[7]! ^= 1;
    writeFileSync(graph, bytes);
    const damaged = await run('models', 'verify', name);
    expect(damaged).toMatchObject({ code: 1 });
    expect(damaged.stdout).toMatch(/config\.json has another size/);
    expect(damaged.stdout).toMatch(/encoder_model\.onnx has another SHA-256/);
    expect(JSON.parse((await run('models', 'verify', '--json', name)).stdout)).toMatchObject([
      { state: 'damaged', damage: [{ problem: 'size' }, { problem: 'sha256' }] },
    ]);
    expect(await run('models', 'pull', name)).toMatchObject({ code: 0 });
    expect(await run('models', 'verify', name)).toMatchObject({ code: 0 });
    writeFileSync(join(folder, 'padan-model.json'), '{');
    expect(await run('models', 'verify', name)).toMatchObject({ code: 1 });
  });

  it('says what is known of a model, before and after it is pulled', async () => {
    const { run, folder } = user(await startHub({ [name]: tiny() }));
    const before = JSON.parse((await run('models', 'info', 'opus-mt-id-en', '--json')).stdout);
    expect(before).toMatchObject({
      id: 'Xenova/opus-mt-id-en',
      languages: { from: ['id'], to: ['en'] },
      folder: null,
      batchInvariant: null,
      card: expect.stringMatching(/^http.*\/Xenova\/opus-mt-id-en$/),
    });
    await run('models', 'pull', name);
    const after = JSON.parse((await run('models', 'info', name, '--json')).stdout);
    expect(after).toMatchObject({
      languages: { from: ['id'], to: ['en'] },
      license: 'apache-2.0',
      revision: commitOf(tiny()),
      dtypes: ['fp32'],
      batchInvariant: true,
      card: join(folder, 'README.md'),
    });
    expect((await run('models', 'info', name)).stdout).toMatch(/^batch matters +no/m);
    expect(await run('models', 'info', folder)).toMatchObject({ code: 0 });
    expect(await run('models', 'info', 'nothing-of-this-name')).toMatchObject({ code: 2 });
  });

  it('removes what it pulled, and only that', async () => {
    const { run, models, folder } = user(await startHub({ [name]: tiny() }));
    await run('models', 'pull', name);
    writeFileSync(join(folder, 'onnx/mine.onnx'), 'mine');
    const manifest = readFileSync(join(folder, 'padan-model.json'));
    const removed = await run('models', 'remove', name);
    expect(removed).toMatchObject({ code: 0 });
    expect(removed.stdout).toContain('onnx/mine.onnx');
    expect(Object.keys(filesOf(folder))).toEqual(['onnx/mine.onnx']);

    const elsewhere = testFolder('elsewhere');
    writeFileSync(join(elsewhere, 'config.json'), '{}');
    writeFileSync(join(elsewhere, 'padan-model.json'), manifest);
    mkdirSync(join(models, 'me'));
    symlinkSync(elsewhere, join(models, 'me/linked'));
    for (const refused of [elsewhere, 'me/linked', 'padan-id-en', '..', '../..', name, 'opus-mt-id-en']) {
      const { code, stderr } = await run('models', 'remove', refused);
      expect({ refused, code, stderr }).toMatchObject({ code: 2, stderr: expect.stringMatching(/\S/) });
    }
    expect(readdirSync(elsewhere)).toEqual(['config.json', 'padan-model.json']);
    expect(existsSync(join(models, 'me/linked'))).toBe(true);
  });

  it('lists, verifies and removes a model that was converted into the models folder', async () => {
    const { run, models } = user(await startHub({ [name]: tiny() }));
    await run('models', 'pull', name);
    const target = join(models, 'me/converted');
    mkdirSync(join(models, 'me'));
    const converted = await run('models', 'convert', name, '-o', target);
    expect(converted).toMatchObject({ code: 0 });
    expect((await run('models', 'list')).stdout).toMatch(/^me\/converted +.*apache-2\.0 .*converted here$/m);
    expect(await run('models', 'verify', 'me/converted')).toMatchObject({ code: 0 });
    expect((await run('models', 'info', 'me/converted')).stdout).not.toContain('at the hub');
    expect((await run('models', 'info', name)).stdout).toMatch(/^at the hub +padan-tests\/tiny-id-en$/m);
    expect(await run('translate', '--model', 'converted', '--no-memory', '--text', 'abc')).toMatchObject({
      code: 0,
    });
    expect(await run('models', 'remove', 'me/converted')).toMatchObject({ code: 0 });
    expect(existsSync(join(models, 'me'))).toBe(false);
  });

  it('removes nothing through a link that leads out of the models folder', async () => {
    const { run, models, folder } = user(await startHub({ [name]: tiny() }));
    await run('models', 'pull', name);
    const other = testFolder('other');
    symlinkSync(join(models, 'padan-tests'), join(other, 'padan-tests'));
    const { code } = await padan(['models', 'remove', name], { env: { PADAN_MODELS: other } });
    expect(code).toBe(2);
    expect(existsSync(join(folder, 'config.json'))).toBe(true);
  });

  it('fetches weights where there are no graphs, and says what is to be done with them', async () => {
    const {
      'onnx/encoder_model.onnx': _,
      'onnx/decoder_model_merged.onnx': __,
      'tokenizer.json': ___,
      ...rest
    } = tiny() as Record<string, Buffer>;
    const files: Files = {
      ...rest,
      'vocab.json': Buffer.from('{}'),
      'source.spm': Buffer.from('s'),
      'target.spm': Buffer.from('t'),
      'model.safetensors': Buffer.alloc(10_000, 7),
      'pytorch_model.bin': Buffer.alloc(10_000, 8),
    };
    const { run, folder } = user(await startHub({ [name]: files }));
    const { code, stdout } = await run('models', 'pull', name);
    expect(code).toBe(0);
    expect(stdout).toMatch(/padan models convert padan-tests\/tiny-id-en/);
    expect(Object.keys(filesOf(folder)).sort()).toEqual(
      [...Object.keys(files).filter((path) => path !== 'pytorch_model.bin'), 'padan-model.json'].sort(),
    );
    const used = await run('translate', '--model', name, '--text', 'a');
    expect(used).toMatchObject({ code: 2, stderr: expect.stringContaining('padan models convert') });
  });

  it('never prints a token', async () => {
    const hub = await startHub({ [name]: tiny() }, { token: 'hf_right' });
    const wrong = await user(hub, { HF_TOKEN: 'hf_wrong' }).run('models', 'pull', name);
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('HF_TOKEN') });
    const right = await user(hub, { HF_TOKEN: 'hf_right' }).run('models', 'pull', name, '--json');
    expect(right).toMatchObject({ code: 0 });
    for (const { stdout, stderr } of [wrong, right])
      expect(stdout + stderr).not.toMatch(/hf_(?:wrong|right)/);
  });

  it('never lets a hub write to the terminal', async () => {
    const hub = await startHub({ [name]: tiny() });
    hub.behaviours.push(({ url }, response) => {
      if (!url.includes('/revision/')) return false;
      const license = 'mit\u001b]0;owned\u0007\nfake line';
      response.end(JSON.stringify({ sha: commitOf(tiny()), cardData: { license } }));
      return true;
    });
    const { run } = user(hub);
    const pulled = await run('models', 'pull', name);
    const listed = await run('models', 'list');
    const known = await run('models', 'info', name);
    for (const { code, stdout, stderr } of [pulled, listed, known]) {
      expect(code).toBe(0);
      for (const odd of ['\u001b]', '\u0007', '\nfake line']) expect(stdout + stderr).not.toContain(odd);
    }
  });

  it('can be pulled by two processes at once: one fetches, the other finds it here', async () => {
    const hub = await startHub({ [name]: tiny() });
    hub.behaviours.push(async ({ at }) => {
      if (at === 'cdn') await new Promise((resolve) => setTimeout(resolve, 1500));
      return false;
    });
    const { run, folder } = user(hub);
    const both = await Promise.all([
      run('models', 'pull', name, '--json'),
      run('models', 'pull', name, '--json'),
    ]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.map(({ stdout }) => JSON.parse(stdout).wasHere).sort()).toEqual([false, true]);
    const total = Object.values(tiny()).reduce((sum, { length }) => sum + length, 0);
    expect(hub.served()).toBe(total);
    expect(filesOf(folder)).toMatchObject(tiny());
  });

  it('explains a wrong command line', async () => {
    const { run } = user();
    const said = async (...args: string[]) => {
      const { code, stderr } = await run('models', ...args);
      expect(code).toBe(2);
      return stderr;
    };
    expect(await said()).toMatch(/padan models list/);
    expect(await said('pul')).toMatch(/Did you mean pull\?/);
    expect(await said('pull')).toMatch(/padan models pull needs <name>/);
    expect(await said('pull', 'x/y', '--revison', 'z')).toMatch(
      /Did you mean --revision\?\n.*padan models pull --help/,
    );
    expect(await said('pull', 'opus-mt-id-em')).toMatch(/did you mean opus-mt-id-en\?/);
    for (const wrong of ['a/b/c', '../x', 'a/..', 'https://x/y', 'a/con'])
      expect(await said('pull', wrong)).toMatch(/has no model/);
    expect(await said('pull', 'a/b', '--revision', '../x')).toMatch(/is no revision/);
  });

  it('goes on after it was killed, or stopped by Ctrl-C, where it was', async () => {
    const big = Buffer.alloc(2_000_000, 'Padan');
    const files = { ...tiny(), 'onnx/encoder_model.onnx': big };
    const hub = await startHub({ [name]: files });
    const { run, env, models, folder } = user(hub);
    for (const [signal, code] of [
      ['SIGKILL', null],
      ['SIGINT', 130],
    ] as const) {
      let reach = 0;
      hub.behaviours.push(async (asked, response, file) => {
        if (asked.at === 'hub' || file?.equals(big) !== true) return false;
        const from = Number(/\d+/.exec(asked.headers.range ?? '0')![0]);
        response.writeHead(from > 0 ? 206 : 200, {
          etag: `"cdn-${sha256Of(big)}"`,
          'content-length': big.length - from,
          ...(from > 0 ? { 'content-range': `bytes ${from}-${big.length - 1}/${big.length}` } : {}),
        });
        // Half of what is left, and then nothing.
        reach = from + Math.floor((big.length - from) / 2);
        response.write(big.subarray(from, reach));
        return true;
      });
      const { child, ended } = start(['models', 'pull', name], env);
      const lengths = () =>
        Object.entries(existsSync(models) ? filesOf(models) : {})
          .filter(([path]) => path.endsWith('.part'))
          .map(([, { length }]) => length);
      await expect.poll(() => reach > 0 && lengths().includes(reach), { timeout: 30_000 }).toBe(true);
      child.kill(signal);
      expect((await ended).code).toBe(code);
      expect(existsSync(folder)).toBe(false);
      hub.behaviours.length = 0;
    }
    const before = hub.served();
    const kept = Object.entries(filesOf(models)).find(([path]) => path.endsWith('.part'))![1].length;
    expect(kept).toBeGreaterThan(big.length / 2);
    expect(await run('models', 'pull', name)).toMatchObject({ code: 0 });
    expect(hub.served() - before).toBe(big.length - kept);
    expect(filesOf(folder)).toMatchObject(files);
    expect(readdirSync(join(models, 'padan-tests'))).toEqual(['tiny-id-en']);
  });
});
