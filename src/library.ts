import { pMapIterable } from 'p-map';
import { meanRoundTrip } from './core/round-trip.js';
import type { RoundTrip } from './core/system.js';
import { createGate } from './flow/gate.js';
import { checkFunction, checkObject, checkSignal, checkStream, checkText, refuseGiven } from './given.js';
import { findModel } from './hub/store.js';
import { packOf } from './languages/languages.js';
import { openLexicon, type Vocabulary, vocabularyOf } from './languages/lexicon.js';
import { type Dtype, embeddedModel } from './model/files.js';
import { type Model, openModel } from './model/model.js';
import { shownSentences } from './print/shown.js';
import { mayHaveTraces } from './print/traces.js';
import { checkRoundTrip } from './run/systems/round-trip.js';
import { type Sentence, segment } from './segment/segment.js';
import { returnableIn, roundTripOf } from './systems/round-trip.js';
import type { Hypothesis } from './translate/hypothesis.js';
import { openRememberingTranslator } from './translate/memory.js';
import { defaults, type TranslateOptions } from './translate/options.js';
import type { Translator } from './translate/translator.js';

export interface LoadOptions extends Partial<TranslateOptions> {
  /** Number format to load; by default the first that the folder has, in the order of `dtypes`. */
  dtype?: Dtype;
  /** Source and target language, as of `openModel`. */
  from?: string;
  to?: string;
  /** Folder that keeps translations between runs; none by default. */
  memory?: string;
  /** Called with a message if the memory is damaged and was set aside, or cannot be used. What it throws is ignored. */
  onNotice?: (message: string) => void;
}

/** A model and its translator. `dispose` closes both; calling it again does nothing. */
export interface LoadedModel extends Translator {
  readonly model: Model;
}

/**
 * Opens a model, ready to translate.
 *
 * @param path  folder of a MarianMT model in the hub's ONNX layout, or the name of one that was pulled (`findModel`)
 * @throws PadanError if the model cannot be used, or an option is out of range
 */
export const loadModel = async (path = embeddedModel, options: LoadOptions = {}): Promise<LoadedModel> => {
  checkObject('options', options);
  const { dtype, from, to, memory, onNotice, ...decoding } = options;
  if (memory != null) checkText('memory', memory);
  checkFunction('onNotice', onNotice);
  const settings = { ...defaults, ...decoding };
  const model = await openModel(await findModel(path), { dtype, from, to });
  const warn = (message: string): void => {
    try {
      onNotice?.(message);
    } catch {
      // The translator is as usable as before.
    }
  };
  const translator = await openRememberingTranslator(model, settings, memory ?? null, warn);
  const { close } = createGate('translator', async () => {
    await translator.dispose();
    await model.dispose();
  });
  return { ...translator, model, dispose: close };
};

/** A text with its translation. */
export interface Translation {
  source: string;
  /** The translated sentences, joined by spaces. */
  text: string;
  sentences: ({ source: string } & Hypothesis)[];
}

/** A text with its translation, and with the way back into the text's language. */
export interface ReturnedTranslation extends Translation {
  /** The way back. What was copied on the way there stands in it as it is. */
  roundTrip: {
    text: string;
    /** Mean of the sentences'; null if none was translated both ways. */
    chrf: number | null;
  };
  sentences: ({ source: string; roundTrip?: RoundTrip } & Hypothesis)[];
}

/** Maximum number of texts in work at once. */
const inFlight = 64;

/**
 * Translates a stream of texts and yields the translations in the same order. Reads at most 64 texts ahead.
 *
 * @param texts   paragraphs or shorter texts; each is split into sentences, and shown to the model without traces of
 *                print (`tracesIn`)
 * @param signal  stops after the current batch
 * @throws the signal's reason; a `PadanError` if the model fails
 */
export async function* translate(
  translator: Pick<LoadedModel, 'translate' | 'model'>,
  texts: Iterable<string> | AsyncIterable<string>,
  signal?: AbortSignal,
): AsyncGenerator<Translation> {
  checkTranslator('translator', translator);
  const translated = translatorOfTexts(translator, signal);
  yield* inOrder(texts, async (text) => (await translated(text)).translation, signal);
}

