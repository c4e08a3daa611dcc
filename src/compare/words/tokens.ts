import type { Span } from '../../core/document.js';
import { fallbackLocale } from '../../languages/neutral.js';
import { apostrophe, type GroupName, groupNames, meaning, tokenPattern, unspaced } from './patterns.js';

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
    const said = match[0];
    const group = groupOf(match);
    if (group === 'blank' || (group === 'other' && /^[\s\p{Cf}]+$/u.test(said))) continue;
    const start = match.index;
    if (group === 'single') isOpen = !isOpen;
    if (isOpen && endsOpen.test(said)) {
      isOpen = false;
      const cut = said.length - 1;
      tokens.push(tokenOf(said.slice(0, cut), start, group));
      tokens.push({ start: start + cut, end: start + said.length, key: "'", kind: 'sign' });
    } else if (group === 'word' && !plainAscii.test(said) && unspaced.test(said))
      for (const { start: from, end } of unspacedWords(said))
        tokens.push(tokenOf(said.slice(from, end), start + from, group));
    else tokens.push(tokenOf(said, start, group));
  }
  return tokens;
};

const groupOf = (match: RegExpExecArray): GroupName => {
  for (let i = 0; i < groupNames.length; i++) if (match[i + 1] !== undefined) return groupNames[i]!;
  return 'other';
};

const endsOpen = /\p{L}['’]$/u;

const tokenOf = (said: string, start: number, group: GroupName): Token => {
  const key = keyOf(said, group);
  return { start, end: start + said.length, key, kind: kindOf(key, group) };
};

let words: Intl.Segmenter | undefined;

const segmenter = (): Intl.Segmenter => {
  words ??= new Intl.Segmenter(fallbackLocale, { granularity: 'word' });
  return words;
};

/** The segmenter's words, the same in all Unicode forms: it cuts composed letters otherwise than decomposed ones. */
const unspacedWords = (said: string): Span[] => {
  const words: Span[] = [];
  const composed = said.normalize('NFC');
  const endOf = composed === said ? null : composedEnds(said);
  let start = 0;
  for (const { segment, index } of segmenter().segment(composed)) {
    const ends = index + segment.length;
    const end = endOf?.(composed.slice(index, ends)) ?? ends;
    if (end > start) words.push({ start, end });
    start = end;
  }
  return words;
};

/** Where the next piece of the composed text ends in the text as it is: at the same place of its decomposed form. */
const composedEnds = (said: string): ((piece: string) => number) => {
  const characters = [...said];
  let [end, at, sought, reached] = [0, 0, 0, 0];
  return (piece) => {
    sought += piece.normalize('NFD').length;
    while (reached < sought && at < characters.length) {
      const character = characters[at++]!;
      end += character.length;
      reached += character.normalize('NFD').length;
    }
    return end;
  };
};

const keyOf = (said: string, group: GroupName): string => {
  switch (group) {
    case 'word':
      if (plainAscii.test(said)) return said;
      return (hasDigit.test(said) ? said.normalize('NFC') : said.normalize('NFKC'))
        .replace(/\p{Cf}/gu, '')
        .replace(apostrophes, "'")
        .replace(hyphens, '-');
    case 'number':
      return said
        .normalize('NFC')
        .replace(/[\s\p{Cf}]/gu, '')
        .replace(hyphens, '-');
    case 'dash':
      return '-';
    case 'ellipsis':
      return '…';
    case 'double':
      return '"';
    case 'single':
      return "'";
    default:
      return said.normalize('NFC');
  }
};

const plainAscii = /^[A-Za-z']+$/;
/** Squares are no twos. */
const hasDigit = /\p{N}/u;
const apostrophes = new RegExp(apostrophe, 'gu');
const hyphens = /[\u2010-\u2013−]/gu;

/** Abbreviations in capitals are not small: KPU, AI. */
const kindOf = (key: string, group: GroupName): TokenKind => {
  if (group === 'number' || group === 'address') return 'word';
  if (group !== 'word') return meaning.test(key) ? 'small' : 'sign';
  if (plainAscii.test(key)) return key.length > 3 || /^[A-Z]{2}/.test(key) ? 'word' : 'small';
  const isLong = key.length > (unspaced.test(key) ? 1 : 3);
  return isLong || /^\p{Lu}{2}/u.test(key) || hasDigit.test(key) ? 'word' : 'small';
};
