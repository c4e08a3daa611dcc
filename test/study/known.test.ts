import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseKnown } from '../../src/study/known.js';

describe('what a person knows', () => {
  it('is read from lines of words and sentences, in any language', () => {
    const known = parseKnown('\ufeffword\tid\tMembaca\r\n# a remark\n\nsentence\ten-GB\tIt  is late.\n');
    expect(known.has('id', 'membaca')).toBe(true);
    expect(known.has('ind_Latn', 'MEMBACA')).toBe(true);
    expect(known.has('en', 'membaca')).toBe(false);
    expect(known.hasSentence('en', 'It is late.')).toBe(true);
    expect(known.hasSentence('en', 'It is early.')).toBe(false);
    expect(known.has('en', 'It is late.')).toBe(false);
    expect(known.size).toBe(2);
  });

  it('has texts that would be formulas with an apostrophe before them', () => {
    const known = parseKnown("sentence\tid\t'-Ya.\nsentence\tid\t'Ya.\n");
    expect(known.hasSentence('id', '-Ya.')).toBe(true);
    expect(known.hasSentence('id', "'Ya.")).toBe(true);
    expect(known.hasSentence('id', 'Ya.')).toBe(false);
  });

  it.each(['word', 'word\tid', 'word\tid\t ', 'verb\tid\tbaca', 'baca'])(
    'refuses %j, naming the line',
    (line) => {
      expect(() => parseKnown(`word\tid\tya\n${line}\n`, 'known.tsv')).toThrow(
        expect.objectContaining({ code: 'invalid-option', place: { path: 'known.tsv', line: 2 } }),
      );
    },
  );

  it('knows every word that was written to the file', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z’'-]{1,12}$/)), (words) => {
        const known = parseKnown(words.map((word) => `word\tid\t${word}\n`).join(''));
        expect(words.every((word) => known.has('id', word))).toBe(true);
      }),
    );
  });
});