/**
 * Translates texts as `translate` does, and the translations back, for study: what comes back otherwise than it went may
 * have been translated wrong, there or on the way back.
 *
 * @param there  the model that translates the texts
 * @param back   a model of the opposite direction
 * @throws as `translate`; PadanError `invalid-system` if the two do not go together
 */
export async function* roundTrip(
  there: Pick<LoadedModel, 'translate' | 'model'>,
  back: Pick<LoadedModel, 'translate' | 'model'>,
  texts: Iterable<string> | AsyncIterable<string>,
  signal?: AbortSignal,
): AsyncGenerator<ReturnedTranslation> {
  checkTranslator('there', there);
  checkTranslator('back', back);
  const { sourceLanguage: from, targetLanguage: to } = there.model.config;
  checkRoundTrip(back.model, { from, to });
  const translated = translatorOfTexts(there, signal);
  const returned = async (text: string): Promise<ReturnedTranslation> => {
    const { translation, shown } = await translated(text);
    const legs = returnableIn(translation.sentences, shown);
    const hypotheses = await back.translate(
      legs.map((leg) => leg.text),
      signal,
    );
    const ways = new Map(legs.map(({ target, source }, i) => [target, roundTripOf(source, hypotheses[i]!)]));
    const sentences = translation.sentences.map((sentence, i) => {
      const way = ways.get(i);
      return way === undefined ? sentence : { ...sentence, roundTrip: way };
    });
    return {
      ...translation,
      roundTrip: {
        text: sentences.map((sentence, i) => ways.get(i)?.text ?? sentence.text).join(' '),
        chrf: meanRoundTrip([...ways.values()].map((way) => ({ roundTrip: way }))),
      },
      sentences,
    };
  };
  yield* inOrder(texts, returned, signal);
}

/** @throws PadanError `invalid-option` if it is not what `loadModel` gives */
const checkTranslator = (name: string, translator: Pick<LoadedModel, 'translate' | 'model'>): void => {
  const given: Partial<LoadedModel> | null | undefined = translator;
  if (typeof given?.translate !== 'function' || given.model === undefined)
    refuseGiven(name, translator, 'what loadModel gives');
};

/** Makes a function that translates a text, and tells what the model was shown of its sentences. */
const translatorOfTexts = (
  translator: Pick<LoadedModel, 'translate' | 'model'>,
  signal: AbortSignal | undefined,
): ((source: string) => Promise<{ translation: Translation; shown: string[] }>) => {
  const { config, lexicon } = translator.model;
  let vocabulary: Promise<Vocabulary> | undefined;
  /** The sentences of a text without traces of print. */
  const shownOf = async (source: string, sentences: readonly Sentence[]): Promise<string[]> => {
    if (!mayHaveTraces(source)) return sentences.map(({ text }) => text);
    vocabulary ??= openLexicon(lexicon).then(vocabularyOf);
    return shownSentences(source, sentences, packOf(config.sourceLanguage), await vocabulary);
  };
  return async (source) => {
    checkText('a text of the stream', source);
    signal?.throwIfAborted();
    const sentences = segment(source, config.sourceLanguage);
    const shown = await shownOf(source, sentences);
    const hypotheses = await translator.translate(shown, signal);
    const translation = {
      source,
      text: hypotheses.map(({ text }) => text).join(' '),
      sentences: sentences.map(({ text }, i) => ({ source: text.trim(), ...hypotheses[i]! })),
    };
    return { translation, shown };
  };
};

/** Works on texts, several at once, and yields the results in order. Waits for no text once the signal aborts. */
async function* inOrder<T extends Translation>(
  texts: Iterable<string> | AsyncIterable<string>,
  work: (text: string) => Promise<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  checkStream('texts', texts);
  checkSignal(signal);
  const results = pMapIterable(texts, work, { concurrency: inFlight })[Symbol.asyncIterator]();
  try {
    for (;;) {
      signal?.throwIfAborted();
      const result = await unlessAborted(results.next(), signal);
      if (result.done) return;
      yield result.value;
    }
  } finally {
    // Not awaited: a stream that is asked for its next text may never give it.
    void results.return?.(undefined)?.catch(() => undefined);
  }
}

/** A promise's value. @throws the signal's reason, if it aborts before */
const unlessAborted = <T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> =>
  signal == null
    ? promise
    : new Promise((resolve, reject) => {
        const stop = () => reject(signal.reason);
        signal.addEventListener('abort', stop, { once: true });
        promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
      });
