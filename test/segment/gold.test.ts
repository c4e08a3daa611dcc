import { describe, expect, it } from 'vitest';
import { manners, outcomeOf } from './gold.js';

/** Running text, where the goal is 99.5 %; of the rest, 98 %. */
const running = new Set(['news', 'tales', 'pdf', 'english']);

describe('sentence boundaries that were marked by hand', () => {
  it('are more than 1,000', () => {
    const all = manners.map(([manner, language]) => outcomeOf(manner, language));
    expect(all.reduce((sum, { right, missed }) => sum + right + missed.length, 0)).toBeGreaterThan(1000);
  });

  it.each(manners)('are found in %s, and few others', (manner, language) => {
    const { right, missed, invented } = outcomeOf(manner, language);
    const goal = running.has(manner) ? 0.995 : 0.98;
    // One of 200 is more than the goal allows, and says nothing.
    const allowed = (count: number) => Math.max(1, Math.floor(count * (1 - goal)));
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(allowed(right + missed.length));
    expect(invented.length, invented.join('\n')).toBeLessThanOrEqual(allowed(right + invented.length));
  });
});
