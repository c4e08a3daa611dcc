import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { matchesOf } from '../../src/commands/comparing/runs.js';
import { jsonLines } from '../../src/report/jsonl.js';
import { openOutput } from '../../src/systems/outputs.js';
import { padan } from '../cli.js';
import { testFolder } from '../folder.js';
import { bitextOf, type Told } from '../overview/runs.js';

const folder = testFolder('compare');
const write = (path: string, content: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
};
const document = (run: string, name: string, told: Omit<Told, 'name'>): void => {
  write(`${run}/${name}.jsonl`, jsonLines(bitextOf({ name, ...told })));
  write(`${run}/${name}.html`, '<!doctype html>');
};
const compare = (...args: string[]) => padan(['compare', ...args], { cwd: folder });

const source = ['Hujan turun.', 'Harga naik 5 persen.', 'Kami pulang.'];
const r = ['It rained.', 'Prices rose by 5 percent.', 'We went home.'];
document('old', 'news/a', {
  source,
  texts: { b: ['It rained.', 'Prices rose 5 percent.', 'We are home.'], r },
});
document('new', 'news/a', {
  source,
  texts: { b: ['It rained.', 'Prices \u001b[31mrose 6 percent.', 'We went home.'], r },
  flags: { b: [[], [{ rule: 'numbers-differ', target: 1 }]] },
});
for (const run of ['old', 'new']) write(`${run}/.padan/journal.jsonl`, 'ours');
document('two', 'news/a', { source, texts: { a: r, b: r, r } });
document('old', 'only-old', { source, texts: { b: r } });
document('torn', 'news/a', { source, texts: { b: r } });
write('torn/news/b.jsonl', '{"type":"document"');
document('old', 'news/b', { source, texts: { b: r } });
mkdirSync(join(folder, 'empty'));
write('file', '');

