import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { english } from '../../src/languages/en.js';
import { indonesian } from '../../src/languages/id.js';
import { furnitureIn } from '../../src/print/furniture.js';

const upper = 'Hujan deras mengguyur Kecamatan Sumberjaya sejak Senin malam sampai';
const middle = 'Selasa pagi. Menurut warga, air naik setinggi lutut orang dewasa pada';
const lower = 'pukul 03.00 WIB dan baru surut menjelang siang.';

/** The text without what was found. */
const without = (text: string, pack = indonesian): string =>
  furnitureIn(text, pack).reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);

describe('page furniture inside a sentence', () => {
  it.each([
    '12',
    'xii',
    '                    12',
    '\f12',
    '- 12 -',
    '— 12 —',
    '| 12 |',
    '12/30',
    'Halaman 12',
    'Halaman 12 dari 30',
    'hal. 12',
    '                    12\nLAPORAN BANJIR 2024',
    'LAPORAN BANJIR 2024\n12',
    'LAPORAN BANJIR 2024 12',
    '12    LAPORAN BANJIR 2024',
    'LAPORAN BANJIR 2024 - Halaman 12',
    '12\n\n\fLAPORAN BANJIR 2024',
    '12\nLaporan Banjir 2024',
    'Laporan Banjir 2024\n12',
    'Laporan Banjir | 12',
    'https://contoh.id/berita 2/5',
  ])('is found: %j', (page) => {
    expect(without([upper, middle, page, lower].join('\n'))).toBe([upper, middle, lower].join('\n'));
    expect(without([upper, middle, page, lower].join('\r\n'))).toBe([upper, middle, lower].join('\r\n'));
  });

  it.each([
    ['between sentences', `${upper} siang.\n12\nLAPORAN BANJIR 2024\nSetelah itu hujan.`],
    ['in a table', 'Beras\n12\nJagung\n15\nkedelai\n20'],
    [
      'in a table of small letters',
      'harga beras di pasar induk\n12\nharga jagung di pasar lama\n13\nharga kedelai',
    ],
    ['in a list', `${upper}\n12\n13\n14\n${lower}`],
    ['in lines that are short of themselves', 'Jumlah korban tewas kini menjadi\n12\norang, kata polisi'],
    ['that is a year', `${upper} dan ${middle}\n1990\n${lower}`],
    ['that is a year between dashes', `${upper}\n${middle}\n- 1990 -\n${lower}`],
    ['with words beside it', `${upper}\n12 orang\n${lower}`],
    ['before a list item', `${upper} oleh\n- 12 -\na. pukul tiga\nb. pukul empat`],
    ['at the end', `${upper}\n12`],
    ['at the beginning', `12\n${lower}`],
    ['that is missing: capitals alone', `${upper}\nLAPORAN BANJIR 2024\n${lower}`],
  ])('is no number %s', (_, text) => {
    expect(furnitureIn(text, indonesian)).toEqual([]);
  });

  it('is found before a name where a small word shows that the sentence goes on', () => {
    const text = `${upper} di\n- 12 -\nKecamatan Sumberjaya.`;
    expect(without(text)).toBe(`${upper} di\nKecamatan Sumberjaya.`);
  });

  it('is found on every page', () => {
    const page = [upper, middle, lower.replace('.', ' dan'), upper, middle].join('\n');
    expect(without(`${page}\n12\n${lower}\n${page}\n13\n${lower}`)).toBe(
      `${page}\n${lower}\n${page}\n${lower}`,
    );
  });

  it('knows the words of the text’s language', () => {
    const text = 'The water came up to the knees of\nPage 12 of 30\ngrown people.';
    expect(without(text, english)).toBe('The water came up to the knees of\ngrown people.');
  });

  it('is whole lines, in order and inside the text, whatever the text', () => {
    const line = fc.constantFrom(
      '12',
      '  12',
      '- 3 -',
      'BAB IV',
      'x',
      '',
      'air naik di sana',
      'Ia pergi.',
      'Laporan Banjir 7',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\u2028'))), (lines) => {
        const text = lines.flat().join('');
        let last = 0;
        for (const { start, end } of furnitureIn(text, indonesian)) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThan(text.length);
          for (const edge of [start, end]) expect(text.slice(0, edge)).toMatch(/[\n\u2028]$/);
          expect(text.slice(start, end)).not.toContain('air naik');
          last = end;
        }
      }),
    );
  });
});
