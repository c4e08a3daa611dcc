import type { CommandModule } from 'yargs';
import type { Arguments } from '../../options/values.js';
import { withOptions } from '../arguments/options.js';

export const removeCommand: CommandModule<object, Arguments<'models remove'>> = {
  command: 'remove <name>',
  describe: 'Remove a model that was pulled',
  builder: async (yargs) => await withOptions(yargs, 'models remove'),
  handler: async () => undefined,
};
