import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlOf, htmlWithBold, htmlWithCloze } from '../../../src/export/anki/html.js';
import { anyText, decoded, hostileTexts, visible } from './hostile.js';

/** What means something to Anki, a browser or a spreadsheet in a field. */
const special = /[<>"{}[\]\\\p{Cc}]|::|&(?!(?:amp|lt|gt|quot|#\d+);)|^[=+\-@]/u;

describe('text as HTML', () => {
  it.each(hostileTexts)('shows %j as it is', (text) => {
    expect(htmlOf(text)).not.toMatch(special);
    expect(decoded(htmlOf(text))).toBe(visible(text));
  });

  it('shows any text as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(htmlOf(text)).not.toMatch(special);
        expect(decoded(htmlOf(text))).toBe(visible(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves ordinary text readable', () => {
    expect(htmlOf('“Ia bertanya: ‘Apa?’” (baca: 50 % & lebih)')).toBe(
      '“Ia bertanya: ‘Apa?’” (baca: 50 % &amp; lebih)',
    );
  });

  it('has parts in bold', () => {
    expect(
      htmlWithBold('a <b> a', [
        { start: 0, end: 1 },
        { start: 6, end: 7 },
      ]),
    ).toBe('<b>a</b> &lt;b&gt; <b>a</b>');
  });

  it('hides parts by cloze deletions that nothing in the text can end or begin', () => {
    expect(htmlWithCloze('a b', [{ start: 2, end: 3 }], null)).toBe('a {{c1::b}}');
    expect(htmlWithCloze('a b', [{ start: 2, end: 3 }], 'x :: y')).toBe('a {{c1::b::x &#58;&#58; y}}');
    fc.assert(
      fc.property(anyText, anyText, anyText, fc.option(anyText), (before, hidden, after, hint) => {
        const [start, end] = [before.length + 1, before.length + 1 + hidden.length];
        const text = `x${before}${hidden}${after}`;
        const html = htmlWithCloze(text, [{ start, end }], hint);
        const found = /^([^{}]*)\{\{c1::([^{}]*?)(?:::([^{}]*))?\}\}([^{}]*)$/.exec(html);
        expect(found).not.toBeNull();
        const [, first, inside, shown, rest] = found!;
        for (const part of [first!, inside!, rest!]) expect(part).not.toMatch(/[<>"[\]\\\p{Cc}]|::/u);
        expect(decoded(`${first}${inside}${rest}`).replace(/\s+/g, '')).toBe(
          visible(text).replace(/\s+/g, ''),
        );
        expect(decoded(shown ?? '')).toBe(visible(hint ?? ''));
      }),
      { numRuns: 1000 },
    );
  });
});
