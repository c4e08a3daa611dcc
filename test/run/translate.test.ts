import { describe, expect, it } from 'vitest';
import { kindsOf } from '../../src/run/translate.js';

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
