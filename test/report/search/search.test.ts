import { describe, expect, it } from 'vitest';
import { searchPages } from '../../../src/report/search/page.js';
import { createSearch, type SearchLimits } from '../../../src/report/search/search.js';
import { bitextOf } from '../../bitexts.js';
import { linksOf } from '../overview/overviews.js';
import { unmarked } from '../said.js';

const hostile = '</script><script>alert(1)</script>';
const documentWith = (name: string, sentences: readonly string[]) => {
  const bitext = bitextOf(sentences.join('\n\n'), (text) => `said ${text}`);
  return { ...bitext, document: { ...bitext.document, name } };
};
const bitexts = Array.from({ length: 6 }, (_, i) =>
  documentWith(
    `d${i}`,
    Array.from({ length: 5 }, (_, j) => `Kalimat ${i}.${j} ${hostile}.`),
  ),
);
const textsOf = (limits?: SearchLimits) => {
  const search = createSearch(limits);
  for (const bitext of bitexts) search.add(bitext, `${bitext.document.name}.html`);
  return search.finish();
};
type Row = [number, string, string];
const rowsIn = (pages: readonly string[]): Row[] =>
  pages.flatMap((page) =>
    JSON.parse(/id="texts">(.*?)<\/script>/s.exec(page)![1]!).flatMap((each: unknown[]) => each[5]),
  );

describe('the texts of a search', () => {
  it('are all there, with the number of each row’s sentence, whatever they contain', () => {
    const pages = searchPages(textsOf(), linksOf());
    expect(pages).toHaveLength(1);
    const rows = rowsIn(pages);
    expect(rows).toHaveLength(30);
    expect(rows[6]).toEqual([2, `Kalimat 1.1 ${hostile}.`, `said Kalimat 1.1 ${hostile}.`]);
    expect(pages[0]!.match(/<\/script>/g)).toHaveLength(pages[0]!.match(/<script/g)!.length);
  });

  it('are split over pages of limited size without loss, also within a document', () => {
    const { parts } = textsOf({ page: 600, total: 1e6 });
    expect(parts.length).toBeGreaterThan(6);
    for (const part of parts) expect(part.join('').length).toBeLessThan(700);
    const pages = searchPages(textsOf({ page: 600, total: 1e6 }), linksOf());
    expect(rowsIn(pages)).toEqual(rowsIn(searchPages(textsOf(), linksOf())));
    expect(pages[1]).toContain('href="search~3.html"');
  });

  it('end where there is too much, and the page says so', () => {
    const texts = textsOf({ page: 2000, total: 3000 });
    expect(texts.rows).toBeLessThan(30);
    expect(texts.documents + texts.leftOut).toBeGreaterThanOrEqual(6);
    expect(unmarked(searchPages(texts, linksOf())[0]!)).toContain(
      `<b>${texts.leftOut}</b> documents at the list’s end`,
    );
    expect(searchPages(textsOf(), linksOf())[0]).not.toContain('class="missing">The text');
  });

  it('give an empty page where there are none', () => {
    const pages = searchPages(createSearch().finish(), linksOf());
    expect(pages).toHaveLength(1);
    expect(rowsIn(pages)).toEqual([]);
  });
});
