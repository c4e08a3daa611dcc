import { existsSync } from 'node:fs';
import type { Argv } from 'yargs';
import type { Config } from './config-file.js';

/** The file in the working folder that says what a team repeats. */
export const configName = 'padan.config.json';

const configOption = {
  config: {
    type: 'string',
    requiresArg: true,
    defaultDescription: `${configName} where there is one`,
    describe: 'File with values for options (see "padan init"); options on the command line win',
  },
} as const;

/** What `--config` names among the arguments, before they are parsed. */
const namedConfig = (args: readonly string[]): string | undefined => {
  const at = args.findIndex((arg) => /^--config(?:=|$)/.test(arg));
  return at < 0 ? undefined : (/^--config=(.*)$/.exec(args[at]!)?.[1] ?? args[at + 1]);
};

const configFor = async (args: readonly string[]): Promise<Config> => {
  const path = namedConfig(args) ?? (existsSync(configName) ? configName : undefined);
  if (path === undefined) return {};
  const { readConfig } = await import('./config-file.js');
  return readConfig(path);
};

/**
 * Gives a command `--config`, and of the file's values those that the command has options for.
 *
 * @param options  the command's, and its positional arguments: their names count
 * @param args     the command line's arguments
 * @throws PadanError where the file cannot be read or is wrong, with path and line
 */
export const withConfig = async <T>(
  yargs: Argv<T>,
  options: Readonly<Record<string, unknown>>,
  args: readonly string[] = process.argv.slice(2),
): Promise<Argv<T>> => {
  const { paths, ...config } = await configFor(args);
  const dashed = (key: string) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const known = Object.entries(config).filter(([key]) => dashed(key) in options);
  yargs.options(configOption).config(Object.fromEntries(known));
  return 'paths' in options && paths ? yargs.default('paths', paths) : yargs;
};
