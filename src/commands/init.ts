import { writeFile } from 'node:fs/promises';
import type { CommandModule } from 'yargs';
import { PadanError, systemCode } from '../errors.js';
import { configName } from './arguments/config.js';

export const initCommand: CommandModule = {
  command: 'init',
  describe: `Write a commented ${configName} to start from`,
  handler: async () => {
    const { configStart } = await import('./arguments/config-file.js');
    await writeFile(configName, configStart('.'), { flag: 'wx' }).catch((error: unknown) => {
      const isThere = systemCode(error) === 'EEXIST';
      throw new PadanError(
        'output-unusable',
        isThere ? 'the file already exists' : `the file cannot be written (${systemCode(error)})`,
        { path: configName },
        isThere ? 'edit it, or remove it first' : 'check the folder’s permissions',
      );
    });
    process.stdout.write(`Wrote ${configName}.\n`);
  },
};
