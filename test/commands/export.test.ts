import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formTime } from '../../src/export/anki/note-types.js';
import { jsonLines } from '../../src/report/jsonl.js';
import { padan } from '../cli.js';
import { opened } from '../export/anki/cards.js';
import { testFolder } from '../folder.js';
import { bitextOf, type Told } from '../overview/runs.js';

const folder = testFolder('export');
/** When all documents were written. */
const time = formTime + 1000;
const document = (run: string, name: string, told: Omit<Told, 'name'>): void => {
  const path = join(folder, run, `${name}.jsonl`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, jsonLines(bitextOf({ name, ...told })));
  utimesSync(path, time, time);
};
const run = (...args: string[]) => padan(['export', ...args], { cwd: folder });
const at = (path: string): string => join(folder, path);

const source = ['Hujan lebat turun di desa.', 'Gubernur pulang ke rumah.'];
const texts = { b: ['Heavy rain fell in the village.', 'The governor went home.'] };
document('out', 'news/a', { source, texts });
document('out', 'b', { source: ['Pasar itu sepi.'], texts: { b: ['The market is quiet.'] } });
document('two', 'a', { source, texts: { ...texts, g: ['It rained a lot.', 'He went home.'] } });
document('torn', 'a', { source, texts });
writeFileSync(at('torn/b.jsonl'), '{"type":"document"');
writeFileSync(at('known.tsv'), 'word\tid\tgubernur\n');

