import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBitext } from '../../src/compare/bitext.js';
import { parseDocument } from '../../src/formats/text/read.js';
import { emptyLexicon } from '../../src/languages/lexicon.js';
import { indexPages } from '../../src/report/index-page.js';
import { escapeText, html } from '../../src/report/markup.js';
import { documentPages } from '../../src/report/page.js';
import { hrefOf, pageLinks, pageName, pagesOf } from '../../src/report/paging.js';
import { summarise } from '../../src/report/summary.js';
import { hypothesisText, jsonLines, patchToReference, referenceText } from '../../src/report/text.js';
import { segment } from '../../src/segment/segment.js';

const bitextOf = (source: string, translate: (text: string) => string, reference: string[][] | null) => {
  const document = parseDocument(Buffer.from(source), 'name', 'path');
  const translated = document.paragraphs.map(({ text }) => {
    const sentences = segment(text, 'id');
    const hypotheses = sentences.map((sentence) => ({
      text: translate(sentence.text),
      score: -0.123456,
      logProbs: [-0.123456],
      ended: true,
      parts: 1,
      guarded: false,
      alternatives: [{ text: `Or ${translate(sentence.text)}`, score: -0.5, confidence: 0.6 }],
      misplaced: [],
      copied: null,
    }));
    return { sentences, hypotheses };
  });
  const notes = [
    {
      rule: 'a-rule',
      message: 'a <message>',
      paragraph: 0,
      start: document.paragraphs[0]!.start,
      end: document.paragraphs[0]!.start + 2,
    },
  ];
  return makeBitext(
    document,
    notes,
    translated,
    reference && { path: 'r<e>f.txt', paragraphs: reference },
    emptyLexicon,
  );
};
const links = { index: 'index.html', base: 'n', text: 'n.en.txt', jsonl: 'n.jsonl', patch: 'n.diff' };

