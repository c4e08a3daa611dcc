import { PadanError } from '../errors.js';
import type { Model } from '../model/model.js';
import { batchLimit, paddedLength } from './decode/batch.js';
import { type Engine, openEngine, WorkerDied } from './decode/engine.js';
import { hasLoop } from './decode/loops.js';
import {
  lengthCap,
  normalisedScore,
  type SearchOptions,
  type SearchResult,
  type Source,
} from './decode/search.js';
import { isEnglish } from './text/foreign.js';
import { protect, reinstate } from './text/protect.js';
import { normalise, restore } from './text/typography.js';
import { splitToWindow } from './text/window.js';

/**
 * Changes with every change of what is done to a text before and after the model, so that kept
 * translations are not taken for those of another version.
 */
export const textVersion = 3;

export interface TranslateOptions extends SearchOptions {
  /** Processes that decode, each with the model in its memory; 1 is the caller's own. Never changes a result. */
  workers: number;
  /** Most sentences in a batch. Never changes a result. */
  batchSize: number;
  /** For models whose results depend on the batch (`Model.batchInvariant`): a sentence a batch. */
  reproducible: boolean;
}

export const defaults: TranslateOptions = {
  beamSize: 4,
  lengthPenalty: 1,
  maxLengthRatio: 2,
  noRepeatNgramSize: 0,
  nBest: 1,
  workers: 1,
  batchSize: 64,
  reproducible: false,
};

/** Of the settings those that decide what a model says, as the manifest and the keys of what is kept have them. */
export const decisiveSettings = (model: Pick<Model, 'batchInvariant'>, options: TranslateOptions) => ({
  beamSize: options.beamSize,
  lengthPenalty: options.lengthPenalty,
  maxLengthRatio: options.maxLengthRatio,
  noRepeatNgramSize: options.noRepeatNgramSize,
  nBest: options.nBest,
  reproducible: model.batchInvariant || options.reproducible,
});

/** Why a text was copied: it has no words, a word of hundreds of letters, or is not Indonesian. */
export type CopyReason = 'no-words' | 'endless-word' | 'english' | 'script';

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
  /** Whether the model said the same again and again, and was made to say it otherwise. */
  guarded: boolean;
  /** The next best translations, best first, where `nBest` asks for them; none of a sentence in parts. */
  alternatives: Alternative[];
  /** Addresses and the like whose place in the translation is unsure (`protect.ts`). */
  misplaced: string[];
  /** Why no model was asked; null where one was. */
  copied: CopyReason | null;
}

export interface Alternative {
  text: string;
  score: number;
}

/** What the model made of a normalised sentence, before typography and what was protected are put back. */
export type Draft = Pick<Hypothesis, 'text' | 'logProbs' | 'ended' | 'parts' | 'guarded' | 'alternatives'> & {
  score: number;
};

/** Drafts kept from one run to another (`memory.ts`), by normalised sentence. */
export interface DraftStore {
  get(sentence: string): Draft | undefined;
  put(sentence: string, draft: Draft): void;
}

/** A given translation, as the model judges it. */
export interface ForcedScore {
  /** Length-normalised sum of `logProbs`. */
  score: number;
  /** Pieces of the translation, `</s>` last; “▁” stands for the space before a word. */
  pieces: string[];
  /** Natural log-probability of each piece, given the source and the pieces before it. */
  logProbs: number[];
}

export interface Translator {
  /**
   * Translates sentences, in order. Calls that overlap share batches.
   *
   * @throws the signal's reason; a `PadanError` where the model fails
   */
  translate(sentences: readonly string[], signal?: AbortSignal): Promise<Hypothesis[]>;
  /**
   * Translates a sentence so that the translation begins in a given way.
   *
   * @throws PadanError where sentence or beginning is longer than the model's window
   */
  complete(sentence: string, beginning: string, signal?: AbortSignal): Promise<Hypothesis>;
  /**
   * The model's own score of a translation that is given: each piece's log-probability by forced decoding.
   *
   * @throws PadanError where source or translation is longer than the model's window
   */
  scoreTranslation(source: string, translation: string, signal?: AbortSignal): Promise<ForcedScore>;
  /** Stops the workers. The model stays open. */
  dispose(): Promise<void>;
}

/** A source that waits for its turn in a batch. */
interface Job {
  source: Source;
  signal: AbortSignal | undefined;
  resolve(results: SearchResult[]): void;
  reject(error: unknown): void;
}

/** Jobs that can share a batch. */
interface Queue {
  padded: number;
  noRepeatNgramSize: number;
  jobs: Job[];
}

/** A loop is decoded again with no sequence of so many pieces twice. */
const loopGuard = 4;

/** No batch is split among workers into smaller ones than this. */
const leastShare = 4;

/**
 * Opens a translator: sessions of the model in this process, or in worker processes.
 *
 * @param kept    what was translated before, if anything is kept
 * @param notice  hears of workers that died
 * @throws PadanError where the model's files cannot be used, or an option is out of its range
 */
