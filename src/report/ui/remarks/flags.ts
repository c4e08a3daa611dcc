import type { RuleWords } from './template.js';

/** Reasons why a text was copied. */
export const copyReasons = [
  ['there are no words to translate', 'tidak ada kata yang perlu diterjemahkan'],
  ['this has hundreds of letters without a space', 'isinya ratusan huruf tanpa spasi'],
  ['this is {language} already', 'ini sudah dalam {language}'],
  ['the model does not know this script', 'model tidak mengenal aksara ini'],
  ['the model’s translation had no words', 'terjemahan model tidak berisi kata'],
] as const;

/** What flags say, by rule (`compare/flags/`). */
export const flagWords: Readonly<Record<string, RuleWords>> = {
  'low-confidence': {
    name: ['the model is unsure', 'model kurang yakin'],
    explanation:
      'Model sendiri menganggap kata-katanya kurang mungkin. Kalimat yang membuatnya seragu ini lebih sering buruk daripada yang lain.',
    messages: [
      ['the model is unsure ({percent} per word piece)', 'model kurang yakin ({percent} per potongan kata)'],
    ],
  },
  'numbers-differ': {
    name: ['numbers, dates or amounts differ', 'angka, tanggal, atau jumlah berbeda'],
    explanation:
      'Sebuah angka, tanggal, waktu, atau jumlah uang hilang, ditambahkan, atau berubah. Tanda desimal, satuan seperti juta dan million, serta cara menulis tanggal sudah diperhitungkan.',
    messages: [
      ['numbers differ: {list} → {list2}', 'angka berbeda: {list} → {list2}'],
      ['dates differ: {list} → {list2}', 'tanggal berbeda: {list} → {list2}'],
      ['amounts of money differ: {list} → {list2}', 'jumlah uang berbeda: {list} → {list2}'],
    ],
  },
  'negation-differs': {
    name: ['only one side has a negation', 'kata ingkar hanya di satu sisi'],
    explanation:
      'Satu sisi memuat kata ingkar (tidak, bukan, tanpa, belum) dan sisi lain tidak: terjemahan mungkin berarti sebaliknya.',
    messages: [
      ['{list} without a negation in the translation', '{list} tanpa kata ingkar dalam terjemahan'],
      ['{list}, and no negation in the source', '{list}, padahal sumbernya tanpa kata ingkar'],
    ],
  },
  'names-differ': {
    name: ['names differ', 'nama berbeda'],
    explanation:
      'Sebuah nama dalam sumber tidak berbekas dalam terjemahan, atau terjemahan memuat nama yang tidak ada dalam sumber.',
    messages: [
      [
        '{list} is missing; {list2} is not in the source',
        '{list} tidak ada dalam terjemahan; {list2} tidak ada dalam sumber',
      ],
      ['{list} is missing', '{list} tidak ada dalam terjemahan'],
      ['{list} is not in the source', '{list} tidak ada dalam sumber'],
    ],
  },
  misplaced: {
    name: ['something may stand in the wrong place', 'ada yang mungkin salah tempat'],
    explanation:
      'Sebuah alamat, nama, atau potongan kode dibiarkan apa adanya, tetapi model kehilangan tempatnya: letaknya kini di akhir.',
    messages: [
      [
        'kept as it was, but its place is unsure: {list}',
        'dibiarkan apa adanya, tetapi letaknya belum pasti: {list}',
      ],
    ],
  },
  'characters-lost': {
    name: ['a sign or a special letter is lost', 'tanda atau huruf khusus hilang'],
    explanation:
      'Sebuah tanda, atau kata dengan diakritik atau huruf asing, tidak berbekas dalam terjemahan.',
    messages: [['no trace in the translation: {list}', 'tidak berbekas dalam terjemahan: {list}']],
  },
  'clause-lost': {
    name: ['a part may be missing', 'mungkin ada bagian yang hilang'],
    explanation: 'Terjemahan jauh lebih pendek daripada sumbernya: mungkin ada bagian kalimat yang hilang.',
    messages: [
      [
        '{number} word for {number2}: a part may be missing',
        '{number} kata untuk {number2}: mungkin ada bagian yang hilang',
      ],
      [
        '{number} words for {number2}: a part may be missing',
        '{number} kata untuk {number2}: mungkin ada bagian yang hilang',
      ],
    ],
  },
  'too-long': {
    name: ['a part may be added', 'mungkin ada bagian yang ditambahkan'],
    explanation:
      'Terjemahan jauh lebih panjang daripada sumbernya: mungkin ada yang dikatakan dua kali atau dikarang.',
    messages: [
      [
        '{number} words for {number2}: a part may be added',
        '{number} kata untuk {number2}: mungkin ada bagian yang ditambahkan',
      ],
    ],
  },
  'no-words': {
    name: ['no words', 'tanpa kata'],
    explanation: 'Sumbernya berisi kata, terjemahannya tidak.',
    messages: [['the translation has no words', 'terjemahan tidak berisi kata']],
  },
  untranslated: {
    name: ['not translated', 'tidak diterjemahkan'],
    explanation:
      'Sebuah kata dari sumber tertulis begitu saja dalam terjemahan, padahal bukan nama dan bukan kata yang ada di kedua bahasa.',
    messages: [['left in {language}: {list}', 'dibiarkan dalam {language}: {list}']],
  },
  'no-counterpart': {
    name: ['a word without a counterpart', 'kata tanpa padanan'],
    explanation:
      'Sebuah kata dalam sumber yang biasanya diterjemahkan dengan beberapa cara saja tidak mempunyai satu pun di antaranya dalam terjemahan, dan di sana tidak tersisa kata yang bisa mewakilinya; atau sebaliknya.',
    messages: [
      [
        'nothing for {list}; nothing in the source for {list2}',
        'tidak ada padanan untuk {list}; tidak ada asalnya dalam sumber: {list2}',
      ],
      ['nothing for {list}', 'tidak ada padanan untuk {list}'],
      ['nothing in the source for {list}', 'tidak ada asalnya dalam sumber: {list}'],
    ],
  },
  repetition: {
    name: ['something is repeated', 'ada yang diulang'],
    explanation:
      'Sebuah kata atau frasa dikatakan dua kali berturut-turut atau berulang-ulang, padahal sumbernya tidak begitu.',
    messages: [
      ['“{text}” is said again and again', '“{text}” dikatakan berulang-ulang'],
      ['“{text}” is said twice', '“{text}” dikatakan dua kali'],
      [
        'the model said the same again and again; this is its second try, with repeats forbidden',
        'model terus mengulang hal yang sama; ini percobaan kedua, dengan larangan mengulang',
      ],
    ],
  },
  unclosed: {
    name: ['a quote or bracket stands alone', 'tanda petik atau kurung tanpa pasangan'],
    explanation:
      'Sebuah tanda petik atau kurung dibuka tetapi tidak ditutup, atau ditutup tanpa dibuka, padahal sumbernya rapi.',
    messages: [['not closed or not opened: {list}', 'tidak ditutup atau tidak dibuka: {list}']],
  },
  'end-differs': {
    name: ['the sentence ends differently', 'akhir kalimat berbeda'],
    explanation:
      'Sumbernya bertanya dan terjemahannya tidak, atau sebaliknya, atau terjemahan tidak diakhiri titik.',
    messages: [
      ['a question became a statement', 'pertanyaan menjadi pernyataan'],
      ['a statement became a question', 'pernyataan menjadi pertanyaan'],
      ['the final stop is lost', 'titik di akhir kalimat hilang'],
    ],
  },
  punctuation: {
    name: ['punctuation', 'tanda baca'],
    explanation:
      'Sebuah tanda baca tertulis dua kali, atau didahului spasi, padahal dalam sumber tidak ada yang seperti itu.',
    messages: [['wrong signs: {list}', 'tanda baca keliru: {list}']],
  },
  'cut-off': {
    name: ['cut off', 'terpotong'],
    explanation: 'Model tidak sampai pada akhir kalimat, dan terjemahannya dipotong.',
    messages: [['the translation ran on and was cut off', 'terjemahan tidak kunjung selesai, lalu dipotong']],
  },
  'split-sentence': {
    name: ['translated in parts', 'diterjemahkan sepotong-sepotong'],
    explanation:
      'Kalimatnya terlalu panjang bagi model, jadi diterjemahkan per bagian, masing-masing tanpa bagian lain.',
    messages: [
      [
        'translated in {number} parts: longer than the model’s window',
        'diterjemahkan dalam {number} bagian: lebih panjang daripada jendela model',
      ],
    ],
  },
  'round-trip': {
    name: ['the way back says something else', 'terjemahan balik berkata lain'],
    explanation:
      'Setelah diterjemahkan balik, hasilnya tidak lebih mirip dengan sumbernya daripada kalimat lain. Salah satu dari kedua arah itu keliru: lihat hasilnya, lalu bandingkan terjemahan dengannya.',
    messages: [
      ['the way back says something else (chrF {number})', 'terjemahan balik berkata lain (chrF {number})'],
    ],
  },
  copied: {
    name: ['copied', 'disalin'],
    explanation: 'Teks ini tidak diterjemahkan, tetapi disalin; alasannya tertulis di sampingnya.',
    messages: copyReasons.map(([en, id]) => [`copied as it is: ${en}`, `disalin apa adanya: ${id}`] as const),
  },
};
