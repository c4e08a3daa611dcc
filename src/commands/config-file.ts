import { existsSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize } from 'node:path';
import {
  findNodeAtLocation,
  getNodeValue,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import * as z from 'zod';
import { lineAt } from '../core/document.js';
import { PadanError, systemCode } from '../errors.js';
import { dtypes } from '../model/files.js';
import { isWithin } from '../paths.js';

const path = z.string().min(1);
const count = (least: number, most: number) => z.int().min(least).max(most);

/** What `padan.config.json` may say. Its keys are the command line's options. */
export const configSchema = z
  .strictObject({
    $schema: z.string().describe('Where this schema lies, for editors'),
    paths: z.array(path).min(1).describe('Text files, and folders of .txt files'),
    out: path.describe('Folder for the reports'),
    references: path.describe('Folder of reference translations, laid out as the sources'),
    paragraphs: z.enum(['auto', 'blank-lines', 'lines']).describe('Where paragraphs end'),
    model: path.describe('Folder of a MarianMT model in ONNX form'),
    dtype: z.enum(dtypes).describe('Which number format of the model to take'),
    beam: count(1, 32).describe('Hypotheses kept at each step; 1 is greedy and fastest'),
    lengthPenalty: z.number().min(0).max(10).describe('Exponent of the length by which scores are divided'),
    maxLengthRatio: z
      .number()
      .min(0.1)
      .max(20)
      .describe('Word pieces of a translation to each of its source'),
    noRepeatNgramSize: count(0, 100).describe('Let no sequence of so many word pieces come twice'),
    nBest: count(1, 32).describe('Translations to show for a sentence, best first'),
    workers: count(1, 256).describe('Processes that translate'),
    batchSize: count(1, 1024).describe('Most sentences in a batch'),
    reproducible: z.boolean().describe('A sentence a batch, for models whose results depend on the batch'),
    memory: path.describe('Folder that keeps translations from run to run'),
    noMemory: z.boolean().describe('Keep nothing from run to run'),
    retries: count(0, 100).describe('How often a document that failed is tried again'),
    queue: z.string().min(1).describe('Address of the Redis server whose workers translate'),
    inFlight: count(1, 10_000).describe('Jobs on the queue at a time'),
    concurrency: count(1, 1000).describe('Jobs that a worker takes at a time'),
    log: z.enum(['text', 'json']).describe('Form of what is told on standard error'),
  })
  .partial()
  .meta({ title: 'padan.config.json', description: 'What padan is to do, as its options say it' });

export type Config = z.infer<typeof configSchema>;

/** Keys that name files to read or folders to write, which must lie beside the file. */
const bound = ['paths', 'out', 'references', 'memory'] as const;

/**
 * Reads a configuration file, with comments and trailing commas if it has any. Its paths are relative to its folder,
 * and must stay within it (but the model's, which may lie anywhere): the file may have come with a corpus that
 * somebody else made. Those that are given back are relative to the working folder.
 *
 * @throws PadanError with path and line where it cannot be read, or a key is unknown or its value wrong
 */
export const readConfig = async (file: string): Promise<Config> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new PadanError('invalid-config', `the configuration cannot be read (${systemCode(error)})`, {
      path: file,
    });
  });
  const fail = (message: string, offset: number, hint?: string): never => {
    throw new PadanError('invalid-config', message, { path: file, line: lineAt(text, offset) }, hint);
  };
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error || !tree)
    return fail(`this is no JSON (${printParseErrorCode(error?.error ?? 4)})`, error?.offset ?? 0);

  const { success, data, error: wrong } = configSchema.safeParse(getNodeValue(tree));
  if (!success) {
    const issue = wrong.issues[0]!;
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0]! : undefined;
    const at = unknown === undefined ? issue.path : [...issue.path, unknown];
    const node = findNodeAtLocation(tree, at as (string | number)[]) ?? tree;
    return fail(
      unknown === undefined ? `${at.join('.') || 'the file'}: ${issue.message}` : `no such key: ${unknown}`,
      node.parent?.type === 'property' ? node.parent.offset : node.offset,
      unknown === undefined ? undefined : 'padan init writes all keys there are',
    );
  }

  const folder = dirname(file);
  const within = (key: string, value: string): string => {
    const joined = join(folder, value);
    if (
      isAbsolute(value) ||
      /^[A-Za-z]:/.test(value) ||
      !isWithin(folder, normalize(joined)) ||
      !staysIn(folder, joined)
    )
      fail(
        `${key}: ${value} leads out of this file's folder`,
        findNodeAtLocation(tree, [key])?.offset ?? 0,
        `give it as an option on the command line`,
      );
    return joined;
  };
  const config: Config = { ...data };
  for (const key of bound) {
    const value = config[key];
    if (typeof value === 'string') Object.assign(config, { [key]: within(key, value) });
    else if (value) Object.assign(config, { [key]: value.map((each) => within(key, each)) });
  }
  if (config.model !== undefined && !isAbsolute(config.model)) config.model = join(folder, config.model);
  delete config.$schema;
  return config;
};

/** Whether what there is of a path lies in the folder when all links are followed. */
const staysIn = (folder: string, path: string): boolean => {
  let present = path;
  while (!existsSync(present) && dirname(present) !== present) present = dirname(present);
  return isWithin(realpathSync(folder), realpathSync(present));
};

/** A configuration file to begin with: every key with its meaning, what is not the default left out by comments. */
export const configStart = (): string => {
  const { $schema: _, ...keys } = configSchema.shape;
  const examples: Config = {
    paths: ['corpus'],
    out: 'out',
    references: 'references',
    paragraphs: 'auto',
    model: 'models/padan-id-en',
    dtype: 'q8',
    beam: 4,
    lengthPenalty: 1,
    maxLengthRatio: 2,
    noRepeatNgramSize: 0,
    nBest: 1,
    workers: 2,
    batchSize: 64,
    reproducible: false,
    memory: 'memory',
    noMemory: false,
    retries: 2,
    queue: 'redis://localhost:6379',
    inFlight: 64,
    concurrency: 4,
    log: 'text',
  };
  const active = new Set<string>(['paths', 'out', 'beam']);
  const lines = Object.entries(keys).map(([key, schema]) => {
    const value = JSON.stringify(examples[key as keyof Config]);
    const comment = schema.unwrap().description ?? '';
    return `  // ${comment}.\n  ${active.has(key) ? '' : '// '}"${key}": ${value},\n`;
  });
  return `// What padan is to do. Options on the command line win over this file; "padan run --help" explains them.
// Paths are relative to this file, and must stay in its folder (but the model's).
{
  "$schema": "./node_modules/padan/padan.config.schema.json",

${lines.join('\n')}}
`;
};
