import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packOf } from '../../../src/languages/languages.js';
import { batchLimit, paddedLength } from '../../../src/translate/decode/batch.js';
import { joinedAnswers, splitToWindow } from '../../../src/translate/text/window.js';

const { conjunctions } = packOf('id');
const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length + 1;

describe('a sentence longer than the window', () => {
  it('has every part in its translation, as it is where the model says nothing of it', () => {
    const parts = fc.array(fc.stringMatching(/^[a-z]{1,5} $/), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(parts, fc.infiniteStream(fc.constantFrom('', ' ', '?', '7', 'Word')), (parts, said) => {
        const answers = parts.map(() => said.next().value.trim());
        const words = joinedAnswers(parts, answers).split(' ');
        expect(words).toEqual(parts.map((part, i) => (answers[i] === 'Word' ? 'Word' : part.trim())));
      }),
      { seed: 17 },
    );
    expect(joinedAnswers(['12.5; ', '?'], ['12,5;', ''])).toBe('12,5; ?');
    // Of a sentence in one part, the caller decides.
    expect(joinedAnswers(['naik?'], ['?'])).toBe('?');
  });

  it('is left whole if it fits', () => {
    expect(splitToWindow('satu dua tiga', 4, countWords, conjunctions)).toEqual(['satu dua tiga']);
  });

  it('is split preferably at a full stop, then a semicolon, then a comma, then a space', () => {
    expect(splitToWindow('satu dua, tiga; empat lima enam', 5, countWords, conjunctions)).toEqual([
      'satu dua, tiga; ',
      'empat lima enam',
    ]);
    expect(splitToWindow('satu dua, tiga empat lima', 4, countWords, conjunctions)).toEqual([
      'satu dua, ',
      'tiga empat lima',
    ]);
    expect(splitToWindow('satu dua tiga. ke empat, lima enam', 6, countWords, conjunctions)).toEqual([
      'satu dua tiga. ',
      'ke empat, lima enam',
    ]);
    expect(splitToWindow('satu dua dan tiga empat', 4, countWords, conjunctions)).toEqual([
      'satu dua ',
      'dan tiga empat',
    ]);
  });

  it('is split before the given conjunctions only', () => {
    const split = (words: readonly string[]) =>
      splitToWindow('satu dua dan tiga empat lima', 5, countWords, words);
    expect(split(['dan'])).toEqual(['satu dua ', 'dan tiga empat lima']);
    expect(split(['empat'])).toEqual(['satu dua dan tiga ', 'empat lima']);
    expect(split([])).toEqual(['satu dua dan ', 'tiga empat lima']);
    // No conjunction is not an empty one, which would stand between two spaces.
    expect(splitToWindow('satu  dua tiga empat', 4, countWords, [])).toEqual(['satu  dua ', 'tiga empat']);
  });

  it('is split into parts that fit and join to the sentence, never inside a grapheme', () => {
    const piece = fc.constantFrom(
      'kata ',
      'dan ',
      ', ',
      '; ',
      '. ',
      'panjangsekali',
      '👩‍👩‍👧',
      'e\u0301',
      ' ',
    );
    const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });
    const count = (text: string) => [...graphemes.segment(text)].length;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), fc.integer({ min: 3, max: 12 }), (pieces, window) => {
        const sentence = pieces.join('');
        const parts = splitToWindow(sentence, window, count, conjunctions);
        expect(parts.join('')).toBe(sentence);
        const whole = new Set([...graphemes.segment(sentence)].map(({ index }) => index));
        let at = 0;
        for (const part of parts) {
          expect(count(part)).toBeLessThanOrEqual(window);
          expect(at === 0 || whole.has(at)).toBe(true);
          at += part.length;
        }
      }),
    );
  });

  it('is split without the tokenizer if it is enormous', () => {
    let longest = 0;
    splitToWindow(
      'a'.repeat(100_000),
      100,
      (text) => {
        longest = Math.max(longest, text.length);
        return text.length;
      },
      conjunctions,
    );
    expect(longest).toBeLessThanOrEqual(4000);
  });
});

describe('batches', () => {
  it('pad by the length of the source alone', () => {
    expect([1, 8, 9, 16, 17].map(paddedLength)).toEqual([8, 8, 16, 16, 24]);
  });

  const shape = { decoderLayers: 2, heads: 8, headSize: 32 };

  it('hold fewer long sentences than short ones, and at least one', () => {
    expect(batchLimit(shape, 16, 40, 1, 64)).toBe(64);
    expect(batchLimit(shape, 16, 40, 4, 64)).toBe(16);
    expect(batchLimit(shape, 64, 136, 4, 64)).toBe(5);
    expect(batchLimit(shape, 512, 512, 32, 64)).toBe(1);
    expect(batchLimit(shape, 8, 24, 1, 7)).toBe(7);
    // A larger model has larger caches.
    expect(batchLimit({ decoderLayers: 6, heads: 8, headSize: 64 }, 64, 136, 1, 64)).toBe(3);
  });
});
