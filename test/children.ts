import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { onTestFinished, TestRunner } from 'vitest';

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Kills a child process that is still there after the last test of the file, so that the tests can end. */
export const untilLastTest = <T extends ChildProcess>(child: T): T => {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
};

/** Calls something once the running test is over, however it ends. A hook of a file has no test: nothing is called. */
export const afterTest = (end: () => void): void => {
  if (TestRunner.getCurrentTest()) onTestFinished(end);
};

/**
 * Kills processes that a process has started. Any of them, or the process itself, may end at the same moment.
 *
 * @param most  number of processes to kill
 * @returns number of processes that got the signal
 */
export const killChildrenOf = (
  pid: number,
  signal: NodeJS.Signals,
  most = Number.POSITIVE_INFINITY,
): number => {
  let killed = 0;
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    for (const child of children.trim().split(' ').filter(Boolean)) {
      if (killed === most) break;
      process.kill(Number(child), signal);
      killed++;
    }
  } catch (error) {
    if (!['ESRCH', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  return killed;
};
