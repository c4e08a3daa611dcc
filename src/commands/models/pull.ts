import type { CommandModule } from 'yargs';
import type { Arguments } from '../../options/values.js';
import { withOptions } from '../arguments/options.js';

export const pullCommand: CommandModule<object, Arguments<'models pull'>> = {
  command: 'pull <name>',
  describe: 'Fetch a model from the hub',
  builder: async (yargs) => await withOptions(yargs, 'models pull'),
  handler: async () => undefined,
};
