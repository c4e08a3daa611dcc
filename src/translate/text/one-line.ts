const breaks = /[\n\v\f\r\u0085\u2028\u2029]/;
const odd = /(?!\t)[\p{Cc}\p{Cs}\u2028\u2029]/u;

/**
 * Puts a text that came from elsewhere on one line: breaks and control characters but tabs become spaces, halves of
 * characters U+FFFD.
 */
export const onOneLine = (text: string): string =>
  odd.test(text)
    ? text
        // One pass over each gap: there may be a million spaces in one.
        .replace(/[\s\u0085]+/g, (gap) => (breaks.test(gap) ? ' ' : gap))
        .replace(/(?!\t)\p{Cc}/gu, ' ')
        .replace(/\p{Cs}/gu, '\ufffd')
    : text;
