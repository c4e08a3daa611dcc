import { pMapIterable } from 'p-map';
import { createGate } from './gate.js';
import { findModel } from './hub/store.js';
import { packOf } from './languages/languages.js';
import { openLexicon, type Vocabulary, vocabularyOf } from './languages/lexicon.js';
import { type Dtype, embeddedModel } from './model/files.js';
import { type Model, openModel } from './model/model.js';
import { shownSentences } from './print/shown.js';
import { mayHaveTraces } from './print/traces.js';
import { type Sentence, segment } from './segment/segment.js';
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
  /** Called with a message if the memory is damaged and was set aside, or cannot be used. */
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
  const { dtype, from, to, memory, onNotice, ...decoding } = options;
  const settings = { ...defaults, ...decoding };
  const model = await openModel(await findModel(path), { dtype, from, to });
  const warn = onNotice ?? (() => undefined);
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
  const { config, lexicon } = translator.model;
  let vocabulary: Promise<Vocabulary> | undefined;
  /** The sentences of a text without traces of print. */
  const shownOf = async (source: string, sentences: readonly Sentence[]): Promise<string[]> => {
    if (!mayHaveTraces(source)) return sentences.map(({ text }) => text);
    vocabulary ??= openLexicon(lexicon).then(vocabularyOf);
    return shownSentences(source, sentences, packOf(config.sourceLanguage), await vocabulary);
  };
  const translateText = async (source: string): Promise<Translation> => {
    signal?.throwIfAborted();
    const sentences = segment(source, config.sourceLanguage);
    const hypotheses = await translator.translate(await shownOf(source, sentences), signal);
    return {
      source,
      text: hypotheses.map(({ text }) => text).join(' '),
      sentences: sentences.map(({ text }, i) => ({ source: text.trim(), ...hypotheses[i]! })),
    };
  };
  for await (const translation of pMapIterable(texts, translateText, { concurrency: inFlight })) {
    signal?.throwIfAborted();
    yield translation;
  }
}
