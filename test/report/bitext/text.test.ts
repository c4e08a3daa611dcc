import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { padded, widthOf, wrapped } from '../../../src/report/bitext/wrap.js';
import { alignedTexts, anyAligned, bead, written } from './aligned.js';

const texts = alignedTexts(
  ['Hujan turun.', 'Jalan di kota banjir, dan semua orang pulang.', 'Baca juga: cuaca'],
  ['It rained, and the streets of the town were flooded.', 'Everybody went home.'],
  [bead([0], [0], 0.874), bead([1], [1], 0.2), bead([2], [])],
);

describe('aligned texts for people', () => {
  it('stand beside each other, each sentence after its number, scores and unusual shapes before them', async () => {
    expect(await written('text', texts, { width: 76 })).toBe(
      [
        '           a.id.txt (Indonesian)          │   a.en.txt (English)',
        '0.87     1 Hujan turun.                   │ 1 It rained, and the streets of',
        '                                          │   the town were flooded.',
        '0.20     2 Jalan di kota banjir, dan      │ 2 Everybody went home.',
        '           semua orang pulang.            │',
        '     1:0 3 Baca juga: cuaca               │   —',
        '3 beads: 2 × 1:1, 1 × 1:0',
        '',
      ].join('\n'),
    );
  });

  it('stand below each other where there is no room', async () => {
    expect(await written('text', texts, { width: 40 })).toBe(
      [
        '           a.id.txt (Indonesian)',
        '           a.en.txt (English)',
        '',
        '0.87     1 Hujan turun.',
        '         1 It rained, and the streets of',
        '           the town were flooded.',
        '',
        '0.20     2 Jalan di kota banjir, dan',
        '           semua orang pulang.',
        '         2 Everybody went home.',
        '',
        '     1:0 3 Baca juga: cuaca',
        '           —',
        '3 beads: 2 × 1:1, 1 × 1:0',
        '',
      ].join('\n'),
    );
  });

  it('colours low scores only on request', async () => {
    expect(await written('text', texts, { colours: true })).toContain('\u001b[33m0.20');
    expect(await written('text', texts)).not.toContain('\u001b');
  });

  it('never exceeds the terminal, nor lets a text control it', async () => {
    await fc.assert(
      fc.asyncProperty(anyAligned, fc.integer({ min: 30, max: 150 }), async (aligned, width) => {
        for (const line of (await written('text', aligned, { width })).split('\n').slice(0, -2)) {
          expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
          expect(widthOf(line)).toBeLessThanOrEqual(width);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('wrapping', () => {
  it('breaks at spaces, and a word only where it is longer than a line', () => {
    expect(wrapped('satu dua tiga', 8)).toEqual(['satu dua', 'tiga']);
    expect(wrapped('a bcdefghij k', 4)).toEqual(['a', 'bcde', 'fghi', 'j k']);
    expect(wrapped('', 4)).toEqual(['']);
  });

  it('counts wide characters as two columns, and combining ones as none', () => {
    expect(wrapped('中文中文', 5)).toEqual(['中文', '中文']);
    expect(wrapped('e\u0301e\u0301e\u0301', 2)).toEqual(['e\u0301e\u0301', 'e\u0301']);
    expect(padded('中', 4)).toBe('中  ');
  });

  it('loses nothing but spaces', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 2, max: 40 }),
        (text, width) => {
          expect(wrapped(text, width).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        },
      ),
    );
  });

  it('takes very long words', () => {
    const lines = wrapped('字'.repeat(50_000), 80);
    expect(lines).toHaveLength(1250);
    expect(new Set(lines.map(widthOf))).toEqual(new Set([80]));
  });
});
