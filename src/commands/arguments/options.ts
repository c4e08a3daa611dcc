import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Argv } from 'yargs';
import { describe, PadanError } from '../../errors.js';
import { checkBounds, checkTogether, expectedOf, fits, refuse } from '../../options/check.js';
import type { Command, Option } from '../../options/option.js';
import { type Key, options } from '../../options/table.js';
import { type Arguments, type Config, flagOf, optionFor, optionsWhere } from '../../options/values.js';
import { userFolder } from '../../paths.js';
import { configFolder, configFor } from './config.js';

/**
 * Adds a command's options to yargs. Values in the configuration file become their defaults.
 *
 * @throws PadanError with path and line if the configuration file cannot be read or is invalid
 */
export const withOptions = async <C extends Command>(
  yargs: Argv,
  command: C,
): Promise<Argv<Arguments<C>>> => {
  const args = process.argv.slice(2);
  const config = withoutExcluded(await configFor(args), (key) => isTyped(key, args));
  const nameOf = (key: Key) => ((options[key] as Option).positional?.includes(command) ? key : dashed(key));
  for (const [key, general] of optionsWhere(({ commands }) => commands.includes(command))) {
    const option = optionFor(command, general);
    const settings = { ...shown(command, option), ...defaultOf(key, option, command, config) };
    if (option.positional?.includes(command)) yargs.positional(key, { ...settings, ...parsing(key, option) });
    else
      yargs.option(flagOf(key), {
        ...settings,
        ...parsing(dashed(key), option),
        ...(option.alias === undefined ? {} : { alias: option.alias }),
        requiresArg: option.takes.kind !== 'boolean',
      });
  }
  yargs.check((values) => {
    checkBounds(values, nameOf);
    checkTogether(values, nameOf);
    return true;
  });
  // yargs also gives every option under its camel-case name, which is its key.
  return yargs as unknown as Argv<Arguments<C>>;
};

/** Whether an option is among the arguments. */
const isTyped = (key: Key, args: readonly string[]): boolean =>
  args.some((arg) => [dashed(key), `--${key}`].includes(arg.split('=', 1)[0]!));

/** Leaves out of a configuration what an option on the command line excludes. */
const withoutExcluded = (config: Config, isGiven: (key: Key) => boolean): Config => {
  const excluded = optionsWhere(({ notWith }) => notWith !== undefined).flatMap(([key, { notWith }]) => [
    ...(isGiven(key) ? notWith! : []),
    ...((notWith as Key[]).some(isGiven) ? [key] : []),
  ]);
  return Object.fromEntries(Object.entries(config).filter(([key]) => !excluded.includes(key)));
};

/** The flag as a user types it: `--n-best`. */
const dashed = (key: string): string => `--${flagOf(key)}`;

/** What `--help` shows for an option. */
const shown = (command: Command, { help, helpFor, takes, required }: Option) => ({
  describe: `${helpFor?.[command] ?? help}${'min' in takes ? ` (${takes.min}–${takes.max})` : ''}`,
  ...(takes.kind === 'choice' ? { choices: takes.choices } : {}),
  ...(required ? { demandOption: true } : {}),
});

/** Defaults that depend on the machine. */
const machineDefaults: Partial<Record<Key, unknown>> = { workers: availableParallelism() };

const defaultOf = (key: Key, option: Option, command: Command, config: Config) => {
  const configured = config[key as keyof Config];
  if (configured !== undefined) return { default: configured };
  const value = machineDefaults[key] ?? option.defaultFor?.[command] ?? option.default;
  const text = option.defaultTextFor?.[command] ?? option.defaultText;
  return {
    ...(value === undefined ? {} : { default: value }),
    ...(text === undefined ? {} : { defaultDescription: text }),
  };
};

