import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonLines } from '../../../src/report/jsonl.js';
import { padan } from '../../cli.js';
import { problemsIn } from '../../export/epub/epubcheck.js';
import { chaptersIn, filesIn, paragraphsIn } from '../../export/epub/read.js';
import { testFolder } from '../../folder.js';
import { bitextOf } from '../../overview/runs.js';

const folder = testFolder('books');
const at = (path: string): string => join(folder, path);
const book = (...args: string[]) =>
  padan(['export', ...args], { cwd: folder, env: { SOURCE_DATE_EPOCH: '' } });
const read = (path: string): Uint8Array => new Uint8Array(readFileSync(at(path)));
const packageOf = (path: string): string => filesIn(read(path)).get('EPUB/package.opf')!;

const source = ['Hujan lebat turun di desa.', 'Gubernur pulang ke rumah.'];
mkdirSync(at('out'));
for (const [name, texts] of [
  [
    'a',
    {
      m: ['Heavy rain fell in the village.', 'The governor went home.'],
      g: ['It rained a lot.', 'He went home.'],
    },
  ],
  ['b', { m: ['Heavy rain fell.', 'The governor left.'], g: ['It rained.', 'He left.'] }],
] as const)
  writeFileSync(
    at(`out/${name}.jsonl`),
    jsonLines(bitextOf({ name, source, texts: { m: [...texts.m], g: [...texts.g] } })),
  );
writeFileSync(at('known.tsv'), 'word\tid\tgubernur\n');

describe('padan export --epub', () => {
  it('writes a valid book of a run, a chapter a document', async () => {
    expect(await book('out', '--epub', 'a.epub')).toMatchObject({
      code: 0,
      stdout: 'a.epub: 2 chapters\n',
      stderr: '',
    });
    expect(await problemsIn(read('a.epub'))).toEqual([]);
    const texts = chaptersIn(read('a.epub')).map((chapter) => paragraphsIn([chapter], 'en').join(' '));
    expect(texts).toEqual([
      'Heavy rain fell in the village. The governor went home.',
      'Heavy rain fell. The governor left.',
    ]);
  });

  it('writes the same bytes again, in any time zone, and of the date that it is told', async () => {
    await book('out', '--epub', 'one.epub');
    await padan(['export', 'out', '--epub', 'other.epub'], {
      cwd: folder,
      env: { SOURCE_DATE_EPOCH: '', TZ: 'Asia/Jayapura' },
    });
    expect(Buffer.compare(read('one.epub'), read('other.epub'))).toBe(0);
    await book('out', '--epub', 'dated.epub', '--date', '2030-01-01');
    expect(packageOf('dated.epub')).toContain('>2030-01-01T00:00:00Z<');
    await padan(['export', 'out', '--epub', 'epoch.epub'], {
      cwd: folder,
      env: { SOURCE_DATE_EPOCH: '86400' },
    });
    expect(packageOf('epoch.epub')).toContain('>1970-01-02T00:00:00Z<');
  });

  it('takes the system that is named, or all', async () => {
    await book('out#g', '--epub', 'g.epub');
    expect(paragraphsIn(chaptersIn(read('g.epub')), 'en')).toEqual([
      'It rained a lot.',
      'He went home.',
      'It rained.',
      'He left.',
    ]);
    await book('out/a.jsonl', '--epub', 'all.epub', '--systems', 'all');
    expect(paragraphsIn(chaptersIn(read('all.epub')), 'en')).toEqual([
      'Heavy rain fell in the village.',
      'It rained a lot.',
      'The governor went home.',
      'He went home.',
    ]);
  });

  it('has a title, an author, and words of its own in the language that was asked for', async () => {
    await book('out', '--epub', 't.epub', '--title', 'Berita & <cuaca>', '--author', 'Redaksi', '--ui', 'id');
    expect(packageOf('t.epub')).toContain('Berita &amp; &lt;cuaca&gt;');
    expect(packageOf('t.epub')).toContain('>Redaksi</dc:creator>');
    expect(filesIn(read('t.epub')).get('EPUB/nav.xhtml')).toContain('Daftar isi');
  });

  it('has the words at the end, without those that are known', async () => {
    await book('out', '--epub', 'w.epub', '--glossary', '--known', 'known.tsv');
    expect(await problemsIn(read('w.epub'))).toEqual([]);
    const words = filesIn(read('w.epub')).get('EPUB/w0001.xhtml')!;
    const roots = [...words.matchAll(/<dt[^>]*>([^<]*)</g)].map(([, root]) => root);
    expect(roots).toEqual([...roots].sort());
    expect(roots).toContain('hujan');
    expect(roots).not.toContain('gubernur');
    expect(filesIn(read('w.epub')).get('EPUB/nav.xhtml')).toContain('epub:type="glossary"');
  });

  it('says as JSON what it wrote', async () => {
    const { stdout } = await book('out', '--epub', 'j.epub', '--json');
    const { documents, files } = JSON.parse(stdout);
    expect(documents).toBe(2);
    expect(files).toEqual([
      {
        path: 'j.epub',
        kind: 'epub',
        identifier: expect.stringMatching(/^urn:uuid:/),
        chapters: 2,
        files: 2,
      },
    ]);
    expect(packageOf('j.epub')).toContain(files[0].identifier);
  });

  it.each(['2026-02-31', '31.12.2026', '-1', '1969-12-31'])('refuses the date %s', async (date) => {
    const { code, stderr } = await book('out', '--epub', 'x.epub', `--date=${date}`);
    expect(code).toBe(2);
    expect(stderr).toContain('--date is no date');
    expect(existsSync(at('x.epub'))).toBe(false);
  });
});
