import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { padan } from './cli.js';

const folder = (): string => mkdtempSync(join(tmpdir(), 'padan-loaded-'));

/** The packages whose modules a command loads, by what V8 says of its scripts when it ends. */
const packagesOf = async (args: readonly string[], input = ''): Promise<Set<string>> => {
  const scripts = folder();
  const { code, stderr } = await padan(args, { input, env: { NODE_V8_COVERAGE: scripts } });
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const packages = readdirSync(scripts).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(scripts, name), 'utf8')) as { result: { url: string }[] };
    return result.flatMap(({ url }) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? []);
  });
  return new Set(packages);
};

const costly = [
  '@xenova/transformers',
  'bullmq',
  'chokidar',
  'fflate',
  'ioredis',
  'node-sqlite3-wasm',
  'prom-client',
  'undici',
  'zod',
];

const article = (): string => {
  const corpus = folder();
  writeFileSync(join(corpus, 'a.txt'), 'Selamat pagi.\n');
  return corpus;
};

describe('modules that load on demand are not loaded', () => {
  it('by translate', async () => {
    const packages = await packagesOf(['translate', '--no-memory', '--beam', '1'], 'Selamat pagi.\n');
    expect([...packages]).toEqual(expect.arrayContaining(['onnxruntime-node', '@huggingface/tokenizers']));
    expect([...packages].filter((name) => costly.includes(name))).toEqual([]);
  });

  it('by a run, but for the schemas of what it reads again', async () => {
    const run = ['run', article(), '-o', folder(), '--no-memory', '--beam', '1'];
    const packages = await packagesOf(run);
    expect([...packages]).toContain('onnxruntime-node');
    expect([...packages].filter((name) => costly.includes(name))).toEqual(['zod']);
  });

  it('by --help', async () => {
    const packages = await packagesOf(['--help']);
    expect([...packages]).toContain('yargs');
    const heavy = [...costly, 'onnxruntime-node', '@huggingface/tokenizers', 'lmdb'];
    expect([...packages].filter((name) => heavy.includes(name))).toEqual([]);
  });
});