/** How yargs parses an option. Numbers arrive as text, so that messages can quote them. */
const parsing = (name: string, option: Option) => {
  // One value each time, so that what follows it is not taken for another.
  if ('repeated' in option.takes)
    return { type: 'string', array: true, nargs: 1, coerce: parseTexts(name, expectedOf(option)) } as const;
  switch (option.takes.kind) {
    case 'boolean':
      return { type: 'boolean' } as const;
    case 'paths':
      return { type: 'string', array: true, coerce: parsePaths(name) } as const;
    case 'file':
    case 'folder':
    case 'model':
    case 'address':
    case 'text':
      return { type: 'string', coerce: parse(name, option) } as const;
    default:
      return { coerce: parse(name, option) };
  }
};

/** What stands for the argument `-`, which yargs loses; no argument can contain it. */
const dash = '\0';

/** The command line's arguments for yargs. */
export const forYargs = (args: readonly string[]): string[] => args.map((arg) => (arg === '-' ? dash : arg));

/** An argument as the user typed it. */
export const asTyped = (arg: string): string => arg.replaceAll(dash, '-');

const parsePaths = (name: string) => (given: unknown) =>
  (given as string[] | undefined)?.map((path) =>
    path === '' ? refuse(name, path, 'a path') : asTyped(path),
  );

const parseTexts = (name: string, expected: string) => (given: unknown) =>
  (given as string[] | undefined)?.map((text) =>
    text === '' ? refuse(name, text, expected) : asTyped(text),
  );

/** Parses and checks a value. Error messages call the option by `name`. */
const parse = (name: string, option: Option) => (given: unknown) => {
  if (given === undefined) return undefined;
  if (Array.isArray(given)) throw new PadanError('invalid-option', `${name} was given more than once`);
  const isNumber = 'min' in option.takes && typeof given === 'string' && given.trim() !== '';
  const value = isNumber ? Number(given) : typeof given === 'string' ? asTyped(given) : given;
  return fits(option, value) ? value : refuse(name, isNumber ? given : value, expectedOf(option));
};

/**
 * `$PADAN_MEMORY`, else a folder in the user's cache.
 *
 * @throws PadanError `memory-unusable` if the user has no folders
 */
export const defaultMemory = (): string => {
  const named = process.env['PADAN_MEMORY'];
  if (named) return named;
  const cache = userFolder('XDG_CACHE_HOME', ['.cache']);
  if (cache !== null) return join(cache, 'padan', 'memory');
  throw new PadanError(
    'memory-unusable',
    'there is no home folder to keep the memory in',
    {},
    'name a folder with --memory or $PADAN_MEMORY',
  );
};

/** The folder of the memory; null for `--no-memory`, and where there is no place for it, which is said. */
export const memoryOf = ({
  memory,
  noMemory,
}: Pick<Arguments<'run'>, 'memory' | 'noMemory'>): string | null => {
  if (noMemory) return null;
  if (memory !== undefined) return memory;
  try {
    return defaultMemory();
  } catch (error) {
    process.stderr.write(`padan: ${describe(error)}\n`);
    return null;
  }
};

/** Name of the file of silenced flags, where no other is given. */
const silencedName = 'padan.silenced.tsv';

/** The file of silenced flags beside the configuration file, else in the working folder; null if there is none. */
export const silencedHere = (): string | null =>
  [join(configFolder(process.argv.slice(2)), silencedName), silencedName].find((path) => existsSync(path)) ??
  null;

/**
 * The given paths, or `corpus/` if there are none.
 *
 * @param how  what an error says of naming some
 * @throws PadanError `invalid-option` if no paths are given and there is no `corpus/`, or if one is `-`
 */
export const pathsOrCorpus = (paths: readonly string[], how = 'name files or folders'): string[] => {
  if (paths.includes('-'))
    throw new PadanError(
      'invalid-option',
      '- is no file or folder',
      {},
      'name some; "padan translate" reads standard input (a file of this name is ./-)',
    );
  if (paths.length > 0) return [...paths];
  if (existsSync('corpus')) return ['corpus'];
  throw new PadanError('invalid-option', 'no paths were given, and there is no folder corpus/ here', {}, how);
};
