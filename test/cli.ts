import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { afterTest, untilLastTest } from './children.js';
import { testFolder } from './folder.js';

export const cliPath = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CliOptions extends SpawnOptions {
  input?: string | Uint8Array;
  onStart?: (child: ChildProcess) => void;
}

/** Runs the built program, colours off; it is killed where the test ends before it. */
export const padan = (
  args: readonly string[],
  { input, onStart, ...options }: CliOptions = {},
): Promise<Finished> =>
  new Promise((resolve, reject) => {
    const child = untilLastTest(
      spawn(process.execPath, [cliPath, ...args], {
        ...options,
        // A memory of its own each time, unless the caller names one.
        env: {
          ...process.env,
          NO_COLOR: '1',
          PADAN_MEMORY: testFolder('memory'),
          ...options.env,
        },
        stdio: 'pipe',
      }),
    );
    afterTest(() => void child.kill('SIGKILL'));
    const finished: Finished = { code: null, stdout: '', stderr: '' };
    child.stdout!.on('data', (chunk) => {
      finished.stdout += chunk;
    });
    child.stderr!.on('data', (chunk) => {
      finished.stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...finished, code }));
    child.stdin!.on('error', () => undefined);
    if (input !== undefined) child.stdin!.end(input);
    onStart?.(child);
  });

/** The built program while it runs. */
export interface Started {
  child: ChildProcess;
  /** What it has said so far, on both of its outputs. */
  said(): string;
  /** Resolves when it has said something. */
  says(text: string | RegExp): Promise<void>;
  ended: Promise<Finished>;
}

/** Starts the built program, as `padan` runs it. */
export const start = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Started => {
  let child: ChildProcess | undefined;
  let said = '';
  const ended = padan(args, {
    env,
    onStart: (started) => {
      child = started;
      for (const stream of [started.stdout!, started.stderr!])
        stream.on('data', (chunk) => {
          said += chunk;
        });
    },
  });
  return {
    child: child!,
    said: () => said,
    says: (text) => expect.poll(() => said, { timeout: 60_000, interval: 20 }).toMatch(text),
    ended,
  };
};
