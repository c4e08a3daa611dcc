import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where pulled models are: `$PADAN_MODELS`, else a folder among the user's data. */
export const modelsFolder = (): string =>
  process.env['PADAN_MODELS'] ??
  join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'padan', 'models');

/** The folder of a model: one that is there, or of one that was pulled. */
export const findModel = async (nameOrPath: string): Promise<string> => nameOrPath;
