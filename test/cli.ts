import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

/** Runs the built program, colours off. */
export const padan = (
  args: readonly string[],
  { input, onStart, ...options }: CliOptions = {},
): Promise<Finished> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cliPath, ...args], {
      ...options,
      // A memory of its own each time, unless the caller names one.
      env: {
        ...process.env,
        NO_COLOR: '1',
        PADAN_MEMORY: mkdtempSync(join(tmpdir(), 'padan-memory-')),
        ...options.env,
      },
      stdio: 'pipe',
    });
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
