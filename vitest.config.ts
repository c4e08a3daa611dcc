import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/setup/longest-first.js';

export default defineConfig({
  // Pages that tests make of the sources are those of the build, which is what people get (scripts/minify.mjs).
  resolve: {
    alias: [
      {
        find: /^\.\/minified\.js$/,
        replacement: fileURLToPath(new URL('dist/report/assets/minified.js', import.meta.url)),
      },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/setup/global.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Of three files at a time, on two cores, one mostly waits: for a queue, a browser, a process that ends.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
  },
});
