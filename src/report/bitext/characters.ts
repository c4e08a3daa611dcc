/** Line breaks, tabs and spaces; a no-break space is none of them, and stays. */
const gaps = /[\t\n\v\f\r \u0085\u2028\u2029]+/g;

/** What XML 1.0 has no place for: control characters, half surrogate pairs, U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff\p{Cs}]/gu;

/** A text on one line, without spaces at its ends, and with U+FFFD for what no file format would carry. */
export const oneLine = (text: string): string =>
  text.replace(gaps, ' ').trim().replace(unprintable, '\ufffd');

/** Several sentences on one line. */
export const onOneLine = (sentences: readonly string[]): string =>
  sentences.map(oneLine).filter(Boolean).join(' ');
