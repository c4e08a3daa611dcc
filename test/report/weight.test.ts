import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
// What people get: the build gives scripts short names.
import { documentPages } from '../../dist/report/page.js';
import { compareSystems } from '../../src/compare/compare.js';
import type { Bitext, Link } from '../../src/core/bitext.js';
import { sentencesOf } from '../../src/core/document.js';
import { emptyLexicon } from '../../src/languages/lexicon.js';
import { compactScript, compactStyle } from '../../src/report/assets/compact.js';
import { candidate, documentOf, hypothesis, machineSide } from '../bitexts.js';
import { plain } from './shown.js';

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

/** A document of sentences of some fifteen words, three or four a paragraph, with two systems, word links and flags. */
const bitextOf = (count: number): Bitext => {
  const text = Array.from(
    { length: count },
    (_, i) => `A${words(i, 11 + (i % 9))}.${i % 7 === 3 || i % 7 === 6 ? '\n\n' : ' '}`,
  ).join('');
  const document = documentOf(text);
  const said = (other: number) => (_: string, i: number) =>
    hypothesis(`The ${words(i + other, 12 + (i % 8))} and ${words(i, 3)}${i % 10 === 4 ? ' 1234' : ''}.`);
  const sides = [
    machineSide(document, said(1000), candidate('one', { label: 'One' })),
    machineSide(document, said(2000), candidate('two', { label: 'Two' })),
  ];
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

/** What a page shows: its text in both languages of its own words, and the words that style sheets draw as removed. */
const textOf = (page: string): string => {
  const body = page.slice(page.indexOf('<body'));
  const removed = [...body.matchAll(/<r-m[^>]* t=(?:"([^"]*)"|([^ >]*))/g)].map(([, a, b]) => a ?? b ?? '');
  const others = JSON.parse(/id="ui">(.*?)<\/script>/s.exec(body)![1]!) as string[];
  return [plain(body.replace(/<script[\s\S]*?<\/script>/g, '')), ...removed, ...others].join('');
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
  it.each([20, 600, 5000])(
    'is less than one and a half times the text that they show, and 60 KB: %d sentences',
    (count) => {
      const pages = documentPages(bitextOf(count), files);
      expect(pages.length).toBe(Math.ceil((count * 2) / 7 / 300));
      for (const page of pages) expect(bytes(page)).toBeLessThan(1.5 * bytes(textOf(page)) + 60_000);
    },
  );

  it('is that of its style and scripts to 56 KB at most', () => {
    const [page = ''] = documentPages(bitextOf(20), files);
    const assets = [...page.matchAll(/<(style|script)>([\s\S]*?)<\/\1>/g)].map(([, , text]) => text!);
    expect(assets).toHaveLength(4);
    expect(bytes(assets.join(''))).toBeLessThan(56_000);
  });
});

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
});
