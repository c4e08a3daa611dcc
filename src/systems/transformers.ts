import type { TranslationPipeline } from '@xenova/transformers';
import { describe, PadanError, systemCode } from '../errors.js';
import { createGate } from '../gate.js';
import { packOf } from '../languages/languages.js';
import { modelCodes } from '../languages/model-codes.js';
import type { LanguagePack } from '../languages/pack.js';
import { type Dtype, findModelFiles } from '../model/files.js';
import type { Hypothesis } from '../translate/hypothesis.js';
import { copyOf, finish, hasWords, type Prepared, prepare } from '../translate/sentence.js';
import { splitToWindow } from '../translate/text/window.js';
import type { Translator } from '../translate/translator.js';

export interface PipelineOptions {
  /** Canonical BCP 47 codes. Ignored by models for a single pair of languages. */
  from: string;
  to: string;
  /** Number format to load; by default as `openModel`. */
  dtype?: Dtype;
}

/** Maximum languages that an error message lists; NLLB-200 has two hundred. */
const maxShown = 20;

/** Window in pieces, for models that do not name theirs. */
const defaultWindow = 512;
/** Length cap of a translation, as in `lengthCap`. */
const maxLengthRatio = 2;
const extraLength = 8;

/**
 * Opens any translation model that transformers.js supports (NLLB-200, M2M100, mBART-50, T5, …) from a folder in the
 * hub's ONNX layout. Nothing is downloaded. Decodes greedily, one sentence at a time; scores are null and
 * log-probabilities empty. For MarianMT models, `openModel` is far faster.
 *
 * @throws PadanError `package-missing` if transformers.js is not installed; or if the folder cannot be used, or the
 * model does not support a language
 */
export const openPipelineTranslator = async (
  folder: string,
  { from, to, dtype }: PipelineOptions,
): Promise<Pick<Translator, 'translate' | 'dispose'>> => {
  const files = await findModelFiles(folder, dtype);
  const pipe = await openPipeline(folder, files.dtype);
  try {
    const languages = languagesFor(pipe, from, to, folder);
    const { enter, close } = createGate('translator', () => pipe.dispose());
    return {
      translate: (sentences, signal) =>
        enter(async () => {
          const hypotheses: Hypothesis[] = [];
          for (const sentence of sentences) {
            signal?.throwIfAborted();
            hypotheses.push(
              await enter(() =>
                translateSentence(
                  pipe,
                  languages,
                  prepare(sentence, { source: from, target: to }),
                  packOf(from),
                ),
              ),
            );
          }
          return hypotheses;
        }),
      dispose: close,
    };
  } catch (error) {
    await pipe.dispose();
    throw error;
  }
};

const openPipeline = async (folder: string, dtype: Dtype): Promise<TranslationPipeline> => {
  const { env, LogLevel, pipeline } = await importTransformers();
  env.logLevel = LogLevel.ERROR;
  return pipeline('translation', folder, { local_files_only: true, dtype, device: 'cpu' }).catch(
    (error: unknown) => {
      throw new PadanError(
        'model-invalid',
        `transformers.js cannot open the model (${describe(error)})`,
        { path: folder },
        'give the folder of a translation model in the hub’s ONNX layout',
        { cause: error },
      );
    },
  );
};

/** Loads transformers.js: slow, and an optional peer dependency, so only when needed. */
const importTransformers = () =>
  import('@xenova/transformers').catch((error: unknown) => {
    throw new PadanError(
      'package-missing',
      systemCode(error) === 'ERR_MODULE_NOT_FOUND'
        ? 'transformers.js is not installed'
        : `transformers.js cannot be loaded (${describe(error)})`,
      {},
      'run npm install @xenova/transformers@npm:@huggingface/transformers@4',
      { cause: error },
    );
  });

interface Languages {
  src_lang?: string;
  tgt_lang?: string;
}

/** The model's own language codes; empty if it has no list of languages. */
const languagesFor = (
  { tokenizer }: TranslationPipeline,
  from: string,
  to: string,
  path: string,
): Languages => {
  const known = (tokenizer as { language_codes?: string[] }).language_codes;
  if (known === undefined) return {};
  const codeOf = (language: string): string => {
    const code = modelCodes(language).find((each) => known.includes(each));
    if (code !== undefined) return code;
    throw new PadanError(
      'invalid-option',
      `the model does not know the language "${language}"`,
      { path },
      `it knows ${known.slice(0, maxShown).join(', ')}${known.length > maxShown ? ', …' : ''}`,
    );
  };
  return { src_lang: codeOf(from), tgt_lang: codeOf(to) };
};

const translateSentence = async (
  pipe: TranslationPipeline,
  languages: Languages,
  prepared: Prepared,
  { conjunctions }: LanguagePack,
): Promise<Hypothesis> => {
  if (!hasWords(prepared)) return copyOf(prepared.sentence, 'no-words');
  const count = (text: string): number => pipe.tokenizer.encode(text.trim()).length;
  const parts = splitToWindow(prepared.shown, windowOf(pipe), count, conjunctions);
  const texts: string[] = [];
  let ended = true;
  for (const part of parts) {
    const max = maxLengthRatio * count(part) + extraLength;
    // The pipeline modifies its options, so each call needs its own.
    const [output] = await pipe(part.trim(), { ...languages, max_new_tokens: max });
    const text = output!.translation_text.trim();
    if (count(text) >= max) ended = false;
    texts.push(text);
  }
  return finish(
    {
      text: texts.join(' '),
      score: null,
      logProbs: [],
      ended,
      parts: parts.length,
      guarded: false,
      alternatives: [],
    },
    prepared,
  );
};

/** Maximum length of a source, in pieces, whose longest translation still fits the decoder. */
const windowOf = ({ tokenizer, model }: TranslationPipeline): number => {
  const { max_position_embeddings: positions = defaultWindow } = model.config as {
    max_position_embeddings?: number;
  };
  return Math.min(
    tokenizer.model_max_length,
    Math.max(1, Math.floor((positions - extraLength) / maxLengthRatio)),
  );
};
