import { describe, expect, it } from 'vitest';
import { kindsOf } from '../../src/run/translate.js';
import { isOf } from '../../src/translate/hypothesis.js';
import { copyOf } from '../../src/translate/sentence.js';

describe('what is kept of a paragraph', () => {
  it.each<[string, string[], string[], boolean]>([
    ['a translation each', ['One.', 'Two.'], ['Satu.', 'Dua.'], true],
    ['fewer', ['One.'], ['Satu.', 'Dua.'], false],
    ['an empty one', ['One.', ''], ['Satu.', 'naik?'], false],
    ['a blank one', ['One.', '\u00a0\ufeff'], ['Satu.', 'naik?'], false],
    ['nothing of nothing', ['One.', ''], ['Satu.', ' '], true],
  ])('is taken where it is whole: %s', (_, texts, sentences, is) => {
    const hypotheses = texts.map((text) => copyOf(text, 'no-words'));
    expect(isOf(hypotheses, sentences)).toBe(is);
  });
});

const paragraphs = ['a', 'b', 'a', 'c', 'd', 'c'].map((key) => ({ key }));

describe('a paragraph', () => {
  it('is translated where it comes first, and repeated after that', () => {
    const nothing = paragraphs.map(() => undefined);
    expect(kindsOf(paragraphs, nothing, 'x.txt', new Map())).toEqual([
      'open',
      'open',
      'repeated',
      'open',
      'open',
      'repeated',
    ]);
  });

  it('is kept only from an earlier run: what this run translated is repeated', () => {
    const known = paragraphs.map(({ key }) => (key === 'd' ? undefined : []));
    expect(kindsOf(paragraphs, known, 'x.txt', new Map([['a', 'y.txt']]))).toEqual([
      'repeated',
      'kept',
      'repeated',
      'kept',
      'open',
      'kept',
    ]);
  });

  it('is not counted again when its document is tried again', () => {
    const known = paragraphs.map(() => []);
    expect(kindsOf(paragraphs, known, 'x.txt', new Map([['c', 'x.txt']]))).toEqual([
      'kept',
      'kept',
      'kept',
      'done',
      'kept',
      'repeated',
    ]);
  });
});
