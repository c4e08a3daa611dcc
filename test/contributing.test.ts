import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from './folder.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const guide = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');

/** The guide's code blocks that name a file. */
const blocksOf = (kind: 'ts' | 'diff'): { path: string; code: string }[] =>
  [...guide.matchAll(/^```(\w+) (\S+)\n([\s\S]*?)^```$/gm)]
    .filter(([, found]) => found === kind)
    .map(([, , path, code]) => ({ path: path!, code: code! }));

/** Applies a diff without line numbers: a line that begins with “+” goes after the line before it. */
const apply = (text: string, diff: string): string => {
  const lines = text.split('\n');
  let at = -1;
  for (const line of diff.trimEnd().split('\n')) {
    const [sign, content] = [line[0], line.slice(1)];
    if (sign === '+') lines.splice(++at, 0, content);
    else {
      const places = lines.flatMap((each, i) => (each === content ? [i] : []));
      expect(places, `a line like “${content}”`).toHaveLength(1);
      at = places[0]!;
      if (sign === '-') lines.splice(at--, 1);
    }
  }
  return lines.join('\n');
};

describe('the examples of CONTRIBUTING.md', () => {
  const copy = testFolder('contributing');
  const work = join(copy, 'work');
  const padan = (...args: string[]): string =>
    execFileSync(process.execPath, [join(copy, 'dist/cli.js'), ...args], {
      cwd: work,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });

  beforeAll(() => {
    for (const name of ['src', 'package.json', 'tsconfig.json', 'tsconfig.build.json'])
      cpSync(join(root, name), join(copy, name), { recursive: true });
    for (const name of ['node_modules', 'models']) symlinkSync(join(root, name), join(copy, name));
    for (const { path, code } of blocksOf('ts')) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), code);
    }
    for (const { path, code } of blocksOf('diff'))
      writeFileSync(join(copy, path), apply(readFileSync(join(copy, path), 'utf8'), code));
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.build.json'], { cwd: copy });

    mkdirSync(work);
    writeFileSync(join(work, 'a.txt'), 'Harga NAIKSEKALI di pasar.\n');
    writeFileSync(join(work, 'hyp.txt'), '1234\n');
    writeFileSync(join(work, 'ref.txt'), '12345678\n');
    writeFileSync(
      join(work, 'film.srt'),
      '1\n00:00:01,000 --> 00:00:02,000\nSelamat pagi.\nApa kabar?\n\n2\n00:00:03,000 --> 00:00:04,000\nBaik.\n',
    );
  });

  it('touch one folder each, with one file and one registration', () => {
    const folderOf = (path: string) => path.split('/').slice(0, 2).join('/');
    const files = blocksOf('ts').map(({ path }) => folderOf(path));
    expect(files).toEqual(blocksOf('diff').map(({ path }) => folderOf(path)));
    expect(files.length).toBe(5);
  });

  it('add a lint rule', () => {
    expect(padan('lint', 'a.txt')).toContain('long-capitals “NAIKSEKALI” is written in capitals');
  });

  it('add a metric', () => {
    expect(padan('score', 'hyp.txt', '--ref', 'ref.txt', '--metric', 'length')).toMatch(/^length +50\.00 /);
  });

  it('add a format that is then used for files and folders', () => {
    padan('run', '.', '-o', 'out', '--no-memory', '--beam', '1', '--quiet');
    expect(readdirSync(join(work, 'out')).filter((name) => name.endsWith('.jsonl'))).toEqual([
      'a.jsonl',
      'film.jsonl',
      'hyp.jsonl',
      'ref.jsonl',
    ]);
    const records = readFileSync(join(work, 'out/film.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records[0]).toMatchObject({ format: 'srt', facts: { cues: '2' } });
    expect(records.filter(({ type }) => type === 'row').map(({ text }) => text)).toEqual([
      'Selamat pagi.\n',
      'Apa kabar?',
      'Baik.',
    ]);
  });

  it('add a flag and a language', async () => {
    const { flagsOf, emptyLexicon, segment } = await import(join(copy, 'dist/index.js'));
    const pair = {
      source: 'Baik.',
      target: { text: 'Good!', block: 0 },
      from: 'id',
      to: 'en',
      lexicon: emptyLexicon,
    };
    expect(flagsOf(pair).map(({ rule }: { rule: string }) => rule)).toEqual(['exclamation']);
    // “En.” (Mr) ends no sentence in Malay.
    expect(segment('Saya jumpa En. Ali.', 'ms')).toHaveLength(1);
    expect(segment('Saya jumpa En. Ali.', 'fr')).toHaveLength(2);
  });
});
