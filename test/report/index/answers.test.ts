import { describe, expect, it } from 'vitest';
import { indexPages } from '../../../src/report/index-page.js';
import { linksOf, overviewOf } from '../overview/overviews.js';
import { unmarked } from '../said.js';

const model = { name: 'm', hash: 'abc', config: { sourceLanguage: 'id', targetLanguage: 'en' } };
const indexFor = (overview: ReturnType<typeof overviewOf>): string =>
  unmarked(indexPages([], [], [], model, { links: linksOf(), compared: overview })[0]!);

describe('the index of several systems', () => {
  it('says first what may be concluded, and links to the changed sentences', () => {
    const overview = overviewOf();
    const [pair] = overview.pairs;
    const page = indexFor(overview);
    expect(page).toContain(`<b>${pair!.conclusions[0]!.sentence}</b>`);
    expect(page).toContain(`<a href="${linksOf().pair(pair!.from, pair!.to)}">`);
    expect(page).toContain(`${pair!.counts.worse} worse`);
  });

  it('says without a reference how many sentences changed, and nothing of one system', () => {
    const page = indexFor(overviewOf({ hasReference: false }));
    expect(page).toMatch(/\d+ changed, \d+ the same/);
    expect(page).not.toMatch(/\d+ worse/);
    expect(indexFor(overviewOf({ systems: 1 }))).not.toContain('class="answers"');
  });

  it('speaks of three pairs, and leads to the others', () => {
    expect(indexFor(overviewOf({ systems: 4 }))).toMatch(
      /<a href="[^"]*summary[^"]*">3 more in the summary<\/a>/,
    );
  });
});
