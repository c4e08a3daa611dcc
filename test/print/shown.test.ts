import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Document, sentencesOf, textOf } from '../../src/core/document.js';
import { indonesian } from '../../src/languages/id.js';
import type { Vocabulary } from '../../src/languages/lexicon.js';
import { shownDocument, shownSentences } from '../../src/print/shown.js';
import { tracesIn } from '../../src/print/traces.js';
import { documentOf } from '../bitexts.js';

const known = new Set('siap jembatan masyarakat bangun perbaiki undangan anak'.split(' '));
const vocabulary: Pick<Vocabulary, 'knows'> = { knows: (word) => known.has(word) };

const shown = (text: string): Document => shownDocument(documentOf(text, 'blank-lines'), vocabulary);
const texts = (document: Document): string[] => sentencesOf(document).map(({ text }) => text);

/** Lines of a page, with a page number in mid-sentence. */
const page = `Hujan deras mengguyur Kecamatan Sumberjaya sejak Senin malam sampai
Selasa pagi. Menurut warga, air naik setinggi lutut orang dewasa pada
                               12
LAPORAN BANJIR 2024
pukul 03.00 WIB dan baru surut menjelang siang.
`;

describe('the document that a model is shown', () => {
  it('has no page number in mid-sentence', () => {
    expect(texts(shown(page)).map((text) => text.replaceAll('\n', ' ').trim())).toEqual([
      'Hujan deras mengguyur Kecamatan Sumberjaya sejak Senin malam sampai Selasa pagi.',
      'Menurut warga, air naik setinggi lutut orang dewasa pada pukul 03.00 WIB dan baru surut menjelang siang.',
    ]);
  });

  it('has whole words', () => {
    expect(
      texts(shown('Dana untuk jem-\nbatan telah disiap-\nkan. Masyara- kat menunggu perundang- undangan.\n')),
    ).toEqual(['Dana untuk jembatan telah disiapkan. ', 'Masyarakat menunggu perundang-undangan.']);
  });

  it('has a word whole that goes on after a page number', () => {
    const text = page.replace('pada\n', 'memper-\n').replace('pukul', 'baiki');
    expect(texts(shown(text))[1]).toMatch(/dewasa memperbaiki 03\.00/);
  });

  it('has the capitals that were printed', () => {
    expect(texts(shown('la gemar menenun kain.\n\nlbunya ratu.\n'))).toEqual([
      'Ia gemar menenun kain.',
      'Ibunya ratu.',
    ]);
  });

  it('is the document itself where nothing is left of print', () => {
    const document = documentOf(
      'Anak-anak pergi.\nMereka membawa 12 buku.\n\nHalaman 12\n\nIa tinggal di rumah.\n',
    );
    expect(shownDocument(document, vocabulary)).toBe(document);
  });

  const parts = [
    'jem-\nbatan',
    'anak- anak',
    'la ',
    'air naik sampai di',
    '\n12\n',
    '\n  - 3 -\n',
    ' BAB IV ',
    '. ',
    '\n',
    '\n\n',
    ' pergi',
    '\u00ad\n',
    'x-',
  ];

  it('has the blocks and sentences of the document, each in its place and none empty, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { minLength: 1 }), (all) => {
        const document = documentOf(`Ia${all.join('')}`, 'blank-lines');
        const result = shownDocument(document, vocabulary);
        const [before, after] = [sentencesOf(document), sentencesOf(result)];
        expect(after.map(({ block, index }) => [block, index])).toEqual(
          before.map(({ block, index }) => [block, index]),
        );
        for (const block of result.blocks)
          expect(block.sentences.map((span) => textOf(result, span)).join('')).toBe(textOf(result, block));
        for (const { text } of after) expect(text.trim()).not.toBe('');
      }),
    );
  });

  it('has the text of every block without traces as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts)), (all) => {
        const document = documentOf(`Ia${all.join('')}`, 'blank-lines');
        const result = shownDocument(document, vocabulary);
        document.blocks.forEach((block, i) => {
          const text = textOf(document, block);
          if (tracesIn(text, indonesian, vocabulary).length === 0)
            expect(textOf(result, result.blocks[i]!)).toBe(text);
        });
      }),
    );
  });
});

describe('the sentences that a model is shown', () => {
  it('are a text’s own where there is no trace', () => {
    const text = 'Satu dua. Tiga empat.';
    const spans = [
      { start: 0, end: 10 },
      { start: 10, end: 21 },
    ];
    expect(shownSentences(text, spans, indonesian, vocabulary)).toEqual(['Satu dua. ', 'Tiga empat.']);
  });

  it('keep a trace over the end of a sentence, and one that is all of a sentence', () => {
    const text = 'air naik sampai di\n- 12 -\nlutut';
    const whole = [
      { start: 0, end: 19 },
      { start: 19, end: 26 },
      { start: 26, end: 31 },
    ];
    expect(shownSentences(text, whole, indonesian, vocabulary)[1]).toBe('- 12 -\n');
    const crossing = [
      { start: 0, end: 22 },
      { start: 22, end: 31 },
    ];
    expect(shownSentences(text, crossing, indonesian, vocabulary).join('')).toBe(text);
  });
});

describe('hostile text', () => {
  it.each([
    ['10,000 broken words', 'memperbandingkan-\nkanlah '.repeat(10_000)],
    ['50,000 broken syllables', 'aa-\n'.repeat(50_000)],
    ['a megabyte of letters', 'l'.repeat(1_000_000)],
    ['a megabyte of spaces after a hyphen', `jem-${' '.repeat(1_000_000)}batan`],
    ['a megabyte of page numbers', '12\n'.repeat(330_000)],
    ['numbers of 5,000 digits', `air naik di\n${'1'.repeat(5_000)}\nsana\n`.repeat(100)],
    ['a megabyte of line separators', '\u2028'.repeat(1_000_000)],
    ['5,000 pages of wrapped lines', `${'kata '.repeat(12)}\n  12\n`.repeat(5_000)],
    ['20,000 pages', 'air naik sampai di\n  12\nlutut '.repeat(20_000)],
  ])('is searched from end to end: %s', (_, text) => {
    const found = tracesIn(text, indonesian, vocabulary);
    expect(found.every(({ start, end }) => start >= 0 && end > start && end <= text.length)).toBe(true);
    expect(found.every(({ shown }) => shown.length < 200)).toBe(true);
  });
});
