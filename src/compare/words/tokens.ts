import { fallbackLocale } from '../../languages/neutral.js';
import { apostrophe, meaning, tokenPattern, unspaced } from './patterns.js';

/** A word, number or sign of a text. */
export interface Token {
  /** In the text. */
  start: number;
  end: number;
  /** The same for all ways to write it: what a difference in typography leaves alone. */
  key: string;
  kind: TokenKind;
}

/** A word or number that says something alone; a small word, up to three letters, or symbol; or a sign of punctuation. */
export type TokenKind = 'word' | 'small' | 'sign';

/**
 * The words, numbers and signs of a text, without the spaces between them. Hyphens stand alone, so that a part of a
 * compound can change; apostrophes within a word belong to it. A number is one token with its signs and units (5%,
 * $1.2m, 10–12), and so is an address. Where a script has no spaces between words, words are the Unicode segmenter's.
 * Keys are the same for kinds of quotes, dashes and ellipses, for composed and decomposed letters, for ligatures, and
 * with or without soft hyphens.
 */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  /** Whether a single quote is open, which an apostrophe at a word's end then closes. */
  let isOpen = false;
  for (const match of text.matchAll(tokenPattern)) {
    const [said] = match;
    const kinds = match.groups!;
    if (kinds['blank'] !== undefined || /^[\s\p{Cf}]+$/u.test(said)) continue;
    const start = match.index;
    if (kinds['single'] !== undefined) isOpen = !isOpen;
    if (isOpen && endsOpen.test(said)) {
      isOpen = false;
      const cut = said.length - 1;
      tokens.push(tokenOf(said.slice(0, cut), start, kinds));
      tokens.push({ start: start + cut, end: start + said.length, key: "'", kind: 'sign' });
      continue;
    }
    if (kinds['word'] !== undefined && unspaced.test(said))
      for (const { segment, index } of segmenter().segment(said))
        tokens.push(tokenOf(segment, start + index, kinds));
    else tokens.push(tokenOf(said, start, kinds));
  }
  return tokens;
};

const endsOpen = /\p{L}['’]$/u;

type Kinds = Readonly<Record<string, string | undefined>>;

const tokenOf = (said: string, start: number, kinds: Kinds): Token => {
  const key = keyOf(said, kinds);
  return { start, end: start + said.length, key, kind: kindOf(key, kinds) };
};

let words: Intl.Segmenter | undefined;

const segmenter = (): Intl.Segmenter => {
  words ??= new Intl.Segmenter(fallbackLocale, { granularity: 'word' });
  return words;
};

const keyOf = (said: string, kinds: Kinds): string => {
  if (kinds['word'] !== undefined)
    return plainAscii.test(said)
      ? said
      : (hasDigit.test(said) ? said.normalize('NFC') : said.normalize('NFKC'))
          .replace(/\p{Cf}/gu, '')
          .replace(apostrophes, "'")
          .replace(hyphens, '-');
  if (kinds['number'] !== undefined)
    return said
      .normalize('NFC')
      .replace(/[\s\p{Cf}]/gu, '')
      .replace(hyphens, '-');
  if (kinds['dash'] !== undefined) return '-';
  if (kinds['ellipsis'] !== undefined) return '…';
  if (kinds['double'] !== undefined) return '"';
  if (kinds['single'] !== undefined) return "'";
  return said.normalize('NFC');
};

const plainAscii = /^[A-Za-z']+$/;
/** Squares are no twos. */
const hasDigit = /\p{N}/u;
const apostrophes = new RegExp(apostrophe, 'gu');
const hyphens = /[\u2010-\u2013−]/gu;

/** Abbreviations in capitals are not small: KPU, AI. */
const kindOf = (key: string, kinds: Kinds): TokenKind => {
  if (kinds['number'] !== undefined || kinds['address'] !== undefined) return 'word';
  if (kinds['word'] === undefined) return meaning.test(key) ? 'small' : 'sign';
  const isLong = key.length > (unspaced.test(key) ? 1 : 3);
  return isLong || /^\p{Lu}{2}/u.test(key) || hasDigit.test(key) ? 'word' : 'small';
};
