import { PadanError } from '../errors.js';
import { createGate } from '../flow/gate.js';
import { checkModel, checkSignal, checkText, checkTexts } from '../given.js';
import type { Model } from '../model/model.js';
import { type Attend, createAttend } from './attention/attention.js';
import { type Engine, openEngine } from './decode/engine.js';
import { lengthCap, normalisedScore } from './decode/length.js';
import { createScheduler } from './decode/scheduler.js';
import type { SearchOptions } from './decode/search.js';
import { createDrafter, draftOf } from './draft.js';
import type { Draft, DraftStore, Hypothesis } from './hypothesis.js';
import { checkOptions, type TranslateOptions, translateOptions } from './options.js';
import { finish, prepare, translateSentence } from './sentence.js';
import { encodeSource } from './source.js';
import { normalise } from './text/typography.js';

/** The model's score for a given translation. */
export interface ForcedScore {
  /** Length-normalised sum of `logProbs`. */
  score: number;
  /** Pieces of the translation, `</s>` last; “▁” marks the space before a word. */
  pieces: string[];
  /** Natural log-probability of each piece, given the source and the pieces before it. */
  logProbs: number[];
}

type Drafter = (text: string, signal?: AbortSignal) => Promise<Draft>;

/** Sentences to hypotheses. After `dispose` every call rejects with the `PadanError` `closed`. */
export interface Translator {
  /**
   * Translates sentences and returns one hypothesis per sentence, in order. Overlapping calls share batches.
   *
   * @param onRemembered  called if the memory had some of the sentences, and the model was not asked for the others
   * @throws the signal's reason; a `PadanError` if the model fails
   */
  translate(
    sentences: readonly string[],
    signal?: AbortSignal,
    onRemembered?: () => void,
  ): Promise<Hypothesis[]>;
  /**
   * Completes a translation that begins with the given text.
   *
   * @throws PadanError `too-large` if sentence or beginning exceeds the model's window
   */
  complete(sentence: string, beginning: string, signal?: AbortSignal): Promise<Hypothesis>;
  /**
   * Scores a given translation by forced decoding.
   *
   * @throws PadanError `too-large` if source or translation exceeds the model's window
   */
  scoreTranslation(source: string, translation: string, signal?: AbortSignal): Promise<ForcedScore>;
  /** Tells which words of texts the model looks at while it writes given translations. */
  attend: Attend;
  /** Resolves when no worker process is starting any more. The first is ready from the beginning. */
  started(): Promise<void>;
  /** Ends calls after their current batch, and stops the workers; the model stays open. */
  dispose(): Promise<void>;
}

/**
 * Opens a translator, with sessions in this process or in worker processes.
 *
 * @param kept  translations to reuse and add to
 * @param warn  called when a worker dies
 * @throws PadanError if the model's files cannot be used, or an option is out of range
 */
export const openTranslator = async (
  model: Model,
  options: TranslateOptions,
  kept?: DraftStore,
  warn?: (message: string) => void,
): Promise<Translator> => {
  checkModel('model', model);
  checkOptions(options);
  const engine = await openEngine(model, options.workers, warn);
  const { enter, close } = createGate('translator', () => engine.dispose());
  /** Rejects if the model was disposed. */
  const admit = async <T>(call: () => Promise<T>): Promise<T> => {
    if (options.workers === 1) await model.sessions();
    return enter(call);
  };
  const guarded: Engine = {
    ...engine,
    search: (...batch) => admit(() => engine.search(...batch)),
    attend: (...some) => admit(() => engine.attend(...some)),
  };
  const translator = translatorOn(guarded, model, options, kept);
  return {
    translate: async (...call) => {
      checkTexts('sentences', call[0]);
      checkSignal(call[1]);
      return enter(() => translator.translate(...call));
    },
    complete: async (...call) => {
      checkText('sentence', call[0]);
      checkText('beginning', call[1]);
      checkSignal(call[2]);
      return enter(() => translator.complete(...call));
    },
    scoreTranslation: async (...call) => {
      checkText('source', call[0]);
      checkText('translation', call[1]);
      checkSignal(call[2]);
      return enter(() => translator.scoreTranslation(...call));
    },
    attend: (...call) => enter(() => translator.attend(...call)),
    started: engine.started,
    dispose: close,
  };
};

/**
 * Makes a translator on an engine, which several translators may share.
 *
 * @param kept  translations to reuse and add to
 * @throws PadanError if an option is out of range
 */
export const translatorOn = (
  engine: Engine,
  model: Model,
  options: TranslateOptions,
  kept?: DraftStore,
): Omit<Translator, 'dispose' | 'started'> => {
  checkOptions(options);
  // What else the caller's object has may not go to another process.
  const settings = translateOptions(options);
  const { config, tokenizer } = model;
  const decode = createScheduler(engine, model, settings);
  const window = sourceWindow(model, settings);
  const draft = createDrafter(decode, model, settings, window);

  /** Pieces, which must fit the model's window. */
  const pieces = (ids: number[], max: number, what: string): number[] => {
    if (ids.length <= max) return ids;
    throw new PadanError('too-large', `the ${what} has ${ids.length} pieces, the model's maximum is ${max}`);
  };
  const sourcePieces = (text: string) => pieces(encodeSource(model, normalise(text)), window, 'source');
  const targetPieces = (text: string) =>
    pieces(tokenizer.encode(normalise(text)), config.maxPositions - 1, 'translation');

  return {
    translate: async (sentences, signal, onRemembered) => {
      const counted = counting(draft, kept);
      const hypotheses = await Promise.all(
        sentences.map((sentence) => translateSentence(sentence, counted.draft, model, counted.kept, signal)),
      );
      if (counted.isRemembered()) onRemembered?.();
      return hypotheses;
    },
    complete: async (sentence, beginning, signal) => {
      const { sourceLanguage: from, targetLanguage: to } = config;
      const prepared = prepare(sentence, { source: from, target: to, tokenizer });
      const source = { ids: sourcePieces(prepared.shown), prefix: targetPieces(beginning).slice(0, -1) };
      const results = await decode(source, signal);
      return finish(draftOf([{ results, guarded: false }], tokenizer), prepared);
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
    attend: createAttend(engine, model, options),
  };
};

/** Wraps a drafter and a store to tell whether only the store gave drafts. */
const counting = (draft: Drafter, kept: DraftStore | undefined) => {
  let [drafted, found] = [0, 0];
  const countedDraft: Drafter = (text, signal) => {
    drafted++;
    return draft(text, signal);
  };
  const get = async (sentence: string): Promise<Draft | undefined> => {
    const before = await kept?.get(sentence);
    if (before !== undefined) found++;
    return before;
  };
  return {
    draft: countedDraft,
    kept: kept && { ...kept, get },
    isRemembered: () => found > 0 && drafted === 0,
  };
};

/** Maximum length of a source, in pieces, whose longest translation still fits the decoder. */
const sourceWindow = ({ config }: Model, { maxLengthRatio }: SearchOptions): number => {
  let window = config.maxPositions;
  while (window > 1 && lengthCap(window, maxLengthRatio, Number.POSITIVE_INFINITY) > config.maxPositions)
    window--;
  return window;
};
