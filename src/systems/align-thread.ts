import { parentPort, workerData } from 'node:worker_threads';
import { lexiconWith } from '../align/evidence/asked.js';
import { PadanError } from '../errors.js';
import type { AlignAnswer, AlignTask } from './aligning.js';
import { alignedOutput } from './file.js';

/** A thread that aligns one text and ends. */
const { document, translation, system, entries, ...help } = workerData as AlignTask;

const answer = (): AlignAnswer => {
  try {
    return {
      output: alignedOutput(document, translation, system, { ...help, lexicon: lexiconWith(entries) }),
    };
  } catch (error) {
    if (!(error instanceof PadanError)) throw error;
    return { failed: { code: error.code, message: error.message } };
  }
};

parentPort?.postMessage(answer());
