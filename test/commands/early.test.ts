import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const early = new URL('../../dist/commands/early.js', import.meta.url).href;

it.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends the program with a word before a command reacts to it',
  async (name) => {
    const child = spawn(process.execPath, [
      '--input-type=module',
      '--eval',
      `await import('${early}'); process.stdout.write('ready'); setInterval(() => 0, 1000);`,
    ]);
    await once(child.stdout, 'data');
    child.kill(name);
    const [said] = await once(child.stderr, 'data');
    expect(String(said)).toBe(`padan: stopped (${name})\n`);
    expect(await once(child, 'exit')).toEqual([130, null]);
  },
);

it('is what the program imports first', () => {
  const program = readFileSync(new URL('../../dist/cli.js', import.meta.url), 'utf8');
  expect(/^import .*$/m.exec(program)![0]).toBe("import './commands/early.js';");
});
