import { describe, expect, it } from 'vitest';
import { countIn, createCounts } from '../../../src/core/counts.js';
import { html, named } from '../../../src/report/markup.js';
import { documentPages } from '../../../src/report/page.js';
import { hrefOf } from '../../../src/report/paging.js';
import { inLanguage, say, sayTitle } from '../../../src/report/ui/say.js';
import { bitextOf } from '../../bitexts.js';

const links = { index: 'index.html', base: 'a', text: 'a.txt', jsonl: 'a.jsonl', patch: null };

describe('very long texts', () => {
  it('are several bodies of a table, so that a browser lays out one at a time', () => {
    const text = Array.from({ length: 250 }, (_, i) => `Kata ke-${i} ada.`).join(' ');
    const [page = ''] = documentPages(
      bitextOf(text, (_, i) => `Word ${i}.`),
      links,
    );
    expect([...page.matchAll(/<tbody class="?([a-z ]+)/g)].map(([, name]) => name)).toEqual([
      'text on',
      'text on',
      'text',
    ]);
    expect(page.match(/<tr id=s/g)).toHaveLength(250);
  });

  it('have their direction found once', () => {
    const page = (text: string) =>
      documentPages(
        bitextOf(`${text} ada.`, () => text),
        links,
      )[0]!;
    expect(page('x'.repeat(30_000)).match(/<td[^>]* dir=auto/g)).toHaveLength(2);
    expect(page('x')).not.toMatch(/<td[^>]* dir=/);
  });
});

describe('names that are not ours', () => {
  it('may be those that every object knows', () => {
    const counts = createCounts();
    for (const name of ['constructor', '__proto__', 'constructor']) counts.add(name);
    const found = counts.finish();
    expect(['constructor', '__proto__', 'toString'].map((name) => countIn(found, name))).toEqual([2, 1, 0]);
  });

  it('do not turn the words around them', () => {
    const hostile = 'a\u202eb\u2069\u2067';
    expect(named(hostile)).toBe('aU+202EbU+2069U+2067');
    const said = html`${say(`only in ${hostile}`, `hanya di ${hostile}`)}${sayTitle(hostile)}`;
    const { markup, others } = inLanguage(said.markup, 'en');
    expect(markup + others.join('')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  it('may have halves of characters in an address', () => {
    expect(hrefOf('a\ud800/b:c')).toBe('a%EF%BF%BD/b%3Ac');
  });
});
