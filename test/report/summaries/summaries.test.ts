import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GateResult } from '../../../src/overview/gates.js';
import { junitXml } from '../../../src/report/summaries/junit.js';
import { markdownSummary } from '../../../src/report/summaries/markdown.js';
import { markdownText } from '../../../src/report/summaries/markdown-text.js';
import { worstRows } from '../../../src/report/summaries/worst.js';
import { overviewOf } from '../overview/overviews.js';

const gate = (more: Partial<GateResult> = {}): GateResult => ({
  kind: 'quantity',
  term: 'bleu<-0.5',
  passes: false,
  value: -0.7,
  system: 'b',
  message: '−0.7',
  ...more,
});

describe('a summary in Markdown', () => {
  it('begins with a verdict, and has scores, counts, flags and the worst regressions', () => {
    const overview = overviewOf();
    const text = markdownSummary(overview, [gate(), gate({ term: 'worse>100', passes: true, message: '3' })]);
    const [pair] = overview.pairs;
    expect(text).toMatch(/^## Padan: failed \(1 of 2 gates\)\n/);
    expect(text).toContain('| <code>bleu&#60;-0.5</code> | −0.7 | **failed** |');
    for (const { name, sentence } of pair!.conclusions) {
      expect(text).toContain(`| ${name} |`);
      expect(text).toContain(`- ${markdownText(sentence)}`);
    }
    expect(text).toContain(`**${pair!.counts.worse} worse**, **${pair!.counts.better} better**`);
    for (const { rule } of pair!.flags) expect(text).toContain(`| <code>${rule}</code> |`);
    const worst = worstRows(pair!, 10);
    expect(text).toContain(`<summary>Worst regressions (${worst.length})</summary>`);
    expect(worst.length).toBeGreaterThan(0);
    expect(worst.every(({ turn }) => turn === 'worse')).toBe(true);
    expect(text.match(/^ {2}- after: /gm)).toHaveLength(worst.length);
  });

  it('gives p as the sentence does, on its side of the level of significance', () => {
    const overview = overviewOf();
    const [conclusion] = overview.pairs[0]!.conclusions;
    const cellOf = (p: number) => {
      conclusion!.p = p;
      const line = markdownSummary(overview, []).match(
        new RegExp(`^\\| ${conclusion!.name} \\|.*$`, 'm'),
      )![0];
      return line.split(' | ').at(-1);
    };
    expect([0.0499, 0.0004, 0.21].map(cellOf)).toEqual(['0.0499 |', '&#60; 0.001 |', '0.21 |']);
  });

  it('says that gates pass, that there is no reference, and compares each candidate with the baseline', () => {
    expect(markdownSummary(overviewOf(), [gate({ passes: true })])).toMatch(/^## Padan: passed \(1 gate\)\n/);
    const plain = markdownSummary(overviewOf({ hasReference: false }), []);
    expect(plain).toContain('No scores: no sentence has a reference.');
    expect(plain).toContain('Most changed sentences');
    const three = markdownSummary(overviewOf({ systems: 3 }), []);
    expect(three.match(/^### .* compared with Base$/gm)).toHaveLength(2);
  });

  it('lists what was left out', () => {
    const overview = { ...overviewOf(), problems: [{ document: 'a|b', reason: 'it is <damaged>' }] };
    expect(markdownSummary(overview, [])).toContain('- <code>a&#124;b</code>: it is &#60;damaged&#62;');
  });

  it('lets nothing of a text take effect', () => {
    const hostile =
      '| `x` <img src=x onerror=1> @padan/team #12 [a](http://x.y) https://x.y www.x.y a@b.co **b** \\ &amp; :bug: $x$ ~s~';
    const text = markdownSummary(overviewOf({ text: () => `${hostile}\n# h\u202e` }), [
      gate({ term: hostile, message: hostile }),
    ]);
    const said = text.replace(/<\/?(?:code|details|summary)>/g, '');
    expect(said).not.toMatch(/<|`|\[|\\|@|https?:|www\.|\$|~|#\d(?!\d*;)|\u202e/);
    // All rows of tables have as many cells as their head.
    for (const table of text.split('\n\n').filter((part) => part.startsWith('| ')))
      expect(new Set(table.split('\n').map((line) => line.split('|').length)).size).toBe(1);
  });

  it('writes any text on one line, from which it can be read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const written = markdownText(text);
        expect(written).not.toMatch(/[<>`*_~[\]\\|$@^{}\n]/);
        const read = written.replace(/&#(\d+);\u200b?/g, (_, code) => String.fromCharCode(Number(code)));
        expect(read).toBe(text.replace(/\s+/g, ' ').trim());
      }),
      { numRuns: 100 },
    );
  });
});

describe('JUnit’s XML', () => {
  const overview = {
    ...overviewOf(),
    problems: [
      { document: 'torn', reason: 'not valid JSON' },
      { document: 'old', reason: 'only out has it' },
      { document: 'a\u202eb', reason: 'c\u061cd' },
    ],
  };
  const xml = junitXml(
    overview,
    [gate({ message: 'a "b" <c>\u0000\uffff' }), gate({ passes: true })],
    new Set(['torn']),
  );
  const root = new DOMParser({
    onError: (level, message) => level === 'warning' || expect.fail(message),
  }).parseFromString(xml, 'text/xml').documentElement!;
  const attributes = (tag: string, name: string) =>
    [...root.getElementsByTagName(tag)].map((element) => element.getAttribute(name));

  it('has a test case for each term and each document', () => {
    expect(attributes('testcase', 'name')).toEqual([
      'bleu<-0.5',
      'bleu<-0.5',
      ...overview.documents.map(({ name }) => name),
      'torn',
      'old',
      'a\\u202eb',
    ]);
    expect(['tests', 'failures', 'skipped'].map((name) => root.getAttribute(name))).toEqual(['8', '2', '2']);
  });

  it('says by what a term or a document fails, without what XML forbids or what turns words round', () => {
    expect(attributes('failure', 'message')).toEqual(['bleu<-0.5: a "b" <c>\ufffd\ufffd', 'not valid JSON']);
    expect(attributes('skipped', 'message')).toEqual(['only out has it', 'c\\u061cd']);
  });
});
