import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packOf } from '../../src/languages/languages.js';
import { emptyLexicon, readLexicon, vocabularyOf } from '../../src/languages/lexicon.js';
import { lint } from '../../src/lint/lint.js';
import { ruleNames } from '../../src/lint/rules.js';
import { documentOf } from '../bitexts.js';
import { corpusFolder } from '../model/embedded.js';

const lexicon = await readLexicon(fileURLToPath(new URL('../../models/lexicon.id-en.tsv', import.meta.url)));
const indonesian = packOf('id');
const vocabulary = vocabularyOf(lexicon);

/** Each note as `rule@the text that it points at`. */
const notes = (text: string, only?: string): string[] => {
  const document = documentOf(text);
  return lint(document, indonesian, vocabulary)
    .filter(({ rule }) => only === undefined || rule === only)
    .map(({ rule, start, end }) => `${rule}@${document.text.slice(start, end)}`);
};

describe('unbalanced-quote', () => {
  const quotes = (text: string) => notes(`${text}\n\nSelesai.\n`, 'unbalanced-quote');
  it('reports a quote that closes but never opened', () => {
    expect(quotes('Kami pergi,” katanya.')).toEqual(['unbalanced-quote@”']);
    expect(quotes('Kami pergi," katanya.')).toEqual(['unbalanced-quote@"']);
  });
  it('reports a quote that opens and never closes', () => {
    expect(quotes('“Kami pergi, katanya.')).toEqual(['unbalanced-quote@“']);
    expect(quotes('Ia berkata, "kami pergi.')).toEqual(['unbalanced-quote@"']);
  });
  it('accepts balanced quotes, inches, apostrophes and mixed pairs', () => {
    for (const text of [
      '“Satu,” kata dia. “Dua.”',
      '"Satu," kata dia.',
      'Layar 15" itu mahal.',
      'Jum’at itu libur.',
      '“Satu," kata dia.',
    ])
      expect(quotes(text)).toEqual([]);
  });
  it('accepts quotations over several paragraphs', () => {
    expect(notes('“Satu.\n\n“Dua,” katanya.\n', 'unbalanced-quote')).toEqual([]);
    expect(notes('“Satu.\n\nDua,” katanya.\n', 'unbalanced-quote')).toEqual([]);
    expect(notes('“Satu.\n\nDua.\n\nTiga,” katanya.\n', 'unbalanced-quote')).toHaveLength(2);
  });
});

describe('unbalanced-bracket', () => {
  it('reports brackets that never open or never close, but not list numbers', () => {
    expect(notes('Ia (lahir di Solo pergi. Lalu.\n\nx) y.', 'unbalanced-bracket')).toEqual([
      'unbalanced-bracket@(',
    ]);
    expect(notes('Ia lahir di Solo) dan pergi.', 'unbalanced-bracket')).toEqual(['unbalanced-bracket@)']);
    expect(notes('1) Satu. 2) Dua (dua). a) Tiga.', 'unbalanced-bracket')).toEqual([]);
  });
});

describe('truncated-heading', () => {
  const heading = (text: string) =>
    notes(`${text}\n\nPemerintah menyiapkan operasi pasar di seluruh wilayah.\n`, 'truncated-heading');
  it('reports a cut-off word', () => {
    expect(heading('Operasi Pasar di Seluruh Wilay')).toEqual(['truncated-heading@Wilay']);
    expect(heading('Pemerintah Siapkan Pengumum')).toEqual(['truncated-heading@Pengumum']);
  });
  it('reports a final function word, and an ellipsis', () => {
    expect(heading('Presiden Berangkat ke')).toEqual(['truncated-heading@ke']);
    expect(heading('Presiden Berangkat…')).toEqual(['truncated-heading@…']);
  });
  it('accepts complete words and names', () => {
    for (const text of [
      'Harga Beras Naik',
      'Gempa di Mamuju',
      'Kapal Tenggelam, 11 Awak Selamat',
      'Laut Dalam',
    ])
      expect(heading(text)).toEqual([]);
  });
});

