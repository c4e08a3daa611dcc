import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanRoundTrip, roundTripScore } from '../../src/core/round-trip.js';
import type { Bead, Target } from '../../src/core/system.js';
import { returnable, returnableIn, roundTripOf } from '../../src/systems/round-trip.js';
import { hypothesis } from '../bitexts.js';

const target = (text: string, block = 0, more: Partial<Target> = {}): Target => ({ text, block, ...more });
const bead = (source: number[], targets: number[], score: number | null = null): Bead => ({
  source,
  target: targets,
  score,
});
const sentences = [' Satu dua. ', 'Tiga.', 'Empat.', '5', 'Lima.'];

describe('what can be translated back', () => {
  it('is what a source sentence has for itself, by paragraph', () => {
    const targets = [target('One two.'), target('Three.', 1), target('Four.', 1)];
    const beads = [bead([0], [0]), bead([1], [1]), bead([2], [2]), bead([3], []), bead([4], [])];
    expect(returnable({ targets, beads }, sentences)).toEqual([
      [{ target: 0, text: 'One two.', source: 'Satu dua.' }],
      [
        { target: 1, text: 'Three.', source: 'Tiga.' },
        { target: 2, text: 'Four.', source: 'Empat.' },
      ],
    ]);
  });

  it('is nothing that was paired by likeness, joined, added, copied or has no letters', () => {
    const { text: _, ...trace } = hypothesis('Five', { copied: 'target-language' });
    const targets = [target('A'), target('B'), target('C'), target('5'), target('Five', 0, { trace })];
    const beads = [bead([0], [0], 0.9), bead([1, 2], [1]), bead([], [2]), bead([3], [3]), bead([4], [4])];
    expect(returnable({ targets, beads }, sentences)).toEqual([]);
  });

  it('is every sentence that a model translated', () => {
    const said = [hypothesis('One.'), hypothesis('2', { copied: 'no-words' }), hypothesis('Three.')];
    expect(returnableIn(said, ['Satu.', '2', 'Tiga.'])).toEqual([
      { target: 0, text: 'One.', source: 'Satu.' },
      { target: 2, text: 'Three.', source: 'Tiga.' },
    ]);
  });
});

describe('a way back', () => {
  it('has a score of 100 where it is the source, and hardly one where it is another sentence', () => {
    expect(roundTripOf('Harga beras naik.', hypothesis('Harga beras naik.'))).toEqual({
      text: 'Harga beras naik.',
      chrf: 100,
    });
    expect(roundTripOf('Harga beras naik.', hypothesis('Kucing')).chrf).toBeLessThan(10);
  });

  it('says why it says little', () => {
    const caveat = (more: Parameters<typeof hypothesis>[1]) =>
      roundTripOf('Satu.', hypothesis('Satu.', more)).caveat;
    expect(caveat({})).toBeUndefined();
    expect(caveat({ copied: 'target-language' })).toBe('copied');
    expect(caveat({ ended: false, parts: 2 })).toBe('cut-off');
    expect(caveat({ parts: 2 })).toBe('split');
  });

  it('counts in the mean unless it was copied', () => {
    const way = (chrf: number, more: object = {}) => ({ roundTrip: { text: '', chrf, ...more } });
    expect(meanRoundTrip([])).toBeNull();
    expect(meanRoundTrip([{}, way(100, { caveat: 'copied' })])).toBeNull();
    expect(meanRoundTrip([way(20), way(40, { caveat: 'cut-off' }), way(99, { caveat: 'copied' }), {}])).toBe(
      30,
    );
  });

  it('has a score from 0 to 100, which is 100 for what came back as it went', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (source, back) => {
        const { chrf } = roundTripOf(source, hypothesis(back));
        expect(chrf).toBeGreaterThanOrEqual(0);
        expect(chrf).toBeLessThanOrEqual(100);
        if (/\S/.test(source)) expect(roundTripOf(source, hypothesis(source)).chrf).toBe(100);
        expect(roundTripScore({ roundTrip: { text: back, chrf } })).toBe(chrf);
      }),
    );
  });
});
