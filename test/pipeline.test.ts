import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sentencesOf } from '../src/core/document.js';
import { run } from '../src/pipeline.js';
import { readBitext } from '../src/report/read-bitext.js';
import { dryRun } from '../src/run/dry.js';
import type { RunEvent } from '../src/run/events.js';
import { hypothesis } from './bitexts.js';
import { testFolder } from './folder.js';
import { corpusFolder, embedded, tiny } from './model/embedded.js';
import { filesOf, runOptions } from './output.js';

const folder = (): string => testFolder('pipeline');
describe('a run over the corpus', () => {
  const out = folder();
  beforeAll(async () => {
    const result = await run(await embedded(), runOptions([corpusFolder], out));
    expect(result.failures).toEqual([]);
    expect(result.documents).toHaveLength(13);
    expect(result.translated + result.repeated).toBe(
      result.documents.reduce((sum, { paragraphs }) => sum + paragraphs, 0),
    );
  });

  it('writes a page, a text and JSON lines for every article, and a diff if there is a reference', () => {
    const names = Object.keys(filesOf(out));
    // With the index, the summary, the flagged sentences, the search and the words.
    expect(names.filter((name) => name.endsWith('.html'))).toHaveLength(13 + 5);
    expect(names.filter((name) => name.endsWith('.en.txt'))).toHaveLength(13);
    expect(names.filter((name) => name.endsWith('.jsonl'))).toHaveLength(13);
    expect(names.filter((name) => name.endsWith('.diff'))).toEqual(
      ['banjir-bandang', 'diplomasi-selat', 'harga-beras', 'pesta-panen', 'terumbu-malam'].map(
        (name) => `${name}.diff`,
      ),
    );
  });

  it('keeps every character of every source', () => {
    for (const name of readdirSync(corpusFolder).filter((file) => file.endsWith('.id.txt'))) {
      const source = readFileSync(join(corpusFolder, name)).toString();
      const bitext = readBitext(readFileSync(join(out, name.replace('.id.txt', '.jsonl')), 'utf8'));
      const sentences = sentencesOf(bitext.document);
      expect(bitext.rows.flatMap((row) => row.source)).toEqual(sentences.map(({ index }) => index));
      let at = 0;
      for (const { start, end, text } of sentences) {
        expect(source.slice(at, start).trim()).toBe('');
        expect(source.slice(start, end)).toBe(text);
        at = end;
      }
      expect(source.slice(at).trim()).toBe('');
    }
  });

  it('links words in every cell that has source and targets, and in no other', () => {
    for (const name of readdirSync(out).filter((file) => file.endsWith('.jsonl'))) {
      const { document, outputs, rows } = readBitext(readFileSync(join(out, name), 'utf8'));
      let count = 0;
      for (const { source, cells } of rows)
        for (const { system, targets } of outputs) {
          const cell = cells[system]!;
          expect(cell.links !== undefined).toBe(source.length > 0 && cell.targets.length > 0);
          for (const link of cell.links ?? []) {
            count++;
            for (const { start, end } of link.source)
              expect(document.text.slice(start, end)).toMatch(/^\S+$/);
            for (const { target, start, end } of link.target) {
              expect(cell.targets).toContain(target);
              expect(targets[target]!.text.slice(start, end)).toMatch(/^\S+$/);
            }
          }
        }
      expect(count).toBeGreaterThan(rows.length);
    }
  });

  it('writes a manifest with inputs, settings and results, but no times', () => {
    const manifest = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'));
    expect(manifest).toMatchObject({
      padan: expect.stringMatching(/^\d+\./),
      onnxruntime: expect.stringMatching(/^\d+\./),
      model: { name: 'padan-id-en', batchInvariant: true, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      settings: { beamSize: 1, lengthPenalty: 1, maxLengthRatio: 2, reproducible: false },
      counts: { documents: 13, failed: 0, paragraphs: 197 },
      failures: [],
    });
    expect(JSON.stringify(manifest)).not.toMatch(/milliseconds|seconds|\bdate/i);
    expect(JSON.parse(readFileSync(join(out, manifest.status), 'utf8'))).toMatchObject({
      state: 'finished',
      documents: { found: 13, written: 13, failed: 0, inFlight: [] },
      paragraphs: { translated: 196, repeated: 1, kept: 0 },
      milliseconds: expect.any(Number),
    });
  });

  it('translates nothing the second time, and changes no file', async () => {
    const before = filesOf(out);
    const result = await run(await embedded(), runOptions([corpusFolder], out));
    expect(result).toMatchObject({ translated: 0, kept: 197 });
    expect(filesOf(out)).toEqual(before);
  });

  it('gives byte-identical files with batches of one, in another order', async () => {
    const other = folder();
    const paths = readdirSync(corpusFolder)
      .filter((name) => name.endsWith('.id.txt'))
      .reverse();
    const result = await run(
      await embedded(),
      runOptions(
        paths.map((name) => join(corpusFolder, name)),
        other,
        { batchSize: 1 },
      ),
    );
    expect(result.failures).toEqual([]);
    expect(filesOf(other)).toEqual(filesOf(out));
  });

  it('translates only the paragraph that changed, wherever it moved', async () => {
    const corpus = folder();
    cpSync(corpusFolder, corpus, { recursive: true });
    const path = join(corpus, 'pesta-panen.id.txt');
    const text = readFileSync(path, 'utf8').replace('150 tahun', '160 tahun');
    writeFileSync(path, `Judul Baru\n\n${text}`);
    const result = await run(await embedded(), runOptions([corpus], out, { links: 'none' }));
    expect(result.translated).toBe(2);
  });
});

describe('a run over a text with traces of print', () => {
  const source = folder();
  const path = join(source, 'a.id.txt');
  writeFileSync(
    path,
    `Pemerintah telah menyiap-
kan dana. Air naik setinggi lutut warga di
                    12
Kecamatan Sumberjaya. Masyara- kat menunggu.

la gemar menenun kain.
`,
  );
  const out = folder();
  const shown: string[] = [];
  /** Says what it was shown. */
  const echo = async () => ({
    translate: (paragraphs: readonly { sentences: readonly string[] }[]) =>
      paragraphs.map(async ({ sentences }) => {
        shown.push(...sentences);
        return sentences.map((text) => hypothesis(text.trim()));
      }),
    documentsInFlight: 1,
    close: async () => undefined,
  });
  beforeAll(async () => {
    await run(await embedded(), runOptions([source], out), () => undefined, undefined, echo);
  });

  it('shows the model whole sentences, and the reader the text as it came', () => {
    expect(shown).toEqual([
      'Pemerintah telah menyiapkan dana. ',
      'Air naik setinggi lutut warga di\nKecamatan Sumberjaya. ',
      'Masyarakat menunggu.',
      'Ia gemar menenun kain.',
    ]);
    const bitext = readBitext(readFileSync(join(out, 'a.jsonl'), 'utf8'));
    expect(bitext.document.text).toBe(readFileSync(path, 'utf8'));
    expect(sentencesOf(bitext.document).map(({ text }) => text)).toEqual([
      'Pemerintah telah menyiap-\nkan dana. ',
      'Air naik setinggi lutut warga di\n                    12\nKecamatan Sumberjaya. ',
      'Masyara- kat menunggu.',
      'la gemar menenun kain.',
    ]);
    expect(bitext.notes.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['broken-word', 'page-furniture', 'broken-word', 'misread-capital']),
    );
  });

  it('compares translations with what was shown', () => {
    const { rows } = readBitext(readFileSync(join(out, 'a.jsonl'), 'utf8'));
    const flags = rows.flatMap(({ cells }) => Object.values(cells).flatMap((cell) => cell.flags));
    expect(flags.filter(({ rule }) => rule === 'numbers-differ')).toEqual([]);
    expect(
      flags
        .filter(({ rule }) => rule === 'untranslated')
        .map(({ message }) => message)
        .join(),
    ).toContain('menyiapkan');
  });

  it('is foreseen by a dry run', async () => {
    writeFileSync(path, `${readFileSync(path, 'utf8')}\nKalimat baru.\n`);
    expect(await dryRun(await embedded(), runOptions([source], out))).toMatchObject({
      paragraphs: { open: 1, kept: 2 },
    });
  });
});

