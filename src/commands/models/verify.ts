import type { CommandModule } from 'yargs';
import type { Arguments } from '../../options/values.js';
import { withOptions } from '../arguments/options.js';

export const verifyCommand: CommandModule<object, Arguments<'models verify'>> = {
  command: 'verify [name]',
  describe: 'Check the files of models against their SHA-256',
  builder: async (yargs) => await withOptions(yargs, 'models verify'),
  handler: async () => undefined,
};
