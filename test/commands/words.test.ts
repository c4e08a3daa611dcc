import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { concordanceText } from '../../src/commands/words/concordance.js';
import { jsonLines } from '../../src/report/jsonl.js';
import { padan } from '../cli.js';
import { testFolder } from '../folder.js';
import { linkedBitext } from '../study/studied.js';

const folder = testFolder('words');
const file = (name: string, content: string): string => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
  return name;
};
const words = (...args: readonly string[]) => padan(['words', ...args], { cwd: folder });

const bitextFile = (name: string, sentences: readonly (readonly [string, string])[]): string => {
  const bitext = linkedBitext(sentences);
  return file(name, [...jsonLines({ ...bitext, document: { ...bitext.document, name } })].join(''));
};
bitextFile('run/satu.jsonl', [
  ['Kucing membaca buku di rumah besar itu.', 'Cats read book in house big that.'],
  ['Buku itu dibaca kucing.', 'Book that read cat.'],
]);
bitextFile('run/dua.jsonl', [['Bukunya terbaca sapi.', 'Book read cow.']]);
file('lama.id.txt', 'Kucing tidur. Mereka baca koran.\n');
file('known.tsv', 'word\tid\tsapi\n');

interface Listed {
  word: string;
  root: string;
  count: number;
}
const listed = async (...args: readonly string[]): Promise<Listed[]> => {
  const { code, stdout, stderr } = await words(...args, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return (JSON.parse(stdout) as { words: Listed[] }).words;
};
const rowsOf = (tsv: string): Record<string, string>[] => {
  const [head, ...lines] = tsv.trimEnd().split('\n');
  const names = head!.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [names[i]!, cell])));
};