describe('a run with errors', () => {
  const corpus = folder();
  const put = (name: string, content: string | Uint8Array) => {
    mkdirSync(join(corpus, name, '..'), { recursive: true });
    writeFileSync(join(corpus, name), content);
    return join(corpus, name);
  };

  it('lists every bad document with the reason, and translates the good ones', async () => {
    const out = folder();
    put('good.txt', 'Selamat pagi.\n');
    put('sub/good.id.txt', 'Selamat malam.\n');
    const latin = put('latin.txt', Buffer.from('caf\xe9', 'latin1'));
    const picture = put('picture.txt', Buffer.from([0x89, 0x50, 0, 1]));
    const empty = put('empty.txt', '');
    const long = put('long.txt', 'a'.repeat(20_000_000));
    const { documents, failures } = await run(await tiny(), runOptions([corpus], out));
    expect(documents.map(({ name }) => name)).toEqual(['good', 'sub/good']);
    expect(failures.map(({ path }) => path.replace(/:\d+$/, ''))).toEqual(
      [empty, latin, long, picture].sort(),
    );
    for (const { reason } of failures) expect(reason).toMatch(/^[^\n]{10,200}$/);
    const index = readFileSync(join(out, 'index.html'), 'utf8');
    expect(index).toContain('href="sub/good.html"');
    expect(index).toContain('not valid UTF-8');
    expect(readFileSync(join(out, 'sub/good.html'), 'utf8')).toContain('href="../index.html"');
  });

  it('reports a document without its reference if the reference is bad', async () => {
    const out = folder();
    const source = put('ref/a.id.txt', 'Selamat pagi.\n');
    put('ref/a.en.txt', Buffer.from([0xff, 0x41]));
    const { documents, failures } = await run(await tiny(), runOptions([source], out));
    expect(documents).toMatchObject([{ name: 'a', reference: null, rules: { 'reference-unused': 1 } }]);
    expect(readFileSync(join(out, 'a.html'), 'utf8')).toMatch(
      /a\.en\.txt:1 is left out here: .*not valid UTF-8/,
    );
    expect(failures).toMatchObject([
      { path: expect.stringMatching(/a\.en\.txt:1$/), reason: expect.stringMatching(/not valid UTF-8/) },
    ]);
  });

  it('says once that a reference is the text itself, and notes it', async () => {
    const out = folder();
    const text = readFileSync(join(corpusFolder, 'pesta-panen.id.txt'));
    const source = put('same/a.id.txt', text);
    put('same/a.en.txt', text);
    const notices: string[] = [];
    const { documents } = await run(await tiny(), runOptions([source], out), (event) => {
      if (event.kind === 'notice') notices.push(event.message);
    });
    expect(notices).toEqual([expect.stringMatching(/a\.id\.txt: .*a\.en\.txt is the same text/)]);
    expect(documents[0]!.rules).toMatchObject({ 'reference-same-text': 1 });
  });

  it('says once that a reference is of another article, and pairs nothing with it', async () => {
    const out = folder();
    const source = put('misfit/a.id.txt', readFileSync(join(corpusFolder, 'pesta-panen.id.txt')));
    put('misfit/a.en.txt', readFileSync(join(corpusFolder, 'diplomasi-selat.en.txt')));
    const notices: string[] = [];
    await run(await embedded(), runOptions([source], out), (event) => {
      if (event.kind === 'notice') notices.push(event.message);
    });
    expect(notices).toEqual([
      expect.stringMatching(/a\.id\.txt: .*a\.en\.txt does not look like a translation/),
    ]);
    const { notes, rows } = readBitext(readFileSync(join(out, 'a.jsonl'), 'utf8'));
    expect(notes.filter(({ rule }) => rule === 'reference-misfit')).toHaveLength(1);
    const paired = rows.filter(
      ({ source, cells }) => source.length > 0 && cells['reference']!.targets.length > 0,
    );
    expect(paired.length).toBeLessThan(3);
  });

  it('uses references from a separate folder', async () => {
    const out = folder();
    const references = folder();
    const source = put('own/b.txt', 'Selamat pagi.\n');
    writeFileSync(join(references, 'b.txt'), 'Good morning.\n');
    const { documents } = await run(await tiny(), runOptions([source], out, { references: [references] }));
    expect(documents[0]!.reference).toBe(join(references, 'b.txt'));
  });

  it.skipIf(spawnSync('patch', ['--version']).status !== 0 && process.env['CI'] === undefined)(
    'writes diffs that patch applies from the output folder, whatever the names',
    async () => {
      const [source, out] = [folder(), folder()];
      const names = ['berita satu', 'warta kota/hari ini', '-x', 'é “itu”', "kata'nya", 'sama'];
      mkdirSync(join(source, 'warta kota'));
      for (const name of names) {
        writeFileSync(join(source, `${name}.txt`), '12.\n\n34.\n');
        writeFileSync(join(source, `${name}.en.txt`), name === 'sama' ? '12.\n\n34.\n' : '12.\n\n35.\n');
      }
      const { documents } = await run(await tiny(), runOptions([source], out));
      const files = documents.map((document) => document.files);
      expect(files.map(({ text }) => text).sort()).toEqual(names.map((name) => `${name}.en.txt`).sort());
      for (const { text, patch } of files) {
        execFileSync('patch', ['-p1', '-s'], { cwd: out, input: readFileSync(join(out, patch!)) });
        expect(readFileSync(join(out, text), 'utf8')).toBe(readFileSync(join(source, text), 'utf8'));
      }
      expect(readFileSync(join(out, 'sama.diff'), 'utf8')).toBe('');
    },
  );

  it('links no words if told so, and links them without a model that gives its attention', async () => {
    const source = folder();
    writeFileSync(join(source, 'a.txt'), '12 34.\n');
    const linksOf = async (links: 'attention' | 'lexicon' | 'none') => {
      const out = folder();
      await run(await tiny(), { ...runOptions([source], out), links });
      const { rows } = readBitext(readFileSync(join(out, 'a.jsonl'), 'utf8'));
      return rows.flatMap(({ cells }) => Object.values(cells).map((cell) => cell.links?.length));
    };
    expect(await linksOf('none')).toEqual([undefined]);
    expect(await linksOf('lexicon')).toEqual([2]);
    expect(await linksOf('attention')).toEqual([2]);
  });

  it('never writes outside the output folder', async () => {
    const out = join(folder(), 'out');
    const names = ['..id.txt', '...txt', 'index.txt', 'run.txt', 'a\nb.txt', 'CON.txt', '<b>.txt'];
    const odd = folder();
    for (const name of names) writeFileSync(join(odd, name), 'Selamat pagi.\n');
    const { failures } = await run(
      await tiny(),
      runOptions(
        names.map((name) => join(odd, name)),
        out,
      ),
    );
    expect(failures).toEqual([]);
    expect(readdirSync(join(out, '..'))).toEqual(['out']);
    expect(readdirSync(out).filter((name) => name.endsWith('.html'))).toHaveLength(names.length + 5);
  });

  it('never overwrites a source or a reference', async () => {
    const texts = folder();
    writeFileSync(join(texts, 'a.id.txt'), 'Selamat pagi.\n');
    writeFileSync(join(texts, 'a.en.txt'), 'Good morning.\n');
    const before = filesOf(texts);
    await expect(run(await tiny(), runOptions([texts], texts))).rejects.toThrow(
      /an output would overwrite it/,
    );
    await expect(run(await tiny(), runOptions([join(texts, 'a.id.txt')], `${texts}/.`))).rejects.toThrow(
      /would overwrite/,
    );
    expect(filesOf(texts)).toEqual(before);
  });

  it('rejects an output folder that is a file', async () => {
    await expect(run(await tiny(), runOptions([corpus], join(corpus, 'good.txt')))).rejects.toThrow(
      'the output folder is a file',
    );
  });

  it('keeps finished paragraphs when stopped, and continues to the same files', async () => {
    const source = folder();
    for (let i = 0; i < 30; i++)
      writeFileSync(
        join(source, `${i}.txt`),
        `Kalimat nomor ${i} ini pendek.\n\nDan ini paragraf kedua, nomor ${i * 7}, yang lebih panjang.\n`,
      );
    const options = (out: string) => runOptions([source], out, { links: 'none', maxLengthRatio: 0.1 });
    const undisturbed = folder();
    await run(await embedded(), options(undisturbed));

    const out = folder();
    const controller = new AbortController();
    let seen = 0;
    const stop = ({ kind }: RunEvent) => {
      if (kind === 'translated' && ++seen === 5) controller.abort();
    };
    const stopped = await run(await embedded(), { ...options(out), batchSize: 2 }, stop, controller.signal);
    expect(stopped.stopped).toBe(true);
    expect(stopped.translated).toBeGreaterThanOrEqual(5);
    expect(stopped.translated).toBeLessThan(60);
    expect(stopped.failures).toEqual([]);
    expect(Object.keys(filesOf(out))).not.toContain('index.html');

    const resumed = await run(await embedded(), options(out));
    expect(resumed.kept).toBe(stopped.translated);
    expect(resumed.translated).toBe(60 - stopped.translated);
    expect(filesOf(out)).toEqual(filesOf(undisturbed));
  });

  it('translates everything again with force', async () => {
    const out = folder();
    const source = put('force/a.txt', 'Selamat pagi.\n');
    await run(await tiny(), runOptions([source], out));
    expect(await run(await tiny(), runOptions([source], out, { force: true }))).toMatchObject({
      translated: 1,
      kept: 0,
    });
    expect(await run(await tiny(), runOptions([source], out, { beamSize: 2 }))).toMatchObject({
      translated: 1,
    });
    expect(await run(await embedded(), runOptions([source], out))).toMatchObject({ translated: 1 });
    expect(await run(await tiny(), runOptions([source], out))).toMatchObject({ translated: 0, kept: 1 });
    rmSync(out, { recursive: true });
  });
});
