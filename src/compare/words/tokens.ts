/** A word, number or sign of a text. */
export interface Token {
  /** In the text. */
  start: number;
  end: number;
  /** The same for all ways to write it: what a difference in typography leaves alone. */
  key: string;
  kind: TokenKind;
}

/** A word or number that says something alone; a small word, up to three letters; or a sign. */
export type TokenKind = 'word' | 'small' | 'sign';

/** Longer ones are several tokens: a regular expression needs memory for each repetition. */
const most = 500;
const blank = '[\\s\\p{Cf}]';
const apostrophe = "['‘’‛ʼʻ`´′＇]";
/** A letter with its marks, and what is invisible in a word: soft hyphens, joiners. */
const letters = `(?![ʼʻ])\\p{L}(?:(?![ʼʻ])[\\p{L}\\p{M}\\p{Cf}]){0,${most}}`;
const word = `${letters}(?:${apostrophe}${letters}){0,${most}}`;
const number = `\\p{N}{1,${most}}(?:[.,:]\\p{N}{1,${most}}){0,${most}}`;
const dashes = `[\\p{Pd}−⁃]{1,${most}}`;
/** Two dots or more, also with spaces between them, or the sign. */
const ellipsis = `…(?:${blank}{0,8}[.…]){0,${most}}|\\.(?:${blank}{0,8}[.…]){1,${most}}`;
const doubleQuote = '["“”„‟«»″〝〞＂]|[\'‘’`´‚]{2}';
const singleQuote = "['‘’‚‛‹›ʼʻ`´′＇]";
/** Any other character with what joins it: marks, the rest of an emoji. */
const other = `\\p{Regional_Indicator}{2}|\\S(?:[\\p{M}\\p{Emoji_Modifier}]|\\u200d\\S){0,${most}}`;

const token = new RegExp(
  [
    `${blank}{1,${most}}`,
    `(?<word>${word})`,
    `(?<number>${number})`,
    `(?<dash>${dashes})`,
    `(?<ellipsis>${ellipsis})`,
    `(?<double>${doubleQuote})`,
    `(?<single>${singleQuote})`,
    other,
  ].join('|'),
  'gu',
);

/**
 * The words, numbers and signs of a text, without the spaces between them. Hyphens stand alone, so that a part of a
 * compound can change; apostrophes within a word belong to it. Keys are the same for kinds of quotes, dashes and
 * ellipses, for composed and decomposed letters, for ligatures, and with or without soft hyphens.
 */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  for (const match of text.matchAll(token)) {
    const [said] = match;
    const kinds = match.groups!;
    if (/^[\s\p{Cf}]/u.test(said)) continue;
    const key = keyOf(said, kinds);
    tokens.push({ start: match.index, end: match.index + said.length, key, kind: kindOf(key, kinds) });
  }
  return tokens;
};

const keyOf = (said: string, kinds: Readonly<Record<string, string | undefined>>): string => {
  if (kinds['word'] !== undefined)
    return said
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .replace(apostrophes, "'");
  if (kinds['dash'] !== undefined) return '-';
  if (kinds['ellipsis'] !== undefined) return '…';
  if (kinds['double'] !== undefined) return '"';
  if (kinds['single'] !== undefined) return "'";
  return said.normalize('NFC');
};

const apostrophes = new RegExp(apostrophe, 'gu');

/** Abbreviations in capitals are not small: KPU, AI. */
const kindOf = (key: string, kinds: Readonly<Record<string, string | undefined>>): TokenKind => {
  if (kinds['number'] !== undefined) return 'word';
  if (kinds['word'] === undefined) return 'sign';
  return key.length > 3 || /^\p{Lu}{2}/u.test(key) ? 'word' : 'small';
};
