import { describe, expect, it } from 'vitest';
import { flaggedPages } from '../../../src/report/overview/flagged-pages.js';
import { unmarked } from '../said.js';
import { linksOf, overviewOf } from './overviews.js';

const count = (page: string, text: string) => page.split(text).length - 1;

describe('the list of flagged translations', () => {
  it('has each row once, under its document, with a link to its bead', () => {
    const overview = overviewOf({ rows: 12, documents: 3 });
    const [page = '', ...more] = flaggedPages(overview, linksOf());
    expect(more).toEqual([]);
    expect(count(page, '<li class="row"')).toBe(12);
    expect(count(page, '<section>')).toBe(3);
    const { page: path, sentence } = overview.flags.rows[0]!;
    expect(page).toContain(`href="${path}#s${sentence}"`);
    expect(page).not.toContain('href="null');
  });

  it('counts flags by rule and system', () => {
    const [page = ''] = flaggedPages(overviewOf({ systems: 2 }), linksOf());
    expect(unmarked(page)).toMatch(
      /<a href="\?rule=numbers-differ"><code>numbers-differ<\/code><\/a> <small>numbers, dates or amounts differ<\/small><\/th><td>error<\/td><td class="count">4<\/td><td class="count">3<\/td>/,
    );
  });

  it('lets no text become markup', () => {
    const [page = ''] = flaggedPages(overviewOf({ text: (text) => `</p><script>${text}"` }), linksOf());
    expect(count(page, '<script>')).toBe(2);
  });

  it('says what it does not list, and where there is nothing', () => {
    const overview = overviewOf({ rows: 2 });
    const flags = { ...overview.flags, unlisted: 40 };
    expect(unmarked(flaggedPages({ ...overview, flags }, linksOf())[0]!)).toContain(
      '<b>42</b> flagged translations',
    );
    const none = { ...overview, flags: { rules: [], rows: [], unlisted: 0 } };
    expect(flaggedPages(none, linksOf())[0]).toContain('Nothing is flagged.');
  });

  it('is split into pages where it is very long', () => {
    const overview = overviewOf({ rows: 1 });
    const rows = Array.from({ length: 2500 }, () => overview.flags.rows[0]!);
    const pages = flaggedPages({ ...overview, flags: { ...overview.flags, rows } }, linksOf());
    expect(pages.map((page) => count(page, '<li class="row"'))).toEqual([2000, 500]);
    expect(pages[0]).toContain('href="flagged~2.html"');
  });
});
