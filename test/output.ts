import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type RunOptions, runDefaults } from '../src/run/options.js';

/** Options of a greedy run that keeps to its folders and tries nothing twice. */
export const runOptions = (paths: string[], out: string, more: Partial<RunOptions> = {}): RunOptions => ({
  ...runDefaults,
  beamSize: 1,
  retries: 0,
  paths,
  out,
  ...more,
});

/** Every file of an output folder with its content, but for Padan's own state. */
export const filesOf = (out: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(out, { recursive: true, encoding: 'utf8' })
      .filter((name) => !name.startsWith('.padan') && statSync(join(out, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(join(out, name), 'utf8')]),
  );
