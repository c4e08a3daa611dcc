import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Argv } from 'yargs';
import { PadanError } from '../errors.js';

/** The model that ships inside the package. */
export const embeddedModel = fileURLToPath(new URL('../../models/padan-id-en', import.meta.url));

/** Makes of an option's value a whole number within bounds, or says which it may be. */
export const wholeNumber =
  (option: string, least: number, most: number) =>
  (value: unknown): number => {
    const number = typeof value === 'number' ? value : Number.NaN;
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    throw new PadanError(
      'usage',
      `--${option} is ${String(value)}, expected a whole number from ${least} to ${most}`,
    );
  };

/** Options of every command that opens a model. */
export const modelOptions = {
  model: {
    type: 'string',
    requiresArg: true,
    default: embeddedModel,
    defaultDescription: 'the embedded padan-id-en',
    describe: 'Folder of a MarianMT model in ONNX form',
  },
  beam: {
    type: 'number',
    requiresArg: true,
    default: 4,
    describe: 'Hypotheses kept at each step; 1 is greedy and fastest',
    coerce: wholeNumber('beam', 1, 32),
  },
  'batch-size': {
    type: 'number',
    requiresArg: true,
    default: 32,
    describe: 'Most sentences in a batch; less takes less memory, and changes no result',
    coerce: wholeNumber('batch-size', 1, 1024),
  },
  reproducible: {
    type: 'boolean',
    default: false,
    describe: 'A sentence a batch, for models whose results depend on the batch',
  },
} as const;

/** What `modelOptions` say, as the library has it. */
export const decodingOf = (args: { beam: number; 'batch-size': number; reproducible: boolean }) => ({
  beamSize: args.beam,
  batchSize: args['batch-size'],
  reproducible: args.reproducible,
});

/** Options of every command that reads documents. */
export const documentOptions = {
  paragraphs: {
    choices: ['auto', 'blank-lines', 'lines'],
    default: 'auto',
    describe: 'Where paragraphs end; auto: at blank lines where a file has any, else at every line',
  },
} as const;

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
    'usage',
    'no paths were given and there is no folder corpus/ here',
    {},
    'name files or folders',
  );
};
