import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/setup/longest-first.js';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/setup/global.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Each file with a model holds it in memory and keeps a core busy.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});
