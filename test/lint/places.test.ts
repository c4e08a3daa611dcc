import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packOf } from '../../src/languages/languages.js';
import { emptyLexicon, vocabularyOf } from '../../src/languages/lexicon.js';
import { lint } from '../../src/lint/lint.js';
import { documentOf } from '../bitexts.js';

/** Letters whose length changes with capitals or Unicode's forms, beside words that rules look for. */
const word = fc.constantFrom(
  ...[
    'İstanbul',
    'İ',
    'ŉ',
    'ß',
    'STRAßE',
    'ﬁnal',
    'ΐ',
    'ǰa',
    'e\u0301',
    '😀',
    '\u{1d400}',
    'yang',
    'di',
    'DI',
  ],
  ...['pergi pergi', 'anak anak', 'ke ke', 'Harga', 'HARGA', 'dan', '12', '“x', '\u200b', '\u202e', 'Rp-'],
);
const line = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 7 }), fc.constantFrom('', '.', '…', '?'))
  .map(([words, end]) => words.join(' ') + end);
const text = fc
  .array(line, { minLength: 1, maxLength: 6 })
  .chain((lines) => fc.constantFrom('\n\n', '\r\n', '\u0085\u0085').map((gap) => `${lines.join(gap)}${gap}`));

describe('places of notes', () => {
  it('are what the notes quote, in their paragraph, whatever becomes of letters in small ones', () => {
    let quoted = 0;
    fc.assert(
      fc.property(text, (whole) => {
        const document = documentOf(whole);
        for (const { block, start, end, message } of lint(
          document,
          packOf('id'),
          vocabularyOf(emptyLexicon),
        )) {
          const paragraph = block === null ? { start: 0, end: whole.length } : document.blocks[block]!;
          expect(paragraph.start <= start && start <= end && end <= paragraph.end).toBe(true);
          const quote = /“(.+?)”/.exec(message)?.[1];
          if (quote === undefined || block === null) continue;
          quoted++;
          expect(whole.slice(start, end).toLowerCase()).toContain(quote.toLowerCase());
        }
      }),
      { seed: 12, numRuns: 300 },
    );
    expect(quoted).toBeGreaterThan(100);
  });
});
