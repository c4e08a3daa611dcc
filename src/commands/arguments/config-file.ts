import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import * as z from 'zod';
import { lineAt } from '../../core/document.js';
import { PadanError } from '../../errors.js';
import { readBytes } from '../../formats/bytes.js';
import { isModelName } from '../../hub/store.js';
import type { Option } from '../../options/option.js';
import { schemaOf } from '../../options/schema.js';
import { type Key, options } from '../../options/table.js';
import { type Config, flagOf, optionsWhere } from '../../options/values.js';
import { isWithin } from '../../paths.js';

/** Options that `padan.config.json` may set: those that do no harm whoever wrote it. */
const configurable = optionsWhere(({ example }) => example !== undefined);

/** Schema of `padan.config.json`. */
export const configSchema = z
  .strictObject({
    $schema: z.string().describe('Location of this schema, for editors'),
    ...Object.fromEntries(configurable.map(([key, option]) => [key, schemaOf(option).describe(option.help)])),
  })
  .partial()
  .meta({ title: 'padan.config.json', description: 'Settings for padan' });

/** Maximum bytes of a configuration file. */
const maxSize = 64 * 1024;
/** Maximum brackets in it, so that no depth of nesting exhausts the stack. */
const maxBrackets = 1000;

/** Throws an error for an offset in the file. */
type Fail = (message: string, offset: number, hint?: string) => never;

/**
 * Reads a configuration file; comments and trailing commas are allowed. Paths in it are relative to its folder and must
 * stay inside it, because the file may come with somebody else's corpus; only models may be anywhere, or names.
 *
 * @returns the values, with paths relative to the working folder
 * @throws PadanError `invalid-config` with path and line if the file cannot be read, or a key or value is invalid
 */
export const readConfig = async (file: string): Promise<Config> => {
  const text = await readBytes(file, maxSize).then(String, (error: PadanError) => {
    throw new PadanError('invalid-config', `the configuration cannot be read: ${error.message}`, {
      path: file,
    });
  });
  const fail: Fail = (message, offset, hint) => {
    throw new PadanError('invalid-config', message, { path: file, line: lineAt(text, offset) }, hint);
  };
  const tree = parse(text, fail);
  return resolved(validated(tree, fail), dirname(file), (key, message, hint) =>
    fail(`${key}: ${message}`, findNodeAtLocation(tree, [key])?.offset ?? 0, hint),
  );
};

const parse = (text: string, fail: Fail): Node => {
  if (text.split(/[[{]/, maxBrackets + 2).length > maxBrackets + 1)
    fail('not a configuration: it has too many brackets', 0);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  return error || !tree
    ? fail(`not valid JSON (${printParseErrorCode(error?.error ?? 4)})`, error?.offset ?? 0)
    : tree;
};

const validated = (tree: Node, fail: Fail): Config => {
  const { success, data, error } = configSchema.safeParse(getNodeValue(tree));
  if (success) {
    const { $schema: _, ...config } = data;
    return config;
  }
  const issue = error.issues[0]!;
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0]! : undefined;
  const at = unknown === undefined ? issue.path : [...issue.path, unknown];
  const node = findNodeAtLocation(tree, at as (string | number)[]) ?? tree;
  const offset = node.parent?.type === 'property' ? node.parent.offset : node.offset;
  if (unknown === undefined) return fail(`${at.join('.') || 'the file'}: ${issue.message}`, offset);
  return Object.hasOwn(options, unknown)
    ? fail(`${unknown}: no file may set this option`, offset, byOption(unknown as Key))
    : fail(`no such key: ${unknown}`, offset, 'padan init lists all keys');
};

/** What to do with a value that a file may not have. */
const byOption = (key: Key): string =>
  options[key].commands.every((command) => (options[key] as Option).positional?.includes(command))
    ? 'give it on the command line'
    : `give it on the command line: --${flagOf(key)}`;

/** Makes the configuration's paths relative to the working folder. */
const resolved = (
  config: Config,
  folder: string,
  fail: (key: Key, message: string, hint: string) => never,
): Config => {
  const within = (key: Key, path: string): string => {
    const joined = join(folder, path);
    const staysInside =
      !isAbsolute(path) &&
      !/^[A-Za-z]:/.test(path) &&
      isWithin(folder, normalize(joined)) &&
      staysIn(folder, joined);
    return staysInside ? joined : fail(key, `${path} is outside this file's folder`, byOption(key));
  };
  const values: Record<string, unknown> = { ...config };
  for (const [key, { takes }] of configurable) {
    const value = config[key as keyof Config];
    if (typeof value === 'string' && takes.kind === 'model')
      values[key] = isAbsolute(value) || isPulledName(value, folder) ? value : join(folder, value);
    else if (typeof value === 'string' && (takes.kind === 'folder' || takes.kind === 'file'))
      values[key] = within(key, value);
    else if (Array.isArray(value)) values[key] = value.map((path) => within(key, path));
  }
  return values as Config;
};

/** Whether a value can only be the name of a model: nothing is there, neither in the file's folder nor here. */
const isPulledName = (value: string, folder: string): boolean =>
  isModelName(value) && !existsSync(join(folder, value)) && !existsSync(value);

/** Whether the existing part of a path is inside the folder once links are resolved. */
const staysIn = (folder: string, path: string): boolean => {
  let present = path;
  while (!existsSync(present) && dirname(present) !== present) present = dirname(present);
  return isWithin(realpathSync(folder), realpathSync(present));
};

/** Keys that are not commented out in a new configuration file. */
const active: readonly Key[] = ['paths', 'out', 'beam'];

/**
 * A new configuration file: every key with its meaning.
 *
 * @param folder  where it is to be
 */
export const configStart = (folder: string): string => {
  const schema = relative(folder, fileURLToPath(new URL('../../padan.config.schema.json', import.meta.url)));
  const isActive = (key: Key) =>
    active.includes(key) && (key !== 'paths' || existsSync(join(folder, 'corpus')));
  const lines = configurable.map(
    ([key, { help, example }]) =>
      `  // ${help}.\n  ${isActive(key) ? '' : '// '}"${key}": ${JSON.stringify(example)},\n`,
  );
  return `// Settings for padan. Options on the command line override this file; "padan run --help" explains them.
// Paths are relative to this file and must stay in its folder, except for models.
{
  "$schema": ${JSON.stringify(schema.startsWith('.') ? schema : `./${schema}`)},

${lines.join('\n')}}
`;
};
