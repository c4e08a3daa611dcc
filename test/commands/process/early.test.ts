import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const early = new URL('../../../dist/commands/process/early.js', import.meta.url).href;
const exit = new URL('../../../dist/commands/process/exit.js', import.meta.url).href;

const running = (script: string) => spawn(process.execPath, ['--input-type=module', '--eval', script]);

it.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends the program with a word before a command reacts to it',
  async (name) => {
    const child = running(
      `await import('${early}'); process.stdout.write('ready'); setInterval(() => 0, 1000);`,
    );
    await once(child.stdout, 'data');
    child.kill(name);
    const [said] = await once(child.stderr, 'data');
    expect(String(said)).toBe(`padan: stopped (${name})\n`);
    expect(await once(child, 'exit')).toEqual([130, null]);
  },
);

it('neither SIGHUP without a terminal, as after nohup, nor SIGPIPE, nor messages that nobody reads end it', async () => {
  const child = running(
    `await import('${early}');
     const { interruptSignal } = await import('${exit}');
     const say = async (what) => {
       for (const name of ['SIGHUP', 'SIGPIPE']) process.kill(process.pid, name);
       for (let i = 0; i < 20; i++) {
         process.stderr.write('a message\\n');
         await new Promise((resolve) => setTimeout(resolve, 5));
       }
       process.stdout.write(what);
     };
     await say('before ');
     const signal = interruptSignal(() => undefined);
     await say(signal.aborted ? 'stopped' : 'after');`,
  );
  child.stderr.destroy();
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(said).toBe('before after');
});

it('is what the program imports first', () => {
  const program = readFileSync(new URL('../../../dist/cli.js', import.meta.url), 'utf8');
  expect(/^import .*$/m.exec(program)![0]).toBe("import './commands/process/early.js';");
});

it('and the command hears a signal that came before it took over', async () => {
  const child = running(
    // The process sends itself a signal that it cannot see before it has handed over.
    `await import('${early}');
     const { interruptSignal } = await import('${exit}');
     process.kill(process.pid, 'SIGTERM');
     for (const end = Date.now() + 50; Date.now() < end; );
     interruptSignal(() => { process.stdout.write('heard'); process.exit(0); });
     setTimeout(() => process.exit(1), 5000);`,
  );
  const [said] = await once(child.stdout, 'data');
  expect(String(said)).toBe('heard');
});
