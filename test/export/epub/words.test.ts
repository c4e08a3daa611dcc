import { describe, expect, it } from 'vitest';
import { bookOf } from '../../../src/export/epub/book.js';
import type { BookWords } from '../../../src/export/epub/options.js';
import type { Family } from '../../../src/study/families.js';
import type { Gloss, Glossary } from '../../../src/study/gloss.js';
import { bitextOf } from '../../bitexts.js';
import { hostile } from './bitexts.js';
import { problemsIn } from './epubcheck.js';
import { bookOptions, elements, filesIn, parsed } from './read.js';

const familyOf = (root: string, ...words: string[]): Family => ({
  root,
  count: words.length,
  generalCount: 0,
  keyness: 0,
  words: words.map((word) => ({
    word,
    root,
    kind: 'content',
    count: 1,
    documents: 1,
    generalCount: 0,
    generalRootCount: 0,
    keyness: 0,
    became: [],
    examples: [],
  })),
});

/** A glossary that knows these meanings, and of these words how they are made. */
const glossaryFrom = (meanings: Record<string, string[]>, made: Record<string, string[]> = {}): Glossary => ({
  language: 'id',
  gloss: (word): Gloss => ({
    word,
    analysis: {
      word,
      root: word,
      parts: (made[word] ?? [word]).map((form) => ({ form, kind: 'root', spans: [] })),
      isListed: true,
    } as unknown as Gloss['analysis'],
    translations: (meanings[word] ?? []).map((each) => ({ word: each, chance: 0.5 })),
    ofRoot: [],
    count: 0,
  }),
  noteOn: () => undefined,
});

const filesWith = (words: BookWords) => {
  const { bytes } = bookOf([bitextOf('Dia masak.', () => 'She cooks.')], { ...bookOptions, words: [words] });
  return { bytes, files: filesIn(bytes) };
};

describe('the words at the end of a book', () => {
  const words: BookWords = {
    language: 'id',
    other: 'en',
    families: [familyOf('masak', 'memasak', 'masak'), familyOf('air', 'air'), familyOf('zzz', 'zzz')],
    glossary: glossaryFrom({ masak: ['cook', 'ripe'], air: ['water'] }, { memasak: ['meN-', 'masak'] }),
  };

  it('are by root in order of the alphabet, with meanings and how forms are made; what nobody knows is left out', () => {
    const page = parsed(filesWith(words).files.get('EPUB/w0001.xhtml')!);
    expect(elements(page, 'dt').map(({ textContent }) => textContent)).toEqual(['air', 'masak']);
    const meanings = elements(page, 'dd').map((each) =>
      ['span', 'small'].map((name) => elements(each, name)[0]?.textContent),
    );
    expect(meanings).toEqual([
      ['water', undefined],
      ['cook, ripe', 'memasak = meN- + masak'],
    ]);
    expect(elements(page, 'dd').map((each) => elements(each, 'span')[0]!.getAttribute('lang'))).toEqual([
      'en',
      'en',
    ]);
  });

  it('are found by their letter', () => {
    const nav = parsed(filesWith(words).files.get('EPUB/nav.xhtml')!);
    const links = elements(elements(nav, 'nav')[0]!, 'a').map((each) => [
      each.getAttribute('href'),
      each.textContent,
    ]);
    expect(links.slice(1)).toEqual([
      ['w0001.xhtml', 'Words: Indonesian'],
      ['w0001.xhtml#l1', 'A'],
      ['w0001.xhtml#l2', 'M'],
    ]);
  });

  it('are not there if nothing is known of any', () => {
    expect(
      [...filesWith({ ...words, glossary: glossaryFrom({}) }).files.keys()].filter((path) =>
        path.includes('/w'),
      ),
    ).toEqual([]);
  });

  it('are valid whatever they are, and in files of a size that readers take', async () => {
    const roots = Array.from({ length: 4000 }, (_, i) => `${hostile[i % hostile.length]}${i}`);
    const many = {
      ...words,
      families: roots.map((root) => familyOf(root, root)),
      glossary: glossaryFrom(Object.fromEntries(roots.map((root) => [root, [`${root} `.repeat(4)]]))),
    };
    const { bytes, files } = filesWith(many);
    expect(await problemsIn(bytes)).toEqual([]);
    const sizes = [...files]
      .filter(([path]) => path.startsWith('EPUB/w'))
      .map(([, text]) => Buffer.byteLength(text));
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(250_000);
  });
});
