import { describe, expect, it } from 'vitest';
import { notesOn } from './notes.js';

/** Each would take minutes in quadratic time, and the test's time limit would end it. */
const largeTexts: Record<string, string> = {
  'blank lines at the end': `Satu.${'\n'.repeat(200_000)}x`,
  'spaces at the end': `Satu.\n\nDua.${' '.repeat(200_000)}`,
  'blank lines and no break at the end': `Satu.${'\n \t'.repeat(200_000)}.`,
  headings: Array.from({ length: 50_000 }, (_, i) => `Judul ke ${i} Kata${i.toString(36)}x`).join('\n\n'),
  'headings that begin alike': Array.from(
    { length: 20_000 },
    (_, i) => `Judul ${'a'.repeat(50)}${'b'.repeat(i % 50)}`,
  ).join('\n\n'),
  'list markers': 'a. kata\n'.repeat(10_000),
  'list markers in a line': `Hal: ${'a. b) 1.1) '.repeat(15_000)}`,
  'double words': 'ab ab '.repeat(30_000),
  'spaces between words': `kata${' '.repeat(150_000)}kata`,
  'letters without end': 'a'.repeat(199_990),
  'capital letters without end': `Kata ${'A'.repeat(199_000)}`,
  quotes: '"'.repeat(199_990),
  'quotes and spaces': ' " '.repeat(60_000),
  'open brackets': '['.repeat(199_990),
  'brackets of links': '(Baca juga: Harga Naik) '.repeat(8_000),
  'links between sentences': 'Baca juga: Harga Naik. Ia pergi. '.repeat(6_000),
  faces: ':) :( '.repeat(30_000),
  stops: '. '.repeat(90_000),
  'stops and brackets': '.)'.repeat(90_000),
  'stops before small letters': 'kata. kata '.repeat(18_000),
  'paragraphs without words': '***\n\n'.repeat(40_000),
  'quotes that never close': '“Satu.\n\n'.repeat(30_000),
  joiners: '\u200d'.repeat(190_000),
  'sentences in one block': 'Harga naik (lagi) di pasar. '.repeat(7_000),
  digits: `${'1'.repeat(150_000)}. kata`,
};

describe('lint of large texts', () => {
  it.each(Object.keys(largeTexts))('comes to an end: %s', (name) => {
    for (const language of ['id', 'en'])
      expect(notesOn(largeTexts[name]!, { language })).toBeInstanceOf(Array);
  });
});
