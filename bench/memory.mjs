/**
 * The long version of test/translate/damaged-memory.test.ts: so many damaged memories, each used twice.
 *
 * node bench/memory.mjs [files] [number of the first]
 */
import { spawnSync } from 'node:child_process';

const [files = '500', first = '0'] = process.argv.slice(2);
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', 'test/translate/damaged-memory.test.ts', '-t', 'changes no result'],
  { stdio: 'inherit', env: { ...process.env, PADAN_DAMAGED: files, PADAN_DAMAGED_FIRST: first } },
);
process.exitCode = status ?? 1;
