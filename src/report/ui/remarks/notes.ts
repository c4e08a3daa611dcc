import type { Both, RuleWords } from './template.js';

/** What is said instead of many notes of a rule. */
export const moreNotes: Both = ['and {number} more of these', 'dan {number} lagi yang seperti ini'];

/** Why a person's line of a bead table is not applied (`align/corrections/review.ts`). */
export const correctionReasons: readonly Both[] = [
  [
    'both of its cells are empty, which leaves its sentences to Padan; if they have no counterpart, give those of either text a line of their own',
    'kedua selnya kosong, artinya kalimatnya diserahkan kepada Padan; jika tidak ada padanannya, tulis kalimat tiap teks dalam baris tersendiri',
  ],
  [
    '{side} has {number} sentences, and it cannot be told which is number {number2}',
    '{side} terdiri atas {number} kalimat, dan tidak dapat dipastikan mana yang bernomor {number2}',
  ],
  [
    'sentence {number} of {side} is not there any more, or was changed: “{text}”',
    'kalimat {number} dalam {side} sudah tidak ada atau sudah diubah: “{text}”',
  ],
  [
    'sentence {number} of {side} is in line {number2} already',
    'kalimat {number} dalam {side} sudah ada di baris {number2}',
  ],
  [
    '“{text}” is no list of sentence numbers (spreadsheets make dates of some): write them like 8+9',
    '“{text}” bukan daftar nomor kalimat (lembar sebar mengubah sebagian menjadi tanggal): tulis seperti 8+9',
  ],
];

/** Why nothing of a bead table is applied (`align/corrections/table.ts`); others are errors of the system. */
export const tableProblems: readonly Both[] = [
  [
    'it has no line that names the columns source and target',
    'tidak ada baris yang menamai kolom source dan target',
  ],
  [
    'it has more than {number} lines or sentence numbers, the maximum',
    'isinya lebih dari {number} baris atau nomor kalimat, yaitu batas tertinggi',
  ],
];

/** Notes on other translations of a document, and on a person's corrections. */
const referenceWords: Readonly<Record<string, RuleWords>> = {
  'reference-misfit': {
    name: ['another text’s translation', 'terjemahan teks lain'],
    messages: [
      [
        '{text} does not look like a translation of this text: {percent} of its sentences have a counterpart here',
        '{text} tampaknya bukan terjemahan teks ini: {percent} kalimatnya mempunyai padanan di sini',
      ],
    ],
  },
  'reference-same-text': {
    name: ['the document itself', 'dokumen itu sendiri'],
    messages: [
      [
        '{text} is the same text as this document: {percent} of the sentences of the shorter one are in the other, word for word',
        '{text} sama dengan dokumen ini: {percent} kalimat dari teks yang lebih pendek ada dalam teks yang lain, kata demi kata',
      ],
    ],
  },
  'reference-swapped': {
    name: ['swapped', 'tertukar'],
    messages: [
      [
        '{text} and this document seem to be swapped: the document looks like {language} (of its words {percent} are small words of {language2}, {percent2} of {language3}), the reference like {language4} (of its words {percent3} are small words of {language5}, {percent4} of {language6})',
        '{text} dan dokumen ini tampaknya tertukar: dokumennya seperti {language} (dari kata-katanya {percent} kata tugas {language2}, {percent2} kata tugas {language3}), rujukannya seperti {language4} (dari kata-katanya {percent3} kata tugas {language5}, {percent4} kata tugas {language6})',
      ],
      [
        '{text} and this document seem to be swapped: the translation has {percent} of its words in common with the document, and {percent2} with the reference',
        '{text} dan dokumen ini tampaknya tertukar: {percent} kata terjemahan sama dengan kata dokumen, dan {percent2} sama dengan kata rujukan',
      ],
    ],
  },
  'reference-unused': {
    name: ['a reference is left out', 'rujukan tidak dipakai'],
    messages: [['{text} is left out here: {reason}', '{text} tidak dipakai di sini: {reason}']],
  },
  'correction-misfit': {
    name: ['a correction is not applied', 'koreksi tidak diterapkan'],
    messages: [
      [
        '{text}: nothing of it is applied: {problem}; mend it, or remove the file to have it written again',
        '{text}: tidak ada yang diterapkan: {problem}; perbaiki, atau hapus berkasnya agar ditulis ulang',
      ],
      [
        '{text}: {number} line of it cannot be applied: the document has no reference now',
        '{text}: {number} baris tidak dapat diterapkan: dokumen ini kini tanpa rujukan',
      ],
      [
        '{text}: {number} lines of it cannot be applied: the document has no reference now',
        '{text}: {number} baris tidak dapat diterapkan: dokumen ini kini tanpa rujukan',
      ],
      ['{text}: line {number} is not applied: {reason}', '{text}: baris {number} tidak diterapkan: {reason}'],
    ],
  },
};