describe('padan words', () => {
  it('draws a concordance whose contexts are of signs of several characters', () => {
    const before = '1\ufe0f\u20e3'.repeat(80);
    const at = { start: before.length, end: before.length + 5 };
    const line = { document: 'd', number: 1, text: `${before}beras`, at, translation: '', became: [] };
    const shown = [...concordanceText({ word: 'beras', lines: [line], all: 1 }, 60, false)];
    expect(shown[0]).toMatch(/^d:1….*1\ufe0f\u20e3\[beras\]\n$/u);
  });

  it('lists the words of a run’s documents, with examples and what they became', async () => {
    const { code, stdout, stderr } = await words('run', '--sort', 'count', '--format', 'tsv');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const rows = rowsOf(stdout);
    const book = rows.find(({ word }) => word === 'buku')!;
    expect(book).toMatchObject({ count: '2', documents: '1', here: 'book 2' });
    expect(book['example']!.toLowerCase()).toContain('buku');
    expect(book['its translation']!.toLowerCase()).toContain('book');
    expect(rows.map(({ count }) => Number(count))).toEqual(
      rows.map(({ count }) => Number(count)).sort((a, b) => b - a),
    );
    // Function words are left out unless they are asked for.
    expect(rows.some(({ word }) => word === 'di')).toBe(false);
    expect((await listed('run', '--function-words')).some(({ word }) => word === 'di')).toBe(true);
  });

  it('groups families, and lists the words of which no form was met before', async () => {
    const { stdout } = await words('run', '--families', '--json');
    const { families } = JSON.parse(stdout) as { families: { root: string; words: Listed[] }[] };
    const read = families.find(({ root }) => root === 'baca')!;
    expect(read.words.map(({ word }) => word).sort()).toEqual(['dibaca', 'membaca', 'terbaca']);
    const fresh = (await listed('run', '--new-since', 'lama.id.txt')).map(({ word }) => word);
    expect(fresh).toContain('sapi');
    expect(fresh).not.toContain('membaca');
    expect(fresh).not.toContain('kucing');
  });

  it('reads plain texts, and leaves out what is known and what is rare', async () => {
    expect((await listed('lama.id.txt', '--sort', 'alphabet')).map(({ word }) => word)).toEqual([
      'baca',
      'koran',
      'kucing',
      'tidur',
    ]);
    expect((await listed('run', '--known', 'known.tsv')).some(({ word }) => word === 'sapi')).toBe(false);
    expect((await listed('run', '--min-count', '2', '--sort', 'alphabet')).map(({ word }) => word)).toEqual([
      'buku',
      'kucing',
    ]);
    expect(await listed('run', '--limit', '1')).toHaveLength(1);
  });

  it('prints a table for people whose columns stand below each other, and says what it left out', async () => {
    const { stdout } = await words('run', '--format', 'text', '--sort', 'count', '--examples', '0');
    const [head, ...lines] = stdout.split('\n');
    const at = head!.indexOf('count') + 'count'.length;
    const table = lines.slice(0, lines.indexOf(''));
    expect(table.length).toBeGreaterThan(3);
    for (const line of table) expect(line.slice(0, at)).toMatch(/^\S+ +\d+$/);
    expect(stdout).toMatch(/Left out: function words \(--function-words\); names \(--proper-names\)\.\n$/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours
    expect(stdout).not.toMatch(/\u001b/);
    const coloured = await words('run', '--format', 'text', '--color', 'always');
    expect(coloured.stdout).toContain('\u001b[');
  });

  it('prints every place of a word’s root in its context, or of the word alone', async () => {
    const all = await words('run', '--concordance', 'baca', '--format', 'tsv');
    expect(rowsOf(all.stdout).map(({ word }) => word)).toEqual(['terbaca', 'membaca', 'dibaca']);
    expect(rowsOf(all.stdout)[1]).toMatchObject({
      document: 'run/satu.jsonl',
      sentence: '1',
      before: 'Kucing',
      became: 'read',
    });
    const exact = await words('run', '--concordance', 'membaca', '--exact', '--format', 'text');
    expect(exact.stdout).toContain('Kucing [membaca] buku');
    expect(exact.stdout).toContain('→ Cats [read] book');
    expect(exact.stdout).toContain('1 place.');
    const none = await words('run', '--concordance', 'gajah', '--format', 'text');
    expect(none).toMatchObject({ code: 0, stdout: '“gajah” is nowhere in these texts.\n' });
  });

  it('writes no formula, no escape sequence and no second row for a text', async () => {
    bitextFile('evil.jsonl', [['=HYPERLINK("x") kerbau \u001b[31m\u202eliar.', '+cmd|calc buffalo wild.']]);
    const { stdout } = await words('evil.jsonl', '--format', 'tsv', '--concordance', 'kerbau');
    const [, row, ...more] = stdout.split('\n');
    expect(more).toEqual(['']);
    for (const cell of row!.split('\t')) expect(cell).not.toMatch(/^[=+\-@]/);
    const text = await words('evil.jsonl', '--format', 'text');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would obey
    expect(text.stdout).not.toMatch(/[\u001b\u202e]/);
    expect(text.stdout).toContain('\\u001b[31m');
  });

  it('writes a file whole, in the format of its ending, and never over another', async () => {
    expect(await words('run', '-o', 'list.json')).toMatchObject({ code: 0, stdout: '' });
    expect(JSON.parse(readFileSync(join(folder, 'list.json'), 'utf8'))).toMatchObject({
      language: 'id',
      documents: 2,
    });
    expect(await words('run', '-o', 'list.json')).toMatchObject({ code: 2 });
    expect(await words('run', '-o', 'list.json', '--force')).toMatchObject({ code: 0 });
    const shown = await words('run', '-o', '-');
    expect(shown).toMatchObject({ code: 0, stdout: (await words('run')).stdout });
    // Nor over what it reads, however its path is written.
    const before = readFileSync(join(folder, 'run/dua.jsonl'), 'utf8');
    const over = await words('run', '-o', 'run/../run/dua.jsonl', '--force');
    expect(over).toMatchObject({ code: 2, stderr: expect.stringContaining('is one of the files to read') });
    expect(readFileSync(join(folder, 'run/dua.jsonl'), 'utf8')).toBe(before);
  });

  it('counts a document once that is named twice', async () => {
    const twice = await words('run', 'run/../run/dua.jsonl', './lama.id.txt', 'lama.id.txt', '--json');
    expect(JSON.parse(twice.stdout)).toMatchObject({ documents: 3 });
  });

  it('names what cannot be read, and goes on', async () => {
    file('bad/a.jsonl', '{}\n');
    bitextFile('bad/b.jsonl', [['Sapi lari.', 'Cows run.']]);
    const { code, stdout, stderr } = await words('bad', '--json');
    expect(code).toBe(1);
    expect(stderr).toContain('bad/a.jsonl');
    expect(stderr).toContain('1 document could not be read');
    expect((JSON.parse(stdout) as { words: Listed[] }).words.map(({ word }) => word)).toContain('sapi');
  });

  it.each([
    [['nowhere'], /nowhere/],
    [['-'], /- is no file or folder/],
    [['run', '--known', 'lama.id.txt'], /lama\.id\.txt:1: expected "word TAB/],
    [['run', '--concordance', 'x', '--families'], /cannot be given together/],
    [['run', '--concordance', ' '], /--concordance is blank/],
    [['run', '--exact'], /--exact says which places --concordance lists/],
    [['run', '--sort', 'size'], /sort/],
    [['run', '--json', '--format', 'tsv'], /cannot be given together/],
    [['lama.id.txt', '--from', 'x!'], /--from/],
  ])('refuses %j with 2', async (args, message) => {
    const { code, stdout, stderr } = await words(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('refuses texts of two languages in one list', async () => {
    file('satu.en.txt', 'Cows run.\n');
    const { code, stderr } = await words('lama.id.txt', 'satu.en.txt');
    expect(code).toBe(1);
    expect(stderr).toContain('satu.en.txt: its text is in another language (en) than the first one’s (id)');
  });
});
