import type { CommandModule } from 'yargs';
import type { Arguments } from '../../options/values.js';
import { withOptions } from '../arguments/options.js';

export const infoCommand: CommandModule<object, Arguments<'models info'>> = {
  command: 'info <name>',
  describe: 'Say what is known of a model',
  builder: async (yargs) => await withOptions(yargs, 'models info'),
  handler: async () => undefined,
};
