import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bitext } from '../../src/core/bitext.js';
import { emptyMessages, filterChoice } from '../../src/report/filters.js';
import { pathOf } from '../../src/report/frame.js';
import { indexPages } from '../../src/report/index-page.js';
import { escapeText, html } from '../../src/report/markup.js';
import { documentPages } from '../../src/report/page.js';
import { hrefOf, pageLinks, pageName, pagesOf } from '../../src/report/paging.js';
import { summarise } from '../../src/report/summary.js';
import { inLanguage } from '../../src/report/ui/say.js';
import { bitextOf, hypothesis } from '../bitexts.js';
import { unmarked } from './said.js';
import { unsaid } from './shown.js';

const said = (text: string) =>
  hypothesis(text, {
    score: -0.123456,
    logProbs: [-0.123456],
    alternatives: [{ text: `Or ${text}`, score: -0.5, confidence: 0.6 }],
  });
/** A bitext whose first two characters have a note. */
const noted = (
  source: string,
  translate: (text: string) => string,
  translation: string[][] | null,
): Bitext => {
  const bitext = bitextOf(source, (text) => said(translate(text)), translation, { path: 'r<e>f.txt' });
  const { start } = bitext.document.blocks[0]!;
  const note = { rule: 'a-rule', message: 'a <message>', block: 0, start, end: start + 2 };
  return { ...bitext, notes: [note] };
};
const links = { index: 'index.html', base: 'n', text: 'n.en.txt', jsonl: 'n.jsonl', patch: 'n.diff' };

describe('escaping', () => {
  it('never lets text become markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { markup } = html`<p title="${text}">${text}</p>`;
        expect(markup.replace(/^<p title="|<\/p>$/g, '')).not.toMatch(/[<']/);
        expect(markup.match(/"/g)).toHaveLength(2);
        expect(markup.match(/>/g)).toHaveLength(2);
        expect(markup).not.toMatch(/(?![\t\n\r])\p{Cc}|\p{Cs}/u);
      }),
    );
  });

  it('keeps the text that a browser shows', () => {
    expect(escapeText(`<a href="x">'&amp;'</a>\u0007`)).toBe(
      '&lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;&#39;&lt;/a&gt;␇',
    );
    expect(html`${['a<', html`<b>${'&'}</b>`, null, 3]}`.markup).toBe('a&lt;<b>&amp;</b>3');
  });
});

