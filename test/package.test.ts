import { execFile, execFileSync } from 'node:child_process';
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

const execute = promisify(execFile);
const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const hasRegistry = (): boolean => {
  try {
    execFileSync('npm', ['view', 'zod', 'name', '--prefer-online', '--fetch-retries=0'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

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
    const run = (command: string, ...args: string[]) =>
      execute(command, args, {
        cwd: user,
        env: {
          ...process.env,
          NO_COLOR: '1',
          PADAN_MEMORY: join(user, 'memory'),
          // ONNX Runtime's install script goes through a proxy that is not there.
          ONNXRUNTIME_NODE_INSTALL: '',
          GLOBAL_AGENT_HTTP_PROXY: 'http://127.0.0.1:9',
        },
      });

    beforeAll(async () => {
      mkdirSync(user);
      // Without one, npm would install into a folder above that has one.
      writeFileSync(join(user, 'package.json'), '{ "private": true }\n');
      // The build is there already, and other tests use it.
      const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', user];
      const { stdout } = await execute('npm', pack, { cwd: root });
      const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
      await run('npm', 'install', '--prefer-offline', `./${filename}`);
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
