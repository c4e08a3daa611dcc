import type { ChildProcess } from 'node:child_process';
import { onTestFinished, TestRunner } from 'vitest';

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Calls something once the running test is over, however it ends. A hook of a file has no test: nothing is called. */
export const afterTest = (end: () => void): void => {
  if (TestRunner.getCurrentTest()) onTestFinished(end);
};

/** Kills a child process that its test has left running, or its file where a hook started it. */
export const notOutliving = <T extends ChildProcess>(child: T): T => {
  running.add(child);
  child.once('exit', () => running.delete(child));
  afterTest(() => void child.kill('SIGKILL'));
  return child;
};
