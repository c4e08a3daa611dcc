import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
// What people get: the build gives scripts short names.
import { documentPages } from '../../dist/report/page.js';
import { compareSystems } from '../../src/compare/compare.js';
import type { Bitext, Link } from '../../src/core/bitext.js';
import { sentencesOf } from '../../src/core/document.js';
import { emptyLexicon } from '../../src/languages/lexicon.js';
import { scriptHash } from '../../src/report/assets/assets.js';
import { compactScript, compactStyle } from '../../src/report/assets/compact.js';
import type { PageGlosses } from '../../src/report/study/glosses.js';
import type { Glossary } from '../../src/study/gloss.js';
import { candidate, documentOf, hypothesis, machineSide, reference } from '../bitexts.js';
import { dataIn, plain } from './shown.js';
import { glossaryOf } from './study/glossary.js';

/** Made-up words, the same every time. */
const words = (seed: number, count: number): string => {
  const syllables = ['ka', 'ri', 'tu', 'men', 'sang', 'lo', 'pe', 'ta', 'nya', 'wi', 'dur', 'ba'];
  let state = seed + 1;
  const next = (below: number) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  const word = () => Array.from({ length: 2 + next(3) }, () => syllables[next(12)]).join('');
  return Array.from({ length: count }, word).join(' ');
};

/** What a document of the corpus may come with: one system, also with a reference, or two systems and notes. */
const kinds = ['one system', 'a reference', 'two systems'] as const;

/** A document of sentences of some fifteen words, three or four a paragraph, with word links and flags. */
const bitextOf = (count: number, kind: (typeof kinds)[number]): Bitext => {
  const text = Array.from(
    { length: count },
    (_, i) =>
      `A${words(i, 11 + (i % 9))}${i % 11 === 8 ? '  .' : '.'}${i % 7 === 3 || i % 7 === 6 ? '\n\n' : ' '}`,
  ).join('');
  const document = documentOf(text);
  const said = (other: number) => (_: string, i: number) =>
    hypothesis(`The ${words(i + other, 12 + (i % 8))} and ${words(i, 3)}${i % 10 === 4 ? ' 1234' : ''}.`);
  const sides = [machineSide(document, said(1000), candidate('one', { label: 'One' }))];
  if (kind === 'two systems')
    sides.push(machineSide(document, said(2000), candidate('two', { label: 'Two' })));
  if (kind === 'a reference') {
    // Three places of a sentence differ; in those of the corpus it is two or three.
    const other = (sentence: string, i: number) => {
      const own = said(1000)(sentence, i).text.split(' ');
      return own.map((word, at) => (at % 6 === 2 ? words(i * 31 + at, 1) : word)).join(' ');
    };
    sides.push(machineSide(document, other, reference()));
  }
  const bitext = compareSystems(document, [], sides, emptyLexicon);
  const sentences = sentencesOf(document);
  for (const row of bitext.rows)
    for (const { system, output } of sides) {
      const cell = row.cells[system.id]!;
      const sources = row.source.flatMap((index) =>
        [...sentences[index]!.text.matchAll(/\w+/g)].map((match) => sentences[index]!.start + match.index),
      );
      cell.links = cell.targets.flatMap((target) =>
        [...output.targets[target]!.text.matchAll(/\w+/g)].slice(1).map(({ index, 0: word }, i): Link => {
          // Neighbours change places now and then.
          const start = sources[Math.min(sources.length - 1, i + (i % 5 === 0 ? 1 : i % 5 === 1 ? -1 : 0))]!;
          return {
            source: [{ start, end: start + 1 }],
            target: [{ target, start: index, end: index + word.length }],
            confidence: i % 6 === 0 ? 0.5 : 0.9,
          };
        }),
      );
    }
  return bitext;
};

/** What most words of a document mean: some have an affix, some two translations. */
const glossaryFor = ({ document }: Bitext): Glossary =>
  glossaryOf(
    Object.fromEntries(
      sentencesOf(document)
        .flatMap(({ text }) => text.toLowerCase().match(/\w+/g) ?? [])
        .map((word, i) => [
          word,
          {
            ...(i % 3 === 0 &&
              word.length > 6 && { root: word.slice(3), parts: [`${word.slice(0, 3)}-`, '*'] }),
            means: i % 2 === 0 ? [words(i, 1)] : [words(i, 1), words(i + 1, 1)],
            count: i,
          },
        ]),
    ),
  );

/**
 * What a page shows: its text in both languages of its own words, the words that style sheets draw as removed, and its
 * glosses without their signs.
 */