export const openTranslator = async (
  model: Model,
  options: TranslateOptions,
  kept?: DraftStore,
  notice?: (message: string) => void,
): Promise<Translator> => {
  checkOptions(options);
  const engine = await openEngine(model, options.workers, notice);
  return { ...translatorOn(engine, model, options, kept), dispose: () => engine.dispose() };
};

/**
 * A translator on an engine, which several may share. Whatever is asked for while batches are being decoded waits in
 * queues by padded length, so that many short documents fill batches as one long one does.
 *
 * @param kept  what was translated before, if anything is kept
 * @throws PadanError where an option is out of its range
 */
export const translatorOn = (
  engine: Engine,
  model: Model,
  options: TranslateOptions,
  kept?: DraftStore,
): Omit<Translator, 'dispose'> => {
  checkOptions(options);
  const { config, tokenizer } = model;
  const queues = new Map<string, Queue>();
  const batchSize = options.reproducible && !model.batchInvariant ? 1 : options.batchSize;
  const window = sourceWindow(model, options);
  let running = 0;

  /** From the fullest queue: it makes the best batch. */
  const nextBatch = (): Queue | undefined => {
    let fullest: Queue | undefined;
    for (const queue of queues.values())
      if (queue.jobs.length * queue.padded > (fullest ? fullest.jobs.length * fullest.padded : 0))
        fullest = queue;
    if (fullest === undefined) return undefined;
    const { padded, jobs } = fullest;
    const longest = lengthCap(padded, options.maxLengthRatio, config.maxPositions);
    const limit = batchLimit(config, padded, longest, options.beamSize, batchSize);
    const share = Math.max(Math.ceil(jobs.length / engine.width), leastShare);
    const taken = jobs.splice(0, Math.min(limit, share));
    return {
      ...fullest,
      jobs: taken.filter(({ signal, reject }) => !signal?.aborted || reject(signal.reason)),
    };
  };

  const decodeBatch = async ({ padded, noRepeatNgramSize, jobs }: Queue): Promise<void> => {
    try {
      const sources = jobs.map(({ source }) => source);
      const results = await engine.search(sources, padded, { ...options, noRepeatNgramSize });
      jobs.forEach((job, i) => {
        job.resolve(results[i]!);
      });
    } catch (error) {
      if (error instanceof WorkerDied && jobs.length > 1) {
        // What kills a worker must not cost the sentences beside it their translation.
        const middle = jobs.length >> 1;
        for (const half of [jobs.slice(0, middle), jobs.slice(middle)])
          await decodeBatch({ padded, noRepeatNgramSize, jobs: half });
      } else for (const { reject } of jobs) reject(error);
    }
  };

  const run = async (): Promise<void> => {
    if (running >= engine.width) return;
    running++;
    // Callers that start together are all heard before the first batch is made.
    await new Promise(setImmediate);
    for (let batch = nextBatch(); batch; batch = nextBatch()) {
      if (batch.jobs.length === 0) continue;
      await decodeBatch(batch);
      await new Promise(setImmediate);
    }
    running--;
  };

  const decode = (source: Source, signal?: AbortSignal, noRepeatNgramSize = options.noRepeatNgramSize) =>
    new Promise<SearchResult[]>((resolve, reject) => {
      const padded = paddedLength(source.ids.length);
      const key = `${padded} ${noRepeatNgramSize}`;
      const queue = queues.get(key) ?? { padded, noRepeatNgramSize, jobs: [] };
      queues.set(key, queue);
      queue.jobs.push({ source, signal, resolve, reject });
      void run();
    });

  /** Decodes a source, and again with a guard where the model looped and the source does not. */
  const decodeGuarded = async (source: Source, signal?: AbortSignal) => {
    const results = await decode(source, signal);
    const looped = hasLoop(results[0]!.ids) && !hasLoop(source.ids);
    if (!looped || (options.noRepeatNgramSize > 0 && options.noRepeatNgramSize <= loopGuard))
      return { results, guarded: false };
    return { results: await decode(source, signal, loopGuard), guarded: true };
  };

  /** Asks the model for a normalised sentence, in parts where it is longer than the window. */
  const draft = async (sentence: string, signal?: AbortSignal): Promise<Draft> => {
    const known = new Map<string, number[]>();
    const idsOf = (part: string): number[] => {
      const ids = known.get(part) ?? tokenizer.encode(part.trim());
      known.set(part, ids);
      return ids;
    };
    const parts = splitToWindow(sentence, window, (part) => idsOf(part).length);
    const decoded = await Promise.all(parts.map((part) => decodeGuarded({ ids: idsOf(part) }, signal)));
    return draftOf(decoded);
  };

  const draftOf = (decoded: readonly { results: SearchResult[]; guarded: boolean }[]): Draft => {
    const best = decoded.map(({ results }) => results[0]!);
    const english = ({ ids }: SearchResult) => tokenizer.decode(ids).trim();
    const pieces = best.reduce((sum, { ids }) => sum + ids.length, 0);
    return {
      text: best.map(english).join(' '),
      score: best.reduce((sum, { score, ids }) => sum + score * ids.length, 0) / pieces,
      logProbs: best.flatMap(({ logProbs }) => logProbs),
      ended: best.every(({ ended }) => ended),
      parts: decoded.length,
      guarded: decoded.some(({ guarded }) => guarded),
      alternatives:
        decoded.length > 1
          ? []
          : decoded[0]!.results.slice(1).map((result) => ({ text: english(result), score: result.score })),
    };
  };

  const translateSentence = async (sentence: string, signal?: AbortSignal): Promise<Hypothesis> => {
    const protectedText = protect(sentence, tokenizer.knows);
    const text = normalise(protectedText.text);
    const reason = reasonToCopy(text, protectedText);
    if (reason !== null) return copyOf(sentence, reason);
    const before = kept?.get(text);
    const made = before ?? (await draft(text, signal));
    if (before === undefined) kept?.put(text, made);
    return finish(made, protectedText);
  };

  /** Pieces of one text that must fit into the model's window whole. */
  const pieces = (text: string, most: number, what: string): number[] => {
    const ids = tokenizer.encode(normalise(text));
    if (ids.length <= most) return ids;
    throw new PadanError('too-large', `the ${what} has ${ids.length} pieces, and the model's window ${most}`);
  };
  const sourcePieces = (text: string) => pieces(text, window, 'source');
  const targetPieces = (text: string) => pieces(text, config.maxPositions - 1, 'translation');

  return {
    translate: (sentences, signal) =>
      Promise.all(sentences.map((sentence) => translateSentence(sentence, signal))),
    complete: async (sentence, beginning, signal) => {
      const protectedText = protect(sentence, tokenizer.knows);
      const source = { ids: sourcePieces(protectedText.text), prefix: targetPieces(beginning).slice(0, -1) };
      const results = await decode(source, signal);
      return finish(draftOf([{ results, guarded: false }]), protectedText);
    },
    scoreTranslation: async (source, translation, signal) => {
      const prefix = targetPieces(translation);
      const [result] = await decode({ ids: sourcePieces(source), prefix }, signal);
      const { logProbs } = result!;
      const sum = logProbs.reduce((total, logProb) => total + logProb, 0);
      return {
        score: normalisedScore(sum, prefix.length, options.lengthPenalty),
        pieces: prefix.map(tokenizer.piece),
        logProbs,
      };
    },
  };
};