/** What notes say, by rule: those on the text as it came (`lint/`), and those on what stands beside it. */
export const noteWords: Readonly<Record<string, RuleWords>> = {
  'byte-order-mark': {
    name: ['byte order mark', 'tanda urutan bita'],
    messages: [['the file begins with a byte order mark', 'berkas diawali tanda urutan bita (BOM)']],
  },
  'mixed-line-endings': {
    name: ['mixed line endings', 'akhir baris campuran'],
    messages: [
      ['the file mixes line endings (CRLF, CR, LF)', 'akhir baris dalam berkas bercampur (CRLF, CR, LF)'],
    ],
  },
  'crlf-line-endings': {
    name: ['lines end with CRLF', 'baris diakhiri CRLF'],
    messages: [['the lines end with CRLF', 'baris-baris diakhiri CRLF']],
  },
  'missing-final-newline': {
    name: ['no line break at the end', 'tanpa ganti baris di akhir'],
    messages: [['the file does not end with a line break', 'berkas tidak diakhiri ganti baris']],
  },
  'control-character': {
    name: ['control character', 'karakter kendali'],
    messages: [['a control character ({text})', 'karakter kendali ({text})']],
  },
  'invisible-character': {
    name: ['invisible character', 'karakter tak terlihat'],
    messages: [['an invisible character ({text})', 'karakter tak terlihat ({text})']],
  },
  'no-break-space': {
    name: ['no-break space', 'spasi tanpa putus'],
    messages: [
      ['{number} no-break space', '{number} spasi tanpa putus'],
      ['{number} no-break spaces', '{number} spasi tanpa putus'],
    ],
  },
  'typographic-quote': {
    name: ['curly quotes', 'tanda petik melengkung'],
    messages: [
      [
        '{number} curly quote (the model sees plain ones)',
        '{number} tanda petik melengkung (model melihat yang lurus)',
      ],
      [
        '{number} curly quotes (the model sees plain ones)',
        '{number} tanda petik melengkung (model melihat yang lurus)',
      ],
    ],
  },
  'unbalanced-quote': {
    name: ['a quote stands alone', 'tanda petik tanpa pasangan'],
    messages: [
      ['a quotation closes here that never opened', 'kutipan ditutup di sini, padahal tidak pernah dibuka'],
      ['a quotation opens here and never closes', 'kutipan dibuka di sini dan tidak pernah ditutup'],
    ],
  },
  'unbalanced-bracket': {
    name: ['a bracket stands alone', 'tanda kurung tanpa pasangan'],
    messages: [
      ['a bracket closes here that never opened', 'kurung ditutup di sini, padahal tidak pernah dibuka'],
      ['a bracket opens here and never closes', 'kurung dibuka di sini dan tidak pernah ditutup'],
    ],
  },
  'truncated-heading': {
    name: ['heading cut off', 'judul terpotong'],
    messages: [
      ['the heading is cut off', 'judul terpotong'],
      [
        'the heading ends with “{text}”, as if cut off between words',
        'judul berakhir dengan “{text}”, seperti terpotong di antara dua kata',
      ],
      ['the heading breaks off in mid-word: “{text}”', 'judul terputus di tengah kata: “{text}”'],
    ],
  },
  'broken-word': {
    name: ['broken word', 'kata terpenggal'],
    messages: [
      [
        'a hyphen breaks a word: the model is shown “{text}”',
        'tanda hubung memenggal kata: model melihat “{text}”',
      ],
    ],
  },
  'page-furniture': {
    name: ['page number or running head', 'nomor halaman atau judul berjalan'],
    messages: [
      [
        'a page number or running head in mid-sentence: the model is not shown it',
        'nomor halaman atau judul berjalan di tengah kalimat: model tidak melihatnya',
      ],
    ],
  },
  'misread-capital': {
    name: ['misread capital', 'huruf kapital salah baca'],
    messages: [
      [
        'a scanner misread its first letter, a capital {text}: the model is shown “{text2}”',
        'pemindai salah membaca huruf pertamanya, huruf kapital {text}: model melihat “{text2}”',
      ],
    ],
  },
  'stray-full-stop': {
    name: ['full stop in mid-sentence', 'titik di tengah kalimat'],
    messages: [
      [
        'a full stop stands before a lower-case word: the sentence seems to go on',
        'ada titik di depan kata berhuruf kecil: kalimatnya tampaknya berlanjut',
      ],
    ],
  },
  fragment: {
    name: ['fragment', 'penggalan'],
    messages: [
      ['the paragraph has no words', 'paragraf tidak berisi kata'],
      ['the paragraph begins in mid-sentence', 'paragraf dimulai di tengah kalimat'],
      [
        'the paragraph ends without a stop, in mid-sentence',
        'paragraf berakhir tanpa titik, di tengah kalimat',
      ],
    ],
  },
  'repeated-word': {
    name: ['repeated word', 'kata berulang'],
    messages: [['“{text}” stands twice', '“{text}” tertulis dua kali']],
  },
  reduplication: {
    name: ['reduplication without a hyphen', 'kata ulang tanpa tanda hubung'],
    messages: [
      [
        '“{text}” is a reduplication without a hyphen, or a word too many ({number} of these)',
        '“{text}” adalah kata ulang tanpa tanda hubung, atau kelebihan satu kata ({number} kali)',
      ],
      [
        '“{text}” is a reduplication without a hyphen, or a word too many',
        '“{text}” adalah kata ulang tanpa tanda hubung, atau kelebihan satu kata',
      ],
    ],
  },
  'repeated-paragraph': {
    name: ['repeated paragraph', 'paragraf berulang'],
    messages: [['the same as paragraph {number}', 'sama dengan paragraf {number}']],
  },
  'boilerplate-line': {
    name: ['a line of the site', 'baris milik situs'],
    messages: [['a line of the site, not of the article', 'baris milik situs, bukan bagian artikel']],
  },
  'boilerplate-tail': {
    name: ['after the article', 'sesudah artikel'],
    messages: [
      [
        'after the article: an advertisement, a by-line or a spammer’s text',
        'sesudah artikel: iklan, nama penulis, atau teks spam',
      ],
    ],
  },
  ...referenceWords,
};
