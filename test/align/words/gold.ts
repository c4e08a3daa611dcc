import type { Span } from '../../../src/core/document.js';

/** A sentence pair whose words are linked by hand. README.md says how, and describes the files. */
export interface GoldPair {
  /** Name of the article. */
  document: string;
  /** `reference`: by a person; `model`: by the embedded model; `edited`: by the model, mended or rewritten by hand. */
  origin: string;
  source: GoldSide;
  target: GoldSide;
  /** By source word, then by target word; none twice. */
  links: GoldLink[];
}

export interface GoldSide {
  text: string;
  /** Its words, in order. */
  words: Span[];
}

export interface GoldLink {
  /** Indices of words. */
  source: number;
  target: number;
  /** Otherwise only possible. */
  sure: boolean;
}

/** Words: letters and digits, joined by single inner `-`, `'`, `’`, `.` or `,`. The rest is punctuation. */
export const wordsIn = (text: string): Span[] =>
  [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:[-'’.,][\p{L}\p{M}\p{N}]+)*/gu)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));

/** @throws Error that names the pair, if it is not four lines, or a link is malformed, out of range or there twice. */
export const readGold = (text: string): GoldPair[] =>
  text
    .replace(/^#.*\n/gm, '')
    .split(/\n{2,}/)
    .filter((block) => block.trim() !== '')
    .map((block) => readPair(block.trim().split('\n')));

const readPair = ([head = '', source = '', target = '', links = '', ...more]: string[]): GoldPair => {
  const [document, number, origin] = head.split(' ');
  if (origin === undefined || links === '' || more.length > 0) throw new Error(`${head}: not four lines`);
  const pair = { document: document!, origin, source: sideOf(source), target: sideOf(target) };
  const seen = new Set<string>();
  return {
    ...pair,
    links: links.split(' ').map((written) => {
      const [, i, kind, j] = /^(\d+)([-?])(\d+)$/.exec(written) ?? [];
      const link = { source: Number(i), target: Number(j), sure: kind === '-' };
      if (!(link.source < pair.source.words.length && link.target < pair.target.words.length))
        throw new Error(`${document} ${number}: no such link: ${written}`);
      const key = `${i} ${j}`;
      if (seen.has(key)) throw new Error(`${document} ${number}: linked twice: ${written}`);
      seen.add(key);
      return link;
    }),
  };
};

const sideOf = (text: string): GoldSide => ({ text, words: wordsIn(text) });
