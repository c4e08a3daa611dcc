/** What ends a line. For `matchAll`, `replace` and `split`, which leave no state in it. */
export const lineBreak = /\r\n|[\r\n\u0085\u2028\u2029]/g;

/** White space with all line breaks in it: to JavaScript, U+0085 is none. For `replace` and `split`. */
export const gaps = /[\s\u0085]+/g;

const blank = /^[\s\u0085]*$/;

/** Whether a text has nothing but white space and line breaks; a lone byte order mark counts as white space. */
export const isBlank = (text: string): boolean => blank.test(text);
