import { existsSync } from 'node:fs';
import type { Config } from '../options/values.js';

/** The file in the working folder that says what a team repeats. */
export const configName = 'padan.config.json';

/**
 * What the configuration file says: the one that `--config` names, else the one in the working folder, if any.
 *
 * @param args  the command line's arguments, not yet parsed
 * @throws PadanError where the file cannot be read or is wrong, with path and line
 */
export const configFor = async (args: readonly string[]): Promise<Config> => {
  const path = namedConfig(args) ?? (existsSync(configName) ? configName : undefined);
  if (path === undefined) return {};
  const { readConfig } = await import('./config-file.js');
  return readConfig(path);
};

const namedConfig = (args: readonly string[]): string | undefined => {
  const at = args.findIndex((arg) => /^--config(?:=|$)/.test(arg));
  return at < 0 ? undefined : (/^--config=(.*)$/.exec(args[at]!)?.[1] ?? args[at + 1]);
};
