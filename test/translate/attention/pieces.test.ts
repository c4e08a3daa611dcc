import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../src/align/words/tokens.js';
import { segment } from '../../../src/segment/segment.js';
import { piecesOf } from '../../../src/translate/attention/pieces.js';
import { normalise } from '../../../src/translate/text/typography.js';
import { corpusFolder, embedded } from '../../model/embedded.js';

const { tokenizer } = await embedded();
const encode = (part: string): number[] => tokenizer.encode(part).slice(0, -1);
const read = (text: string) => {
  const words = wordsOf(text);
  const { ids, wordOf } = piecesOf({ text, words }, { encode, piece: tokenizer.piece });
  const lettersOf = (word: number): string =>
    ids
      .filter((_, at) => wordOf[at] === word)
      .map((id) => tokenizer.piece(id).replace('▁', ''))
      .join('');
  return { ids, wordOf, letters: words.map((_, word) => lettersOf(word)), words };
};

describe('the pieces of words', () => {
  it('are those of the sentence, wherever nothing is normalised or unknown', () => {
    const texts = readdirSync(corpusFolder)
      .filter((name) => name.endsWith('.id.txt'))
      .flatMap((name) => segment(readFileSync(join(corpusFolder, name), 'utf8'), 'id'))
      .map(({ text }) => text.trim())
      .filter((text) => normalise(text) === text && tokenizer.knows(text) && /\p{Ll}/u.test(text));
    expect(texts.length).toBeGreaterThan(100);
    for (const text of texts) expect(read(text).ids).toEqual(encode(text));
  });

  it('spell each word', () => {
    const text = '“Rumahnya,” kata Yosef Lende—dia 41—“di negara-negara tetangga…” (AS).';
    expect(read(text).letters).toEqual(
      ...[['Rumahnya', 'kata', 'Yosef', 'Lende', 'dia', '41', 'di', 'negara-negara', 'tetangga', 'AS']],
    );
  });

  it('of a text in capitals are those of small letters', () => {
    expect(read('HARGA BERAS NAIK').letters).toEqual(['harga', 'beras', 'naik']);
  });

  it('belong to words in their order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const { ids, wordOf, words } = read(text);
        expect(wordOf).toHaveLength(ids.length);
        const known = wordOf.filter((word) => word >= 0);
        expect(known).toEqual([...known].sort((a, b) => a - b));
        expect(known.every((word) => word < words.length)).toBe(true);
      }),
    );
  });
});
