import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/setup/longest-first.js';

export default defineConfig({
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
