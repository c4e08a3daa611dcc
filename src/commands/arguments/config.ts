import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from '../../options/values.js';

/** Name of the configuration file in the working folder. */
export const configName = 'padan.config.json';

/**
 * Reads the configuration file that `--config` names, else the one in the working folder. Empty if there is neither.
 *
 * @param args  the command line's arguments, not yet parsed
 * @throws PadanError with path and line if the file cannot be read or is invalid
 */
export const configFor = async (args: readonly string[]): Promise<Config> => {
  const path = namedConfig(args) ?? (existsSync(configName) ? configName : undefined);
  if (path === undefined) return {};
  const { readConfig } = await import('./config-file.js');
  return readConfig(path);
};

/** Folder of the configuration file that is used; the working folder if there is none. */
export const configFolder = (args: readonly string[]): string => dirname(namedConfig(args) ?? configName);

const namedConfig = (args: readonly string[]): string | undefined => {
  const at = args.findIndex((arg) => /^--config(?:=|$)/.test(arg));
  return at < 0 ? undefined : (/^--config=(.*)$/.exec(args[at]!)?.[1] ?? args[at + 1]);
};