describe('padan export', () => {
  it('writes cards of a run as a package and as text, and says how many', async () => {
    const { code, stdout, stderr } = await run('out', '--anki', 'a.apkg', '--tsv', 'a.txt');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^a\.apkg: (\d+ notes \(.*\))\na\.txt: \1\n$/);
    const notes = opened(readFileSync(at('a.apkg')), (query) =>
      query('SELECT guid, mod, tags FROM notes ORDER BY id'),
    );
    const lines = readFileSync(at('a.txt'), 'utf8').trimEnd().split('\n').slice(6);
    expect(lines.map((line) => line.split('\t')[0])).toEqual(notes.map(({ guid }) => guid));
    expect(notes.length).toBeGreaterThan(0);
    expect(new Set(notes.map(({ mod }) => mod))).toEqual(new Set([time]));
    expect(new Set(notes.map(({ tags }) => tags))).toEqual(
      new Set([' padan::document::news/a padan::system::b ', ' padan::document::b padan::system::b ']),
    );
  });

  it('writes the same bytes again, and of the time that it is told', async () => {
    await run('out', '--anki', 'one.apkg', '-q');
    await run('out', '--anki', 'other.apkg', '-q');
    expect(Buffer.compare(readFileSync(at('one.apkg')), readFileSync(at('other.apkg')))).toBe(0);
    await run('out', '--anki', 'dated.apkg', '--date', '2030-01-01');
    const [note] = opened(readFileSync(at('dated.apkg')), (query) => query('SELECT mod FROM notes'));
    expect(note).toEqual({ mod: Date.UTC(2030, 0, 1) / 1000 });
  });

  it('says as JSON what it wrote', async () => {
    const { stdout } = await run('out/news/a.jsonl', '--tsv', 'j.txt', '--cards', 'cloze, word', '--json');
    const { documents, failed, files } = JSON.parse(stdout);
    expect({ documents, failed }).toEqual({ documents: 1, failed: 0 });
    const [{ notes, cloze, word, ...rest }] = files;
    expect(rest).toEqual({ path: 'j.txt', kind: 'tsv', sentence: 0, left: 0 });
    expect(notes).toBe(cloze + word);
    expect(cloze * word).toBeGreaterThan(0);
  });

  it('takes the system that is named', async () => {
    await run('two#g', '--tsv', 'g.txt', '--cards', 'word', '-q');
    const lines = readFileSync(at('g.txt'), 'utf8');
    expect(lines).toContain('It rained a lot.');
    expect(lines).not.toContain('Heavy rain');
  });

  it('leaves out what is known, and keeps to the deck that is asked for', async () => {
    await run('out', '--tsv', 'k.txt', '--known', 'known.tsv', '--deck', 'Bahasa :: Berita', '-q');
    const lines = readFileSync(at('k.txt'), 'utf8');
    expect(lines).toContain('\tBahasa::Berita::Words\t');
    expect(lines).not.toMatch(/\tgubernur\t/);
  });

  it('names the documents that it cannot read, and exports the others', async () => {
    const { code, stderr } = await run('torn', '--tsv', 't.txt');
    expect(code).toBe(1);
    expect(stderr).toMatch(/b\.jsonl/);
    expect(stderr).toMatch(/1 document could not be exported/);
    expect(existsSync(at('t.txt'))).toBe(true);
    expect((await run('torn/b.jsonl', '--tsv', 'tt.txt')).code).toBe(1);
    expect(existsSync(at('tt.txt'))).toBe(false);
  });

  it('overwrites nothing unless it is told to', async () => {
    writeFileSync(at('mine.txt'), 'mine');
    const refused = await run('out', '--tsv', 'mine.txt');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('already exists');
    expect(readFileSync(at('mine.txt'), 'utf8')).toBe('mine');
    expect((await run('out', '--tsv', 'mine.txt', '--force', '-q')).stdout).toBe('');
    expect(readFileSync(at('mine.txt'), 'utf8')).toMatch(/^#separator:tab\n/);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('writes a document once that is named twice', async () => {
    const { stdout } = await run('out/b.jsonl', 'out/../out/b.jsonl', '--epub', 'once.epub', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ documents: 1, files: [{ chapters: 1 }] });
  });

  it('never writes over what it reads', async () => {
    for (const path of ['torn/../torn/a.jsonl', 'known.tsv']) {
      const before = readFileSync(at(path), 'utf8');
      const { code, stderr } = await run('torn', '--tsv', path, '--known', 'known.tsv', '--force');
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringContaining('one of the files to read'),
      });
      expect(readFileSync(at(path), 'utf8')).toBe(before);
    }
  });

  it('says that the folder for temporary files cannot be used', async () => {
    const missing = at('no-temporary');
    const { code, stderr } = await padan(['export', 'out', '--anki', 'x'], {
      cwd: folder,
      env: { TMPDIR: missing, TEMP: missing, TMP: missing },
    });
    expect(code).toBe(1);
    expect(stderr).toContain(`${missing}: the folder for temporary files cannot be written`);
    expect(existsSync(at('x'))).toBe(false);
  });

  it.each([
    [['out'], 'nothing to write was named'],
    [['out', '--anki', 'x', '--tsv', './x'], 'one file is named for two exports'],
    [
      ['out', '--tsv', 'x', '--cards', 'sentence,audio'],
      '--cards has “audio”, expected some of sentence, cloze, word',
    ],
    [['out', '--tsv', 'x', '--deck', 'a::'], '--deck is “a::”'],
    [['out', '--tsv', 'x', '--min-words', '9', '--max-words', '8'], '--min-words is 9'],
    [['out', '--tsv', 'x', '--known', 'none.tsv'], 'none.tsv: no such file'],
    [['out#z', '--tsv', 'x'], 'no system “z”'],
    [['nothing', '--tsv', 'x'], 'nothing: no such file or folder'],
    [['out', '--tsv', 'no/x'], 'there is no such folder'],
    [['out', '--tsv', 'x', '--know', '1000000'], 'there are no cards'],
    [['-', '--tsv', 'x'], '- is no file or folder'],
    [['out', '--tsv', 'x', '--epub', '-'], 'cannot be written to standard output'],
    [['out', '--epub', 'x', '--known', 'none.tsv'], 'none.tsv: no such file'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await run(...args);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
    expect(existsSync(at('x'))).toBe(false);
  });
});
