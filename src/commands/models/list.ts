import type { CommandModule } from 'yargs';
import type { Arguments } from '../../options/values.js';
import { withOptions } from '../arguments/options.js';

export const listCommand: CommandModule<object, Arguments<'models list'>> = {
  command: 'list',
  describe: 'Show the models of the catalogue, and those that are here',
  builder: async (yargs) =>
    (await withOptions(yargs, 'models list')).example('$0 models list', 'names, languages, sizes'),
  handler: async () => undefined,
};
