import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pipeline as throughStreams } from 'node:stream/promises';
import type { TranslationPipeline } from '@xenova/transformers';
import { describe, PadanError, printable, systemCode, unreadable } from '../../errors.js';
import { createGate } from '../../flow/gate.js';
import { packOf } from '../../languages/languages.js';
import { modelCodes } from '../../languages/model-codes.js';
import type { LanguagePack } from '../../languages/pack.js';
import { type Dtype, findModelFiles, modelChanged } from '../../model/files.js';
import { joinedAnswers, splitToWindow } from '../../translate/text/window.js';
import type { Translator } from '../../translate/translator.js';
import type { Answer, Backend } from './backend.js';
import { backendTranslator } from './translator.js';

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
/** Files of weights that transformers.js allows a graph. */
const maxWeights = 100;
/** Length cap of a translation, as in `lengthCap`. */
const maxLengthRatio = 2;
const extraLength = 8;

/**
 * Makes a backend of any translation model that transformers.js supports (NLLB-200, M2M100, mBART-50, T5, …), from a
 * folder in the hub's ONNX layout. Its files are read, but opened by the check. Nothing is downloaded. Decodes greedily,
 * one sentence at a time. For MarianMT models, `openModel` is far faster.
 *
 * @throws PadanError if files are missing or cannot be read
 */
export const openPipeline = async (
  folder: string,
  { from, to, dtype: wanted }: PipelineOptions,
): Promise<Backend> => {
  const { dtype, encoder, decoder } = await findModelFiles(folder, wanted);
  const hashNow = () => hashFiles(filesOf(folder, [encoder, decoder]));
  const hash = await hashNow();
  const name = printable(basename(resolve(folder)));
  let opened: Promise<{ pipe: TranslationPipeline; codes: LanguageCodes }> | undefined;
  const open = () => {
    opened ??= loadPipeline(folder, dtype).then(async (pipe) => {
      try {
        // transformers.js reads the files itself, and before it is ready.
        if ((await hashNow()) !== hash) throw modelChanged(folder);
        return { pipe, codes: codesFor(pipe, from, to, folder) };
      } catch (error) {
        await pipe.dispose();
        throw error;
      }
    });
    return opened;
  };
  const { enter, close } = createGate(name, async () => {
    const loaded = await opened?.catch(() => undefined);
    await loaded?.pipe.dispose();
  });
  return {
    name,
    languages: { from, to },
    settings: { kind: 'pipeline', model: hash, dtype, from, to },
    sentTo: null,
    isPrepared: true,
    batchSize: 1,
    concurrency: 1,
    check: async () => (await enter(open)) !== undefined,
    translate: (sentences, signal) =>
      enter(async () => {
        const { pipe, codes } = await open();
        const answers: Answer[] = [];
        for (const sentence of sentences) {
          signal?.throwIfAborted();
          answers.push(await translateSentence(pipe, codes, sentence, packOf(from)));
        }
        return answers;
      }),
    dispose: close,
  };
};

/**
 * Opens such a model as a translator; scores are null and log-probabilities empty.
 *
 * @throws PadanError `package-missing` if transformers.js is not installed; or if the folder cannot be used, or the
 * model does not support a language
 */
export const openPipelineTranslator = async (
  folder: string,
  options: PipelineOptions,
): Promise<Pick<Translator, 'translate' | 'dispose'>> => {
  const backend = await openPipeline(folder, options);
  await backend.check?.();
  return backendTranslator(backend);
};

/** The files that transformers.js may read: a graph's weights may be in files of their own. */
const filesOf = (folder: string, graphs: readonly string[]): string[] => {
  const others = ['config.json', 'generation_config.json', 'tokenizer.json', 'tokenizer_config.json'];
  const weights = (graph: string) =>
    Array.from({ length: maxWeights }, (_, i) => `${graph}_data${i === 0 ? '' : `_${i}`}`);
  return [
    ...others.map((name) => join(folder, name)),
    ...graphs.flatMap((graph) => [graph, ...weights(graph)]),
  ];
};

/** SHA-256 over files, which may be larger than the memory; one that is missing is left out. */
const hashFiles = async (paths: readonly string[]): Promise<string> => {
  const whole = createHash('sha256');
  for (const path of paths) {
    const hash = createHash('sha256');
    try {
      await throughStreams(createReadStream(path), hash);
      whole.update(hash.digest());
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw unreadable(path, error);
    }
  }
  return whole.digest('hex');
};

const loadPipeline = async (folder: string, dtype: Dtype): Promise<TranslationPipeline> => {
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

interface LanguageCodes {
  src_lang?: string;
  tgt_lang?: string;
}

/** The model's own language codes; empty if it has no list of languages. */
const codesFor = (
  { tokenizer }: TranslationPipeline,
  from: string,
  to: string,
  path: string,
): LanguageCodes => {
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
  codes: LanguageCodes,
  sentence: string,
  { conjunctions }: LanguagePack,
): Promise<Answer> => {
  const count = (text: string): number => pipe.tokenizer.encode(text.trim()).length;
  const parts = splitToWindow(sentence, windowOf(pipe), count, conjunctions);
  const texts: string[] = [];
  let ended = true;
  for (const part of parts) {
    const max = maxLengthRatio * count(part) + extraLength;
    // The pipeline modifies its options, so each call needs its own.
    const [output] = await pipe(part.trim(), { ...codes, max_new_tokens: max });
    const text = output!.translation_text.trim();
    if (count(text) >= max) ended = false;
    texts.push(text);
  }
  return { text: joinedAnswers(parts, texts), ended, parts: parts.length };
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
