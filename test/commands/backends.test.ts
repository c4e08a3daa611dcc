import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { padan, start } from '../cli.js';
import { testFolder } from '../folder.js';
import { filesOf } from '../output.js';
import { chat, libreTranslate, reply, startService } from '../systems/backends/service.js';

const corpusOf = (files: Record<string, string>): string => {
  const root = testFolder('corpus');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  return root;
};
const articles = { 'a.txt': 'Selamat pagi.\n', 'b.txt': 'Terima kasih.\n' };
const run = (corpus: string, out: string, ...more: string[]): string[] => [
  'run',
  corpus,
  '-o',
  out,
  '--beam',
  '1',
  '--links',
  'none',
  ...more,
];

/** Says so and fails wherever something is to go out by TCP, UDP or a name server. */
const shut = (): string => {
  const file = join(testFolder('shut'), 'shut.mjs');
  writeFileSync(
    file,
    `import net from 'node:net'; import dns from 'node:dns'; import dgram from 'node:dgram';
import { syncBuiltinESMExports } from 'node:module'; import { writeSync } from 'node:fs';
const refuse = () => { writeSync(2, 'WENT OUT\\n'); throw new Error('no network'); };
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  return typeof first === 'object' && first.path ? connect.apply(this, args) : refuse();
};
dns.lookup = refuse; dns.promises.lookup = refuse; dgram.Socket.prototype.send = refuse;
syncBuiltinESMExports();`,
  );
  return `--import ${pathToFileURL(file)}`;
};

/** Whether the process whose number a file has is there, and not dead. */
const isRunning = (file: string): boolean => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${readFileSync(file, 'utf8').trim()}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe('padan run with services and commands', () => {
  it('lets nothing out where no service is named, nor in a dry run with one', async () => {
    const [service, corpus, env] = [
      await startService(libreTranslate),
      corpusOf(articles),
      { NODE_OPTIONS: shut() },
    ];
    const lt = `lt=${service.url}`;
    for (const more of [[], ['--system', 'x=tr a-z A-Z'], ['--system', lt, '--dry-run']]) {
      const { code, stderr } = await padan(run(corpus, testFolder('out'), ...more), { env });
      expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining('WENT OUT') });
    }
    const { code, stderr } = await padan(run(corpus, testFolder('out'), '--system', lt), { env });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('WENT OUT') });
    expect(service.asked).toEqual([]);
  });

  it('compares a service, a chat endpoint and a command; keys come from the environment and stay there', async () => {
    const [libre, model, out] = [
      await startService(libreTranslate),
      await startService(chat),
      testFolder('out'),
    ];
    const keys = {
      PADAN_LIBRETRANSLATE_KEY: 'libresecret',
      MINE: 'minesecret',
      OPENAI_API_KEY: 'othersecret',
    };
    const { code, stdout, stderr } = await padan(
      run(
        corpusOf(articles),
        out,
        ...['--system', `lt=${libre.url}`, '--system', `llm=${model.url}/v1,model=tiny,key=MINE`],
        ...['--system', 'x=tr a-z A-Z', '--json'],
      ),
      { env: keys },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(libre.sent()[0]).toMatchObject({ api_key: 'libresecret' });
    expect(model.asked[0]!.headers.authorization).toBe('Bearer minesecret');
    const files = filesOf(out);
    expect(files['compare/lt/a.en.txt']).toBe('<Selamat pagi.>\n');
    expect(files['compare/llm/a.en.txt']).toBe('<Selamat pagi.>\n');
    expect(files['compare/x/a.en.txt']).toBe('SELAMAT PAGI.\n');
    expect(
      JSON.stringify([stdout, files, readFileSync(join(out, '.padan/journal.jsonl'), 'utf8')]),
    ).not.toMatch(/libresecret|minesecret|othersecret/);
  });

  it('ends with 2 if a service is away, and names it', async () => {
    const service = await startService(libreTranslate);
    await service.close();
    const { code, stderr } = await padan(
      run(corpusOf(articles), testFolder('out'), '--system', `lt=${service.url}`),
    );
    expect(code).toBe(2);
    expect(stderr).toContain(
      `padan: LibreTranslate at ${service.url} cannot be reached (ECONNREFUSED): start it, or check the address`,
    );
  });

  it('ends with 1 if a service fails in the middle; --only-failed takes up the rest', async () => {
    let isUp = false;
    const service = await startService((asked, response, count) =>
      !isUp && asked.body?.q.includes('Terima kasih.')
        ? reply(response, 500, { error: 'out of memory' })
        : libreTranslate(asked, response, count),
    );
    const [corpus, out] = [corpusOf(articles), testFolder('out')];
    const args = run(corpus, out, '--retries', '0', '--system', `lt=${service.url},batch=1,concurrency=1`);
    const first = await padan(args);
    expect({ code: first.code, stderr: first.stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/b\.txt.*answers 500 \(out of memory\)/),
    });
    isUp = true;
    expect(await padan([...args, '--only-failed'])).toMatchObject({ code: 0 });
    expect(filesOf(out)).toHaveProperty(['compare/lt/b.en.txt']);
  });

  it('stops a command on Ctrl-C with all that it has started, and goes on from there', async () => {
    const [corpus, out, notes] = [corpusOf(articles), testFolder('out'), testFolder('notes')];
    const pid = join(notes, 'pid');
    const slow = join(notes, 'slow');
    mkdirSync(slow);
    // Hangs as long as the folder is there.
    const command = `[ -d '${slow}' ] && { sleep 1000 & echo $! > '${pid}.new'; mv '${pid}.new' '${pid}'; wait; }; cat`;
    const args = run(corpus, out, '--system', `x=!${command}`);
    const { child, ended } = start(args);
    await expect.poll(() => existsSync(pid), { timeout: 60_000 }).toBe(true);
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    await expect.poll(() => isRunning(pid)).toBe(false);
    rmdirSync(slow);
    expect(await padan(args)).toMatchObject({ code: 0 });
    expect(filesOf(out)['compare/x/a.en.txt']).toBe('Selamat pagi.\n');
  });

  it('leaves no command behind after a second Ctrl-C, though it does not end when asked', async () => {
    const pid = join(testFolder('notes'), 'pid');
    const command = `trap '' TERM; echo $$ > '${pid}.new'; mv '${pid}.new' '${pid}'; while :; do sleep 0.1; done`;
    const { child, ended, says } = start(
      run(corpusOf(articles), testFolder('out'), '--system', `x=!${command}`),
    );
    await expect.poll(() => existsSync(pid), { timeout: 60_000 }).toBe(true);
    child.kill('SIGINT');
    await says('Press Ctrl-C again');
    child.kill('SIGINT');
    await ended;
    await expect.poll(() => isRunning(pid)).toBe(false);
  });

  it.each([
    ['x=my foldr/texts', 'no program “my” to run'],
    ['x=https://me:hunter2@a.example', 'is given with a user or a password'],
    ['x=http://127.0.0.1:1/v1', 'needs the name of a model'],
    ['x=http://127.0.0.1:1,key=NOWHERE_AT_ALL', 'names no variable'],
    ['reference=cat', 'a name that Padan uses itself'],
  ])('is not started with --system %s', async (text, message) => {
    const { code, stderr } = await padan(run(corpusOf(articles), testFolder('out'), '--system', text));
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
    expect(stderr).not.toContain('hunter2');
  });
});
