import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineAt } from '../../../src/core/document.js';
import type { SplitChoice } from '../../../src/formats/format.js';
import { parseDocument, readDocument } from '../../../src/formats/formats.js';
import { blockTexts, documentOf } from '../../bitexts.js';
import { testFolder } from '../../folder.js';

const folder = testFolder('read');
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const parse = (content: string | Uint8Array) =>
  parseDocument(typeof content === 'string' ? Buffer.from(content) : content, 'name', {
    path: 'path',
    language: 'id',
  });
const read = (path: string, name = 'x') => readDocument(name, { path, language: 'id' });

describe('reading', () => {
  it('keeps every byte of UTF-8, byte order mark and line endings included', () => {
    const bytes = Buffer.from('\ufeffJudul\r\n\r\nIsi “kutipan”.\r\n');
    const { text, facts } = parse(bytes);
    expect(facts['encoding']).toBe('utf-8');
    expect(Buffer.from(text)).toEqual(bytes);
  });

  it('decodes UTF-16 by its byte order mark', () => {
    const little = Buffer.from('\ufeffHalo.\n', 'utf16le');
    expect(parse(little)).toMatchObject({ facts: { encoding: 'utf-16le' }, text: '\ufeffHalo.\n' });
    expect(parse(Buffer.from(little).swap16())).toMatchObject({
      facts: { encoding: 'utf-16be' },
      text: '\ufeffHalo.\n',
    });
  });

  it.each([
    ['Latin-1', Buffer.from('Halo.\ncafé\n', 'latin1'), /not valid UTF-8 \(first at byte 9\)/],
    ['a truncated character', Buffer.from('Halo é').subarray(0, -1), /not valid UTF-8/],
    ['UTF-16 without a byte order mark', Buffer.from('Halo', 'utf16le'), /not a text file \(NUL at byte 1\)/],
    ['UTF-16 with a NUL', Buffer.from('\ufeffĀ\0', 'utf16le'), /not a text file \(NUL at byte 4\)/],
    ['UTF-32', Buffer.from('fffe000041000000', 'hex'), /in UTF-32/],
    ['UTF-32, the other way round', Buffer.from('0000feff00000041', 'hex'), /in UTF-32/],
    ['UTF-16 with an odd number of bytes', Buffer.from([0xff, 0xfe, 0x41]), /not valid UTF-16LE/],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /not a text file/],
    ['an empty file', Buffer.alloc(0), /no text/],
    ['only white space', Buffer.from('\ufeff \n\n\t'), /no text/],
    ['only line breaks of all kinds', Buffer.from('\u0085\u2028 \r\u2029\u0085\r\n\v\f'), /no text/],
  ])('rejects %s, and says what to do', (_, bytes, message) => {
    expect(() => parse(bytes)).toThrow(
      expect.objectContaining({
        name: 'PadanError',
        code: expect.stringMatching(/^(?:not|no)-text$/),
        message: expect.stringMatching(message),
        hint: expect.any(String),
      }),
    );
  });

  it('gives the line of the first byte that is not UTF-8', () => {
    expect(() => parse(Buffer.from('satu\ndua\ncafé\n', 'latin1'))).toThrow(
      expect.objectContaining({ place: { path: 'path', line: 3 } }),
    );
  });

  symlinkSync('loop.txt', join(folder, 'loop.txt'));
  it.each([
    ['missing.txt', /no such file/],
    ['loop.txt', /cannot be read \(ELOOP\)/],
    ['.', /folder/],
  ])('reports what is wrong with %s', async (name, message) => {
    await expect(read(join(folder, name))).rejects.toThrow(message);
  });

  it('rejects a file of 20 MB, and a line of 15 MB, quickly', async () => {
    const large = file('large.txt', 'kata '.repeat(4_000_000));
    await expect(read(large)).rejects.toThrow('the file has 20000000 bytes, the maximum is 16777216');
    const path = file('long.txt', `Pendek.\n\n${'kata '.repeat(3_000_000)}\n`);
    await expect(read(path)).rejects.toMatchObject({
      message: expect.stringMatching(/a paragraph has 14999999 characters, the maximum is 200000/),
      place: { path, line: 3 },
    });
  });

  it('rejects pipes and devices without blocking, and too many paragraphs', async () => {
    const pipe = join(folder, 'pipe.txt');
    execFileSync('mkfifo', [pipe]);
    await expect(read(pipe)).rejects.toThrow('not a regular file');
    await expect(read('/dev/zero')).rejects.toThrow('not a regular file');
    const many = file('many.txt', 'a\n'.repeat(50_001));
    await expect(read(many)).rejects.toThrow('the document has 50001 paragraphs, the maximum is 50000');
  });

  it('rejects a file that keeps changing', async () => {
    await expect(read('/proc/self/status')).rejects.toMatchObject({
      message: 'the file keeps changing while it is read',
      code: 'file-changing',
      transient: true,
    });
  });

  it('reads a file from disk', async () => {
    mkdirSync(join(folder, 'sub'), { recursive: true });
    const document = await read(file('sub/a.txt', 'Satu.\n\nDua.\n'), 'sub/a');
    expect(document).toMatchObject({
      name: 'sub/a',
      language: 'id',
      format: 'text',
      facts: { encoding: 'utf-8', split: 'blank-lines' },
    });
    expect(blockTexts(document)).toEqual(['Satu.', 'Dua.']);
  });
});

