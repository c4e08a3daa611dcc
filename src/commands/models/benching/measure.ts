import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PadanError } from '../../../errors.js';
import type { Measured, Report, Task } from './measuring.js';

const file = fileURLToPath(new URL('./process.js', import.meta.url));

/** Told how far a measurement is. */
export interface Watcher {
  loaded(): void;
  /** One more segment is translated. */
  translated(): void;
  notice(message: string): void;
}

/**
 * Measures a model in a process of its own.
 *
 * @param signal  kills the process
 * @throws the signal's reason; a PadanError if the model cannot be used, or its process dies
 */
export const measure = (task: Task, watcher: Watcher, signal: AbortSignal): Promise<Measured> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const child = fork(file, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const end = () => {
      signal.removeEventListener('abort', stop);
      child.kill('SIGKILL');
    };
    const stop = () => {
      end();
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop);
    child.on('message', (report: Report) => {
      switch (report.kind) {
        case 'loaded':
          return watcher.loaded();
        case 'translated':
          return watcher.translated();
        case 'notice':
          return watcher.notice(report.message);
        case 'measured':
          end();
          return resolve(report.measured);
        case 'failed': {
          end();
          const { code, message, place, hint } = report;
          return reject(code === null ? new Error(message) : new PadanError(code, message, place, hint));
        }
      }
    });
    child.on('error', (error) => {
      end();
      reject(error);
    });
    child.on('exit', (code, by) => {
      signal.removeEventListener('abort', stop);
      reject(
        new PadanError(
          'model-failed',
          `the process that measures it ended with ${by ?? `exit code ${code}`}`,
          {},
          by === 'SIGKILL'
            ? 'it may have had too little memory: try --workers 1 or a smaller --batch-size'
            : undefined,
        ),
      );
    });
    child.send(task, () => undefined);
  });
