import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diffWords } from '../../../src/compare/words.js';
import { shown } from './shown.js';

/** Pairs of sentences, and how a reader would mark what differs. */
const [, ...pairs] = readFileSync(new URL('pairs.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t') as [string, string, string]);

describe('a word diff reads well', () => {
  it.each(pairs)('%s → %s', (before, after, expected) => {
    expect(shown(diffWords(before, after))).toBe(expected);
  });
});
