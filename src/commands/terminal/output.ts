import { readFileSync, readlinkSync } from 'node:fs';
import { endWith } from '../process/exit.js';

/**
 * Ends the program if its standard output cannot be written: quietly with 0 if nobody reads it any more, as after
 * `| head`, else with a message and 1.
 */
export const watchOutput = (): void => {
  let hasFailed = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return endWith(0);
    if (!hasFailed) {
      process.stderr.write(
        `padan: standard output ${whyNot[error.code ?? ''] ?? `cannot be written (${error.code})`}\n`,
      );
      // The command may have set its code before the error came.
      process.on('exit', (code) => {
        if (code === 0) process.exitCode = 1;
      });
    }
    hasFailed = true;
    endWith(1);
  });
  if (isClosed())
    process.stdout.write = () => {
      process.nextTick(() => {
        process.stdout.emit(
          'error',
          Object.assign(new Error('standard output is closed'), { code: 'EBADF' }),
        );
      });
      return true;
    };
};

const whyNot: Record<string, string> = {
  EBADF: 'is closed',
  ENOSPC: 'cannot be written: the disk is full (ENOSPC)',
};

const shell = /^(?:a|ba|da|fi|k|mk|z)?sh$/;

/**
 * Whether a shell started us with a closed output (`>&-`). Node then opens /dev/null for reading and writing in its
 * place before we begin. Shells open it for writing only, and others who do as Node does are no shells, or have given
 * it to the shell, too. Known on Linux only.
 */
const isClosed = (): boolean => {
  try {
    return (
      isReadWriteNull(process.pid) &&
      shell.test(readFileSync(`/proc/${process.ppid}/comm`, 'utf8').trim()) &&
      !isReadWriteNull(process.ppid)
    );
  } catch {
    return false;
  }
};

/** Whether a process's standard output is /dev/null, opened for reading and writing; false if there is none. */
const isReadWriteNull = (pid: number): boolean => {
  try {
    const flags = /^flags:\s*([0-7]+)/m.exec(readFileSync(`/proc/${pid}/fdinfo/1`, 'utf8'))?.[1] ?? '0';
    return readlinkSync(`/proc/${pid}/fd/1`) === '/dev/null' && (Number.parseInt(flags, 8) & 3) === 2;
  } catch {
    return false;
  }
};
