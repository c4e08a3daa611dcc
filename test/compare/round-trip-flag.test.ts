import { describe, expect, it } from 'vitest';
import { flagsOf } from '../../src/compare/flags/flags.js';
import type { RoundTrip, Target } from '../../src/core/system.js';
import { emptyLexicon } from '../../src/languages/lexicon.js';
import { roundTripOf } from '../../src/systems/round-trip.js';
import { hypothesis } from '../bitexts.js';

const source = 'Harga beras di pasar tradisional naik selama tujuh pekan berturut-turut.';
const flags = (text: string, roundTrip?: RoundTrip, more: Partial<Target> = {}) =>
  flagsOf({
    source: text,
    target: {
      text: 'Rice prices in traditional markets have risen seven weeks in a row.',
      block: 0,
      ...more,
      ...(roundTrip && { roundTrip }),
    },
    from: 'id',
    to: 'en',
    lexicon: emptyLexicon,
  }).filter(({ rule }) => rule === 'round-trip');

describe('the flag on the way back', () => {
  it.each([
    ['Kucing itu tidur di atas kursi.', 1],
    ['Orang-orang menangis di rumah sakit.', 1],
    [source, 0],
    ['Tujuh minggu sudah harga beras di pasar naik terus.', 0],
    ['Nasi makin mahal di pasar rakyat sejak tujuh minggu.', 0],
  ])('of %j has %i', (back, count) => {
    const found = flags(source, roundTripOf(source, hypothesis(back)));
    expect(found).toHaveLength(count);
    for (const { severity, message } of found) {
      expect(severity).toBe('note');
      expect(message).toMatch(/chrF \d+\.\d/);
    }
  });

  it('is not on short sentences, on what was copied or cut off, and where nothing came back', () => {
    const low = { text: 'Kucing.', chrf: 1 };
    expect(flags(source, low)).toHaveLength(1);
    expect(flags('Harga beras naik.', low)).toEqual([]);
    expect(flags('Pertanggungjawabannya dipertanyakan berulang-ulang', low)).toEqual([]);
    for (const caveat of ['copied', 'cut-off'] as const)
      expect(flags(source, { ...low, caveat })).toEqual([]);
    expect(flags(source, { ...low, caveat: 'split' })).toHaveLength(1);
    expect(flags(source)).toEqual([]);
    const { text: _, ...trace } = hypothesis('', { copied: 'script' });
    expect(flags(source, low, { trace })).toEqual([]);
  });
});
