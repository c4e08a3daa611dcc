import { readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';
import { describe, expect, it } from 'vitest';
import { parseSentencePiece, type SentencePiece } from '../../src/convert/marian/sentencepiece.js';
import { tokenizerFiles } from '../../src/convert/marian/tokenizer.js';

/** SentencePiece models, and how SentencePiece splits texts with them (make-rules.py). */
const rules: Record<string, { spm: string; split: [text: string, pieces: string[]][] }> = JSON.parse(
  readFileSync(new URL('rules.json', import.meta.url), 'utf8'),
);
const read = (name: string): SentencePiece => parseSentencePiece(Buffer.from(rules[name]!.spm, 'base64'));
const make = (source: SentencePiece, target = source): Tokenizer => {
  const pieces = [...new Set([...source.pieces, ...target.pieces].map(({ text }) => text)), '<pad>'];
  const made = tokenizerFiles({ pieces, config: {}, source, target, separate: false }, 'vocab.json');
  return new Tokenizer(made.tokenizer, made.config);
};
const split = (tokenizer: Tokenizer, text: string): string[] =>
  tokenizer
    .encode(text)
    .ids.slice(0, -1)
    .map((id: number) => tokenizer.id_to_token(id)!);

describe.each(Object.keys(rules))('a SentencePiece model with the rules %s', (name) => {
  it('splits texts as SentencePiece does', () => {
    const tokenizer = make(read(name));
    for (const [text, pieces] of rules[name]!.split)
      expect([text, split(tokenizer, text)]).toEqual([text, pieces]);
  });
});

describe('tokenizerFiles', () => {
  const source = read('nmt_nfkc_cf');
  const plain = read('identity');

  it('uses pieces of the target’s model only for what the source’s does not know', () => {
    const piece = (text: string, score: number) => ({ text, score, type: 'usual' as const });
    const target = {
      ...plain,
      pieces: [piece('▁ibu', -0.1), piece('q', -9), piece('bq', -0.1), piece('ibu', -0.1)],
    };
    const tokenizer = make(plain, target);
    expect(split(tokenizer, 'ibu')).toEqual(split(make(plain), 'ibu'));
    expect(split(tokenizer, 'bq')).toEqual(['▁b', 'q']);
    // Several in a row are one unknown piece.
    expect(split(tokenizer, 'qq')).toEqual(['▁', '<unk>']);
  });

  it('always finds a user’s pieces', () => {
    const pieces = [...plain.pieces, { text: 'mbel', score: 0, type: 'user' as const }];
    expect(split(make({ ...plain, pieces }), 'membeli')).toContain('mbel');
    expect(split(make(plain), 'membeli')).not.toContain('mbel');
  });

  it.each<[string, Partial<SentencePiece>]>([
    ['of another kind', { kind: 'bpe' }],
    ['that spells unknown characters in bytes', { bytesForUnknown: true }],
    ['with unusual spaces', { usualSpaces: false }],
    ['with rules of its own', { normalisation: 'user_defined' }],
    ['with rules that are a name in any object', { normalisation: 'constructor' }],
  ])('refuses a model %s', (_, values) => {
    expect(() => make({ ...source, ...values })).toThrow(
      expect.objectContaining({ code: 'model-invalid', place: { path: 'vocab.json' } }),
    );
  });
});
