import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareSystems } from '../../src/compare/compare.js';
import { emptyLexicon } from '../../src/languages/lexicon.js';
import { jsonLines } from '../../src/report/jsonl.js';
import { candidate, documentOf, machineSide } from '../bitexts.js';
import { padan } from '../cli.js';
import { testFolder } from '../folder.js';

const folder = testFolder('diff');
const file = (name: string, content: string): string => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
  return name;
};
const diff = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  padan(['diff', ...args], { cwd: folder, env });

const lines = ['The road is closed.', 'It cost 5 dollars.', 'He left.', 'Nobody knows why.'];
const others = [
  'The road is closed.',
  'A new line came in.',
  'It cost 6 dollars.',
  'He left.',
  'Nobody knew \u001b[K why.',
];
const old = file('old/a.en.txt', `${lines.join('\n')}\n`);
const now = file('new/a.en.txt', `${others.join('\n')}\n`);

/** A bitext of one system, or of several by their ids. */
const bitext = (...systems: readonly (readonly string[])[]): string => {
  const document = documentOf('Jalan ditutup. Harganya lima dolar.');
  const sides = systems.map((texts, at) =>
    machineSide(document, (_, i) => texts[i]!, candidate(systems.length === 1 ? 'model' : `m${at}`)),
  );
  return [...jsonLines(compareSystems(document, [], sides, emptyLexicon))].join('');
};
file('one/sub/x.jsonl', bitext(['The road is closed.', 'It costs five dollars.']));
file('two/sub/x.jsonl', bitext(['The road is shut.', 'It costs five dollars.']));
file('one/y.jsonl', bitext(['A', 'B']));

describe('padan diff', () => {
  it('shows the sentences of two texts that differ, an inserted one where it is, and no control characters', async () => {
    const { code, stdout, stderr } = await diff([old, now]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^old\/a\.en\.txt → new\/a\.en\.txt\n\+2 \[addition, punctuation\] only in the second\n {2}\{\+A new line came in\.\+\}\n2 \[number\]\n {2}It cost \[-5-\]\{\+6\+\} dollars\.\n4 \[[^\n]*inflection[^\n]*\n {2}Nobody [^\n]*\\u001b[^\n]*why[^\n]*\.\n$/,
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be there
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  it('joins two runs’ documents by name, with the source, and says which is missing', async () => {
    const { code, stdout, stderr } = await diff(['one', 'two', '--exit-code']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'padan: y: only in one\n' });
    expect(stdout).toBe('sub/x\n1 [word-choice]\n  Jalan ditutup.\n  The road is [-closed-]{+shut+}.\n');
  });

  it('takes a system of a run by its name, and says which there are', async () => {
    file('several/x.jsonl', bitext(['The road is closed.', 'Five.'], ['The road is shut.', 'Five.']));
    const { stdout } = await diff(['several#m0', 'several#m1', '--unified']);
    expect(stdout).toBe(
      '--- a/x.en.txt\n+++ b/x.en.txt\n@@ -1,2 +1,2 @@\n-The road is closed.\n+The road is shut.\n Five.\n',
    );
    expect((await diff(['several#m1', 'several#m0', '--unified'])).stdout).toContain(
      '--- a/compare/m1/x.en.txt\n',
    );
    const { code, stderr } = await diff(['several#m0', 'several#m7']);
    expect(code).toBe(2);
    expect(stderr).toContain('several/x.jsonl: it has no system “m7”: it has m0, m1');
  });

  it('prints JSON of the classes that are asked for, and counts', async () => {
    const { stdout } = await diff([old, now, '--class', 'number', '--json']);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { numbers: [2], before: lines[1], after: others[2], source: null, classes: ['number'] },
    ]);
    const stat = await diff([old, now, '--stat', '--class', 'number,name']);
    expect(stat.stdout).toBe('1  number\n1 of 5 sentences differs\n');
  });

  it('prints a patch that patch -p1 applies', async () => {
    const { stdout } = await diff([old, now, '--unified']);
    expect(stdout).toMatch(/^--- a\/old\/a\.en\.txt\n\+\+\+ b\/old\/a\.en\.txt\n@@ /);
    execFileSync('patch', ['-p1', '-s', '-o', '-'], { cwd: folder, input: stdout });
    const patched = execFileSync('patch', ['-p1', '-s', '-o', '-'], { cwd: folder, input: stdout });
    expect(patched.toString()).toBe(`${others.join('\n')}\n`);
  });

  it('prints a patch of a text without a line break at its end, and with a byte order mark', async () => {
    const from = file('open.txt', '\ufeffThe road is closed.\nHe left.');
    const to = file('shut.txt', 'The road is closed.\nShe left.\n');
    const { stdout } = await diff([from, to, '--unified']);
    const patched = execFileSync('patch', ['-p1', '-s', '-o', '-'], { cwd: folder, input: stdout });
    expect(patched.toString()).toBe('The road is closed.\nShe left.\n');
  });

  it('does not read a device without an end', async () => {
    const { code, stderr } = await diff(['/dev/zero', now]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('/dev/zero: more than ') });
  });

  it('says what cannot be compared, and which class is none', async () => {
    const mixed = await diff(['one', now]);
    expect(mixed).toMatchObject({ code: 2, stdout: '' });
    expect(mixed.stderr).toMatch(/one is a folder, new\/a\.en\.txt a text: give two texts/);
    const wrong = await diff([old, now, '--class', 'nmber']);
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toMatch(/--class has “nmber”, expected some of number, /);
  });
});
