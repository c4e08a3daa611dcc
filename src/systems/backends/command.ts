import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Languages } from '../../core/document.js';
import { PadanError, printable, systemCode } from '../../errors.js';
import { plural } from '../../plural.js';
import { type Backend, TextRefused } from './backend.js';

export interface CommandOptions {
  /** As for the shell: `translate-shell -b id:en`, `python my_model.py | tail -n +2`. */
  command: string;
  /** Most sentences that one process gets. */
  batchSize?: number;
  /** Most processes at once. */
  concurrency?: number;
  /** Seconds that a process may take. */
  timeout?: number;
  /** Any name for what the command is now; kept translations of another are not used. */
  revision?: string;
}

/** Characters of a command, and of what it says of an error, that messages show. */
const maxShown = 80;
const maxReason = 200;
/** Maximum bytes of the answers, beside a number of times those of the sentences. */
const maxOutput = 1 << 20;
const outputRatio = 64;
/** Bytes of the error output that are kept: its end. */
const maxErrors = 4096;
/** Milliseconds between asking a process to end and ending it. */
const grace = 1000;
/** Milliseconds between looking whether it has ended. */
const look = 20;
/** Exit codes of shells for a command that cannot be run, or is not there. */
const notRun: ReadonlySet<number | null> = new Set([126, 127]);

/**
 * Makes a backend of a command: it gets sentences on its standard input, a line each, and writes their translations to
 * its standard output, a line each. It is run by the shell, once for each batch: its input ends, so that it may keep all
 * of its output until then. It has our environment, but for passwords and keys that are Padan's; the variables
 * PADAN_FROM and PADAN_TO have the languages.
 */
export const openCommand = (
  { command, batchSize = 256, concurrency = 1, timeout = 600, revision }: CommandOptions,
  languages: Languages,
): Backend => {
  const shown = command.length > maxShown ? `${command.slice(0, maxShown)} …` : command;
  const name = `the command ${printable(shown)}`;
  const ended = new AbortController();
  /** Processes that were asked to end. */
  const ending = new Set<Promise<void>>();
  const onEnding = (end: Promise<void>) => {
    ending.add(end);
    void end.then(() => ending.delete(end));
  };
  return {
    name,
    languages,
    settings: { kind: 'command', command, ...languages, ...(revision === undefined ? {} : { revision }) },
    sentTo: null,
    isPrepared: false,
    batchSize,
    concurrency,
    translate: async (sentences, user) => {
      const signal = user === undefined ? ended.signal : AbortSignal.any([ended.signal, user]);
      signal.throwIfAborted();
      const lines = await linesFrom({ name, command, languages, timeout, onEnding }, sentences, signal);
      return lines.map((text) => ({ text, ended: true }));
    },
    dispose: async () => {
      ended.abort(new PadanError('closed', `${name} is closed`, {}, 'open another'));
      await Promise.all(ending);
    },
  };
};

interface Task {
  name: string;
  command: string;
  languages: Languages;
  timeout: number;
  /** Called with what waits for a process to end that was asked to. */
  onEnding(end: Promise<void>): void;
}

/** How a process ended. */
interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  output: Buffer;
  /** Last line of its error output. */
  reason: string;
}

/** @throws as `Backend.translate` */
const linesFrom = async (
  task: Task,
  sentences: readonly string[],
  signal: AbortSignal,
): Promise<string[]> => {
  const { name } = task;
  const { code, signal: killedBy, output, reason } = await processed(task, sentences, signal);
  const because = reason === '' ? '' : `: ${reason}`;
  if (notRun.has(code))
    throw new PadanError('service-refused', `${name} cannot be run${because}`, {}, 'check how it is written');
  if (code !== 0)
    throw new TextRefused(
      'service-failed',
      `${name} ended with ${killedBy === null ? `code ${code}` : killedBy}${because}`,
      'it must end with 0; try it by hand with a line of text',
    );
  const text = textIn(output);
  if (text === null)
    throw new TextRefused(
      'service-refused',
      `${name} wrote something that is not UTF-8`,
      'make it write UTF-8',
    );
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  if (lines.at(-1) === '') lines.pop();
  if (lines.length !== sentences.length)
    throw new TextRefused(
      'service-refused',
      `${name} wrote ${plural(lines.length, 'line')} for ${plural(sentences.length, 'sentence')}${because}`,
      'it must write a line for each line that it reads',
    );
  return lines;
};

