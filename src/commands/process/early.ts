/** Imported before everything else: until a command reacts to signals itself (`exit.ts`), they end the program here. */
import { isatty } from 'node:tty';

/** Signals that ask the program to end. */
export const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const isAtTerminal = [0, 1, 2].some((file) => isatty(file));

/**
 * Whether a signal is to end the program. SIGHUP says that the terminal is gone, which ends what uses it; what does not,
 * as after `nohup`, goes on. (Node forgets on its start that SIGHUP was to be ignored.)
 */
export const isToEnd = (name: NodeJS.Signals): boolean => name !== 'SIGHUP' || isAtTerminal;

const leave = (name: NodeJS.Signals): void => {
  if (!isToEnd(name)) return;
  process.stderr.write(`padan: stopped (${name})\n`);
  process.exit(130);
};
for (const name of stopSignals) process.on(name, leave);
// Nobody reads what we say, or the disk that keeps it is full: no reason to leave work undone.
process.stderr.on('error', () => undefined);

/** Leaves signals to the caller. */
export const handOver = (): void => {
  for (const name of stopSignals) process.off(name, leave);
};
