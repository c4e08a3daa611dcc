/** Hostile texts: a few signs or words again and again, all different, nested, or glued together, of a given length. */

/** What is repeated. Each is one kind of thing that some rule looks for. */
const units = [
  ...[' ', '\n', '\t', '\u00a0', '\u200b', '\u00ad', '\u200d', '\u0301', 'e\u0301', '\u0000', '\u2028'],
  ...['"', "'", '“', '”', '‘', '’', '«', '»', '`', '(', ')', '[', ']', '{', '<', '>', '()', '“”', '(“'],
  ...[
    '.',
    '. ',
    '…',
    '. . ',
    ',',
    ', ',
    ';',
    ':',
    '!',
    '?',
    '?!',
    '-',
    '- ',
    '–',
    '—',
    '--',
    '_',
    '*',
    '**a',
    '~',
  ],
  ...[
    '/',
    '\\',
    '@',
    'a@',
    '#',
    '#a ',
    '&',
    '&amp;',
    '%',
    '$',
    '€',
    '|',
    '=',
    '+',
    '^',
    '°',
    '<b>',
    '</b>',
    '{{',
    '[a](',
  ],
  ...[
    '9',
    '9 ',
    '9.',
    '9,',
    '9-',
    '9/',
    '9:',
    '1.000',
    '1.000 ',
    '10.30 ',
    '1/2/2000 ',
    '1. a\n',
    '(1) ',
    '5% ',
    '$5 ',
    '-5 ',
  ],
  ...[
    'a',
    'a ',
    'A',
    'A ',
    'A. ',
    'a.',
    'a-',
    "a'",
    'a_',
    'a/',
    'aA',
    'Aa',
    'a1',
    'I',
    'IV ',
    'l',
    'l1',
    'ß',
    'İ',
    'ก',
    '漢',
    'か',
    'ж',
    'ж ',
  ],
  ...[
    '😀',
    '👩\u200d',
    '🇮',
    'http://',
    'http://a.b/',
    'www.',
    'a.id/',
    'a.com ',
    'a.com,',
    '@a ',
    'a.txt ',
    '+62 ',
    '081 ',
  ],
  ...[
    'satu ',
    'seribu ',
    'juta ',
    '5 juta ',
    'seratus dua ',
    'Rp5 ',
    'Rp',
    'pukul 10 ',
    'Mei ',
    '1 Mei ',
    '17 Agustus 1945 ',
    'abad ke-',
    'ke-2 ',
  ],
  ...[
    'one ',
    'one hundred ',
    'million ',
    'a quarter past ',
    'half ',
    'May ',
    'May 1, ',
    "10 o'clock ",
    '3rd ',
    'thirty-',
  ],
  ...[
    'tidak ',
    'bukan ',
    'not ',
    "don't ",
    'yang ',
    'the ',
    'dan ',
    'Jakarta ',
    'Budi Jakarta ',
    'PT ',
    'Dr. ',
    'KPU ',
    'Ia pergi. ',
    'Ia pergi.\n',
  ],
  ...[
    '“Ya,” ',
    '"Ya," katanya. ',
    '- kata\n',
    'kata-\n',
    'kata-kata ',
    'mem',
    'kan',
    'a-a-',
    'Baca juga: ',
    '# a\n\n',
    'JUDUL\n\n',
    'Bab 1\n\n',
    '12\n\n',
    '\r\n',
    ' \n',
  ],
];

const letters = (number) => {
  let word = '';
  for (let rest = number + 27; rest > 0; rest = Math.floor(rest / 26))
    word += String.fromCharCode(97 + (rest % 26));
  return word;
};
const capital = (word) => word[0].toUpperCase() + word.slice(1);

/** Things of which no two are the same, by their number. */
const series = {
  'different words': (i) => `${letters(i)} `,
  'different names': (i) => `${capital(letters(i * 31))} `,
  'different names apart': (i) => `${capital(letters(i * 31))} dan `,
  'different numbers': (i) => `${(i * 7919) % 1_000_003} `,
  'different amounts': (i) => `Rp${i + 1} juta, `,
  'different dates': (i) => `${(i % 28) + 1}/${(i % 12) + 1}/${1000 + (i % 9000)} `,
  'different addresses': (i) => `https://a${i}.id/x `,
  'different hosts': (i) => `${letters(i)}.com `,
  'different quotes': (i) => `“${letters(i)}” `,
  'different sentences': (i) => `${capital(letters(i))} pergi ke ${letters(i * 13)}. `,
  'different lines': (i) => `${letters(i)} ${letters(i * 7)}\n`,
  'different paragraphs': (i) => `${capital(letters(i))} pergi ke ${letters(i * 13)}.\n\n`,
  'different headings': (i) => `${capital(letters(i))} ${letters(i * 13)}\n\n`,
  'two sentences by turns': (i) => (i % 2 ? 'Ia pergi ke pasar. ' : 'Mereka pulang dari kota. '),
  'paragraphs by turns': (i) => (i % 2 ? 'Ia pergi ke pasar.\n\n' : 'Judul\n\n'),
  'letters of two scripts': (i) => (i % 2 ? 'ж' : 'a'),
};

const upTo = (length, make) => {
  const parts = [];
  for (let size = 0, i = 0; size < length; i++) {
    const part = make(i);
    parts.push(part);
    size += part.length;
  }
  return parts.join('');
};

const repeated = (unit, length) => unit.repeat(Math.ceil(length / unit.length));

/** A sentence around it: what is at a text's ends is often cut off first. And what makes a pattern fail at the end. */
const within = (text) => `Kata ${text} akhir kata`;
const before = (text) => `${text}a@\u0001`;

const named = (unit) => JSON.stringify(unit).slice(1, -1);

/** Text by length, by name. */
export const shapes = new Map([
  ...units.flatMap((unit) => [
    [`… ${named(unit)} …`, (length) => within(repeated(unit, length))],
    [`${named(unit)} …`, (length) => before(repeated(unit, length))],
  ]),
  ...Object.entries(series).map(([name, make]) => [name, (length) => upTo(length, make)]),
]);

/** Numbers below a bound, the same for the same seed. */
const seeded = (seed) => {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
};

/** More shapes, made of two or three units: by turns, one after the other, or the second behind many of the first. */
export const mixtures = (seed, count) => {
  const below = seeded(seed);
  for (let i = 0; i < 20; i++) below(2);
  const draw = () => units[below(units.length)];
  return new Map(
    Array.from({ length: count }, () => {
      const [a, b, c] = [draw(), draw(), draw()];
      const [name, make] = [
        [`${named(a)}${named(b)}… `, (length) => within(repeated(a + b, length))],
        [`${named(a)}${named(b)}${named(c)}…`, (length) => within(repeated(a + b + c, length))],
        [`${named(a)}… ${named(b)}…`, (length) => within(repeated(a, length / 2) + repeated(b, length / 2))],
        [`${named(a)} ${named(b)}… ${named(c)}`, (length) => within(a + repeated(b, length) + c)],
      ][below(4)];
      return [name, make];
    }),
  );
};