describe('paragraphs', () => {
  const kinds = (text: string, split?: SplitChoice) => {
    const document = documentOf(text, split);
    return document.blocks.map(({ kind, start, end }) => [kind, document.text.slice(start, end)]);
  };

  it('are split at blank lines if there are any, of any kind', () => {
    const document = documentOf('Satu\nbaris.\r\n \t\r\n\u00a0\nDua.\n');
    expect(document.facts['split']).toBe('blank-lines');
    expect(blockTexts(document)).toEqual(['Satu\nbaris.', 'Dua.']);
  });

  it('are split at every line if there are no blank lines', () => {
    const document = documentOf('\n\nSatu.\nDua.\n\n');
    expect(document.facts['split']).toBe('lines');
    expect(document.blocks.map(({ id }) => id)).toEqual(['p1', 'p2']);
  });

  it('are one paragraph if the text is wrapped and has no blank lines', () => {
    const mail =
      'Warga Desa Sukamaju sudah tiga hari tidak mendapat air bersih karena\n' +
      'pipa utama di tepi jalan raya pecah terlindas truk. Kepala desa sudah\n' +
      'melapor ke PDAM. Perbaikan dijanjikan selesai paling lambat pada akhir\n' +
      'pekan ini.\n';
    expect(kinds(mail)).toHaveLength(1);
    expect(documentOf(mail).facts['split']).toBe('wrapped');
    expect(kinds(mail, 'lines')).toHaveLength(4);
    const age =
      'Pelaku yang ditangkap warga pada Selasa malam itu baru berusia\n' +
      '17. Setelah itu polisi datang dan membawanya dari tempat\n' +
      'kejadian perkara. Ia sudah mencuri ayam tetangganya sejak\n' +
      '5. Mereka sudah pulang.\n';
    expect(kinds(age)).toHaveLength(1);
    const titles =
      'Harga Beras Naik Lagi di Pasar Induk\nWarga Mengeluh Harga Cabai\nPemerintah Diminta Bertindak\n';
    expect(kinds(titles)).toHaveLength(3);
    expect(kinds('beras\ngula\nkopi\n')).toHaveLength(3);
  });

  it('go on over a page number with blank lines about it, if the sentence does', () => {
    const pages = (before: string, after: string) =>
      kinds(`Awal.\n\n${before}\n\n              7\n\n${after}\n`).map(([, text]) => text);
    expect(
      pages('Hujan deras mengguyur sebagian besar wilayah Ciwidey dan', 'sekitarnya. Warga mengungsi.'),
    ).toEqual([
      'Awal.',
      'Hujan deras mengguyur sebagian besar wilayah Ciwidey dan\n\n              7\n\nsekitarnya. Warga mengungsi.',
    ]);
    expect(pages('Hujan deras mengguyur sebagian besar wilayah Ciwidey.', 'Warga mengungsi.')).toHaveLength(
      4,
    );
  });

  it('are split as requested', () => {
    expect(kinds('Satu.\nDua.\n\nTiga.\n', 'lines')).toHaveLength(3);
    expect(kinds('Satu.\nDua.\n', 'blank-lines')).toHaveLength(1);
  });

  it('are headings if they are short, have no full stop and are not last', () => {
    expect(kinds('Harga Beras Naik\n\nHarga naik.\n\nTanpa titik\n')).toEqual([
      ['heading', 'Harga Beras Naik'],
      ['text', 'Harga naik.'],
      ['text', 'Tanpa titik'],
    ]);
    expect(kinds(`${'Panjang '.repeat(20)}\n\nIsi.\n`)[0]![0]).toBe('text');
    expect(kinds('potongan yang tersisa\n\nIsi.\n')[0]![0]).toBe('text');
    expect(kinds('Apa Itu Tempe?\n\nIsi.\n')[0]![0]).toBe('heading');
    expect(kinds('Judul Yang Dipotong…\n\nIsi.\n')[0]![0]).toBe('heading');
  });

  it.each(['- cuci beras', '• gula', '1. Cuci beras.', '12) Rebus.', 'a. potong'])(
    'are list items: %s',
    (line) => {
      expect(kinds(`${line}\n\nIsi.\n`)[0]![0]).toBe('item');
    },
  );

  it('have correct offsets, with only white space between them', () => {
    const line = fc.constantFrom(
      'Satu.',
      ' Dua ',
      '',
      ' \t',
      '- tiga',
      '\u00a0',
      '\u0301x',
      '😀',
      '\u2028',
      '\u0085',
      '\ufeff',
    );
    const ending = fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\u0085');
    const text = fc
      .array(fc.tuple(line, ending), { minLength: 1, maxLength: 20 })
      .map((lines) => lines.flat().join(''));
    const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });
    fc.assert(
      fc.property(
        text,
        fc.constantFrom<'auto' | 'lines' | 'blank-lines'>('auto', 'lines', 'blank-lines'),
        (whole, split) => {
          fc.pre(/[^\s\u0085]/.test(whole));
          const { blocks, text: kept } = documentOf(whole, split);
          expect(kept).toBe(whole);
          const boundaries = new Set([...graphemes.segment(whole)].map(({ index }) => index)).add(
            whole.length,
          );
          let at = 0;
          for (const { start, end, sentences } of blocks) {
            const slice = whole.slice(start, end);
            expect(whole.slice(at, start)).toMatch(/^[\s\u0085]*$/);
            expect(sentences.map((each) => whole.slice(each.start, each.end)).join('')).toBe(slice);
            expect(slice.trim()).not.toBe('');
            expect(boundaries.has(start) && boundaries.has(end)).toBe(true);
            at = end;
          }
          expect(whole.slice(at)).toMatch(/^[\s\u0085]*$/);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('line numbers', () => {
  it('count CRLF, CR and LF once each', () => {
    const text = 'a\r\nb\rc\nd';
    expect([0, 3, 5, 7].map((offset) => lineAt(text, offset))).toEqual([1, 2, 3, 4]);
  });
});