describe('escaping', () => {
  it('lets no text become markup', () => {
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

  it('gives text back in a browser’s eyes', () => {
    expect(escapeText(`<a href="x">'&amp;'</a>\u0007`)).toBe(
      '&lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;&#39;&lt;/a&gt;␇',
    );
    expect(html`${['a<', html`<b>${'&'}</b>`, null, 3]}`.markup).toBe('a&lt;<b>&amp;</b>3');
  });
});

describe('a document’s page', () => {
  const hostile =
    '<script>alert(1)</script> “Halo” & <img src=x onerror=alert(1)>. Kedua.\n\n</td></table><h1>Ketiga.\n';
  const bitext = bitextOf(hostile, (text) => `</p>${text}`, [['<b>One</b>.'], ['<i>Three</i>.']]);
  const [page = ''] = documentPages(bitext, links);

  it('has every sentence under its number, and no markup from the text', () => {
    expect(page.match(/ id="s\d+"/g)).toEqual([' id="s1"', ' id="s2"', ' id="s3"']);
    expect(page).toContain(
      '<mark title="a-rule: a &lt;message&gt;">&lt;s</mark>cript&gt;alert(1)&lt;/script&gt;',
    );
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toMatch(/<img|<b>One|<i>Three|<h1>Ketiga/);
  });

  it('loads nothing from anywhere', () => {
    expect(page).toMatch(/Content-Security-Policy" content="default-src &#39;none&#39;/);
    expect(page).not.toMatch(/https?:|src=["']|url\(/);
  });

  it('shows what the reference leaves out and adds', () => {
    expect(page).toContain('reference: r&lt;e&gt;f.txt');
    expect(page).toMatch(/<del>|<ins>/);
  });

  it('is the same every time', () => {
    expect(
      documentPages(
        bitextOf(hostile, (text) => `</p>${text}`, [['<b>One</b>.'], ['<i>Three</i>.']]),
        links,
      ),
    ).toEqual([page]);
  });

  it('does without a reference', () => {
    const [plain] = documentPages(
      bitextOf('Satu.', () => 'One.', null),
      { ...links, patch: null },
    );
    expect(plain).toContain('no reference');
    expect(plain).not.toContain('n.diff');
  });
});

describe('the index', () => {
  it('leads to pages with odd names, and names what failed', () => {
    const files = { page: 'a b/ç&%.html', text: 't', jsonl: 'j', patch: null };
    const [page] = indexPages(
      [
        summarise(
          bitextOf('Satu.', () => 'One.', null),
          files,
        ),
      ],
      [{ document: '<x>', path: '<x>', reason: 'bad & worse' }],
      { name: 'm', hash: 'abc' },
    );
    expect(page).toContain(`href="${hrefOf('a b/ç&%.html')}"`);
    expect(hrefOf('a b/ç&%.html')).toBe('a%20b/%C3%A7%26%25.html');
    expect(page).toContain('&lt;x&gt;: bad &amp; worse');
  });
});

describe('text files', () => {
  it('have a sentence a line and a blank line between paragraphs', () => {
    const bitext = bitextOf('Satu. Dua\nbaris.\n\nTiga.\n', (text) => text.toUpperCase(), null);
    expect(hypothesisText(bitext)).toBe('SATU.\nDUA BARIS.\n\nTIGA.\n');
  });

  it('hold in JSON lines all that is known, numbers to four places', () => {
    const bitext = bitextOf('Satu. Dua.\n', (text) => text, [['One.', 'Two.']]);
    const records = jsonLines(bitext)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records.map(({ type }) => type)).toEqual([
      'document',
      'note',
      'paragraph',
      ...bitext.beads.map(() => 'bead'),
    ]);
    expect(records[3].hypotheses[0].score).toBe(-0.1235);
    expect(
      records
        .slice(3)
        .flatMap(({ source }) => source.map((sentence: { text: string }) => sentence.text))
        .join(''),
    ).toBe('Satu. Dua.');
  });
});

describe('a patch', () => {
  const apply = (ours: string, patch: string, path: string): string => {
    const folder = mkdtempSync(join(tmpdir(), 'padan-patch-'));
    writeFileSync(join(folder, path), ours);
    execFileSync('patch', ['-p1', '-s'], { cwd: folder, input: patch });
    return readFileSync(join(folder, path), 'utf8');
  };

  it('turns our English into the reference, byte for byte', () => {
    const line = fc.constantFrom(
      'One.',
      'Two.',
      '-- Three',
      '+++ Four',
      '@@ -1 +1 @@',
      '\\ No newline',
      'Five “six”.',
      '',
      ' x ',
    );
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 8 }),
        fc.array(fc.array(line, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        (lines, reference) => {
          let next = 0;
          const bitext = bitextOf(
            lines.map((_, i) => `Kalimat ${i}.`).join('\n'),
            () => lines[next++ % lines.length]!,
            reference,
          );
          const ours = hypothesisText(bitext);
          const patch = patchToReference(bitext, 'name.en.txt')!;
          const theirs = referenceText(reference);
          fc.pre(ours !== theirs);
          expect(apply(ours, patch, 'name.en.txt')).toBe(theirs);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('replaces the file where too much differs', () => {
    const many = Array.from({ length: 2500 }, (_, i) => `Line ${i}.`);
    let next = 0;
    const bitext = bitextOf(many.map((_, i) => `Kalimat ${i}.`).join('\n'), () => `Ours ${next++}.`, [
      ['Only one.'],
    ]);
    const patch = patchToReference(bitext, 'a b.en.txt')!;
    expect(apply(hypothesisText(bitext), patch, 'a b.en.txt')).toBe('Only one.\n');
  });

  it('is none without a reference', () => {
    expect(
      patchToReference(
        bitextOf('Satu.', () => 'One.', null),
        'x',
      ),
    ).toBeNull();
  });
});

describe('paging', () => {
  it('cuts a list into pages that hold all of it in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 9 }), (items, size) => {
        const pages = pagesOf(items, size);
        expect(pages.flatMap((page) => page.items)).toEqual(items);
        for (const { items: page, first } of pages) expect(page).toEqual(items.slice(first, first + size));
        expect(pages).toHaveLength(Math.max(1, Math.ceil(items.length / size)));
      }),
    );
  });

  it('links pages near by, the first and the last', () => {
    const { markup } = pageLinks(10, 40, (page) => pageName('index', page)).above!;
    expect(markup.match(/href="[^"]*"/g)).toEqual(
      ['~10', '', '~8', '~9', '~10', '~12', '~13', '~14', '~40', '~12'].map(
        (page) => `href="index${page}.html"`,
      ),
    );
    expect(markup).toContain('<span aria-current="page">11</span>');
    expect(pageLinks(0, 1, String)).toEqual({ above: null, below: null });
  });

  it('puts a long document on several pages, each sentence on one', () => {
    const count = 650;
    const source = Array.from({ length: count }, (_, i) => `Ini paragraf ${i}.`).join('\n\n');
    const pages = documentPages(
      bitextOf(source, (text) => text, null),
      { ...links, patch: null },
    );
    expect(pages).toHaveLength(3);
    const numbers = pages.flatMap((page) =>
      [...page.matchAll(/ id="s(\d+)"/g)].map(([, number]) => Number(number)),
    );
    expect(numbers).toEqual(Array.from({ length: count }, (_, i) => i + 1));
    expect(pages[1]).toContain('<title>name, page 2 of 3 – Padan</title>');
    expect(pages[1]).toContain('href="n~3.html"');
  });

  it('puts many documents on several index pages, and all into the search', () => {
    const one = summarise(
      bitextOf('Satu </script>.', () => 'One.', null),
      { page: 'a.html', text: 't', jsonl: 'j', patch: null },
    );
    const many = Array.from({ length: 600 }, (_, i) => ({ ...one, name: `</script>${i}` }));
    const pages = indexPages(many, [], { name: 'm', hash: 'abc' });
    expect(pages).toHaveLength(3);
    expect(pages.map((page) => page.match(/<td><a /g)?.length)).toEqual([250, 250, 100]);
    const data = /<script type="application\/json" id="all">(.*?)<\/script>/s.exec(pages[0]!)![1]!;
    expect(JSON.parse(data).map(([, name]: string[]) => name)).toEqual(many.map(({ name }) => name));
    expect(pages[1]).not.toContain('application/json');
  });
});
