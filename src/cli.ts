#!/usr/bin/env node
import './commands/early.js';
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { AfterStart, exitCodes, readerGone } from './commands/exit.js';
import { initCommand } from './commands/init.js';
import { lintCommand } from './commands/lint.js';
import { memoryCommand } from './commands/memory.js';
import { runCommand } from './commands/run.js';
import { scoreCommand } from './commands/score.js';
import { statusCommand } from './commands/status.js';
import { translateCommand } from './commands/translate.js';
import { workerCommand } from './commands/worker.js';
import { describe, PadanError } from './errors.js';
import { version } from './version.js';

const cli = yargs(hideBin(process.argv))
  .scriptName('padan')
  .usage('$0 <command>\n\nTranslates Indonesian, lines it up with the English, and writes reports to review.')
  .command(runCommand)
  .command(translateCommand)
  .command(lintCommand)
  .command(scoreCommand)
  .command(memoryCommand)
  .command(statusCommand)
  .command(workerCommand)
  .command(initCommand)
  .completion('completion', 'Print a completion script for bash or zsh')
  .demandCommand(1, 'Name a command. "padan run" translates the folder corpus/.')
  .strict()
  // Some option names begin with “no-”, and commands parse numbers themselves.
  .parserConfiguration({ 'boolean-negation': false, 'parse-numbers': false })
  .version(version)
  .help()
  .alias({ h: 'help', v: 'version' })
  .wrap(Math.min(100, process.stdout.columns ?? 100))
  .epilogue(exitCodes)
  .exitProcess(false)
  .fail((message, error) => {
    // Only usage errors are yargs' own; all others come from a command.
    throw error && error.name !== 'YError' ? error : new WrongUsage(message);
  });

/** The command line is wrong: no command was started. */
class WrongUsage extends Error {}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') readerGone();
  else process.exit(1);
});

try {
  await cli.parseAsync();
} catch (error) {
  // With an asynchronous builder (options read from a file), yargs throws usage errors without calling `fail`.
  const isUsage = error instanceof WrongUsage || (error instanceof Error && error.name === 'YError');
  process.stderr.write(`padan: ${describe(error)}\n${isUsage ? 'Try "padan --help".\n' : ''}`);
  process.exitCode = error instanceof AfterStart || !(isUsage || error instanceof PadanError) ? 1 : 2;
}
