import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from './folder.js';
import { asUser, hasRegistry, packInto } from './packed.js';

const packs = testFolder('packs');
let archive = '';

/** A folder of a user, with a text in it. It is removed as soon as its test is over: an installation is large. */
const withUser = async (check: (folder: string, run: ReturnType<typeof asUser>) => Promise<void>) => {
  const folder = testFolder('installs');
  try {
    writeFileSync(join(folder, 'package.json'), '{ "name": "user", "version": "1.0.0", "private": true }\n');
    mkdirSync(join(folder, 'texts'));
    writeFileSync(join(folder, 'texts/pagi.txt'), 'Selamat pagi. Hujan turun di Jakarta.\n');
    await check(folder, asUser(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Runs the program that was installed. */
const check = async (folder: string, program: string): Promise<string> => {
  const { stderr } = await asUser(folder)(join(folder, program), 'run', 'texts', '-o', 'out');
  expect(readFileSync(join(folder, 'out/pagi.en.txt'), 'utf8').trim().split('\n')).toHaveLength(2);
  expect(existsSync(join(folder, 'out/index.html'))).toBe(true);
  return stderr;
};

/** Whether to try other package managers, too: they take most of the time, and what they install is the same. */
const withOthers = process.env['PADAN_INSTALLS'] === 'all';

/** What a download takes where other tests run, and the registry is slow. */
const patience = 400_000;

describe.skipIf(!hasRegistry())(
  'the package, installed in other ways where only the registry answers',
  () => {
    beforeAll(async () => {
      archive = join(packs, (await packInto(packs)).filename);
    });

    it(
      'for all projects (npm install --global)',
      () =>
        withUser(async (folder, run) => {
          const prefix = join(folder, 'global');
          await run('npm', 'install', '--prefer-offline', '--global', '--prefix', prefix, archive);
          expect(
            await check(folder, process.platform === 'win32' ? 'global/padan' : 'global/bin/padan'),
          ).not.toMatch(/memory/);
        }),
      patience,
    );

    it(
      'without scripts and optional packages: all but the memory is there',
      () =>
        withUser(async (folder, run) => {
          await run('npm', 'install', '--prefer-offline', '--ignore-scripts', '--omit=optional', archive);
          expect(await check(folder, 'node_modules/.bin/padan')).toContain(
            'install Padan without --omit=optional',
          );
        }),
      patience,
    );

    it.runIf(withOthers)(
      'by pnpm',
      () =>
        withUser(async (folder, run) => {
          const store = ['--prefer-offline', `--store-dir=${join(folder, 'store')}`];
          await run('npx', '--yes', 'pnpm@10', 'add', ...store, `file:${archive}`);
          expect(await check(folder, 'node_modules/.bin/padan')).not.toMatch(/memory/);
        }),
      patience,
    );

    it.runIf(withOthers)(
      'by Yarn',
      () =>
        withUser(async (folder, run) => {
          const cache = ['--non-interactive', '--cache-folder', join(folder, 'cache')];
          await run('npx', '--yes', 'yarn@1', 'add', ...cache, `file:${archive}`);
          expect(await check(folder, 'node_modules/.bin/padan')).not.toMatch(/memory/);
        }),
      patience,
    );
  },
);
