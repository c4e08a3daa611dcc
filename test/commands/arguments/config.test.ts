import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configSchema, configStart, readConfig } from '../../../src/commands/arguments/config-file.js';
import { type Config, flagOf } from '../../../src/options/values.js';
import { padan } from '../../cli.js';
import { testFolder } from '../../folder.js';

const folder = (): string => testFolder('config');
const written = (content: string): string => {
  const path = join(folder(), 'padan.config.json');
  writeFileSync(path, content);
  return path;
};

describe('padan.config.json', () => {
  it('is read with comments and trailing commas, its paths relative to it', async () => {
    const path = written(`{
      // Greedily.
      "beam": 1,
      "paths": ["news", "more/b.txt"],
      "out": "./reports/", /* all of them */
      "model": "opus-mt-id-en",
    }`);
    const root = join(path, '..');
    expect(await readConfig(path)).toEqual({
      beam: 1,
      paths: [join(root, 'news'), join(root, 'more/b.txt')],
      out: join(root, 'reports/'),
      model: 'opus-mt-id-en',
    });
  });

  it.each([
    ['{\n"beam": 0 }', 2, /^beam: expected a whole number from 1 to 32$/],
    ['{\n\n"beam": "four" }', 3, /^beam: expected a whole number from 1 to 32$/],
    ['{\n\n\n"beem": 4 }', 4, /^no such key: beem$/],
    ['{"paths": ["a",\n 7]}', 2, /^paths\.1: /],
    ['{"paths": []}', 1, /^paths: /],
    ['{\n"beam": 4\n"out": "x"}', 3, /^not valid JSON \(CommaExpected\)/],
    ['', 1, /^not valid JSON/],
    ['[]', 1, /expected object/],
    ['{"out":\n "/tmp/x"}', 2, /^out: \/tmp\/x is outside this file's folder/],
    ['{"out": "C:\\\\x"}', 1, /^out: .* is outside/],
    ['{"paths": ["ok", "../../etc"]}', 1, /^paths: \.\.\/\.\.\/etc is outside/],
    ['{"references": "a/../../b"}', 1, /^references: /],
    ['{"silenced": "/var/x"}', 1, /^silenced: /],
    [`{"paths": ${'['.repeat(40_000)}`, 1, /too many brackets/],
  ])('is rejected with the line of the wrong key: %j', async (content, line, message) => {
    const path = written(content);
    await expect(readConfig(path)).rejects.toMatchObject({
      code: 'invalid-config',
      message: expect.stringMatching(message),
      place: { path, line },
    });
  });

  it('has no option that sends text anywhere, starts a program, or has anything but texts read', async () => {
    const asked = {
      queue: 'redis://elsewhere:6379',
      system: ['theirs=!curl elsewhere', 'theirs=http://elsewhere'],
      against: '/elsewhere/out',
      memory: 'memory',
      metrics: '0.0.0.0:9000',
      open: true,
      failOn: 'any',
      summary: 'README.md',
      force: true,
    };
    for (const [key, value] of Object.entries(asked))
      await expect(readConfig(written(JSON.stringify({ [key]: value })))).rejects.toMatchObject({
        code: 'invalid-config',
        message: `${key}: no file may set this option`,
        hint: `give it on the command line: --${flagOf(key)}`,
      });
    // All that may be set, so that a new option is thought about before it is added.
    expect(Object.keys(configSchema.shape).join(' ')).toBe(
      '$schema paths from to out references roundTrip paragraphs model dtype beam lengthPenalty maxLengthRatio ' +
        'noRepeatNgramSize nBest workers batchSize reproducible noMemory links retries silence silenced inFlight ' +
        'concurrency ui log',
    );
  });

  it.each(['model', 'roundTrip'])('has a %s anywhere, or by its name', async (key) => {
    const path = written('');
    const root = join(path, '..');
    mkdirSync(join(root, 'here'));
    const read = async (model: string) => {
      writeFileSync(path, JSON.stringify({ [key]: model }));
      return (await readConfig(path))[key as 'model'];
    };
    expect(await read('Xenova/opus-mt-id-en')).toBe('Xenova/opus-mt-id-en');
    expect(await read('here')).toBe(join(root, 'here'));
    expect(await read('../there')).toBe(join(root, '../there'));
    expect(await read('/models/there')).toBe('/models/there');
  });

  it.skipIf(process.platform === 'win32')('is refused if it is a pipe, or endless', async () => {
    const root = folder();
    execFileSync('mkfifo', [join(root, 'pipe')]);
    symlinkSync('/dev/zero', join(root, 'endless'));
    for (const name of ['pipe', 'endless'])
      await expect(readConfig(join(root, name))).rejects.toThrow(
        /^the configuration cannot be read: not a regular file$/,
      );
  });

  it('rejects paths through links to outside', async () => {
    const path = written('{"paths": ["link/deeper"]}');
    symlinkSync(folder(), join(path, '../link'));
    await expect(readConfig(path)).rejects.toThrow(/is outside this file's folder/);
  });

  it('as written by padan init has every key, and can be read', async () => {
    const corpusHere = folder();
    mkdirSync(join(corpusHere, 'corpus'));
    const start = configStart(corpusHere);
    // Without a folder corpus/ the paths are for the user to name.
    expect(configStart(folder())).toContain('// "paths": ');
    const path = written(start);
    expect(await readConfig(path)).toEqual({
      paths: [join(path, '../corpus')],
      out: join(path, '../out'),
      beam: 4,
    } satisfies Config);
    for (const key of Object.keys(configSchema.shape)) expect(start).toContain(`"${key}": `);
    // With every comment taken off it is still right.
    const all = written(start.replace(/^ {2}\/\/ "/gm, '  "'));
    expect(Object.keys(await readConfig(all)).length).toBe(Object.keys(configSchema.shape).length - 1);
  });
});

describe('a command', () => {
  const tinyFolder = new URL('../../model/tiny', import.meta.url).pathname;
  /** A models folder with the tiny model in it. */
  const models = folder();
  cpSync(tinyFolder, join(models, 'here/tiny-id-en'), { recursive: true });
  const env = { PADAN_MODELS: models };
  const project = (config: object): string => {
    const root = folder();
    mkdirSync(join(root, 'news'));
    writeFileSync(join(root, 'news/a.txt'), 'Selamat pagi.\n');
    writeFileSync(join(root, 'padan.config.json'), JSON.stringify(config));
    return root;
  };

  it('uses options from the file, which the command line overrides', async () => {
    const root = project({
      paths: ['news'],
      out: 'reports',
      model: 'tiny-id-en',
      beam: 2,
      noMemory: true,
      concurrency: 3,
    });
    const { code, stderr } = await padan(['run', '--beam', '1'], { cwd: root, env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'reports/a.html\n' });
    expect(JSON.parse(readFileSync(join(root, 'reports/run.json'), 'utf8'))).toMatchObject({
      settings: { beamSize: 1 },
      documents: [{ name: 'a' }],
    });
    await padan(['run'], { cwd: root, env });
    expect(JSON.parse(readFileSync(join(root, 'reports/run.json'), 'utf8')).settings.beamSize).toBe(2);
    // From elsewhere, by name.
    const named = await padan(['run', '--config', join(root, 'padan.config.json'), '--json'], {
      cwd: folder(),
      env,
    });
    expect(JSON.parse(named.stdout)).toMatchObject({ translated: 0, kept: 1 });
    const other = await padan(['run', join(root, 'news/a.txt'), '-o', 'other', '--json'], { cwd: root, env });
    expect(JSON.parse(other.stdout).documents).toHaveLength(1);
  });

  it('ignores keys in the file that belong to other commands', async () => {
    const root = project({
      paths: ['news'],
      out: 'reports',
      model: 'tiny-id-en',
      beam: 1,
      inFlight: 3,
    });
    expect((await padan(['run', '-q', '--memory', 'kept'], { cwd: root, env })).code).toBe(0);
    expect(await padan(['status'], { cwd: root })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('reports: finished'),
    });
    expect(await padan(['lint'], { cwd: root, env })).toMatchObject({
      code: 0,
      stdout: '0 notes on 1 document.\n',
    });
    expect(await padan(['memory', 'stats', '--json', '--memory', 'kept'], { cwd: root })).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/"entries":1\b/),
    });
    const translated = await padan(['translate'], { cwd: root, env, input: 'Selamat pagi.\n' });
    expect(translated.code).toBe(0);
    expect(translated.stdout).toBe(readFileSync(join(root, 'reports/a.en.txt'), 'utf8'));
  });

  it('reports the line with the error', async () => {
    const root = project({ beam: 99 });
    expect(await padan(['run'], { cwd: root })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^padan: padan\.config\.json:1: beam: /),
    });
    expect(await padan(['run', '--config', 'none.json'], { cwd: root })).toMatchObject({
      code: 2,
      stderr: 'padan: none.json: the configuration cannot be read: no such file or folder\n',
    });
  });

  it('padan init writes a file if there is none', async () => {
    const root = folder();
    expect(await padan(['init'], { cwd: root })).toMatchObject({
      code: 0,
      stdout: 'Wrote padan.config.json.\n',
    });
    const content = readFileSync(join(root, 'padan.config.json'), 'utf8');
    const again = await padan(['init'], { cwd: root });
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('the file already exists') });
    expect(readFileSync(join(root, 'padan.config.json'), 'utf8')).toBe(content);
  });
});
