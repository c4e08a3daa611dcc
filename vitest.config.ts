import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/setup/longest-first.js';

const under = (folders: readonly string[]) => folders.map((folder) => `test/${folder}/**/*.test.ts`);

/** Pure functions change nothing that a next file could see: no process is made, nor are modules loaded, for each file. */
const pure = under([
  ...['align', 'compare', 'core', 'languages', 'lint', 'morphology'],
  ...['options', 'overview', 'print', 'score', 'segment'],
]);

/** Browsers, servers, and many runs of the program: what `npm run test:fast` leaves out. */
const slow = [
  'test/{browser,kill,failures,watch,pipeline,contributing,cli,installs}.test.ts',
  'test/{report,export}/**/browser.test.ts',
  ...under(['systems/queue']),
];

const project = (name: string, test: object) => ({
  // Pages that tests make of the sources are those of the build, which is what people get (scripts/minify.mjs).
  resolve: {
    alias: [
      {
        find: /^\.\/minified\.js$/,
        replacement: fileURLToPath(new URL('dist/report/assets/minified.js', import.meta.url)),
      },
    ],
  },
  // Of three files at a time, on two cores, one mostly waits: for a queue, a browser, a process that ends.
  test: { name, testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: 3, ...test },
});

export default defineConfig({
  test: {
    globalSetup: 'test/setup/global.ts',
    sequence: { sequencer: LongestFirst },
    maxWorkers: 3,
    projects: [
      project('pure', { include: pure, isolate: false }),
      project('slow', { include: slow }),
      project('rest', { include: ['test/**/*.test.ts'], exclude: [...pure, ...slow] }),
    ],
  },
});
