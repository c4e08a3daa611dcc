import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segment } from '../../src/segment/segment.js';

const cases = (file: string): string[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replaceAll('⏎', '\n'));

const marked = (paragraph: string, language: string): string =>
  segment(paragraph, language)
    .map(({ text }) => text)
    .join('|');

describe.each([
  ['id', 'indonesian.txt', 150],
  ['en', 'english.txt', 80],
] as const)('sentences in %s', (language, file, atLeast) => {
  const lines = cases(file);

  it(`has at least ${atLeast} hand-checked cases`, () => {
    expect(new Set(lines).size).toBeGreaterThanOrEqual(atLeast);
  });

  it.each(lines)('%s', (line) => {
    expect(marked(line.replaceAll('|', ''), language)).toBe(line);
  });
});

describe('segmentation of any text', () => {
  const pieces = fc.constantFrom(
    ...[
      'Ia ',
      'pergi',
      '. ',
      '.',
      '“',
      '”',
      '" ',
      '"',
      '… ',
      'dr. ',
      'No. 3',
      ' (',
      ') ',
      '\r\n',
      '\n- ',
      '! ',
      'é',
      'e\u0301',
    ],
    ...['\u0301', '👩‍👩‍👧', '\ud83d', 'https://a.id/?b=C', '\u00a0', 'iPhone', '5.000', '？', 'ก็'],
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
  );

  const language = fc.oneof(
    fc.constantFrom('id', 'en', 'ind', 'id_ID', 'ja', 'th', 'el', 'und', ''),
    fc.string(),
  );

  it('joins to the paragraph, with correct offsets on grapheme boundaries', () => {
    const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });
    fc.assert(
      fc.property(text, language, (paragraph, language) => {
        const sentences = segment(paragraph, language);
        expect(sentences.map((sentence) => sentence.text).join('')).toBe(paragraph);
        const boundaries = new Set([...graphemes.segment(paragraph)].map(({ index }) => index));
        let offset = 0;
        for (const sentence of sentences) {
          expect(sentence.start).toBe(offset);
          expect(sentence.end - sentence.start).toBe(sentence.text.length);
          expect(sentence.text).not.toBe('');
          expect(boundaries.has(sentence.start)).toBe(true);
          offset = sentence.end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('finds the same sentences in a long paragraph as in a short one', () => {
    const three =
      'Harga naik 3,5 persen. Ia pergi ke Jl. Sudirman No. 7, kata Tn. Budi. “Benarkah?” tanya dr. H. Rahman. ';
    const expected = Array.from({ length: 200 }, () => segment(three, 'id').map(({ text }) => text)).flat();
    expect(expected).toHaveLength(600);
    expect(segment(three.repeat(200), 'id').map(({ text }) => text)).toEqual(expected);
  });

  it('takes time proportional to the length', () => {
    expect(segment('Ia pergi ke pasar. '.repeat(10_000), 'id')).toHaveLength(10_000);
    expect(segment('a'.repeat(200_000), 'id')).toHaveLength(1);
    expect(segment('('.repeat(100_000), 'id')).toHaveLength(1);
  });
});

describe('lines within a paragraph', () => {
  const lines = (...all: string[]) =>
    segment(all.join('\n'), 'id').map(({ text }) => text.replaceAll('\n', '⏎'));

  it('end a sentence where the text is not wrapped', () => {
    expect(
      lines('SUSUNAN ACARA', '08.00 Pembukaan', '08.30 Sambutan Kepala Desa', '09.00 Makan siang'),
    ).toHaveLength(4);
    expect(lines('Bahan:', 'tepung terigu', 'gula pasir', 'garam secukupnya')).toHaveLength(4);
    expect(lines('Kecamatan\tJiwa', 'Wonosari\t1.200', 'Playen\t980')).toHaveLength(3);
  });

  it('end none where it is, whatever the next line begins with', () => {
    expect(
      lines(
        'Harga beras di pasar tradisional Kota Bandung naik lagi pekan ini. Menurut',
        'Budi, kenaikan itu sudah terjadi sejak awal bulan, dan harga itu masih',
        'akan naik sampai bulan depan, karena tanaman di daerahnya baru berumur',
        '17. Setelah itu, kata dia, harga cabai ikut naik sampai dua kali lipat.',
      ),
    ).toEqual([
      'Harga beras di pasar tradisional Kota Bandung naik lagi pekan ini. ',
      'Menurut⏎Budi, kenaikan itu sudah terjadi sejak awal bulan, dan harga itu masih⏎akan naik sampai bulan depan, karena tanaman di daerahnya baru berumur⏎17. ',
      'Setelah itu, kata dia, harga cabai ikut naik sampai dua kali lipat.',
    ]);
  });

  it('are judged by the width of the whole document where it is known', () => {
    const two = 'Pertemuan itu dihadiri Presiden\nJoko Widodo di istana.';
    expect(segment(two, 'id', 32)).toHaveLength(1);
    expect(segment(two, 'id', 72)).toHaveLength(2);
  });

  it('belong to their item, which wraps', () => {
    expect(
      lines(
        'Syarat pendaftaran bagi warga yang ingin ikut serta dalam pelatihan:',
        '1. membawa kartu tanda penduduk yang masih berlaku dan salinannya',
        '   sebanyak dua lembar; dan',
        '2. mengisi formulir.',
      ),
    ).toHaveLength(3);
  });
});

describe('a hostile paragraph', () => {
  const length = 200_000;
  it.each([
    ['list markers', '1. '.repeat(10_000)],
    ['lines of list markers', 'a. b\n'.repeat(10_000)],
    ['abbreviations', 'dr. Prof. H. No. 5 hal. IX '.repeat(length / 27)],
    ['one word', 'a'.repeat(length)],
    ['one word without vowels', 'Plt'.repeat(length / 3)],
    ['stops', '.'.repeat(length)],
    ['stops apart', '. '.repeat(length / 2)],
    ['glued stops', 'Aku.Kami'.repeat(length / 8)],
    ['quotes', '" '.repeat(length / 2)],
    ['openers after a stop', `Ia. ${'“('.repeat(length / 2)}`],
    ['dashes and spaces', `Ia.${' –'.repeat(length / 2)}`],
    ['line breaks', 'a\n'.repeat(length / 2)],
    ['spaces', `a${' '.repeat(length)}b`],
    ['digits', `No. ${'5'.repeat(length)}. Ia`],
    ['footnotes', 'ia.[1]'.repeat(length / 6)],
    ['emoji', '👍. '.repeat(length / 5)],
  ])('is split whatever it is made of: %s', (_, text) => {
    expect(
      segment(text, 'id')
        .map((sentence) => sentence.text)
        .join(''),
    ).toBe(text);
  });
});

describe('segmentation in a language without a pack', () => {
  const count = (paragraph: string, language: string) => segment(paragraph, language).length;

  it('finds sentences by stops and capitals alone', () => {
    for (const language of ['fr', 'xx', '', 'no language']) {
      expect(count('Il part. Elle reste. « Où ? » Ici !', language)).toBe(4);
      expect(count('Kata Tn. Budi begitu.', language)).toBe(2);
    }
  });
});
