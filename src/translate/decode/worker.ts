/** A worker process of the engine: opens sessions, then decodes batches that the parent sends, one after the other. */
import { type ErrorCode, PadanError, type Place } from '../../errors.js';
import type { ModelConfig } from '../../model/config.js';
import { type ModelGraphs, openSessions } from '../../model/sessions.js';
import { attend, type PieceAttention, type PiecePair } from './attend.js';
import { decodersOf } from './decoder.js';
import { type SearchOptions, type SearchResult, type Source, search } from './search.js';
import { createStates } from './states.js';

/** The first message to a worker. */
export interface WorkerSetup {
  graphs: ModelGraphs;
  config: ModelConfig;
  /** Whether to keep what is encoded, for `attend`. */
  keepsStates: boolean;
}

/** Every further message to a worker: a batch to decode, or pairs to read. */
export type Order =
  | { kind: 'search'; sources: readonly Source[]; paddedLength: number; options: SearchOptions }
  | { kind: 'attend'; pairs: readonly PiecePair[] };

/** Messages from a worker. */
export type Answer =
  | { kind: 'ready' }
  | { kind: 'results'; results: SearchResult[][] }
  | { kind: 'attention'; attention: PieceAttention[] | null }
  | { kind: 'error'; code: ErrorCode; message: string; place: Place; hint?: string };

/** Errors are ignored: if the parent is gone, `disconnect` ends this process. */
const answer = (message: Answer) => process.send?.(message, undefined, {}, () => undefined);
const fail = (error: unknown): void => {
  if (!(error instanceof PadanError))
    answer({ kind: 'error', code: 'model-failed', message: String(error), place: {} });
  else {
    const { code, message, place, hint } = error;
    answer({ kind: 'error', code, message, place, ...(hint === undefined ? {} : { hint }) });
  }
};

// Ctrl-C reaches the whole process group, but only the parent reacts to it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
// The parent has finished with this worker, or died. Kill: `process.exit` while a thread is in ONNX Runtime would crash.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

process.once('message', async ({ graphs, config, keepsStates }: WorkerSetup) => {
  const sessions = await openSessions(graphs, config).catch(fail);
  // The parent, which has read why, disconnects.
  if (!sessions) return;
  const states = keepsStates ? createStates() : undefined;
  const start = decodersOf(sessions, config, states);
  const obey = async (order: Order): Promise<Answer> =>
    order.kind === 'attend'
      ? { kind: 'attention', attention: await attend(sessions, config, order.pairs, states) }
      : {
          kind: 'results',
          results: await search(start, config, order.sources, order.paddedLength, order.options),
        };
  process.on('message', (order: Order) => {
    obey(order).then(answer, fail);
  });
  answer({ kind: 'ready' });
});
