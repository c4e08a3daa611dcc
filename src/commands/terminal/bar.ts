import cliProgress from 'cli-progress';

/** A progress bar for a terminal. */
export const createBar = (stream: NodeJS.WriteStream, format: string): cliProgress.SingleBar =>
  new cliProgress.SingleBar({
    stream,
    format,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
  });
