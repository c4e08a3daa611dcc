/** Longer ones are several tokens: a regular expression needs memory for each repetition. */
const most = 500;
const some = 20;

export const apostrophe = "['‘’‛ʼʻ`´′＇]";
export const blank = '[\\s\\p{Cf}]';
/** A letter with its marks, and what is invisible in a word: soft hyphens, joiners. */
export const letters = `(?![ʼʻ])\\p{L}(?:(?![ʼʻ])[\\p{L}\\p{M}\\p{Cf}]){0,${most}}`;
const digits = `(?:\\p{N}\\p{M}{0,4}){1,${most}}`;
/** With the signs that stand within a number: 1,500.00, 20:30, 17/8/1945; thousands may be set apart by a narrow space. */
export const figures = `${digits}(?:(?:[.,:/·٫٬]${digits}|[\\u00a0\\u2009\\u202f]\\p{Nd}{3}(?!\\p{Nd}))){0,${some}}`;
const dash = '[-\\u2010-\\u2013−]';
/** With the signs and letters that are written to it: $1.2m, 5%, 3rd, 90s. */
export const amount = `\\p{Sc}?${figures}(?:[%‰°]|\\p{Sc}|${letters})?`;
/** Also a range or a date, 10–12, and below zero, −5. */
const number = `(?:(?<![^\\s\\p{Ps}\\p{Pi}])[-\\u2013−](?=\\p{Sc}?\\p{N}))?${amount}(?:${dash}${amount}){0,${some}}`;
/** Contractions and possessives are words (also the farmers' cow); so are U.S, kompas.com, G20, COVID-19, Rp15.000, file_name. */
const word = `${letters}(?:${apostrophe}${letters}|_${letters}|\\.(?=\\p{Ll}|\\p{Lu}(?!\\p{M}*\\p{L}))${letters}|[-\\u2010\\u2011]?${figures}(?:${letters})?){0,${most}}(?:(?<=s)['’](?=\\s{1,3}\\p{L}))?`;
const address = [
  `(?:https?://|ftp://|www\\.)[^\\s<>"“”«»]{0,${most}}[^\\s<>"“”«».,;:!?()\\]'’…]`,
  '[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}',
  '[@#][\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_]{0,100}',
].join('|');
const dashes = `[\\p{Pd}−⁃]{1,${most}}`;
/** Two dots or more, also with spaces between them, or the sign. */
const ellipsis = `…(?:${blank}{0,8}[.…]){0,${most}}|\\.(?:${blank}{0,8}[.…]){1,${most}}`;
const doubleQuote = '["“”„‟«»″〝〞＂]|[\'‘’`´‚]{2}';
const singleQuote = "['‘’‚‛‹›ʼʻ`´′＇]";
/** Signs that have a mark of their own are no quotes. */
const bare = (signs: string): string => `(?:${signs})(?!\\p{M})`;
/** Any other character with what joins it: marks, the rest of an emoji or a flag. */
const other = `\\p{Regional_Indicator}{2}|[\\s\\S](?:[\\p{M}\\p{Emoji_Modifier}\\u{e0020}-\\u{e007f}]|\\u200d\\S){0,${most}}`;

/** What a group of `tokenPattern` matched; none for any other character. */
export const groupNames = [
  'blank',
  'address',
  'word',
  'number',
  'dash',
  'ellipsis',
  'double',
  'single',
] as const;
export type GroupName = (typeof groupNames)[number] | 'other';

/** Matches a token, or the space between two, in the group of its name. Groups without names are faster. */
export const tokenPattern = new RegExp(
  [
    `(${blank}{1,${most}}(?!\\p{M}))`,
    `(${address})`,
    `(${word})`,
    `(${number})`,
    `(${bare(dashes)})`,
    `(${bare(ellipsis)})`,
    `(${bare(doubleQuote)})`,
    `(${bare(singleQuote)})`,
    other,
  ].join('|'),
  'gu',
);

/** Matches letters of scripts that are written without spaces between words. */
export const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Matches a sign that says something, as a word does: $, +, %, &, an emoji. */
export const meaning = /^(?:[\p{Sc}\p{So}%‰&@#§]|(?![|~])\p{Sm})/u;
