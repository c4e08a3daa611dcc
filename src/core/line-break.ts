/** What ends a line. For `matchAll`, `replace` and `split`, which leave no state in it. */
export const lineBreak = /\r\n|[\r\n\u0085\u2028\u2029]/g;
