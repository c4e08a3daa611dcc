import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/core/bitext.js';
import { versionsOf } from '../../../src/report/overview/pair/versions.js';
import { pairPages } from '../../../src/report/overview/pair-pages.js';
import { unmarked } from '../said.js';
import { linksOf, overviewOf, type Shape } from './overviews.js';

const links = linksOf('../');
const pagesFor = (shape: Shape = {}): string[] => {
  const overview = overviewOf(shape);
  return pairPages(overview, overview.pairs[0]!, links).map(unmarked);
};
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const withoutMarks = (markup: string): string => markup.replace(/<[^>]+>/g, '');

describe('two versions of a sentence', () => {
  const changes: Change[] = [
    { kind: 'casing', before: 'the', text: 'The' },
    { kind: 'same', text: ' price ' },
    { kind: 'removed', text: 'of rice' },
    { kind: 'added', text: 'of <corn>' },
    { kind: 'removed', text: ' today', moved: true },
    { kind: 'typography', before: '"', text: '“' },
  ];

  it('are each whole, with what only one of them has marked', () => {
    const { before, after } = versionsOf(changes);
    expect(withoutMarks(before.markup)).toBe('the price of rice today&quot;');
    expect(withoutMarks(after.markup)).toBe('The price of &lt;corn&gt;“');
    expect(before.markup).toContain('<del>of rice</del>');
    expect(before.markup).toContain('<del class="moved"');
    expect(before.markup).not.toContain('<ins');
    expect(after.markup).toContain('<ins>of &lt;corn&gt;</ins>');
    expect(after.markup).toContain('<span class="casing"');
    expect(after.markup).not.toContain('<del');
  });
});

describe('the page of a pair', () => {
  it('has a row for each changed sentence, with its place, texts, scores and flags', () => {
    const [page = '', ...others] = pagesFor();
    expect(others).toEqual([]);
    expect(count(page, /<tr class="bead /g)).toBe(12);
    expect(page).toContain('<a href="../news/day-2.html#s2">');
    expect(page).toContain('▼ worse <span class="quiet">chrF 50.0 → 45.4 (−4.6)</span>');
    expect(page).toContain('new: numbers-differ');
    expect(page).toContain('fixed: too-short');
    expect(page).toContain('<th scope="col">Reference</th>');
  });

  it('says what may be concluded, how many rows are listed, and where the diff is', () => {
    const overview = overviewOf();
    const pair = { ...overview.pairs[0]!, unlisted: 1234 };
    const page = unmarked(pairPages(overview, pair, links)[0]!);
    expect(page).toContain('System 1 is better than Base: +1.2 BLEU, p = 0.003.');
    expect(page).toContain('<b>1,234</b> changed least: not listed, only the first 12 are');
    expect(page).toContain('href="../compare/base..system-1.diff"');
  });

  it('has no scores, references and turns to choose without a reference', () => {
    const [page = ''] = pagesFor({ hasReference: false });
    expect(page).not.toMatch(/<th scope="col">Reference|id="least"|id="turn-better"|data-gain/);
    expect(count(page, /<tr class="bead changed/g)).toBe(12);
  });

  it('offers the classes that occur, with how many rows have each', () => {
    const [page = ''] = pagesFor();
    expect(page).toContain('<span>word choice <b>4</b></span>');
    expect(page).not.toMatch(/id="class-(?:name|identical)"/);
  });

  it('numbers rows in the order of the documents, to be sorted by', () => {
    const [page = ''] = pagesFor({ rows: 9 });
    const at = [...page.matchAll(/data-at="(\d+)"/g)].map(([, order]) => Number(order));
    // Rows alternate between three documents.
    expect(at).toEqual([0, 3, 6, 1, 4, 7, 2, 5, 8]);
  });

  it('has all rows on one page, unless they are very long', () => {
    const [usual = '', ...others] = pagesFor({ rows: 500 });
    expect(others).toEqual([]);
    expect(count(usual, /<tr class="bead /g)).toBe(500);
    const overview = overviewOf({ rows: 200 });
    const pair = overview.pairs[0]!;
    const changed = pair.changed.map((row) => ({ ...row, source: 'kata '.repeat(5000) }));
    const long = pairPages(overview, { ...pair, changed }, links);
    expect(long.length).toBeGreaterThan(1);
    expect(long.reduce((sum, page) => sum + count(page, /<tr class="bead /g), 0)).toBe(200);
    expect(long[0]).toContain('href="../compare/base..system-1~2.html" rel="next"');
    expect(long[0]).toContain('Filters and order act on this page only.');
    expect(new Set(long.flatMap((page) => page.match(/ id="r\d+"/g))).size).toBe(200);
  });

  it('says so where nothing differs', () => {
    const [page] = pagesFor({ rows: 0 });
    expect(page).toContain('Nothing differs.');
    expect(page).not.toContain('<table');
  });

  it('takes no text for markup, whatever it is', () => {
    const hostile = [
      '</script><img src=x onerror=alert(1)>',
      '',
      'هذه جملة \u202e 👩‍👩‍👧',
      '\ud800\u0007',
      '-->',
    ];
    const [whole = ''] = pagesFor({ text: (text, row) => (row % 6 === 5 ? text : hostile[row % 6]!) });
    const page = whole.replace(/<script>[\s\S]*?<\/script>/g, '');
    expect(page).not.toMatch(/<img|NaN|undefined|\sstyle=|\p{Cs}/u);
    expect(page).toContain('&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;');
    expect(page).toContain('<span class="nothing">not in the source</span>');
  });
});
