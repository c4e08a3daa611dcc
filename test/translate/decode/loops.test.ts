import { describe, expect, it } from 'vitest';
import { hasLoop } from '../../../src/translate/decode/loops.js';
import { isEnglish } from '../../../src/translate/text/foreign.js';

const times = (count: number, ...ids: number[]): number[] => Array.from({ length: count }, () => ids).flat();

describe('a loop', () => {
  it.each<[string, number[], boolean]>([
    ['one piece eight times', [1, 2, ...times(8, 5), 0], true],
    ['one piece seven times', [1, 2, ...times(7, 5), 0], false],
    ['two pieces four times', [...times(4, 5, 6), 0], true],
    ['three pieces four times', [9, ...times(4, 5, 6, 7)], true],
    ['three pieces three times', [9, ...times(3, 5, 6, 7), 0], false],
    ['sixteen pieces four times', times(4, ...Array.from({ length: 16 }, (_, i) => i)), true],
    ['the same pieces, not in a row', times(6, 1, 2, 3, 4).flatMap((id, i) => [id, 100 + i]), false],
    ['nothing', [], false],
  ])('is %s: %j → %s', (_, ids, expected) => {
    expect(hasLoop(ids)).toBe(expected);
  });
});

describe('English', () => {
  it.each([
    'The president said that the economy would grow next year.',
    'It was the first time that she had been to the island.',
    'All of the students were asked to read the book at home.',
    'We’re not going to wait for them to come back from the city.',
  ])('is %j', (sentence) => {
    expect(isEnglish(sentence)).toBe(true);
  });

  it.each([
    'Presiden mengatakan bahwa ekonomi akan tumbuh tahun ini.',
    'The Jakarta Post',
    'Film The Lord of the Rings diputar di bioskop itu.',
    'Band The Rolling Stones of the world tampil dan menyanyi.',
    'Saham PT Bank of India is the best, kata mereka yang hadir.',
    'Indonesia, Malaysia, Singapura, Thailand, Filipina, Vietnam.',
    '',
  ])('is not %j', (sentence) => {
    expect(isEnglish(sentence)).toBe(false);
  });
});
