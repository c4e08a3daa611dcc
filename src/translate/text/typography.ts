const doubleQuotes = /[“”„‟«»″]/g;
const singleQuotes = /[‘’‚‛‹›′]/g;
/** Control and format characters (zero-width, bidirectional, soft hyphen), lone surrogates, variation selectors. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}]/gu;

/** A source sentence as MarianMT models saw text in training: NFC, plain quotes and dashes, single spaces. */
export const normalise = (sentence: string): string =>
  sentence
    .normalize('NFC')
    .replace(/[\s\u0085]+/g, ' ')
    .replace(invisible, '')
    .replace(doubleQuotes, '"')
    .replace(singleQuotes, "'")
    .replace(/…/g, '...')
    .replace(/\s*[—―]\s*|\s+–\s+/g, ' - ')
    .replace(/[–‐‑‒−]/g, '-')
    .replace(/ {2,}/g, ' ')
    .trim();

/**
 * Gives a translation the typography of its source: curly quotes, ellipsis character and long dashes
 * where the source has them.
 *
 * @param translation  the model's text for `normalise(source)`
 * @param source       the sentence as it stands in the document
 */
export const restore = (translation: string, source: string): string => {
  let text = translation;
  if (/[“”„‟«»‘’]/.test(source)) text = curl(text);
  if (source.includes('…')) text = text.replace(/\.\.\./g, '…');
  const dash = /[—―]|(?<=\s)–(?=\s)/.exec(source)?.[0];
  if (dash !== undefined) text = text.replace(/ - /g, ` ${dash} `);
  return text;
};

/** A quote opens after a space, a bracket, a dash or nothing; elsewhere it closes (or is an apostrophe). */
const curl = (text: string): string =>
  text
    .replace(/(^|[\s([{“‘—–-])"(?=\S)/g, '$1“')
    .replace(/"/g, '”')
    .replace(/(^|[\s([{“—–])'(?=\S)/g, '$1‘')
    .replace(/'/g, '’');
