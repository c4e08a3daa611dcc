/** Imported before everything else: until a command reacts to signals itself (`exit.ts`), they end the program here. */
const names = ['SIGINT', 'SIGTERM'] as const;
const leave = (name: NodeJS.Signals): void => {
  process.stderr.write(`padan: stopped (${name})\n`);
  process.exit(130);
};
for (const name of names) process.on(name, leave);

/** Leaves signals to the caller. */
export const handOver = (): void => {
  for (const name of names) process.off(name, leave);
};
