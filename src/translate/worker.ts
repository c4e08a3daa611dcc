/** A worker thread of the engine: opens sessions, then searches what it is sent, one batch after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { type ErrorCode, PadanError, type Place } from '../errors.js';
import type { ModelConfig } from '../model/config.js';
import type { ModelFiles } from '../model/files.js';
import { openSessions } from '../model/sessions.js';
import { decodersOf } from './decoder.js';
import { type SearchOptions, type SearchResult, type Source, search } from './search.js';

export interface WorkerSetup {
  files: ModelFiles;
  config: ModelConfig;
}

/** A batch to search. */
export interface Order {
  sources: readonly Source[];
  paddedLength: number;
  options: SearchOptions;
}

export type Answer =
  | { kind: 'ready' }
  | { kind: 'results'; results: SearchResult[][] }
  | { kind: 'error'; code: ErrorCode; message: string; place: Place; hint?: string };

const port = parentPort;
if (port === null) throw new Error('this file is for worker threads');
const { files, config } = workerData as WorkerSetup;

const answer = (message: Answer) => port.postMessage(message);
const fail = (error: unknown): void => {
  if (!(error instanceof PadanError))
    answer({ kind: 'error', code: 'model', message: String(error), place: {} });
  else {
    const { code, message, place, hint } = error;
    answer({ kind: 'error', code, message, place, ...(hint === undefined ? {} : { hint }) });
  }
};

const sessions = await openSessions(files, config).catch(fail);
if (sessions) {
  const start = decodersOf(sessions, config);
  port.on('message', (order: Order | 'close') => {
    if (order === 'close') {
      port.close();
      return;
    }
    const { sources, paddedLength, options } = order;
    search(start, config, sources, paddedLength, options).then(
      (results) => answer({ kind: 'results', results }),
      fail,
    );
  });
  answer({ kind: 'ready' });
}
