#!/usr/bin/env node
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { exitCodes, readerGone } from './commands/exit.js';
import { lintCommand } from './commands/lint.js';
import { memoryCommand } from './commands/memory.js';
import { runCommand } from './commands/run.js';
import { translateCommand } from './commands/translate.js';
import { describe, PadanError } from './errors.js';
import { version } from './version.js';

const cli = yargs(hideBin(process.argv))
  .scriptName('padan')
  .usage('$0 <command>\n\nTranslates Indonesian, lines it up with the English, and writes reports to review.')
  .command(runCommand)
  .command(translateCommand)
  .command(lintCommand)
  .command(memoryCommand)
  .completion('completion', 'Print a completion script for bash or zsh')
  .demandCommand(1, 'Name a command. "padan run" translates the folder corpus/.')
  .strict()
  // An option's name begins with “no-”.
  .parserConfiguration({ 'boolean-negation': false })
  .version(version)
  .help()
  .alias({ h: 'help', v: 'version' })
  .wrap(Math.min(100, process.stdout.columns ?? 100))
  .epilogue(exitCodes)
  .exitProcess(false)
  .fail((message, error) => {
    // yargs' own errors are about usage; others come from a command.
    if (error && error.name !== 'YError') throw error;
    process.stderr.write(`padan: ${message}\nTry "padan --help".\n`);
    process.exitCode = 2;
    throw new UsageShown();
  });

/** Thrown after a usage message was printed, so that no command starts. */
class UsageShown extends Error {}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') readerGone();
  else process.exit(1);
});

try {
  await cli.parseAsync();
} catch (error) {
  if (!(error instanceof UsageShown)) {
    process.stderr.write(`padan: ${describe(error)}\n`);
    process.exitCode = error instanceof PadanError && error.code !== 'input' ? 2 : 1;
  }
}
