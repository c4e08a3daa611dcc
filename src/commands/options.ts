import { existsSync } from 'node:fs';
import { availableParallelism, homedir } from 'node:os';
import { join } from 'node:path';
import type { Argv } from 'yargs';
import { PadanError } from '../errors.js';
import { dtypes, embeddedModel } from '../model/files.js';
import type { TranslateOptions } from '../translate/options.js';

/** Makes of an option's value a number of a kind within bounds, or says which it may be. */
const numberOf =
  (kind: 'a number' | 'a whole number') =>
  (option: string, least: number, most: number) =>
  (value: unknown): number => {
    const isKind = kind === 'a number' ? Number.isFinite : Number.isInteger;
    if (typeof value === 'number' && isKind(value) && value >= least && value <= most) return value;
    throw new PadanError(
      'invalid-option',
      `--${option} is ${String(value)}, expected ${kind} from ${least} to ${most}`,
    );
  };
export const wholeNumber = numberOf('a whole number');
const decimal = numberOf('a number');

/** Options of every command that opens a model. */
export const modelOptions = {
  model: {
    type: 'string',
    requiresArg: true,
    default: embeddedModel,
    defaultDescription: 'the embedded padan-id-en',
    describe: 'Folder of a MarianMT model in ONNX form',
  },
  dtype: {
    choices: dtypes,
    requiresArg: true,
    defaultDescription: 'q8, else what is there',
    describe: 'Which number format of the model to take, where its folder has several',
  },
  beam: {
    type: 'number',
    requiresArg: true,
    default: 4,
    describe: 'Hypotheses kept at each step; 1 is greedy and fastest',
    coerce: wholeNumber('beam', 1, 32),
  },
  'length-penalty': {
    type: 'number',
    requiresArg: true,
    default: 1,
    describe: 'Exponent of the length by which scores are divided; 0 favours short translations',
    coerce: decimal('length-penalty', 0, 10),
  },
  'max-length-ratio': {
    type: 'number',
    requiresArg: true,
    default: 2,
    describe: 'A translation is cut off at so many times its source’s word pieces, and 8',
    coerce: decimal('max-length-ratio', 0.1, 20),
  },
  'no-repeat-ngram-size': {
    type: 'number',
    requiresArg: true,
    default: 0,
    describe: 'Let no sequence of so many word pieces come twice; 0 lets all, but loops are decoded again',
    coerce: wholeNumber('no-repeat-ngram-size', 0, 100),
  },
  'n-best': {
    type: 'number',
    requiresArg: true,
    default: 1,
    describe: 'Translations to show for a sentence, best first; at most --beam',
    coerce: wholeNumber('n-best', 1, 32),
  },
  workers: {
    type: 'number',
    requiresArg: true,
    default: availableParallelism(),
    defaultDescription: 'one a core',
    describe: 'Processes that translate, each with the model in memory; changes no result',
    coerce: wholeNumber('workers', 1, 256),
  },
  'batch-size': {
    type: 'number',
    requiresArg: true,
    default: 64,
    describe: 'Most sentences in a batch; less takes less memory, and changes no result',
    coerce: wholeNumber('batch-size', 1, 1024),
  },
  reproducible: {
    type: 'boolean',
    default: false,
    describe: 'A sentence a batch, for models whose results depend on the batch',
  },
  memory: {
    type: 'string',
    requiresArg: true,
    describe: 'Folder that keeps translations from run to run',
    defaultDescription: 'in the user’s cache folder',
  },
  'no-memory': { type: 'boolean', default: false, describe: 'Keep nothing from run to run' },
} as const;

interface ModelArguments {
  beam: number;
  'length-penalty': number;
  'max-length-ratio': number;
  'no-repeat-ngram-size': number;
  'n-best': number;
  workers: number;
  'batch-size': number;
  reproducible: boolean;
}

/** What `modelOptions` say of decoding, as the library has it. */
export const decodingOf = (args: ModelArguments): TranslateOptions => {
  if (args['n-best'] > args.beam)
    throw new PadanError(
      'invalid-option',
      `--n-best is ${args['n-best']}, expected at most --beam, which is ${args.beam}`,
    );
  return {
    beamSize: args.beam,
    lengthPenalty: args['length-penalty'],
    maxLengthRatio: args['max-length-ratio'],
    noRepeatNgramSize: args['no-repeat-ngram-size'],
    nBest: args['n-best'],
    workers: args.workers,
    batchSize: args['batch-size'],
    reproducible: args.reproducible,
  };
};

/** `PADAN_MEMORY`, else in the user's cache folder. */
export const defaultMemory = (): string =>
  process.env['PADAN_MEMORY'] ??
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'padan', 'memory');

/** The folder that `--memory` names, null for `--no-memory`. */
export const memoryOf = (args: { memory?: string | undefined; 'no-memory': boolean }): string | null =>
  args['no-memory'] ? null : (args.memory ?? defaultMemory());

/** Options of every command that reads documents. */
export const documentOptions = {
  paragraphs: {
    choices: ['auto', 'blank-lines', 'lines'],
    default: 'auto',
    describe: 'Where paragraphs end; auto: at blank lines where a file has any, else at every line',
  },
} as const;

/** Options of what makes runs. */
export const runOptions = {
  out: { type: 'string', alias: 'o', requiresArg: true, default: 'out', describe: 'Folder for the reports' },
  references: {
    type: 'string',
    requiresArg: true,
    describe:
      'Folder of reference translations, laid out as the sources; else name.en.txt beside name.id.txt',
  },
  retries: {
    type: 'number',
    requiresArg: true,
    default: 2,
    describe: 'How often a document that failed is tried again, where that may help',
    coerce: wholeNumber('retries', 0, 100),
  },
  queue: {
    type: 'string',
    requiresArg: true,
    describe:
      'Let the workers of a queue translate ("padan worker"): redis://[USER@]HOST[:PORT], rediss://… for TLS; password in $PADAN_QUEUE_PASSWORD',
    defaultDescription: 'translate here',
  },
  'in-flight': {
    type: 'number',
    requiresArg: true,
    default: 64,
    describe: 'Jobs on the queue at a time',
    coerce: wholeNumber('in-flight', 1, 10_000),
  },
} as const;

export const logOption = {
  log: {
    choices: ['text', 'json'],
    requiresArg: true,
    default: 'text',
    describe: 'What is told on standard error: for people, or a JSON object a line',
  },
} as const;

/** How a queue is reached, null where none is asked for. */
export const queueOf = (args: {
  queue?: string | undefined;
  'in-flight': number;
  retries: number;
}): { url: string; inFlight: number; retries: number } | null =>
  args.queue === undefined ? null : { url: args.queue, inFlight: args['in-flight'], retries: args.retries };

/** The files and folders that a command reads. */
export const withPaths = <T>(yargs: Argv<T>) =>
  yargs.positional('paths', {
    type: 'string',
    array: true,
    default: [] as string[],
    defaultDescription: 'corpus',
    describe: 'Text files, and folders of .txt files',
  });

/** `corpus/` where there is one. */
export const pathsOrCorpus = (paths: readonly string[]): string[] => {
  if (paths.length > 0) return [...paths];
  if (existsSync('corpus')) return ['corpus'];
  throw new PadanError(
    'invalid-option',
    'no paths were given and there is no folder corpus/ here',
    {},
    'name files or folders',
  );
};
