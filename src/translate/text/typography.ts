const doubleQuotes = /[“”„‟«»″]/g;
const singleQuotes = /[‘’‚‛‹›′]/g;
/** Control and format characters (zero-width, bidirectional, soft hyphen), lone surrogates, variation selectors. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}]/gu;

const plain = /^[\s\u0085\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}“”„‟«»″‘’‚‛‹›′…—―–‐‑‒−.,:;!?'"()-]+$/u;

/** Whether a text is usual punctuation, or what `normalise` puts into such or leaves out. */
export const isPlain = (text: string): boolean => plain.test(text);

/** Normalises a sentence to what MarianMT models saw in training: NFC, plain quotes and dashes, single spaces. */
export const normalise = (sentence: string): string =>
  sentence
    .normalize('NFC')
    .replace(/[\s\u0085]+/g, ' ')
    .replace(invisible, '')
    .replace(doubleQuotes, '"')
    .replace(singleQuotes, "'")
    .replace(/…/g, '...')
    // What was invisible may have stood between spaces; many in a row would take long to search for dashes.
    .replace(/ {2,}/g, ' ')
    .replace(/\s*[—―]\s*|\s+–\s+/g, ' - ')
    .replace(/[–‐‑‒−]/g, '-')
    .replace(/ {2,}/g, ' ')
    .trim();

/**
 * Gives a translation the typography of its source: curly quotes, ellipsis characters and long dashes if the source
 * has them.
 *
 * @param translation  the model's translation of `normalise(source)`
 * @param source       the sentence as it is in the document
 */
export const restore = (translation: string, source: string): string => {
  let text = closed(translation, source);
  if (/[“”„‟«»‘’]/.test(source)) text = curl(text);
  if (source.includes('…')) text = text.replace(/\.\.\./g, '…');
  const dash = /[—―]|(?<=\s)–(?=\s)/.exec(source)?.[0];
  if (dash !== undefined) text = text.replace(/ - /g, ` ${dash} `);
  return text;
};

/** Closes a quotation that the model left open at the end, if the source is one from beginning to end. */
const closed = (translation: string, source: string): string => {
  const isQuotation = /^\s*["“][^"“”]*["”]\s*$/.test(source);
  return isQuotation && /^"[^"]*$/.test(translation) ? `${translation}"` : translation;
};

/** Makes quotes curly. They open after a space, bracket or dash or at the start; others close or are apostrophes. */
const curl = (text: string): string =>
  text
    .replace(/(^|[\s([{“‘—–-])"(?=\S)/g, '$1“')
    .replace(/"/g, '”')
    .replace(/(^|[\s([{“—–])'(?=\S)/g, '$1‘')
    .replace(/'/g, '’');
