import { lstat } from 'node:fs/promises';
import type { CommandModule } from 'yargs';
import { PadanError } from '../errors.js';
import { configName } from './arguments/config.js';

export const initCommand: CommandModule = {
  command: 'init',
  describe: `Write a commented ${configName} to start from`,
  handler: async () => {
    const [{ configStart }, { saveFile }] = await Promise.all([
      import('./arguments/config-file.js'),
      import('./terminal/save.js'),
    ]);
    // A link that leads nowhere is somebody's, too.
    if (await lstat(configName).catch(() => undefined))
      throw new PadanError(
        'output-unusable',
        'the file already exists',
        { path: configName },
        'edit it, or remove it first',
      );
    await saveFile(configName, [configStart('.')], false, new AbortController().signal);
    process.stdout.write(`Wrote ${configName}.\n`);
  },
};
