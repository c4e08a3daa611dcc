import type { ChildProcess } from 'node:child_process';
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