const textOf = (page: string): string => {
  const body = page.slice(page.indexOf('<body'));
  const removed = [...body.matchAll(/<r-m[^>]* t=(?:"([^"]*)"|([^ >]*))/g)].map(([, a, b]) => a ?? b ?? '');
  const { affixes, words: glossed } = dataIn(body, 'glosses') as PageGlosses;
  return [
    plain(body.replace(/<script[\s\S]*?<\/script>/g, '')),
    ...removed,
    ...(dataIn(body, 'ui') as string[]),
    ...affixes.flat(),
    ...glossed.map((group) => group.replace(/[\d:;._]/g, '')),
  ].join('');
};

const files = {
  index: 'index.html',
  base: 'n',
  text: 'n.txt',
  jsonl: 'n.jsonl',
  patch: null,
  page: 'n.html',
};
const bytes = (text: string): number => Buffer.byteLength(text);

describe('the weight of a document’s pages', () => {
  const pagesFor = (count: number, kind: (typeof kinds)[number]) => {
    const bitext = bitextOf(count, kind);
    return documentPages(bitext, files, { glossary: glossaryFor(bitext) });
  };
  // The last has two pages, of which the first is as long as any.
  it.each([8, 35, 1200].flatMap((count) => kinds.map((kind) => ({ count, kind }))))(
    'is less than one and a half times the text that they show, and 60 KB: $count sentences, $kind',
    ({ count, kind }) => {
      const pages = pagesFor(count, kind);
      expect(pages.length).toBe(Math.ceil((count * 2) / 7 / 300));
      for (const page of pages) expect(bytes(page)).toBeLessThan(1.5 * bytes(textOf(page)) + 60_000);
    },
    60_000,
  );

  it('is that of its style and scripts to 50 KB at most', () => {
    const [page = ''] = pagesFor(35, 'two systems');
    const assets = [...page.matchAll(/<(style|script)>([\s\S]*?)<\/\1>/g)].map(([, , text]) => text!);
    expect(assets).toHaveLength(4);
    expect(bytes(assets.join(''))).toBeLessThan(50_000);
  });

  it('has every script that runs in its policy, by its hash, and nothing that is unsafe', () => {
    const [page = ''] = pagesFor(8, 'a reference');
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;
    expect(policy).not.toContain('unsafe');
    const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text!);
    // The last one puts another into the page.
    const inflated = inflatedBy(scripts.at(-1)!);
    expect(inflated.length).toBeGreaterThan(scripts.at(-1)!.length);
    const hashes = [...scripts, inflated].map(scriptHash).sort();
    expect(/script-src ([^;]*)/.exec(policy)![1]!.split(' ').sort()).toEqual(hashes);
  });
});

/** What a script puts into its page. */
const inflatedBy = (script: string): string => {
  let inserted = '';
  const document = {
    createElement: () => ({}),
    body: {
      append: ({ textContent }: { textContent: string }) => {
        inserted = textContent;
      },
    },
  };
  runInNewContext(script, { document, TextDecoder, Uint8Array });
  return inserted;
};

describe('assets as they are sent', () => {
  it('leave out comments, indentation and blank lines of scripts, and nothing in texts', () => {
    const script = `
/** What it is. */
const a = (b) => {
  // Why.
  const c = 'x  =  y // z';

  return /[/ ] {2}"/.test(b) ? \`\${b} = 1\` : c + "  ";
};
`;
    expect(compactScript(script)).toBe(
      'const a=(b)=>{\nconst c=\'x  =  y // z\';\nreturn /[/ ] {2}"/.test(b)?`${b} = 1`:c + "  ";\n};\n',
    );
  });

  it('mean what they meant', () => {
    const script = `
const text = 'a : b';
const found = [...'1, 2 / 3'.matchAll(/(\\d) \\/ (?<x>\\d)/g)].map(({ groups: { x } }) => x);
({ text, found, half: 4 / 2, un: !text, both: text && found.length > 0 ? 'yes ; no' : 'no' })`;
    expect(runInNewContext(compactScript(script))).toEqual(runInNewContext(script));
  });

  it('keep what a style says', () => {
    expect(
      compactStyle(`
/* What it is. */
a:not(.b) > c ~ d { margin: 0 0.5rem; content: "a ; b: {" attr(x); width: calc(1rem + 2 * 0.25rem); }
@media (min-width: 1rem) {
  a, b { color: red; }
}
`),
    ).toBe(
      'a:not(.b)>c~d{margin:0 .5rem;content:"a ; b: {" attr(x);width:calc(1rem + 2 * .25rem)}@media (min-width:1rem){a,b{color:red}}',
    );
  });

  it('put rules that follow each other for the same state of a page into one', () => {
    const state = 'body:has(#view-side:checked, #view-inter:checked)';
    expect(
      compactStyle(`
${state} a, ${state} > main > :not(b, :has(c)) { color: red; }
${state}:has(:is(a, b) + c) :is(d, e) { content: "} ,"; }
${state} .f, .g { color: blue; }
@media print {
  ${state} { margin: 0; }
  body:has(#other:checked) :is(a, b) { margin: 0; }
}
`),
    ).toBe(
      'body:has(#view-side:checked,#view-inter:checked){a,>main>:not(b,:has(c)){color:red}&:has(:is(a,b) + c) :is(d,e){content:"} ,"}}' +
        'body:has(#view-side:checked,#view-inter:checked) .f,.g{color:blue}' +
        '@media print{body:has(#view-side:checked,#view-inter:checked){margin:0}body:has(#other:checked){:is(a,b){margin:0}}}',
    );
  });
});