describe('stray-full-stop', () => {
  it('reports a full stop before a lower-case word', () => {
    expect(notes('Senilai miliaran dolar. ke Taiwan, kata dia.', 'stray-full-stop')).toEqual([
      'stray-full-stop@.',
    ]);
    expect(notes('Harga naik 2,7 persen. di Tokyo turun.', 'stray-full-stop')).toHaveLength(1);
  });
  it('accepts abbreviations, initials, names such as iPhone, and texts without capitals', () => {
    for (const text of [
      'Beras dll. di pasar.',
      'Kata dr. Rahman begitu.',
      'PT Telkom Tbk. naik.',
      'Studio Warner Bros. oleh pesaingnya.',
      'Mahal. iPhone laku.',
      'saya pergi. dia tidak.',
      'Rahman, S.H. hadir.',
    ])
      expect(notes(text, 'stray-full-stop')).toEqual([]);
  });
});

describe('fragment', () => {
  it('reports paragraphs that begin or end in mid-sentence, or have no words', () => {
    expect(notes('Satu.\n\nyang menurut saksi mata cepat\n\nDua.\n', 'fragment')).toEqual(['fragment@yang']);
    expect(notes(`Satu.\n\n${'Kata ini panjang '.repeat(10)}dan\n\nDua.\n`, 'fragment')).toEqual([
      'fragment@dan',
    ]);
    expect(notes('Satu.\n\n).;\n\nDua.\n', 'fragment')).toEqual(['fragment@).;']);
  });
  it('accepts headings, list items and names such as iPhone', () => {
    expect(notes('Judul Berita\n\n- cuci beras\n\niPhone itu mahal.\n', 'fragment')).toEqual([]);
  });
});

describe('boilerplate', () => {
  it('is reported after the last paragraph, however many paragraphs it has', () => {
    const text =
      'Judul\n\nIsi artikel yang panjang.\n\nPenulis: Redaksi\n\nKlik di sini untuk promo slot gacor!\n';
    expect(notes(text, 'boilerplate-tail')).toHaveLength(2);
  });
  it('is reported in the middle of an article if a line is clearly recognisable', () => {
    expect(notes('Satu.\n\nBaca juga: Harga Naik\n\nDua.\n', 'boilerplate-line')).toHaveLength(1);
  });
  it('does not include the article itself', () => {
    expect(notes('Isi.\n\nIa membuka tautan itu dan membaca.\n', 'boilerplate-tail')).toEqual([]);
    expect(notes('Hubungi kami.\n', 'boilerplate-tail')).toEqual([]);
  });
});

describe('the other rules', () => {
  it.each([
    ['\ufeffHalo.\n', 'byte-order-mark@\ufeff'],
    ['Satu.\r\nDua.\nTiga.\n', 'mixed-line-endings@\n'],
    ['Satu.\r\n\r\nDua.\r\n', 'crlf-line-endings@\r\n'],
    ['Satu.', 'missing-final-newline@'],
    ['Sa\u0007tu.\n', 'control-character@\u0007'],
    ['Sa\u200btu.\n', 'invisible-character@\u200b'],
    ['Rp.\u00a05.\n', 'no-break-space@\u00a0'],
    ['“Satu.”\n', 'typographic-quote@“'],
    ['Ia pergi ke ke pasar.\n', 'repeated-word@ke ke'],
    [
      'Paragraf ini berulang dua kali.\n\nLain.\n\nParagraf ini berulang dua kali.\n',
      'repeated-paragraph@Paragraf ini berulang dua kali.',
    ],
  ])('%j → %s', (text, expected) => {
    expect(notes(text)).toContain(expected);
  });

  it('find nothing in a clean text', () => {
    expect(
      notes(
        'Judul Berita\n\n"Saya pergi," kata dia. Ia (45) tersenyum.\n\n- satu\n\nKupu-kupu itu indah 👩‍👩‍👧.\n',
      ),
    ).toEqual([]);
  });
});

