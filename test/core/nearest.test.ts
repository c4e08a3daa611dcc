import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/core/nearest.js';

const commands = ['run', 'translate', 'lint', 'status'];

describe('a suggestion', () => {
  it.each([
    ['rnu', 'run'],
    ['ru', 'run'],
    ['RUN', 'run'],
    ['tranlsaet', 'translate'],
    ['statsu', 'status'],
    ['transl', 'translate'],
  ])('for %s is %s', (word, meant) => expect(nearest(word, commands)).toBe(meant));

  it('is not made if nothing is close', () => {
    for (const word of ['foo', 'translation-memory', '']) expect(nearest(word, commands)).toBeUndefined();
    expect(nearest('run', [])).toBeUndefined();
    expect(nearest('ter-', ['ter-no-punct', 'ter-normalized'])).toBeUndefined();
  });
});