/** Runs a command with a batch on its input, until it ends and has closed its output. */
const processed = (
  { name, command, languages, timeout, onEnding }: Task,
  sentences: readonly string[],
  signal: AbortSignal,
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const input = Buffer.from(sentences.map((sentence) => `${oneLine(sentence)}\n`).join(''));
    const most = maxOutput + outputRatio * input.length;
    const child = spawn(command, {
      shell: true,
      // A process group of its own, to end with all that it has started. Windows has none.
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: 'pipe',
      env: environment(languages),
    });
    const output: Buffer[] = [];
    let size = 0;
    let errors: Buffer = Buffer.alloc(0);

    let isOver = false;
    const finish = (settle: () => void) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      settle();
    };
    const fail = (error: unknown) => {
      if (isOver) return;
      onEnding(endGroup(child));
      finish(() => reject(error));
    };
    const stop = () => fail(signal.reason);
    const timer = setTimeout(
      () =>
        fail(
          new TextRefused(
            'service-failed',
            `${name} did not end in ${timeout} seconds`,
            'raise it with ,timeout=SECONDS, or give it less at a time with ,batch=N',
          ),
        ),
      timeout * 1000,
    );
    signal.addEventListener('abort', stop, { once: true });

    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) output.push(chunk);
      else
        fail(new TextRefused('service-refused', `${name} wrote more than ${most} bytes for ${input.length}`));
    });
    child.stderr.on('data', (chunk: Buffer) => {
      errors = Buffer.concat([errors, chunk]).subarray(-maxErrors);
    });
    child.on('error', (error) =>
      fail(
        new PadanError(
          'service-refused',
          `${name} cannot be run (${systemCode(error) ?? error.message})`,
          {},
          'check how it is written',
          { cause: error },
        ),
      ),
    );
    child.on('close', (code, killedBy) =>
      finish(() =>
        resolve({
          code,
          signal: killedBy,
          output: Buffer.concat(output),
          reason: lastLine(errors.toString()),
        }),
      ),
    );
    // A command that does not read to the end is judged by what it writes.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });

/** Variables with what Padan alone is trusted with: PADAN_QUEUE_PASSWORD, PADAN_CHAT_KEY, PADAN_LIBRETRANSLATE_KEY. */
const secret = /^PADAN_.*_(?:PASSWORD|KEY)$/i;

const environment = ({ from, to }: Languages): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !secret.test(name))),
  PADAN_FROM: from,
  PADAN_TO: to,
});

const textIn = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};

const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ');

const lastLine = (text: string): string => {
  const last = text.split(/[\r\n]+/).findLast((line) => line.trim() !== '') ?? '';
  return printable(last.trim().slice(0, maxReason));
};

/** Ends a process and all that it has started: asks first, and after a moment no more. */
const endGroup = async ({ pid }: ChildProcess): Promise<void> => {
  if (pid === undefined) return;
  const group = process.platform === 'win32' ? pid : -pid;
  const send = (signal: NodeJS.Signals | 0): boolean => {
    try {
      return process.kill(group, signal);
    } catch {
      return false;
    }
  };
  send('SIGTERM');
  // A second Ctrl-C ends this program at once.
  const forget = beforeSignals(() => send('SIGKILL'));
  for (let waited = 0; waited < grace && send(0); waited += look) await delay(look);
  send('SIGKILL');
  forget();
};

/** Calls something first when this program is told to end. Returns what takes that back. */
const beforeSignals = (call: () => unknown): (() => void) => {
  const names = ['SIGINT', 'SIGTERM'] as const;
  const listeners = names.map((name) => {
    const listener = () => {
      call();
      process.removeListener(name, listener);
      // Without others, the signal would have ended this program.
      if (process.listenerCount(name) === 0) process.kill(process.pid, name);
    };
    process.prependListener(name, listener);
    return () => process.removeListener(name, listener);
  });
  return () => {
    for (const remove of listeners) remove();
  };
};
