import type { CommandModule } from 'yargs';
import { printable } from '../../errors.js';
import type { Arguments } from '../../options/values.js';
import { withOptions } from '../arguments/options.js';

export const benchCommand: CommandModule<object, Arguments<'models bench'>> = {
  command: 'bench [models..]',
  describe: 'Measure models on your own references: scores, speed, memory, size',
  builder: async (yargs) =>
    (await withOptions(yargs, 'models bench'))
      .example('$0 models bench', 'what was pulled, on corpus/ and the references in it')
      .example('$0 models bench --source a.id.txt --ref a.en.txt', 'on two files, line by line')
      .example('$0 models bench padan-id-en models/mine --source news/', 'two models, on a folder')
      .example('$0 models bench --limit 200 --workers 1', 'less to wait for; on one core')
      .example('$0 models bench -o bench.json', 'also everything, to compare with another day’s')
      .epilogue(
        'Exit codes: 0 all were measured; 1 some were not: their rows say why; 130 stopped by Ctrl-C.',
      ),
  handler: async (args) => {
    const warn = (message: string) => process.stderr.write(`padan: ${printable(message)}\n`);
    const { bench } = await import('./benching/command.js');
    await bench(args, warn);
  },
};