const checkOptions = (options: TranslateOptions): void => {
  const refuse = (name: keyof TranslateOptions, expected: string) => {
    throw new PadanError('invalid-option', `${name} is ${String(options[name])}, expected ${expected}`);
  };
  const whole = (
    name: 'beamSize' | 'nBest' | 'workers' | 'batchSize' | 'noRepeatNgramSize',
    least: number,
  ) => {
    if (!Number.isSafeInteger(options[name]) || options[name] < least)
      refuse(name, `a whole number from ${least}`);
  };
  for (const name of ['beamSize', 'nBest', 'workers', 'batchSize'] as const) whole(name, 1);
  whole('noRepeatNgramSize', 0);
  if (options.nBest > options.beamSize) refuse('nBest', `at most beamSize, ${options.beamSize}`);
  if (!(options.lengthPenalty >= 0 && options.lengthPenalty < Number.POSITIVE_INFINITY))
    refuse('lengthPenalty', 'a number from 0');
  if (!(options.maxLengthRatio > 0 && options.maxLengthRatio < Number.POSITIVE_INFINITY))
    refuse('maxLengthRatio', 'a number above 0');
};

/** No sentence of Indonesian has so many characters without a space; the model would loop on them for minutes. */
const endlessWord = /\S{500}/;

const reasonToCopy = (
  text: string,
  { spans, isForeign }: Pick<ReturnType<typeof protect>, 'spans' | 'isForeign'>,
): CopyReason | null => {
  const own = spans.reduce((rest, { placeholder }) => rest.replace(placeholder, ''), text);
  if (!/\p{L}/u.test(own)) return isForeign ? 'script' : 'no-words';
  if (endlessWord.test(text)) return 'endless-word';
  return isEnglish(own) ? 'english' : null;
};

const copyOf = (sentence: string, copied: CopyReason): Hypothesis => ({
  text: sentence.trim(),
  score: null,
  logProbs: [],
  ended: true,
  parts: 1,
  guarded: false,
  alternatives: [],
  misplaced: [],
  copied,
});

/** Gives a draft the typography of its source, and what was protected. */
const finish = ({ text, alternatives, ...draft }: Draft, kept: ReturnType<typeof protect>): Hypothesis => {
  const whole = (english: string) => reinstate(restore(english, kept.text), kept);
  return {
    ...whole(text),
    ...draft,
    alternatives: alternatives.map((each) => ({ text: whole(each.text).text, score: each.score })),
    copied: null,
  };
};

/** Longest source, in pieces, whose length cap still fits into the decoder's positions. */
const sourceWindow = ({ config }: Model, { maxLengthRatio }: SearchOptions): number => {
  let window = config.maxPositions;
  while (window > 1 && lengthCap(window, maxLengthRatio, Number.POSITIVE_INFINITY) > config.maxPositions)
    window--;
  return window;
};
