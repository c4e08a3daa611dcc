import { runInNewContext } from 'node:vm';
import { constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflateScript, signsOf } from '../../../src/report/assets/inflate-script.js';

const inflated = runInNewContext(inflateScript, { TextDecoder, Uint8Array }) as (signs: string) => string;

const { Z_DEFAULT_STRATEGY, Z_FIXED, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE } = constants;
const ways = [Z_DEFAULT_STRATEGY, Z_FIXED, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE].flatMap((strategy) =>
  [0, 1, 9].map((level) => ({ level, strategy, memLevel: level === 1 ? 1 : 9 })),
);
const typeOf = (bytes: Uint8Array): number => (bytes[0]! >> 1) & 3;

/** Texts with repetitions near and far, of few letters and of many. */
const texts = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc
      .array(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 30 }),
          fc.constantFrom('const ', '=>', 'document.querySelector('),
          fc
            .tuple(fc.string({ minLength: 1, maxLength: 9 }), fc.nat(800))
            .map(([text, times]) => text.repeat(times)),
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join('')),
  )
  .filter((text) => !text.startsWith('\ufeff'));

describe('a deflated script', () => {
  it('is what it was, in blocks of every type', () => {
    const types = new Set<number>();
    fc.assert(
      fc.property(texts, fc.constantFrom(...ways), (text, way) => {
        const bytes = deflateRawSync(text, way);
        types.add(typeOf(bytes));
        expect(inflated(signsOf(bytes))).toBe(text);
      }),
      { numRuns: 300 },
    );
    expect([...types].sort()).toEqual([0, 1, 2]);
  });

  it('may have many blocks, the longest lengths and the farthest distances', () => {
    const noise = Array.from({ length: 32768 }, (_, i) =>
      String.fromCharCode(33 + ((i * i * 7919 + (i >> 3)) % 90)),
    ).join('');
    const text = `${noise}${noise}${'a'.repeat(5000)}${noise.slice(9)}`;
    for (const way of ways) expect(inflated(signsOf(deflateRawSync(text, way)))).toBe(text);
  });

  it('is text that a page’s script may have between double quotes', () => {
    const every = Uint8Array.from({ length: 65536 }, (_, i) => (i % 2 === 0 ? i >> 9 : i >> 1) & 255);
    expect(signsOf(every)).toMatch(/^[!#-;=-[\]-~]+$/);
  });
});
