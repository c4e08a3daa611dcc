import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from './folder.js';
import { asUser, bytesIn, hasRegistry, type Packed, packInto } from './packed.js';

const execute = promisify(execFile);
const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('the project', () => {
  it('has no setting that npm does not know', async () => {
    expect((await execute('npm', ['config', 'get', 'registry'], { cwd: root })).stderr).toBe('');
  });

  it('installs without the script of ONNX Runtime, which wants another host than the registry', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { hasInstallScript?: boolean }>;
    };
    const runtimes = Object.keys(packages).filter((path) => path.endsWith('/onnxruntime-node'));
    expect(runtimes).toHaveLength(1);
    expect(
      packages[runtimes[0]!]!.hasInstallScript,
      'take "hasInstallScript" off onnxruntime-node in package-lock.json (CONTRIBUTING.md, “Dependencies”)',
    ).toBeUndefined();
  });
});

describe.skipIf(!hasRegistry())(
  'the package, installed in an empty folder where only the registry answers',
  () => {
    const user = join(testFolder('package'), 'a user');
    const installed = join(user, 'node_modules/padan');
    const run = asUser(user);
    let packed: Packed;

    beforeAll(async () => {
      mkdirSync(user);
      // Without one, npm would install into a folder above that has one.
      writeFileSync(join(user, 'package.json'), '{ "private": true }\n');
      packed = await packInto(user);
      await run('npm', 'install', '--prefer-offline', `./${packed.filename}`);
    });

    it('is packed with what users need, and nothing else', () => {
      const paths = packed.files.map(({ path }) => path);
      expect(new Set(paths.map((path) => path.split('/', 1)[0]))).toEqual(
        new Set([
          ...['LICENSE', 'README.md', 'dist', 'models', 'package.json', 'padan.config.schema.json'],
          'scripts',
        ]),
      );
      expect(paths.filter((path) => /^(?:models|scripts)\//.test(path)).sort()).toEqual([
        'models/catalogue.json',
        'models/lexicon.id-en.tsv',
        'models/padan-id-en/README.md',
        'models/padan-id-en/config.json',
        'models/padan-id-en/generation_config.json',
        'models/padan-id-en/onnx/decoder_model_merged_quantized.onnx',
        'models/padan-id-en/onnx/encoder_model_quantized.onnx',
        'models/padan-id-en/tokenizer.json',
        'models/padan-id-en/tokenizer_config.json',
        'scripts/cpu-only.mjs',
      ]);
      expect(paths.filter((path) => /^dist\/.*(?<!\.js|\.d\.ts)$/.test(path))).toEqual([]);
    });

    it('weighs no more than is known', () => {
      const modules = join(user, 'node_modules');
      const runtime = bytesIn(join(modules, 'onnxruntime-node'));
      const weight = {
        download: packed.size,
        unpacked: packed.unpackedSize,
        everything: bytesIn(modules),
        withoutRuntime: bytesIn(modules) - runtime,
        packages: Object.keys(
          (JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')) as { packages: object })
            .packages,
        ).length,
      };
      // ONNX Runtime's package has its libraries for all systems: 301 MB in version 1.30.0. What is more than these
      // bounds is to be looked at before they are raised: README and docs/performance.md say what there is.
      const bounds = {
        download: 16e6,
        unpacked: 23e6,
        everything: 385e6,
        withoutRuntime: 75e6,
        packages: 90,
      };
      const over = Object.entries(bounds).filter(
        ([key, bound]) => weight[key as keyof typeof bounds] > bound,
      );
      expect(over, JSON.stringify(weight)).toEqual([]);
      expect(weight.everything).toBeGreaterThan(weight.unpacked);
    });

    it('has the program and the model, no source maps, and neither transformers.js nor libraries for GPUs', () => {
      const names = readdirSync(installed, { recursive: true, encoding: 'utf8' });
      expect(names).toEqual(
        expect.arrayContaining(['dist/cli.js', 'dist/index.d.ts', 'models/lexicon.id-en.tsv']),
      );
      expect(names.filter((name) => /\.map$|^(?:src|test|corpus|bench|docs)\b/.test(name))).toEqual([]);
      const code = names.filter((name) => name.endsWith('.js')).map((name) => join(installed, name));
      expect(code.filter((path) => readFileSync(path, 'utf8').includes('sourceMappingURL'))).toEqual([]);
      expect(existsSync(join(user, 'node_modules/onnxruntime-web'))).toBe(false);
      const libraries = join(user, 'node_modules/onnxruntime-node/bin');
      const gpu = readdirSync(libraries, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /providers_(?:cuda|tensorrt)/.test(name),
      );
      expect(gpu.filter((name) => statSync(join(libraries, name)).size > 0)).toEqual([]);
    });

    it('runs the program', async () => {
      const { version } = JSON.parse(read('package.json')) as { version: string };
      expect((await run('npx', 'padan', '--version')).stdout.trim()).toBe(version);
      writeFileSync(join(user, 'pagi.txt'), 'Selamat pagi. Hujan turun di Jakarta.\n');
      await run(join(user, 'node_modules/.bin/padan'), 'run', 'pagi.txt', '-o', 'my reports');
      expect(readFileSync(join(user, 'my reports/pagi.en.txt'), 'utf8').trim().split('\n')).toHaveLength(2);
      expect(readdirSync(join(user, 'my reports'))).toEqual(
        expect.arrayContaining(['index.html', 'pagi.html']),
      );
    });

    it('runs the README’s library example, and has types for all of them', async () => {
      const examples = [...read('README.md').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!);
      writeFileSync(join(user, 'example.mjs'), examples[0]!);
      const { stdout } = await run('node', 'example.mjs');
      expect(stdout.trim().split('\n')).toEqual([
        expect.stringMatching(/^Presiden tiba di Jakarta\. .* → .+ \[ 0\.\d+, 0\.\d+ \]$/),
        expect.stringMatching(/^Selamat pagi\. → .+ \[ 0\.\d+ \]$/),
      ]);

      symlinkSync(join(root, 'node_modules/@types'), join(user, 'node_modules/@types'));
      const files = examples.map((code, i) => {
        writeFileSync(join(user, `example${i}.mts`), code);
        return `example${i}.mts`;
      });
      const compile = run(
        'node',
        join(root, 'node_modules/typescript/bin/tsc'),
        ...[
          '--strict',
          '--noUncheckedIndexedAccess',
          '--noEmit',
          '--module',
          'nodenext',
          '--target',
          'es2023',
        ],
        ...['--types', 'node', ...files],
      );
      await expect(compile.catch(({ stdout }) => stdout)).resolves.toMatchObject({ stdout: '' });
    });

    it('says what to install for other kinds of models', async () => {
      const code = `import { embeddedModel, openPipelineTranslator } from 'padan';
      await openPipelineTranslator(embeddedModel, { from: 'id', to: 'en' }).catch(({ code, message, hint }) =>
        console.log(JSON.stringify({ code, message, hint })));`;
      const { stdout } = await run('node', '--input-type=module', '--eval', code);
      expect(JSON.parse(stdout)).toEqual({
        code: 'package-missing',
        message: 'transformers.js is not installed',
        hint: 'run npm install @xenova/transformers@npm:@huggingface/transformers@4',
      });
    });
  },
);
