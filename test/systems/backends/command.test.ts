import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Backend } from '../../../src/systems/backends/backend.js';
import { TextRefused } from '../../../src/systems/backends/backend.js';
import { type CommandOptions, openCommand } from '../../../src/systems/backends/command.js';
import { afterTest } from '../../children.js';
import { testFolder } from '../../folder.js';
import { indonesianToEnglish } from './service.js';

const open = (command: string, more: Partial<CommandOptions> = {}): Backend => {
  const backend = openCommand({ command, ...more }, indonesianToEnglish);
  afterTest(() => backend.dispose());
  return backend;
};
const node = (script: string): string => `'${process.execPath}' -e '${script}'`;
const texts = async (backend: Backend, sentences: readonly string[]) =>
  (await backend.translate(sentences)).map(({ text }) => text);
const isAlive = (pid: number): boolean => {
  try {
    // A zombie has ended.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe('a command', () => {
  it('reads a sentence a line, and writes a translation a line', async () => {
    expect(await texts(open('cat'), ['Satu.', 'Dua “é” 😀', ' ', 'x\ty'])).toEqual([
      'Satu.',
      'Dua “é” 😀',
      ' ',
      'x\ty',
    ]);
    expect(await texts(open('cat'), ['one\nline', 'and\r\nanother'])).toEqual(['one line', 'and another']);
  });

  it('is run by the shell as it is typed, and knows the languages', async () => {
    const command = 'while read -r line; do echo "$PADAN_FROM-$PADAN_TO: $line"; done | tr a-z A-Z';
    expect(await texts(open(command), ['a', 'b'])).toEqual(['ID-EN: A', 'ID-EN: B']);
  });

  it('has our environment without Padan’s own secrets', async () => {
    const secrets = ['PADAN_QUEUE_PASSWORD', 'PADAN_CHAT_KEY', 'PADAN_LIBRETRANSLATE_KEY'];
    for (const name of [...secrets, 'MY_KEY']) vi.stubEnv(name, 'hush');
    const seen = await texts(open('env | grep hush'), ['a']).finally(() => vi.unstubAllEnvs());
    expect(seen).toEqual(['MY_KEY=hush']);
  });

  it('may keep all of its output until its input ends, or read nothing before it writes', async () => {
    const many = Array.from({ length: 5000 }, (_, i) => `Kalimat ${i} ${'x'.repeat(100)}`);
    expect(await texts(open('sort -k2,2n'), many)).toEqual(many);
    expect(await texts(open(node('console.log("x\\n".repeat(4999) + "x")')), many)).toHaveLength(5000);
  });

  it('may end its lines as Windows does, and its last line not at all', async () => {
    expect(await texts(open(node('process.stdout.write("a\\r\\nb")')), ['1', '2'])).toEqual(['a', 'b']);
  });

  it('may give empty lines', async () => {
    expect(await texts(open('echo; echo'), ['1', '2'])).toEqual(['', '']);
  });

  it.each([
    ['too few lines', 'head -n 1', 'service-refused', /wrote 1 line for 3 sentences$/],
    ['too many lines', 'cat; echo', 'service-refused', /wrote 4 lines for 3 sentences$/],
    ['Latin-1', 'printf "caf\\351\\n\\n\\n"', 'service-refused', /wrote something that is not UTF-8$/],
    ['nothing', 'true', 'service-refused', /wrote 0 lines for 3 sentences$/],
    [
      'an error',
      'cat; echo "first" >&2; echo "no model" >&2; exit 3',
      'service-failed',
      /ended with code 3: no model$/,
    ],
    ['a crash', 'cat; kill -SEGV $$', 'service-failed', /ended with SIGSEGV$/],
    [
      'controls in its error',
      'printf "\\033[31mred\\n" >&2; exit 1',
      'service-failed',
      /code 1: \\u001b\[31mred$/,
    ],
  ])('that gives %s fails, and its error output is told', async (_, command, code, message) => {
    const error = await open(command)
      .translate(['1', '2', '3'])
      .catch((error: unknown) => error);
    expect(error).toBeInstanceOf(TextRefused);
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it.each(['no-such-program-here', '/no/such/program --x', '/'])(
    'that is none is refused: %s',
    async (command) => {
      const error = await open(command)
        .translate(['1'])
        .catch((error: unknown) => error);
      expect(error).not.toBeInstanceOf(TextRefused);
      expect(error).toMatchObject({
        code: 'service-refused',
        message: expect.stringContaining('cannot be run'),
      });
    },
  );

  it('that writes without end is ended', async () => {
    await expect(open('yes').translate(['1'])).rejects.toThrow(/wrote more than \d+ bytes/);
  });

  it('that hangs is ended with all that it has started', async () => {
    const pids = join(testFolder('command'), 'pids');
    const command = `sleep 1000 & echo $! > '${pids}'; echo $$ >> '${pids}'; trap "" TERM; while :; do sleep 0.1; done`;
    const backend = open(command, { timeout: 1 });
    await expect(backend.translate(['1'])).rejects.toMatchObject({
      code: 'service-failed',
      message: expect.stringMatching(/did not end in 1 seconds$/),
    });
    await backend.dispose();
    const started = readFileSync(pids, 'utf8').trim().split('\n').map(Number);
    expect(started).toHaveLength(2);
    await expect.poll(() => started.filter(isAlive)).toEqual([]);
  });

  it('is ended when its signal aborts, and when it is disposed of', async () => {
    for (const end of ['abort', 'dispose']) {
      const file = join(testFolder('command'), 'pid');
      const backend = open(`echo $$ > '${file}.new'; mv '${file}.new' '${file}'; exec sleep 1000`);
      const controller = new AbortController();
      const asked = expect(backend.translate(['1'], controller.signal)).rejects.toThrow(
        end === 'abort' ? 'enough' : 'is closed',
      );
      await expect.poll(() => existsSync(file), { timeout: 20_000 }).toBe(true);
      if (end === 'abort') controller.abort(new Error('enough'));
      else await backend.dispose();
      await asked;
      await expect.poll(() => isAlive(Number(readFileSync(file, 'utf8')))).toBe(false);
    }
  });

  it('is not started after it was disposed of, or with an aborted signal', async () => {
    const file = join(testFolder('command'), 'started');
    const backend = open(`touch '${file}'; cat`);
    await expect(backend.translate(['1'], AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    await backend.dispose();
    await expect(backend.translate(['1'])).rejects.toMatchObject({ code: 'closed' });
    expect(existsSync(file)).toBe(false);
  });

  it('may be a program file', async () => {
    const file = join(testFolder('command'), 'my program');
    writeFileSync(file, '#!/bin/sh\ntr a-z A-Z\n', { mode: 0o755 });
    expect(await texts(open(`'${file}'`), ['a'])).toEqual(['A']);
  });
});
