#!/usr/bin/env node
import './commands/process/early.js';
import yargs, { type CommandModule } from 'yargs';
import { hideBin } from 'yargs/helpers';
import { alignCommand } from './commands/align.js';
import { asTyped, forYargs } from './commands/arguments/options.js';
import { compareCommand } from './commands/compare.js';
import { completionCommand } from './commands/completion.js';
import { diffCommand } from './commands/diff.js';
import { exportCommand } from './commands/export.js';
import { initCommand } from './commands/init.js';
import { lintCommand } from './commands/lint.js';
import { memoryCommand } from './commands/memory.js';
import { modelsCommand } from './commands/models.js';
import { AfterStart, exitCodes } from './commands/process/exit.js';
import { runCommand } from './commands/run.js';
import { scoreCommand } from './commands/score.js';
import { statusCommand } from './commands/status.js';
import { watchOutput } from './commands/terminal/output.js';
import { usageLines } from './commands/terminal/usage.js';
import { translateCommand } from './commands/translate.js';
import { wordsCommand } from './commands/words.js';
import { workerCommand } from './commands/worker.js';
import { describe, PadanError } from './errors.js';
import { version } from './version.js';

const args = hideBin(process.argv);
const commands = [
  runCommand,
  translateCommand,
  alignCommand,
  lintCommand,
  scoreCommand,
  compareCommand,
  diffCommand,
  wordsCommand,
  exportCommand,
  memoryCommand,
  modelsCommand,
  statusCommand,
  workerCommand,
  initCommand,
  completionCommand,
] as const;

const cli = yargs(forYargs(args))
  .scriptName('padan')
  // Our own texts are in English, so yargs' are, too.
  .locale('en')
  .usage('$0 <command>\n\nTranslates Indonesian, lines it up with the English, and writes reports to review.')
  .demandCommand(1, 'Name a command. "padan run" translates the folder corpus/.')
  .strict()
  // Some option names begin with “no-”, and commands parse numbers themselves.
  .parserConfiguration({ 'boolean-negation': false, 'parse-numbers': false })
  .version(version)
  .help()
  .alias({ help: 'h', version: ['v', 'V'] })
  .wrap(Math.min(100, process.stdout.columns ?? 100))
  .epilogue(exitCodes)
  .exitProcess(false)
  .fail((message, error) => {
    // Only usage errors are yargs' own; all others come from a command.
    throw error && error.name !== 'YError' ? error : new WrongUsage(message);
  });

for (const command of commands) cli.command(command as CommandModule);
const names = commands.map(({ command }) => String(command).split(' ', 1)[0]!);

/** The command line is wrong: no command was started. */
class WrongUsage extends Error {}

/** Node's own code where there is nothing left to wait for, but the program is not done. It says nothing then. */
const unsettled = 13;
process.on('exit', () => {
  if (process.exitCode !== unsettled) return;
  process.stderr.write('padan: ended before it was done, which is a fault of Padan: please report it\n');
  process.exitCode = 1;
});

watchOutput();
try {
  await cli.parseAsync();
} catch (error) {
  // With an asynchronous builder (options read from a file), yargs throws usage errors without calling `fail`.
  const isUsage = error instanceof WrongUsage || (error instanceof Error && error.name === 'YError');
  const lines = isUsage ? usageLines(asTyped(error.message), args, names) : [describe(error)];
  process.stderr.write(`padan: ${lines.join('\n')}\n`);
  process.exitCode = error instanceof AfterStart || !(isUsage || error instanceof PadanError) ? 1 : 2;
}
