import fc from 'fast-check';
import type { ScoredBead } from '../../../src/align/align.js';
import type { AlignedTexts, ShowOptions } from '../../../src/report/bitext/bitext.js';
import { type BitextFormatName, bitextFormat } from '../../../src/report/bitext/formats.js';

export const bead = (source: number[], target: number[], score = 0): ScoredBead => ({
  source,
  target,
  score,
});

/** Two aligned texts; the sentences are in Indonesian and English, unless the test cares. */
export const alignedTexts = (
  source: readonly string[],
  target: readonly string[],
  beads: readonly ScoredBead[],
): AlignedTexts => ({
  source: { name: 'a.id.txt', language: 'id', sentences: source },
  target: { name: 'a.en.txt', language: 'en', sentences: target },
  beads,
});

/** What a format writes. */
export const written = async (
  name: BitextFormatName,
  texts: AlignedTexts,
  show: Partial<ShowOptions> = {},
): Promise<string> =>
  [...(await bitextFormat(name))(texts, { width: 100, colours: false, ...show })].join('');

/** Text as nobody would write it: markup, formulas, controls, half surrogate pairs, right-to-left, very long words. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        ...[
          "=cmd|' /C calc'!A0",
          '+1',
          '-1',
          '@SUM(A1)',
          '"',
          "'",
          '\t',
          '\n',
          '\r\n',
          '\u2028',
          '\u0085',
          '\0',
        ],
        ...[
          '\u001b[31m',
          '\ud800',
          '\udc00',
          '\ufffe',
          '\u202e',
          'שלום',
          'مرحبا',
          '</seg>',
          ']]>',
          '<!--',
          '&amp;',
        ],
        ...['&', '中文字', 'e\u0301', '👨‍👩‍👧', 'x'.repeat(500), ' ', '\u00a0', 'word', '\ufeff'],
      ),
    )
    .map((parts) => parts.join('')),
);

/** Any alignment of any texts: beads in order, of any shape, that cover both sides. */
export const anyAligned: fc.Arbitrary<AlignedTexts> = fc
  .array(
    fc.record({
      source: fc.array(hostileText, { maxLength: 3 }),
      target: fc.array(hostileText, { maxLength: 3 }),
      score: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { maxLength: 8 },
  )
  .map((groups) => {
    const [source, target]: [string[], string[]] = [[], []];
    const add = (all: string[], sentences: readonly string[]) => sentences.map((each) => all.push(each) - 1);
    const beads = groups.map((group) =>
      bead(add(source, group.source), add(target, group.target), group.score),
    );
    return alignedTexts(source, target, beads);
  });
