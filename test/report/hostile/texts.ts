import fc from 'fast-check';

/** Stand at both ends of every string that is not ours, so that a page's own words can be told from it. */
export const [opening, closing] = ['ж', 'щ'] as const;

/** What markup, scripts, styles, templates, tables, terminals and writing systems would obey. */
const pieces = [
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</title></style></textarea><svg onload=alert(1)>',
  '<!--',
  '-->',
  ']]>',
  '"',
  "'",
  '" onmouseover=alert(1) x="',
  'javascript:alert(1)',
  '&lt;b&gt;',
  '&amp;',
  '`',
  '${alert(1)}',
  '$&',
  '$1',
  '{0}',
  '{text}',
  '\\u003c',
  '\\',
  '</td></tr></table>',
  '<u-i n=3>',
  '{{c1::x}}',
  '\u0001t\u0002a\u0002b\u0003',
  '\u0000',
  '\u001b[31m',
  '\u001f',
  '\u007f',
  '\u0085',
  '\ud800',
  '\udc00',
  '\ufffe',
  '\u2028',
  '\u202e',
  '\u202d',
  '\u202b',
  '\u2067',
  '\u2069\u202e',
  '\u202c',
  'שלום',
  'مرحبا',
  '=1+1',
  '@SUM(A1)',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'a|b;c:d,e',
  '../../etc/passwd',
  'https://example.org/x',
  '12.345',
  '%ff',
  '#s1',
  '?find=x',
  'e\u0301',
  '😀',
  '@import url(//example.org);',
  '*/',
] as const;

const part = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...pieces) },
  { weight: 2, arbitrary: fc.constantFrom('\u202e', '\u2069\u202e', '\u2067', '\u2069\u2069\u202e\u202e') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('harga', 'beras', 'naik', 'Ibu', 'rice', 'price', '2024', 'rumah', 'the'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
);

/** A string on one line that is not ours. */
export const hostileLine: fc.Arbitrary<string> = fc
  .array(part, { minLength: 1, maxLength: 6 })
  .map((parts) => `${opening}${parts.join(' ').replace(/[\n\r\v\f\u0085\u2028\u2029жщ]/g, ' ')}${closing}`);

/** The same strings for the same seed. */
export const hostileLines = (seed: number): (() => string) => {
  const lines = fc.sample(hostileLine, { seed, numRuns: 400 });
  let next = 0;
  return () => lines[next++ % lines.length]!;
};
