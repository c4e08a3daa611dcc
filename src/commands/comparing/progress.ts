import { createBar } from '../terminal/bar.js';

/** Milliseconds between two lines where there is no terminal. */
const interval = 10_000;

/**
 * Shows how many documents are done: a bar on a terminal, elsewhere a line every ten seconds.
 *
 * @param done  what is done with them: “compared”
 */
export const createDocumentsBar = (total: number, isQuiet: boolean, done: string) => {
  if (isQuiet || total < 2) return { done: () => undefined, stop: () => undefined };
  if (!process.stderr.isTTY) {
    let said = performance.now();
    return {
      done: (count: number) => {
        if (performance.now() - said < interval) return;
        said = performance.now();
        process.stderr.write(`padan: ${count} of ${total} documents ${done}\n`);
      },
      stop: () => undefined,
    };
  }
  const bar = createBar(process.stderr, `{bar} {percentage} % | {value} of {total} documents ${done}`);
  bar.start(total, 0);
  return { done: (count: number) => bar.update(count), stop: () => bar.stop() };
};
