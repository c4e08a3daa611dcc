import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configSchema, configStart, readConfig } from '../../../src/commands/arguments/config-file.js';
import type { Config } from '../../../src/options/values.js';
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
      "model": "../models/x",
    }`);
    const root = join(path, '..');
    expect(await readConfig(path)).toEqual({
      beam: 1,
      paths: [join(root, 'news'), join(root, 'more/b.txt')],
      out: join(root, 'reports/'),
      model: join(root, '../models/x'),
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
    ['{"memory": "/var/x"}', 1, /^memory: /],
  ])('is rejected with the line of the wrong key: %j', async (content, line, message) => {
    const path = written(content);
    await expect(readConfig(path)).rejects.toMatchObject({
      code: 'invalid-config',
      message: expect.stringMatching(message),
      place: { path, line },
    });
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
      model: tinyFolder,
      beam: 2,
      noMemory: true,
      concurrency: 3,
    });
    const { code, stderr } = await padan(['run', '--beam', '1'], { cwd: root });
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'reports/a.html\n' });
    expect(JSON.parse(readFileSync(join(root, 'reports/run.json'), 'utf8'))).toMatchObject({
      settings: { beamSize: 1 },
      documents: [{ name: 'a' }],
    });
    await padan(['run'], { cwd: root });
    expect(JSON.parse(readFileSync(join(root, 'reports/run.json'), 'utf8')).settings.beamSize).toBe(2);
    // From elsewhere, by name.
    const named = await padan(['run', '--config', join(root, 'padan.config.json'), '--json'], {
      cwd: folder(),
    });
    expect(JSON.parse(named.stdout)).toMatchObject({ translated: 0, kept: 1 });
    const other = await padan(['run', join(root, 'news/a.txt'), '-o', 'other', '--json'], { cwd: root });
    expect(JSON.parse(other.stdout).documents).toHaveLength(1);
  }, 30_000);

  it('ignores keys in the file that belong to other commands', async () => {
    const root = project({
      paths: ['news'],
      out: 'reports',
      model: tinyFolder,
      beam: 1,
      memory: 'kept',
      inFlight: 3,
    });
    expect((await padan(['run', '-q'], { cwd: root })).code).toBe(0);
    expect(await padan(['status'], { cwd: root })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('reports: finished'),
    });
    expect(await padan(['lint'], { cwd: root })).toMatchObject({
      code: 0,
      stdout: '0 notes on 1 document.\n',
    });
    expect(await padan(['memory', 'stats', '--json'], { cwd: root })).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/"entries":1\b/),
    });
    const translated = await padan(['translate'], { cwd: root, input: 'Selamat pagi.\n' });
    expect(translated.code).toBe(0);
    expect(translated.stdout).toBe(readFileSync(join(root, 'reports/a.en.txt'), 'utf8'));
  }, 30_000);

  it('reports the line with the error', async () => {
    const root = project({ beam: 99 });
    expect(await padan(['run'], { cwd: root })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^padan: padan\.config\.json:1: beam: /),
    });
    expect(await padan(['run', '--config', 'none.json'], { cwd: root })).toMatchObject({
      code: 2,
      stderr: 'padan: none.json: the configuration cannot be read (ENOENT)\n',
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
