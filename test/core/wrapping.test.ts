import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasNoRoom, isWrapped, wrapWidth } from '../../src/core/wrapping.js';

/** Wraps words at a width as programs do. */
const wrap = (words: readonly string[], width: number): string[] => {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

const word = fc.string({ unit: fc.constantFrom(...'abdeiklnrstu'), minLength: 1, maxLength: 12 });
const wrapped = fc.record({
  words: fc.array(word, { minLength: 60, maxLength: 200 }),
  width: fc.integer({ min: 40, max: 100 }),
});

describe('a wrapped text', () => {
  it('is known by the width at which no word more had room', () => {
    fc.assert(
      fc.property(wrapped, ({ words, width }) => {
        const lines = wrap([`Awal${words[0]}`, ...words], width);
        const found = wrapWidth([lines])!;
        expect(found).toBeLessThanOrEqual(width);
        expect(found).toBeGreaterThan(width - 13);
        expect(isWrapped(lines, found)).toBe(true);
        for (const [i, next] of lines.slice(1).entries())
          expect(hasNoRoom(lines[i]!, next, found)).toBe(true);
      }),
    );
  });

  it('is told from lists, tables, verses and chats', () => {
    const blocks = [
      ['Bahan:', 'tepung terigu', 'gula pasir', 'garam'],
      ['Beras premium  14.500  15.000', 'Beras medium   12.500  13.000'],
      ['Di timur matahari', 'mulai bercahaya', 'bangun dan berdiri', 'kawan semua'],
      ['besok jadi kumpul di rumah budi ya jam 7 pagi', 'jangan lupa bawa minum', 'aku nyusul'],
    ];
    for (const block of blocks) expect(wrapWidth([block]), block[0]).toBeUndefined();
    expect(wrapWidth(blocks)).toBeUndefined();
    expect(wrapWidth([[]])).toBeUndefined();
  });
});
