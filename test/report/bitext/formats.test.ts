import { describe, expect, it } from 'vitest';
import { options } from '../../../src/options/table.js';
import { bitextFormat, bitextFormats, formatOfEnding } from '../../../src/report/bitext/formats.js';

describe('the formats of aligned texts', () => {
  it('are those that --format offers', () => {
    expect([...options.format.takes.choices]).toEqual(bitextFormats);
  });

  it.each(bitextFormats)('write two empty texts as %s', async (name) => {
    const empty = { name: 'a', language: 'und', sentences: [] };
    const write = await bitextFormat(name);
    const pieces = [...write({ source: empty, target: empty, beads: [] }, { width: 80, colours: false })];
    expect(pieces.every((piece) => piece.endsWith('\n'))).toBe(true);
  });

  it('are found by a file’s ending', () => {
    expect(['a.tmx', 'b.TSV', 'c.jsonl', 'd.beads', 'e.txt'].map(formatOfEnding)).toEqual([
      'tmx',
      'tsv',
      'jsonl',
      'beads',
      'text',
    ]);
    expect(['a', 'tmx', 'a.tmx.gz', 'a.tmx/b', 'a.toString', '.'].map(formatOfEnding)).toEqual(
      new Array(6).fill(undefined),
    );
  });
});
