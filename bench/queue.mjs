/**
 * The long version of test/systems/queue/faults.test.ts: so many rounds in which workers, Redis (with and without its
 * append-only file) or both are killed during a run.
 *
 * node bench/queue.mjs [rounds]
 */
import { spawnSync } from 'node:child_process';

const [rounds = '30'] = process.argv.slice(2);
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', 'test/systems/queue/faults.test.ts', '-t', 'whatever dies'],
  { stdio: 'inherit', env: { ...process.env, PADAN_ROUNDS: rounds } },
);
process.exitCode = status ?? 1;