describe('lint for other languages', () => {
  const notesIn = (language: string, text: string): string[] => {
    const document = documentOf(text);
    return lint(document, packOf(language), vocabularyOf(emptyLexicon)).map(
      ({ rule, start, end }) => `${rule}@${document.text.slice(start, end)}`,
    );
  };

  it('knows English boilerplate and abbreviations', () => {
    expect(
      notesIn(
        'en',
        'President Leaves for the\n\nThe Smith Corp. of Ohio, etc. and others left. \n\nRead also: Prices Rise\n\nThe end.\n\nSubscribe to our newsletter!\n',
      ),
    ).toEqual([
      'truncated-heading@the',
      'boilerplate-line@Read also: Prices Rise',
      'boilerplate-tail@Subscribe to our newsletter!',
    ]);
  });

  it('recognises links after an article, and paragraphs without words, in any language', () => {
    const text = 'Der Titel\n\nEr geht heim, "sagt er. \u200b\n\nMehr auf www.beispiel.de!\n';
    const expected = [
      'unbalanced-quote@"',
      'invisible-character@\u200b',
      'boilerplate-tail@Mehr auf www.beispiel.de!',
    ];
    for (const language of ['de', 'und', 'no language']) expect(notesIn(language, text)).toEqual(expected);
  });

  it('does not apply Indonesian word lists to other languages', () => {
    const text = 'Berangkat ke\n\nSatu.\n\nBaca juga: Harga naik.\n\nHubungi 0812345678 untuk promo.\n';
    expect(notesIn('de', text)).toEqual([]);
    expect(notesIn('id', text)).toHaveLength(3);
  });
});

describe('lint on the corpus', () => {
  const rulesOf = (name: string): string[] => {
    const document = documentOf(readFileSync(join(corpusFolder, `${name}.id.txt`), 'utf8'));
    return [...new Set(lint(document, indonesian, vocabulary).map(({ rule }) => rule))].sort();
  };

  it.each([
    ['banjir-bandang', ['fragment', 'missing-final-newline', 'typographic-quote', 'unbalanced-quote']],
    [
      'chip-taiwan',
      [
        'boilerplate-tail',
        'fragment',
        'missing-final-newline',
        'stray-full-stop',
        'truncated-heading',
        'typographic-quote',
      ],
    ],
    ['final-piala', ['boilerplate-tail', 'mixed-line-endings', 'typographic-quote', 'unbalanced-quote']],
    ['harga-beras', ['boilerplate-tail', 'no-break-space', 'truncated-heading', 'typographic-quote']],
    ['kapal-nelayan', ['boilerplate-tail', 'no-break-space', 'repeated-paragraph']],
    ['sidang-jembatan', ['byte-order-mark', 'crlf-line-endings', 'stray-full-stop']],
    ['vaksin-ayam', ['typographic-quote']],
    ['diplomasi-selat', []],
    ['kancil-dan-air', []],
    ['listrik-pulau', []],
    ['membuat-tempe', []],
    ['pesta-panen', []],
    ['terumbu-malam', []],
  ])('finds the planted problems in %s and nothing else', (name, expected) => {
    expect(rulesOf(name)).toEqual(expected);
  });
});

describe('lint of any text', () => {
  it('gives notes in order, within their paragraphs, with known rules', () => {
    const piece = fc.constantFrom(
      '“',
      '”',
      '"',
      '(',
      ')',
      '. ',
      'kata',
      'Kata',
      '\n\n',
      '\r\n',
      '\u200b',
      '\u0007',
      '…',
      '…\n\n',
      'di di ',
      '1) ',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), (pieces) => {
        const text = `${pieces.join('')}x`;
        const document = documentOf(text);
        let before = 0;
        for (const { rule, block, start, end } of lint(document, indonesian, vocabulary)) {
          expect(ruleNames).toContain(rule);
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeLessThanOrEqual(text.length);
          before = start;
          if (block === null) continue;
          expect(start).toBeGreaterThanOrEqual(document.blocks[block]!.start);
          expect(end).toBeLessThanOrEqual(document.blocks[block]!.end);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('lists 100 notes per rule, and counts the rest', () => {
    const found = notes(`a${'\u0007b'.repeat(250)}.\n`, 'control-character');
    expect(found).toHaveLength(101);
  });

  it('takes time proportional to the length', () => {
    for (const text of [
      'a'.repeat(199_990),
      'wa '.repeat(60_000),
      '"'.repeat(199_990),
      '. '.repeat(90_000),
      'ab ab '.repeat(30_000),
    ])
      expect(() => notes(`${text}x.\n`)).not.toThrow();
  });
});
