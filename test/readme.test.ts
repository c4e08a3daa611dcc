import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { jsonLines } from '../src/report/jsonl.js';
import { bitextOf, hypothesis } from './bitexts.js';
import { testFolder } from './folder.js';

const execute = promisify(execFile);
const root = fileURLToPath(new URL('../', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!);

/** A folder of somebody who has installed Padan, with the README's examples as modules. */
const userFolder = (): string => {
  const folder = testFolder('readme');
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/padan'));
  symlinkSync(join(root, 'node_modules/@types'), join(folder, 'node_modules/@types'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  examples.forEach((code, i) => {
    writeFileSync(join(folder, `example${i}.ts`), code);
  });
  return folder;
};

describe('the README', () => {
  it('has examples that compile in strict TypeScript', async () => {
    expect(examples).toHaveLength(3);
    const compile = execute(
      process.execPath,
      [
        join(root, 'node_modules/typescript/bin/tsc'),
        ...['--strict', '--noUncheckedIndexedAccess', '--noEmit', '--skipLibCheck'],
        ...['--module', 'nodenext', '--target', 'es2023', '--types', 'node'],
        ...examples.map((_, i) => `example${i}.ts`),
      ],
      { cwd: userFolder() },
    );
    await expect(compile.catch(({ stdout }) => stdout)).resolves.toMatchObject({ stdout: '' });
  });

  it('has an example that prints the flags in a run’s JSON lines', async () => {
    const folder = userFolder();
    const [, example] = examples;
    const { path } = /readFile\('(?<path>[^']+)'/.exec(example!)!.groups!;
    const bitext = bitextOf('Harga naik 5 persen. Hujan turun.', (_, i) =>
      hypothesis(i === 0 ? 'Prices rise by 7 per cent.' : 'Rain fell.'),
    );
    mkdirSync(join(folder, path!, '..'));
    writeFileSync(join(folder, path!), jsonLines(bitext));
    writeFileSync(join(folder, 'example.mjs'), example!);
    const { stdout } = await execute(process.execPath, ['example.mjs'], { cwd: folder });
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/^numbers-differ .* Harga naik 5 persen\.$/),
    ]);
  });

  it('has an example that prints how a file’s translation differs from a reference', async () => {
    const folder = userFolder();
    mkdirSync(join(folder, 'out'));
    symlinkSync(join(root, 'corpus'), join(folder, 'corpus'));
    const reference = readFileSync(join(root, 'corpus/harga-beras.en.txt'), 'utf8');
    writeFileSync(join(folder, 'out/harga-beras.en.txt'), reference.replace('35 regencies', '53 regencies'));
    writeFileSync(join(folder, 'example2.js'), stripTypes(examples[2]!));
    const { stdout } = await execute(process.execPath, ['example2.js'], { cwd: folder });
    expect(stdout).toMatch(/kind: 'removed', text: '53'/);
    expect(stdout).toMatch(/kind: 'added', text: '35'/);
  });
});

/** The example's few annotations taken off. */
const stripTypes = (code: string): string => code.replaceAll('path: string', 'path');