describe('a document’s page', () => {
  const hostile =
    '<script>alert(1)</script> “Halo” & <img src=x onerror=alert(1)>. Kedua.\n\n</td></table><h1>Ketiga.\n';
  const bitext = noted(hostile, (text) => `</p>${text}`, [['<b>One</b>.'], ['<i>Three</i>.']]);
  const [page = ''] = documentPages(bitext, links);

  it('has every sentence with its number, and no markup from the text', () => {
    expect(page.match(/ id=s\d+/g)).toEqual([' id=s1', ' id=s2', ' id=s3']);
    expect(unsaid(page)).toContain(
      '<mark title="a-rule: a &lt;message&gt;">&lt;s</mark>cript&gt;alert(1)&lt;/script&gt;',
    );
    // In the head, before the table, for study, the page’s texts in the other language, and the page’s own.
    expect(page.match(/<script/g)).toHaveLength(5);
    expect(page).not.toMatch(/<img|<b>One|<i>Three|<h1>Ketiga/);
  });

  it('loads no external resources', () => {
    expect(page).toMatch(/Content-Security-Policy" content="default-src 'none'/);
    expect(page).not.toMatch(/https?:|src=["']|url\(/);
  });

  it('shows what the reference omits and adds', () => {
    expect(unsaid(page)).toContain('reference: <span class="path">r&lt;e&gt;f.txt</span>');
    expect(page).toMatch(/<r-m t="?[^"<>]*&lt;[^"<>]*"?><\/r-m>/);
    expect(page).toContain('<ins>');
  });

  it('is the same every time', () => {
    expect(
      documentPages(
        noted(hostile, (text) => `</p>${text}`, [['<b>One</b>.'], ['<i>Three</i>.']]),
        links,
      ),
    ).toEqual([page]);
  });

  it('works without a reference', () => {
    const [plain] = documentPages(
      noted('Satu.', () => 'One.', null),
      { ...links, patch: null, beads: null },
    );
    expect(plain).toContain('no reference');
    expect(plain).not.toContain('n.diff');
  });
});

describe('filters', () => {
  const counts = [
    { all: 9, flagged: 0, noted: 2, differs: 0, disagree: 0, uncertain: 0, uneven: 1 },
    { all: 9, flagged: 4, noted: 0, differs: 0, disagree: 0, uncertain: 0, uneven: 1 },
    { all: 9, flagged: 5, noted: 0, differs: 0, disagree: 0, uncertain: 0, uneven: 1 },
  ];
  const names = ['flagged', 'noted', 'differs'] as const;
  const words = (markup: string) =>
    inLanguage(markup, 'en')
      .markup.replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  const messages = (page: number) =>
    emptyMessages(counts, page, names, (to) => `p${to + 1}`).map(({ markup }) => markup);

  it('show how many rows each leaves, here and in all', () => {
    expect(words(filterChoice(counts, 1, names).markup)).toBe(
      'Show on this page All 9 of 27 Flagged 4 of 9 Text notes 0 of 2 Unlike the reference 0 of 0',
    );
    expect(words(filterChoice(counts.slice(0, 1), 0, ['noted']).markup)).toBe('Show All 9 Text notes 2');
  });

  it('say where there is more if they leave nothing', () => {
    expect(messages(0).map(words)).toEqual([
      'No flagged translations on this page. Page 2 has 4 rows .',
      'No differences from the reference in this document.',
    ]);
    expect(messages(0)[0]).toContain('href="p2?show=flagged"');
    expect(messages(2).map(words)[0]).toBe(
      'No sentences with notes on the text on this page. Page 1 has 2 rows .',
    );
  });
});

describe('a path', () => {
  it('may break after slashes, hyphens and underscores, and stays as it is', () => {
    expect(pathOf('a-b/c_d.en<.txt').markup).toBe(
      '<span class="path">a-<wbr>b/<wbr>c_<wbr>d.en&lt;.txt</span>',
    );
  });
});

describe('the index', () => {
  it('links to pages with odd names, and lists failures', () => {
    const files = { page: 'a b/ç&%.html', text: 't', jsonl: 'j', patch: null, beads: null };
    const [page = ''] = indexPages(
      [
        summarise(
          noted('Satu.', () => 'One.', null),
          files,
        ),
      ],
      [],
      [{ document: '<x>', path: '<x>', reason: 'bad & worse' }],
      { name: 'm', hash: 'abc', config: { sourceLanguage: 'id', targetLanguage: 'en' } },
    );
    expect(page).toContain(`href="${hrefOf('a b/ç&%.html')}"`);
    expect(hrefOf('a b/ç&%.html')).toBe('a%20b/%C3%A7%26%25.html');
    expect(unmarked(page)).toContain(
      '<td><span class="path">&lt;x&gt;</span></td><td class="state">failed</td><td class="reason" colspan="99"><span lang="en">bad &amp; worse</span></td>',
    );
  });
});

describe('the index on uncertain pairs', () => {
  const indexOf = (translation: string[][] | null): string => {
    const files = { page: 'a.html', text: 't', jsonl: 'j', patch: null, beads: null };
    const document = summarise(
      noted('Satu.', () => 'One.', translation),
      files,
    );
    const model = { name: 'm', hash: 'abc', config: { sourceLanguage: 'id', targetLanguage: 'en' } };
    return unsaid(indexPages([document], [], [], model)[0]!);
  };

  it('says how many there are, beside the reference, if there are any', () => {
    expect(indexOf([['Nothing alike.']])).toContain(
      'r&lt;e&gt;f.txt</span><br><span class="quiet"><b>1</b> uncertain pair</span></td>',
    );
    expect(indexOf([['One.']])).not.toContain(' uncertain pair<');
    expect(indexOf(null)).not.toContain(' uncertain pair<');
  });
});

describe('paging', () => {
  it('splits a list into pages without loss, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 9 }), (items, size) => {
        const pages = pagesOf(items, size);
        expect(pages.flatMap((page) => page.items)).toEqual(items);
        for (const { items: page, first } of pages) expect(page).toEqual(items.slice(first, first + size));
        expect(pages).toHaveLength(Math.max(1, Math.ceil(items.length / size)));
      }),
    );
  });

  it('links the nearby pages, the first and the last', () => {
    const { markup } = pageLinks(10, 40, (page) => pageName('index', page)).above!;
    expect(markup.match(/href="[^"]*"/g)).toEqual(
      ['~10', '', '~8', '~9', '~10', '~12', '~13', '~14', '~40', '~12'].map(
        (page) => `href="index${page}.html"`,
      ),
    );
    expect(markup).toContain('<span aria-current="page">11</span>');
    expect(pageLinks(0, 1, String)).toEqual({ above: null, below: null });
  });

  it('splits a long document into several pages, each sentence on one page', () => {
    const count = 650;
    const source = Array.from({ length: count }, (_, i) => `Ini paragraf ${i}.`).join('\n\n');
    const pages = documentPages(
      noted(source, (text) => text, null),
      { ...links, patch: null, beads: null },
    );
    expect(pages).toHaveLength(3);
    const numbers = pages.flatMap((page) =>
      [...page.matchAll(/ id=s(\d+)/g)].map(([, number]) => Number(number)),
    );
    expect(numbers).toEqual(Array.from({ length: count }, (_, i) => i + 1));
    expect(unsaid(pages[1]!)).toContain('<title>name, page 2 of 3 – Padan</title>');
    expect(pages[1]).toContain('href="n~3.html"');
    for (const page of pages) expect(page).toContain('data-base="n" data-starts="1 301 601 651"');
  });

  it('splits a long index into several pages, with all documents in the search', () => {
    const one = summarise(
      noted('Satu </script>.', () => 'One.', null),
      { page: 'a.html', text: 't', jsonl: 'j', patch: null, beads: null },
    );
    const many = Array.from({ length: 600 }, (_, i) => ({ ...one, name: `</script>${i}` }));
    const pages = indexPages(many, [], [], {
      name: 'm',
      hash: 'abc',
      config: { sourceLanguage: 'id', targetLanguage: 'en' },
    });
    expect(pages).toHaveLength(3);
    expect(pages.map((page) => page.match(/<td><a /g)?.length)).toEqual([250, 250, 100]);
    const data = /<script type="application\/json" id="all">(.*?)<\/script>/s.exec(pages[0]!)![1]!;
    expect(JSON.parse(data).entries.map(([, name]: string[]) => name)).toEqual(many.map(({ name }) => name));
    expect(pages[1]).not.toContain('id="all"');
  });
});
