/** A worker process of the engine: opens sessions, then searches what it is sent, one batch after the other. */
import { type ErrorCode, PadanError, type Place } from '../../errors.js';
import type { ModelConfig } from '../../model/config.js';
import type { ModelFiles } from '../../model/files.js';
import { openSessions } from '../../model/sessions.js';
import { decodersOf } from './decoder.js';
import { type SearchOptions, type SearchResult, type Source, search } from './search.js';

/** The first message to a worker. */
export interface WorkerSetup {
  files: ModelFiles;
  config: ModelConfig;
}

/** A batch to search: every further message. */
export interface Order {
  sources: readonly Source[];
  paddedLength: number;
  options: SearchOptions;
}

export type Answer =
  | { kind: 'ready' }
  | { kind: 'results'; results: SearchResult[][] }
  | { kind: 'error'; code: ErrorCode; message: string; place: Place; hint?: string };

/** Where it cannot be sent the parent is no more, and `disconnect` ends us. */
const answer = (message: Answer) => process.send?.(message, undefined, {}, () => undefined);
const fail = (error: unknown): void => {
  if (!(error instanceof PadanError))
    answer({ kind: 'error', code: 'model-failed', message: String(error), place: {} });
  else {
    const { code, message, place, hint } = error;
    answer({ kind: 'error', code, message, place, ...(hint === undefined ? {} : { hint }) });
  }
};

// Ctrl-C reaches the whole group of processes; it is the parent who decides what it means.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
// The parent is done with us, or is no more.
process.on('disconnect', () => process.exit());

process.once('message', async ({ files, config }: WorkerSetup) => {
  const sessions = await openSessions(files, config).catch(fail);
  if (!sessions) return process.disconnect();
  const start = decodersOf(sessions, config);
  process.on('message', ({ sources, paddedLength, options }: Order) => {
    search(start, config, sources, paddedLength, options).then(
      (results) => answer({ kind: 'results', results }),
      fail,
    );
  });
  answer({ kind: 'ready' });
});
