import type { Model } from '../model/model.js';
import { batchLimit, paddedLength } from './batch.js';
import { protect, reinstate } from './protect.js';
import { lengthCap, type SearchOptions, type SearchResult, search } from './search.js';
import { normalise, restore } from './typography.js';
import { splitToWindow } from './window.js';

/**
 * Changes with every change of what is done to a text before and after the model, so that kept
 * translations are not taken for those of another version.
 */
export const textVersion = 2;

export interface TranslateOptions extends SearchOptions {
  /** Most sentences in a batch. Never changes a result. */
  batchSize: number;
  /** For models whose results depend on the batch (`Model.batchInvariant`): a sentence a batch. */
  reproducible: boolean;
}

export const defaults: TranslateOptions = {
  beamSize: 4,
  lengthPenalty: 1,
  maxLengthRatio: 2,
  batchSize: 32,
  reproducible: false,
};

/** Of the settings those that decide what a model says, as the manifest and the journal's keys have them. */
export const decisiveSettings = (model: Pick<Model, 'batchInvariant'>, options: TranslateOptions) => ({
  beamSize: options.beamSize,
  lengthPenalty: options.lengthPenalty,
  maxLengthRatio: options.maxLengthRatio,
  reproducible: model.batchInvariant || options.reproducible,
});

/** A system's English for a sentence, with what the model thought of it. */
export interface Hypothesis {
  text: string;
  /** Mean log-probability of the pieces where `lengthPenalty` is 1; null where no model was asked. */
  score: number | null;
  /** Natural log-probability of each generated piece, `</s>` included. */
  logProbs: number[];
  /** False where the length cap cut the translation off. */
  ended: boolean;
  /** Parts that a sentence longer than the model's window was translated in; 1 for all others. */
  parts: number;
  /** Addresses and the like whose place in the translation is unsure (`protect.ts`). */
  misplaced: string[];
}

export interface Translator {
  /** Translates sentences, in order. Calls that overlap share batches. */
  translate(sentences: readonly string[], signal?: AbortSignal): Promise<Hypothesis[]>;
}

/** A part of a sentence that waits for its turn in a batch. */
interface Job {
  ids: number[];
  signal: AbortSignal | undefined;
  resolve(result: SearchResult): void;
  reject(error: unknown): void;
}

/**
 * Translates sentences with a model. Whatever is asked for while a batch is being decoded waits in
 * queues by padded length, so that many short documents fill batches as one long one does.
 */
export const createTranslator = (model: Model, options: TranslateOptions): Translator => {
  const queues = new Map<number, Job[]>();
  const batchSize = options.reproducible && !model.batchInvariant ? 1 : options.batchSize;
  const window = sourceWindow(model, options);
  let running = false;

  /** The fullest queue first: it makes the best batch. */
  const nextBatch = (): { padded: number; jobs: Job[] } | undefined => {
    const [padded, queue] = [...queues].reduce<[number, Job[]]>(
      (fullest, entry) => (entry[1].length * entry[0] > fullest[1].length * fullest[0] ? entry : fullest),
      [0, []],
    );
    if (queue.length === 0) return undefined;
    const longest = lengthCap(padded, options.maxLengthRatio, model.config.maxPositions);
    const jobs = queue.splice(0, batchLimit(padded, longest, options.beamSize, batchSize));
    return { padded, jobs: jobs.filter(({ signal, reject }) => !signal?.aborted || reject(signal.reason)) };
  };

  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    // Callers that start together are all heard before the first batch is made.
    await new Promise(setImmediate);
    for (let batch = nextBatch(); batch; batch = nextBatch()) {
      const { padded, jobs } = batch;
      if (jobs.length === 0) continue;
      try {
        const results = await search(
          model,
          jobs.map(({ ids }) => ids),
          padded,
          options,
        );
        jobs.forEach((job, i) => {
          job.resolve(results[i]!);
        });
      } catch (error) {
        for (const { reject } of jobs) reject(error);
      }
      await new Promise(setImmediate);
    }
    running = false;
  };

  const decode = (ids: number[], signal: AbortSignal | undefined): Promise<SearchResult> =>
    new Promise((resolve, reject) => {
      const padded = paddedLength(ids.length);
      const queue = queues.get(padded) ?? [];
      queues.set(padded, queue);
      queue.push({ ids, signal, resolve, reject });
      void run();
    });

  return {
    translate: (sentences, signal) =>
      Promise.all(
        sentences.map((sentence) => translateSentence(model, window, sentence, (ids) => decode(ids, signal))),
      ),
  };
};

/** No sentence of Indonesian has so many characters without a space; the model would loop on them for minutes. */
const longestWord = /\S{500}/;

const translateSentence = async (
  model: Model,
  window: number,
  sentence: string,
  decode: (ids: number[]) => Promise<SearchResult>,
): Promise<Hypothesis> => {
  const kept = protect(sentence);
  const text = normalise(kept.text);
  const own = kept.spans.reduce((rest, { placeholder }) => rest.replace(placeholder, ''), text);
  if (!/\p{L}/u.test(own) || longestWord.test(text))
    return { text: sentence.trim(), score: null, logProbs: [], ended: true, parts: 1, misplaced: [] };

  const { encode, decode: textOf } = model.tokenizer;
  const known = new Map<string, number[]>();
  const idsOf = (part: string): number[] => {
    const ids = known.get(part) ?? encode(part.trim());
    known.set(part, ids);
    return ids;
  };
  const parts = splitToWindow(text, window, (part) => idsOf(part).length);
  const results = await Promise.all(parts.map((part) => decode(idsOf(part))));

  const english = results.map(({ ids }) => textOf(ids).trim()).join(' ');
  const pieces = results.reduce((sum, result) => sum + result.ids.length, 0);
  return {
    ...reinstate(restore(english, kept.text), kept),
    score: results.reduce((sum, result) => sum + result.score * result.ids.length, 0) / pieces,
    logProbs: results.flatMap((result) => result.logProbs),
    ended: results.every(({ ended }) => ended),
    parts: parts.length,
  };
};

/** Longest source, in pieces, whose length cap still fits into the decoder's positions. */
const sourceWindow = ({ config }: Model, { maxLengthRatio }: SearchOptions): number => {
  let window = config.maxPositions;
  while (window > 1 && lengthCap(window, maxLengthRatio, Number.POSITIVE_INFINITY) > config.maxPositions)
    window--;
  return window;
};
