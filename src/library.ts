import { pMapIterable } from 'p-map';
import { type Dtype, embeddedModel } from './model/files.js';
import { type Model, openModel } from './model/model.js';
import { segment } from './segment/segment.js';
import type { Hypothesis } from './translate/hypothesis.js';
import { openRememberingTranslator } from './translate/memory.js';
import { defaults, type TranslateOptions } from './translate/options.js';
import type { Translator } from './translate/translator.js';

export interface LoadOptions extends Partial<TranslateOptions> {
  /** Which of the folder's number formats to take. */
  dtype?: Dtype;
  /** Folder that keeps translations between runs; none unless one is named. */
  memory?: string;
  /** Hears of a memory that was set aside because it is damaged, or that cannot be used. */
  onNotice?: (message: string) => void;
}

/** A model with its translator, until `dispose` is called. */
export interface LoadedModel extends Translator {
  readonly model: Model;
}

/**
 * Opens a model, ready to translate.
 *
 * @param folder  a MarianMT model in the hub's ONNX layout
 * @throws PadanError where it cannot be used, or an option is out of its range
 */
export const loadModel = async (folder = embeddedModel, options: LoadOptions = {}): Promise<LoadedModel> => {
  const { dtype, memory, onNotice, ...decoding } = options;
  const settings = { ...defaults, ...decoding };
  const model = await openModel(folder, dtype);
  const tell = onNotice ?? (() => undefined);
  const translator = await openRememberingTranslator(model, settings, memory ?? null, tell);
  return {
    ...translator,
    model,
    dispose: async () => {
      await translator.dispose();
      await model.dispose();
    },
  };
};

/** A text with its English. */
export interface Translation {
  source: string;
  /** The sentences' English, joined by spaces. */
  text: string;
  sentences: ({ source: string } & Hypothesis)[];
}

/** Texts that are translated at a time. */
const inFlight = 64;

/**
 * Translates texts as they come, in their order. The source is read no further ahead than the model can use.
 *
 * @param texts   paragraphs, or shorter; each is cut into sentences
 * @param signal  ends it with the signal's reason thrown, after the batch that is being decoded
 */
export async function* translate(
  translator: Pick<LoadedModel, 'translate' | 'model'>,
  texts: Iterable<string> | AsyncIterable<string>,
  signal?: AbortSignal,
): AsyncGenerator<Translation> {
  const translateText = async (source: string): Promise<Translation> => {
    signal?.throwIfAborted();
    const sentences = segment(source, translator.model.config.sourceLanguage).map(({ text }) => text);
    const hypotheses = await translator.translate(sentences, signal);
    return {
      source,
      text: hypotheses.map(({ text }) => text).join(' '),
      sentences: sentences.map((sentence, i) => ({ source: sentence.trim(), ...hypotheses[i]! })),
    };
  };
  for await (const translation of pMapIterable(texts, translateText, { concurrency: inFlight })) {
    signal?.throwIfAborted();
    yield translation;
  }
}
