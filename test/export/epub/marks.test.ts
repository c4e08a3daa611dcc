import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mark } from '../../../src/core/document.js';
import { markedText } from '../../../src/export/epub/marks.js';
import { parsed } from './read.js';

const drawn = (text: string, marks: Mark[], span = { start: 0, end: text.length }): string =>
  markedText(text, span, marks).markup;

describe('inline formatting in a book', () => {
  it('is drawn by its kind; a kind that nobody knows is not', () => {
    const marks = [
      { kind: 'bold', start: 0, end: 1 },
      { kind: 'code', start: 2, end: 3 },
      { kind: 'constructor', start: 4, end: 5 },
    ];
    expect(drawn('a b c', marks)).toBe('<b>a</b> <code>b</code> c');
  });

  it('is cut where a sentence or another mark ends', () => {
    const marks = [
      { kind: 'bold', start: 0, end: 4 },
      { kind: 'italic', start: 2, end: 6 },
    ];
    expect(drawn('abcdef', marks, { start: 1, end: 5 })).toBe('<b>b</b><b><i>cd</i></b><i>e</i>');
  });

  it('leads to addresses of the web and of mail, and nowhere else', () => {
    const link = (target: string) => drawn('x', [{ kind: 'link', start: 0, end: 1, target }]);
    expect(link('https://a.example/?a=1&b="')).toBe('<a href="https://a.example/?a=1&amp;b=%22">x</a>');
    expect(link('mailto:a@b.example')).toBe('<a href="mailto:a@b.example">x</a>');
    for (const target of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      ' javascript:x',
      'data:text/html,x',
      'file:///etc',
      '../x',
      '',
    ])
      expect(link(target), target).toBe('x');
  });

  it('has no link in a link', () => {
    const marks = ['https://a.example/', 'https://b.example/'].map((target) => ({
      kind: 'link',
      start: 0,
      end: 1,
      target,
    }));
    expect(drawn('x', marks).match(/<a /g)).toHaveLength(1);
  });

  it('never changes the text', () => {
    const mark = fc.record({
      kind: fc.constantFrom('bold', 'emphasis', 'link', 'other'),
      start: fc.nat(12),
      end: fc.nat(12),
      target: fc.constantFrom('https://a.example/', 'x'),
    });
    const text = fc.string({ unit: fc.constantFrom('a', '😀', '<', '&', '"', 'é'), maxLength: 10 });
    fc.assert(
      fc.property(text, fc.array(mark, { maxLength: 4 }), (given, marks) => {
        expect(parsed(`<p>${drawn(given, marks)}</p>`).documentElement!.textContent).toBe(given);
      }),
    );
  });
});
