import { once } from 'node:events';
import type { CommandModule } from 'yargs';
import { printable } from '../errors.js';
import type { Arguments } from '../options/values.js';
import { plural } from '../plural.js';
import { defaultMemory, withOptions } from './arguments/options.js';

export const memoryCommand: CommandModule<object, Arguments<'memory'>> = {
  command: 'memory [action]',
  describe: 'Show, clear or export the translations kept between runs',
  builder: async (yargs) =>
    (await withOptions(yargs, 'memory'))
      .example('$0 memory stats', 'where the memory is, and how much it holds')
      .example('$0 memory export > memory.jsonl', 'every sentence with its translation, score and settings'),
  handler: async (args) => {
    const { openMemory } = await import('../translate/memory.js');
    const folder = args.memory ?? defaultMemory();
    const memory = await openMemory(folder, (message) => {
      process.stderr.write(`padan: ${printable(message)}\n`);
    });
    try {
      const { entries, bytes } = await memory.stats();
      if (args.action === 'export')
        for await (const entry of memory.entries()) await print(JSON.stringify(entry));
      else if (args.action === 'clear') {
        await memory.clear();
        await print(`Removed ${plural(entries, 'sentence')}.`);
      } else if (args.json) await print(JSON.stringify({ folder, entries, bytes }));
      else await print(`${folder}: ${plural(entries, 'sentence')}, ${(bytes / 1e6).toFixed(1)} MB`);
    } finally {
      await memory.close();
    }
  },
};

const print = async (line: string): Promise<void> => {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
};
