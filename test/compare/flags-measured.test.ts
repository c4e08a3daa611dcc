import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bothWays, breaks, contentBy, type Pair, recallOf } from '../../bench/flags/break.mjs';
import { flagsOf } from '../../src/compare/flags/flags.js';
import { packOf } from '../../src/languages/languages.js';
import { readLexicon } from '../../src/languages/lexicon.js';

/** Most of the sentences of docs/flags.md. */
const pairs = bothWays(
  readFileSync('bench/flags/pairs.tsv', 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t') as [string, string]),
);

describe('flags on good translations that were broken', async () => {
  const lexicon = await readLexicon('models/lexicon.id-en.tsv');
  const lexicons = { id: lexicon, en: lexicon.inverse() };
  const rulesOf = ({ source, target: text, from, to }: Pair): string[] =>
    flagsOf({ source, target: { text, block: 0 }, from, to, lexicon: lexicons[from] }).map(
      ({ rule }) => rule,
    );
  const recall = recallOf(pairs, lexicons, rulesOf, contentBy(packOf));

  /** Least share that is noticed, in percent; a little below what was measured. */
  const floors: Record<string, number> = {
    'number altered': 90,
    'number dropped': 90,
    'month altered': 90,
    'scale or currency altered': 80,
    'name replaced': 80,
    'name dropped': 80,
    'source word left': 75,
    'content word dropped': 35,
    'clause dropped': 75,
    truncated: 90,
    'word doubled': 90,
    'phrase doubled': 90,
    'sign doubled': 95,
    'space before a comma': 95,
    'closing quote or bracket dropped': 90,
    'question made a statement': 95,
    'final stop dropped': 95,
    'negation dropped': 75,
    'negation added': 75,
  };

  it('has a floor for each way to break one', () => {
    expect(Object.keys(floors)).toEqual(Object.keys(breaks));
  });

  it.each(Object.entries(floors))('notice “%s” in at least %i %%', (name, floor) => {
    const { broken, found } = recall[name]!;
    expect(broken).toBeGreaterThan(3);
    expect((100 * found) / broken).toBeGreaterThanOrEqual(floor);
  });

  it('are few on the same translations before', () => {
    expect(pairs.filter((pair) => rulesOf(pair).length > 0).length).toBeLessThanOrEqual(pairs.length * 0.04);
  });
});
