/**
 * The long version of test/kill.test.ts: kills a run so many times at random moments, and compares its files with
 * those of an undisturbed one.
 *
 * node bench/kill.mjs [kills]
 */
import { spawnSync } from 'node:child_process';

const [kills = '1000'] = process.argv.slice(2);
const { status } = spawnSync('npx', ['vitest', 'run', 'test/kill.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, PADAN_KILLS: kills },
});
process.exitCode = status ?? 1;
