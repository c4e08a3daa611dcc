import fc from 'fast-check';

/** What Anki, browsers and spreadsheets would obey. */
export const hostileTexts: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '{{c1::seen}} and {{Text}} and }} and ::',
  '{{c2::a::b}}}}',
  '[sound:beep.mp3] [latex]x[/latex] [$]x[/$] [anki:play:q:0]',
  '\\(x^2\\) \\[y\\] $$z$$',
  'one\u001ftwo\u0000three',
  'tab\there\nline\r\nbreak',
  '=1+1', // a formula
  '@SUM(A1)',
  '-2+3',
  '+cmd|x',
  '"quoted" and \'quoted\'',
  '&amp; &lt;b&gt; &#60;i>',
  '\u202eright to left\u202c \u2067x',
  '\ud800 alone',
  '#separator:comma',
  'مرحبا بالعالم 👩‍👩‍👧 e\u0301',
];

/** Any text, and pieces of such. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(
      fc.constantFrom(
        '{',
        '}',
        '{{',
        '}}',
        ':',
        '::',
        'c1',
        '[',
        ']',
        '\\',
        '(',
        '<',
        '>',
        '&',
        '"',
        ' ',
        '\t',
        '\u001f',
        'a',
        '=',
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join('')),
);

/** What people are to see of a text: what has no look is not there, and white space is one space. */
export const visible = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/(?!\s)\p{Cc}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The text of HTML without elements. */
export const decoded = (html: string): string =>
  html
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&(lt|gt|quot);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"' })[name]!)
    .replace(/&amp;/g, '&');