describe('padan compare', () => {
  it('says what got better and worse, writes everything, and exits with 3 where a gate fails', async () => {
    const gate = 'flags.numbers>0,worse>5,numbers-differ';
    const found = await compare(
      'old',
      'new',
      '--fail-on',
      gate,
      '--summary',
      's.md',
      '--junit',
      'j.xml',
      '-o',
      'pages',
    );
    expect(found.code).toBe(3);
    expect(found.stderr).toContain('--fail-on: flags.numbers>0 (1), 1 numbers-differ');
    expect(found.stdout).toMatch(/^new compared with old: 1 document, 3 sentences\n/);
    expect(found.stdout).toContain(
      '1 worse, 1 better, 0 changed without a reference that decides, 1 the same',
    );
    expect(found.stdout).toContain('numbers-differ (error): 1 new, 0 fixed');
    expect(found.stdout).toContain('    after   Prices \\u001b[31mrose 6 percent.');
    expect(found.stdout).toContain('  only-old: only old has it');
    expect(found.stdout).not.toContain('\u001b');
    expect(readFileSync(join(folder, 's.md'), 'utf8')).toMatch(/^## Padan: failed \(2 of 3 gates\)\n/);
    expect(readFileSync(join(folder, 'j.xml'), 'utf8')).toContain(
      '<testcase classname="padan --fail-on" name="worse&gt;5"/>',
    );
    for (const page of ['summary.html', 'flagged.html', 'compare/A..B.html', 'compare/A..B.diff'])
      expect(existsSync(join(folder, 'pages', page)), page).toBe(true);
    expect(readFileSync(join(folder, 'pages/compare/A..B.html'), 'utf8')).toContain('../../new/news/a.html');
    expect(readFileSync(join(folder, 'pages/compare/A..B.diff'), 'utf8')).toContain('+We went home.');
  });

  it('goes on where a document is damaged, and exits with 1', async () => {
    const { code, stdout } = await compare('old', 'torn', '--json', '--fail-on', 'failed>5');
    expect(code).toBe(1);
    const { overview, gates } = JSON.parse(stdout);
    expect(overview.documents.map(({ name }: { name: string }) => name)).toEqual(['news/a']);
    expect(overview.problems).toEqual([
      { document: 'news/b', reason: expect.stringContaining('torn/news/b.jsonl:1: not valid JSON') },
      { document: 'only-old', reason: 'only old has it' },
    ]);
    expect(gates).toEqual([
      { kind: 'quantity', term: 'failed>5', passes: true, value: 2, system: null, message: '2' },
    ]);
  });

  it('names what is wrong where no document can be read, and exits with 1', async () => {
    const old = jsonLines(bitextOf({ name: 'x', source, texts: { b: r } })).replace(
      '"schema":3',
      '"schema":2',
    );
    write('older/x.jsonl', old);
    const { code, stdout, stderr } = await compare('older', 'older');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /^padan: no document could be compared: older\/x\.jsonl:1: the file has version 2, expected 3: create it again with padan run\n$/,
    );
  });

  it('compares the documents that have the systems, and calls failed what cannot be compared', async () => {
    for (const run of ['p', 'q']) {
      document(run, 'a', { source, texts: { b: r, r } });
      document(run, 'b', { source, texts: { b: r, c: source, r } });
      write(`${run}/same-name.jsonl`, jsonLines(bitextOf({ name: 'b', source, texts: { c: r, r } })));
    }
    const summary = 'made/summary.md';
    const args = ['p#c', 'q#c', '--json', '--fail-on', 'failed>0', '-o', 'made', '--summary', summary];
    const { code, stdout } = await compare(...args);
    const { overview, gates } = JSON.parse(stdout);
    expect(overview.documents.map(({ name }: { name: string }) => name)).toEqual(['b']);
    expect(overview.problems).toEqual([
      { document: 'a', reason: 'p has no system c: it has b' },
      { document: 'same-name', reason: expect.stringContaining('another file has the document “b”, too') },
    ]);
    expect(gates[0]).toMatchObject({ passes: false, value: 2 });
    expect(code).toBe(1);
    expect(existsSync(join(folder, summary))).toBe(true);
  });

  it.each([
    [['old', 'new', '-o', 'file'], 'file: is no folder'],
    [['old', 'new', '--summary', 'nowhere/s.md'], 'nowhere: there is no such folder'],
    [['old', 'new', '--junit', '/dev/null'], '/dev/null: is not a regular file'],
    [['old', 'new', '--junit', './x', '--summary', 'x'], '--summary and --junit both write to x'],
    [['old', 'new', '--fail-on', 'blue<-0.5'], 'did you mean bleu?'],
    [['old', 'new', '--json', '--summary', '-'], 'both write to standard output'],
    [['old#nobody', 'new'], 'old has no system nobody: it has b'],
    [['old', 'new', '-o', 'new'], 'is the output folder of a run'],
    [['old'], 'padan compare needs <runA> and <runB>, and got only 1'],
    [
      ['two', 'two'],
      'two would be compared with itself: b with b: name two of its systems, as in two#a two#b',
    ],
  ])('refuses %j, and exits with 2', async (args, message) => {
    const { code, stdout, stderr } = await compare(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('says which system it takes of a run with several', async () => {
    const { code, stderr } = await compare('two', 'new');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'padan: two has a, b: comparing b; --system-a chooses another\n',
    });
  });

  it('says what is wrong with two runs that cannot be compared', async () => {
    const at = (path: string) => openOutput(join(folder, path));
    await expect(at('empty')).rejects.toThrowError(/there are no documents/);
    await expect(at('nowhere')).rejects.toThrowError(/no such file/);
    document('other', 'x', { source, texts: { b: r } });
    const [old, other, file] = [await at('old'), await at('other'), await at('old/news/a.jsonl')];
    expect(() => matchesOf(old, other)).toThrowError(/no document in common/);
    expect(() => matchesOf(old, file)).toThrowError(/is a folder, and .* a file/);
    expect(matchesOf(file, await at('new/news/a.jsonl'))).toEqual([
      { name: 'a', a: join(folder, 'old/news/a.jsonl'), b: join(folder, 'new/news/a.jsonl') },
    ]);
    expect([...old.documents.keys()]).toEqual(['news/a', 'news/b', 'only-old']);
  });
});
