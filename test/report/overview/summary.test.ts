import { describe, expect, it } from 'vitest';
import type { Overview } from '../../../src/overview/overview.js';
import { summaryPage } from '../../../src/report/overview/summary-page.js';
import { unmarked } from '../said.js';
import { linksOf, overviewOf } from './overviews.js';

const links = linksOf();
/** What a reader reads of a page, without markup. */
const textOf = (page: string): string =>
  page
    .replace(/<(style|script)>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const headingsOf = (page: string): string[] =>
  [...page.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, heading]) => textOf(heading!).trim());

describe('the summary', () => {
  it('begins with what may be concluded, in sentences', () => {
    const page = unmarked(summaryPage(overviewOf(), links));
    expect(headingsOf(page)).toEqual([
      'What may be concluded',
      'Scores',
      'Differences',
      'Base → System 1',
      'Flags',
      'Distributions',
      'Documents',
    ]);
    expect(textOf(page)).toContain('System 1 is better than Base: +1.2 BLEU, p = 0.003. System 1 differs');
  });

  it('gives each score with its interval, and the signature', () => {
    const text = textOf(unmarked(summaryPage(overviewOf(), links)));
    expect(text).toMatch(/Base the baseline 24\.3 \(22\.9 to 25\.8\)/);
    expect(text).toContain('nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0');
  });

  it('gives scores without intervals where there are too few segments', () => {
    const overview = overviewOf();
    const scores = overview.scores.map((score) => ({ ...score, interval: null, segments: 3 }));
    const text = textOf(unmarked(summaryPage({ ...overview, scores }, links)));
    expect(text).toContain('Too few segments for an interval.');
    expect(text).toContain('Base the baseline 24.3 Base: 24.3');
  });

  it('links counts to the rows that they count, and sentences to their place', () => {
    const page = unmarked(summaryPage(overviewOf(), links));
    for (const address of [
      'compare/base..system-1.html?turn=worse',
      'compare/base..system-1.html?class=number',
      'compare/base..system-1.html?flag=numbers-differ',
      'compare/base..system-1.html?sort=loss',
      'compare/base..system-1.diff',
      'news/day-2.html#s2',
      'flagged.html?rule=untranslated&amp;system=base',
    ])
      expect(page).toContain(`href="${address}"`);
  });

  it('lists the sentences that lost most first, and those that gained most', () => {
    const text = textOf(unmarked(summaryPage(overviewOf(), links)));
    const lost = text.slice(text.indexOf('Lost most'), text.indexOf('Gained most'));
    const gains = [...lost.matchAll(/\((−[\d.]+)\)/g)].map(([, gain]) => Number(gain!.replace('−', '-')));
    expect(gains.length).toBeGreaterThan(2);
    expect(gains).toEqual([...gains].sort((a, b) => a - b));
    expect(text.slice(text.indexOf('Gained most'))).toMatch(/chrF 50\.0 → 57\.3 \(\+7\.3\)/);
  });

  it('says what is missing without a reference, and what one system cannot tell', () => {
    const alone = unmarked(summaryPage(overviewOf({ systems: 1, hasReference: false }), links));
    expect(textOf(alone)).toContain('There is one system and no reference translation');
    expect(headingsOf(alone)).toEqual(['What may be concluded', 'Flags', 'Distributions', 'Documents']);
    const two = unmarked(summaryPage(overviewOf({ hasReference: false }), links));
    expect(textOf(two)).toContain('There is no reference translation');
    expect(textOf(two)).toContain('Most changed');
    expect(headingsOf(two)).not.toContain('Scores');
    const scored = unmarked(summaryPage(overviewOf({ systems: 1 }), links));
    expect(textOf(scored)).toContain('There is one system: its scores are below.');
  });

  it('says first what was left out, and why', () => {
    const problems = [{ document: '<b>.txt', reason: 'System 1 lacks it' }];
    const page = unmarked(summaryPage({ ...overviewOf(), problems }, links));
    expect(headingsOf(page)[0]).toBe('Left out of this summary');
    expect(page).toContain('<bdi>&lt;b&gt;.txt</bdi>: <span lang="en">System 1 lacks it</span>');
  });

  it('ranks documents by score, flags and confidence', () => {
    const page = unmarked(summaryPage(overviewOf({ systems: 1, documents: 30 }), links));
    const captions = [...page.matchAll(/<caption>((?:Lowest|Most|Least)[^<]*)<\/caption>/g)].map(
      ([, caption]) => caption,
    );
    expect(captions).toEqual(['Lowest BLEU', 'Lowest chrF2', 'Most flags', 'Least confident']);
    const lowest = page.slice(page.indexOf('<caption>Lowest BLEU'), page.indexOf('<caption>Lowest chrF2'));
    const scores = [...lowest.matchAll(/<td class="count">([\d.]+)</g)].map(([, score]) => Number(score));
    expect(scores).toHaveLength(10);
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
  });

  it('stands for ten systems, with every pair in its table', () => {
    const overview = overviewOf({ systems: 10, documents: 30 });
    const page = unmarked(summaryPage(overview, links));
    expect(overview.pairs).toHaveLength(45);
    for (const { from, to } of overview.pairs)
      expect(page).toContain(`href="compare/${from}..${to}.html">changes</a>`);
    expect(page.length).toBeLessThan(500_000);
  });

  it('stands for a run of nothing', () => {
    const empty: Overview = {
      systems: [],
      documents: [],
      segments: 0,
      scores: [],
      pairs: [],
      flags: { rules: [], rows: [], unlisted: 0 },
      distributions: [],
      problems: [],
    };
    expect(textOf(unmarked(summaryPage(empty, links)))).toContain('no document has a sentence');
  });

  it('links to nothing that is not there', () => {
    const nowhere = {
      ...links,
      index: null,
      flagged: null,
      words: null,
      search: null,
      pair: () => null,
      patch: () => null,
    };
    const page = unmarked(summaryPage(overviewOf(), nowhere));
    expect([...page.matchAll(/href="([^"]*)"/g)].filter(([, href]) => !href!.startsWith('news/'))).toEqual(
      [],
    );
  });

  it('takes no text for markup, no missing figure for a number, and no style in attributes', () => {
    const text = (good: string) => `</script><i onclick=x>${good}"'`;
    const overview = overviewOf({ text });
    const systems = overview.systems.map((system) => ({ ...system, label: '<u>"' }));
    const page = unmarked(summaryPage({ ...overview, systems }, links));
    expect(page).not.toMatch(/<i |<u>|NaN|undefined|Infinity|\sstyle=/);
    expect(page).toContain('&lt;/script&gt;&lt;i onclick=x&gt;');
  });
});
