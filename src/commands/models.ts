import type { CommandModule } from 'yargs';
import { benchCommand } from './models/bench.js';
import { convertCommand } from './models/convert.js';
import { infoCommand } from './models/info.js';
import { listCommand } from './models/list.js';
import { pullCommand } from './models/pull.js';
import { removeCommand } from './models/remove.js';
import { verifyCommand } from './models/verify.js';

/** The subcommands of `padan models`. */
const subcommands = [
  listCommand,
  pullCommand,
  verifyCommand,
  infoCommand,
  removeCommand,
  convertCommand,
  benchCommand,
] as const;

export const modelsCommand: CommandModule = {
  command: 'models',
  describe: 'List, fetch, check, convert, measure and remove models',
  builder: (yargs) => {
    for (const command of subcommands) yargs.command(command as CommandModule);
    return yargs.demandCommand(1, 'Name a command. "padan models list" shows the models that there are.');
  },
  // yargs calls a subcommand's.
  handler: () => undefined,
};
