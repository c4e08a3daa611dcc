import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { manners, type Outcome, outcomeOf } from './gold.js';

const both = (manner: string, language: string): Outcome => {
  const [first, second] = [outcomeOf('gold', manner, language), outcomeOf('gold-2', manner, language)];
  return {
    right: first.right + second.right,
    missed: [...first.missed, ...second.missed],
    invented: [...first.invented, ...second.invented],
  };
};

/** Share of a manner's boundaries that are to be found, and of those found that are to be right. */
const goals: Record<string, { recall: number; precision: number }> = {
  news: { recall: 0.995, precision: 0.99 },
  tales: { recall: 0.995, precision: 0.995 },
  regulations: { recall: 0.98, precision: 0.98 },
  // Nobody knows for sure where "bingung... mana" ends.
  chats: { recall: 0.97, precision: 0.98 },
  lists: { recall: 0.98, precision: 0.98 },
  pdf: { recall: 0.99, precision: 0.99 },
  english: { recall: 0.99, precision: 0.99 },
};

describe('sentence boundaries that were marked by hand', () => {
  it('are nearly 2,000', () => {
    const all = manners.map(([manner, language]) => both(manner, language));
    expect(all.reduce((sum, { right, missed }) => sum + right + missed.length, 0)).toBeGreaterThan(1900);
  });

  it.each(manners)('are found in %s, and few others', (manner, language) => {
    const { right, missed, invented } = both(manner, language);
    const { recall, precision } = goals[manner]!;
    expect(right / (right + missed.length), missed.join('\n')).toBeGreaterThanOrEqual(recall);
    expect(right / (right + invented.length), invented.join('\n')).toBeGreaterThanOrEqual(precision);
  });
});

const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(1);

describe('the figures in docs/text.md', () => {
  it('are these', () => {
    const rows = manners.map(([manner, language]) => {
      const { right, missed, invented } = both(manner, language);
      const marked = right + missed.length;
      return `| ${manner} | ${marked} | ${percent(right, right + invented.length)} | ${percent(right, marked)} |`;
    });
    expect(readFileSync(new URL('../../docs/text.md', import.meta.url), 'utf8')).toContain(rows.join('\n'));
  });
});
