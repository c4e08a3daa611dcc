import { counted, onDocument, type Rule, type Rules } from './look.js';

const mixedLineEndings: Rule = ({ text }) => {
  const kinds = new Map<string, number>();
  for (const { 0: ending, index } of text.matchAll(/\r\n|\r|\n/g))
    if (!kinds.has(ending)) kinds.set(ending, index);
  const [, other] = [...kinds.values()];
  return other === undefined
    ? []
    : [onDocument('the file mixes line endings (CRLF, CR, LF)', other, other + 1)];
};

const crlfLineEndings: Rule = ({ text }) => {
  const at = text.indexOf('\r\n');
  return at < 0 || /(?<!\r)\n|\r(?!\n)/.test(text) ? [] : [onDocument('the lines end with CRLF', at, at + 2)];
};

const missingFinalNewline: Rule = ({ text }) =>
  /[\r\n]/.test(text.slice(text.trimEnd().length))
    ? []
    : [onDocument('the file does not end with a line break', text.length, text.length)];

/** Line endings and encoding. */
export const encodingRules: Rules = {
  'byte-order-mark': counted(/^\ufeff/g, () => 'the file begins with a byte order mark'),
  'mixed-line-endings': mixedLineEndings,
  'crlf-line-endings': crlfLineEndings,
  'missing-final-newline': missingFinalNewline,
};
