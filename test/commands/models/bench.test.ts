import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Bench } from '../../../src/commands/models/benching/bench.js';
import { killChildrenOf } from '../../children.js';
import { padan, start } from '../../cli.js';
import { testFolder } from '../../folder.js';
import { modelFolder } from '../../model/embedded.js';

const folder = testFolder('bench');
const tiny = fileURLToPath(new URL('../../model/tiny', import.meta.url));
const half = fileURLToPath(new URL('../../model/tiny-half', import.meta.url));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};
const source = file('a.id.txt', 'Selamat pagi.\nHujan turun di Jakarta. Sungai naik.\nTidak.\n');
const reference = file('a.en.txt', 'Good morning.\nIt rains in Jakarta. The river rises.\nNo.\n');
const pair = ['--source', source, '--ref', reference, '--beam', '1'];
const noModels = join(folder, 'no models');
const bench = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  padan(['models', 'bench', ...args], { cwd: folder, env: { PADAN_MODELS: noModels, ...env } });
const parsed = (json: string): Bench => JSON.parse(json) as Bench;

describe('padan models bench', () => {
  it('measures models on files, line by line: a table, and everything in JSON', async () => {
    const args = [tiny, half, ...pair, '--workers', '1', '-o', 'both.json', '--metric', 'bleu,chrf,ter'];
    const { code, stdout, stderr } = await bench(args);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'padan: measuring tiny on 3 segments (1 of 2)\npadan: measuring tiny-half on 3 segments (2 of 2)\n',
    });
    const [head, first, second] = stdout.split('\n');
    expect(head).toMatch(/^model +dtype +BLEU +chrF2 +TER +words\/s +time s +load s +memory MB +size MB$/);
    expect(first).toMatch(/^tiny +fp32 +(?:\d+(?:\.\d+)? +){7}\d+\.\d$/);
    expect(second).toMatch(/^tiny-half +fp16 /);
    expect(stdout).toContain(
      '3 segments of 1 document with 9 words, Indonesian into English; beam 1, 1 worker',
    );

    const made = parsed(readFileSync(join(folder, 'both.json'), 'utf8'));
    expect(made).toMatchObject({
      environment: { node: process.versions.node },
      texts: {
        languages: { from: 'id', to: 'en' },
        documents: 1,
        segments: 3,
        sentences: 4,
        words: 9,
        alone: 0,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      options: { beamSize: 1, workers: 1, batchSize: 64 },
      stopped: false,
      baseline: 'tiny',
      rows: [
        { name: 'tiny', folder: tiny, problem: null, measured: { dtype: 'fp32', memory: { processes: 1 } } },
        { name: 'tiny-half', problem: null, scores: { ter: { conclusion: { better: null, segments: 3 } } } },
      ],
    });
    const { bytes, hash, load, seconds, memory } = made.rows[0]!.measured!;
    expect(bytes).toBeGreaterThan(10_000);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(load).toBeGreaterThan(0);
    expect(seconds).toBeGreaterThan(0);
    expect(memory.peak).toBeGreaterThan(memory.idle);
  });

  it('measures a folder as a run finds it, with worker processes, and the model that is here by default', async () => {
    const corpus = join(folder, 'corpus');
    mkdirSync(corpus);
    for (const name of ['pesta-panen.id', 'pesta-panen.en'])
      cpSync(new URL(`../../../corpus/${name}.txt`, import.meta.url), join(corpus, `${name}.txt`));
    const { code, stdout } = await bench(['--beam', '1', '--limit', '5', '--workers', '2', '--json', '-q']);
    const made = parsed(stdout);
    expect(code).toBe(0);
    expect(made).toMatchObject({
      texts: { documents: 1, segments: 5 },
      metrics: [{ key: 'bleu' }, { key: 'chrf' }],
      baseline: 'padan-id-en',
      rows: [{ folder: modelFolder, measured: { dtype: 'q8', memory: { processes: 3 } } }],
    });
    expect(made.rows).toHaveLength(1);
    expect(made.rows[0]!.scores.chrf!.score).toBeGreaterThan(0);
    expect(made.rows[0]!.scores.chrf!.score).toBeLessThanOrEqual(100);
    const again = parsed((await bench(['--beam', '1', '--limit', '5', '--workers', '1', '--json'])).stdout);
    expect(again.texts.hash).toBe(made.texts.hash);
    expect(again.rows[0]!.scores).toEqual(made.rows[0]!.scores);
  });

  it('measures what was pulled, of the references’ direction', async () => {
    const models = join(folder, 'models');
    for (const [name, languages] of [
      ['There/opus-mt-id-en', ['id', 'en']],
      ['There/opus-mt-en-id', ['en', 'id']],
    ] as const) {
      const pulled = join(models, name);
      cpSync(tiny, pulled, { recursive: true });
      writeFileSync(join(pulled, 'padan-model.json'), '{}');
      const path = join(pulled, 'tokenizer_config.json');
      const config = JSON.parse(readFileSync(path, 'utf8')) as object;
      writeFileSync(
        path,
        JSON.stringify({ ...config, source_lang: languages[0], target_lang: languages[1] }),
      );
    }
    // Weights that are to be converted are no model to measure yet.
    const weights = join(models, 'There/weights-id-en');
    mkdirSync(weights);
    writeFileSync(join(weights, 'config.json'), '{"model_type":"marian"}');
    const manifest = {
      id: 'There/weights-id-en',
      revision: 'a'.repeat(40),
      license: null,
      layout: 'weights',
    };
    writeFileSync(
      join(weights, 'padan-model.json'),
      JSON.stringify({
        formatVersion: 1,
        endpoint: 'http://x',
        pulled: '2026-01-01',
        files: [],
        ...manifest,
      }),
    );
    const { code, stdout } = await bench([...pair, '--workers', '1', '--json', '-q'], {
      PADAN_MODELS: models,
    });
    expect(code).toBe(0);
    expect(parsed(stdout).rows.map(({ name }) => name)).toEqual(['padan-id-en', 'There/opus-mt-id-en']);

    const turned = await bench(
      ['--source', reference, '--ref', source, '--beam', '1', '--workers', '1', '--json', '-q'],
      { PADAN_MODELS: models },
    );
    expect(parsed(turned.stdout).rows.map(({ name }) => name)).toEqual(['There/opus-mt-en-id']);
  });

  it('says in its row why a model was not measured, measures the others, and ends with 1', async () => {
    const broken = join(folder, 'broken');
    cpSync(tiny, broken, { recursive: true });
    writeFileSync(join(broken, 'onnx/encoder_model.onnx'), 'no graph');
    mkdirSync(join(folder, 'texts'));
    const { code, stdout } = await bench([
      ...['missing', broken, 'texts', tiny, '--format', 'markdown', '--workers', '1', '-q'],
      ...pair,
    ]);
    expect(code).toBe(1);
    const rows = stdout.split('\n').filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(6);
    expect(rows[2]).toMatch(/^\| missing \| there is no folder and no pulled model/);
    expect(rows[3]).toMatch(/^\| broken \| .*truncated/);
    expect(rows[4]).toMatch(/^\| texts \| .*--source/);
    expect(rows[5]).toMatch(/^\| tiny \| fp32 \| \d/);
  });

  it('refuses what cannot be measured before a model is loaded', async () => {
    const failed = async (...args: string[]) => {
      const { code, stdout, stderr } = await bench(args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      return stderr;
    };
    expect(await failed(tiny, '--source', source, source, '--ref', reference)).toContain(
      '--source has 2 and --ref 1 files, expected as many',
    );
    expect(await failed(tiny, '--ref', reference)).toContain('--ref was given, and no --source');
    expect(await failed(tiny, '--source', source, '--ref', 'none.txt')).toContain('none.txt: no such file');
    expect(await failed(tiny, ...pair, '--references', '.')).toContain('cannot be given together');
    expect(await failed(tiny, ...pair, '--metric', 'comet')).toContain('--metric has “comet”');
    expect(await failed(tiny, ...pair, '-o', file('there.md', 'x'))).toContain('there.md');
    expect(await failed(tiny, ...pair, '--format', 'tmx')).toMatch(/text.*markdown.*json/s);
    expect((await padan(['models', 'bench', tiny], { cwd: testFolder('empty') })).stderr).toContain(
      '--source',
    );
    expect(await failed(tiny, '--source', file('alone.id.txt', 'Ya.\n'))).toContain(
      'put NAME.en.txt beside NAME.id.txt',
    );
  });

  it('measures the others where the process of one dies', async () => {
    const many = file('more.id.txt', 'Hujan turun di Jakarta sejak pagi dan sungai naik.\n'.repeat(3000));
    const answers = file('more.en.txt', 'It rains.\n'.repeat(3000));
    const { child, says, ended } = start(
      [
        ...['models', 'bench', modelFolder, tiny, '--workers', '1', '--beam', '1', '--json'],
        ...['--source', join(folder, many), '--ref', join(folder, answers), '--metric', 'bleu'],
      ],
      { PADAN_MODELS: noModels },
    );
    await says('measuring padan-id-en on 3000 segments (1 of 2)');
    await expect.poll(() => killChildrenOf(child.pid!, 'SIGKILL', 1)).toBe(1);
    const { code, stdout } = await ended;
    expect(code).toBe(1);
    expect(parsed(stdout)).toMatchObject({
      baseline: 'tiny',
      rows: [
        {
          name: 'padan-id-en',
          measured: null,
          problem: expect.stringContaining('the process that measures it ended with SIGKILL'),
        },
        { name: 'tiny', problem: null },
      ],
    });
  });

  it('stops at Ctrl-C with the rows that are done and 130, and leaves no process', async () => {
    const many = file('many.id.txt', 'Hujan turun di Jakarta sejak pagi dan sungai naik.\n'.repeat(20_000));
    const answers = file('many.en.txt', 'It rains.\n'.repeat(20_000));
    const { child, says, ended } = start(
      [
        ...['models', 'bench', tiny, modelFolder, '--workers', '2', '--beam', '1', '--limit', '3000'],
        ...['--source', join(folder, many), '--ref', join(folder, answers), '--metric', 'bleu'],
        ...['--json', '-o', join(folder, 'stopped.json')],
      ],
      { PADAN_MODELS: noModels },
    );
    await says('measuring padan-id-en on 3000 segments (2 of 2)');
    const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim();
    child.kill('SIGINT');
    const { code, stdout } = await ended;
    expect(code).toBe(130);
    expect(parsed(stdout)).toMatchObject({ stopped: true, rows: [{ name: 'tiny' }] });
    expect(parsed(readFileSync(join(folder, 'stopped.json'), 'utf8')).rows).toHaveLength(1);
    expect(children).toMatch(/^\d+/);
    await expect.poll(() => children.split(' ').some((pid) => existsSync(`/proc/${pid}`))).toBe(false);
  });
});
