import type { AffixNote, AffixTable, BeforeRoot, Shape } from './affixes.js';
import { words } from './pack.js';

const anything = /^/;
const vowel = /^[aeiou]/;
/** A first syllable that ends in “er”, before which the r of ber-, ter-, per- falls: be·kerja, te·percaya. */
const syllableEr = /^[^aeiou\W]{1,2}er[^aeiou]/;

const shape = (letters: string, before: RegExp, swallows = '', odds = 0): Shape => ({
  letters,
  swallows,
  before,
  odds,
});

/** The shapes of meN- and peN-: the nasal is that of the place where the stem's first consonant is spoken. */
const nasal = (beginning: string): readonly Shape[] => [
  shape(beginning, /^[lrwy]/),
  // Rarely: a stem with s, t, k, p is more probable.
  shape(beginning, /^(?:m[aeiou]|n[aeiou]|ng[aeiou]|ny[aeiou])/, '', -1),
  shape(`${beginning}m`, /^(?:[bfv]|p[^aeiou])/),
  shape(`${beginning}m`, vowel, 'p'),
  shape(`${beginning}n`, /^(?:[cdjz]|sy|t[^aeiou]|s[^aeiouy])/),
  shape(`${beginning}n`, vowel, 't'),
  shape(`${beginning}ny`, vowel, 's'),
  shape(`${beginning}ng`, /^(?:[aeioughq]|kh|k[^aeiou])/),
  shape(`${beginning}ng`, vowel, 'k'),
  // Before words of one syllable: menge·cat.
  shape(`${beginning}nge`, /^[^aeiou]{1,3}[aeiou][^aeiou]{0,2}$/, '', 2),
  // Loans often keep their first consonant, and so does “mempunyai”.
  shape(`${beginning}m`, /^p[aeiou]/, '', -1),
  shape(`${beginning}n`, /^[st][aeiou]/, '', -1),
  shape(`${beginning}ng`, /^k[aeiou]/, '', -1),
];

/** ber-, ter- and memper- lose their r before another, and have l before two roots. */
const withR = (beginning: string): readonly Shape[] => [
  shape(`${beginning}r`, /^[^r]/),
  shape(beginning, /^r[aeiou]/),
  shape(beginning, syllableEr),
  shape(`${beginning}l`, /^(?:ajar|unjur)/),
];

const before = (
  form: string,
  shapes: readonly Shape[],
  odds: number,
  suffixes = '',
  outside = '',
  more: Partial<BeforeRoot> = {},
): BeforeRoot => ({
  form,
  kind: 'prefix',
  shapes,
  odds,
  needsSuffix: false,
  isOpen: false,
  isProductive: true,
  with: suffixes.split(' ').filter(Boolean),
  outside: outside.split(' ').filter(Boolean),
  ...more,
});

/** Learned prefixes, which stand before whole words, with a hyphen or without one. */
const learned = (form: string, outside = 'ber- ter- per- peN- pe- ke- se-'): BeforeRoot => {
  const letters = form.slice(0, -1);
  const shapes = [shape(letters, anything), shape(form, anything)];
  return { ...before(form, shapes, -2, '-an -i -kan', outside), isProductive: false };
};

/** A line of notes: form | English | Indonesian. */
const notes = (table: string): readonly AffixNote[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [form, en, id] = line.split('|').map((cell) => cell.trim());
      return { form: form!, en: en!, id: id! };
    });

/**
 * Affixes of Indonesian, as in “Tata Bahasa Baku Bahasa Indonesia” (Moeliono et al., 4th edition, 2017) and Sneddon et
 * al., “Indonesian: A Comprehensive Grammar” (2nd edition, 2010). Which prefixes and suffixes go together is that of
 * the Confix Stripping stemmer (Asian 2007), written as what may be instead of what may not.
 */
export const indonesianAffixes: AffixTable = {
  before: [
    before('ku-', [shape('ku', anything)], -1, '-kan -i', 'memper-', { kind: 'clitic' }),
    before('kau-', [shape('kau', anything)], 0, '-kan -i', '', { kind: 'clitic' }),
    before('memper-', withR('mempe'), 2, '-kan -i', '', { voice: 'diper-' }),
    before('diper-', withR('dipe'), 2, '-kan -i', '', { voice: 'memper-' }),
    before('meN-', nasal('me'), 1, '-kan -i', 'ber- ke- se- tidak-', { needsSuffix: true, voice: 'di-' }),
    before('di-', [shape('di', anything)], 1, '-kan -i', 'ber- ke- se- tidak-', {
      needsSuffix: true,
      voice: 'meN-',
    }),
    before('ter-', withR('te'), 0, '-kan -i', 'per-'),
    before('ber-', withR('be'), 0, '-kan -an', 'ke- peN- pe- per- se-'),
    before('peN-', nasal('pe'), 0, '-an', 'ber- per- ke- se- tidak-', { names: 'di-' }),
    before('pe-', [shape('pe', /^[^rmnwy]/)], 0, '-an', '', { names: 'ber-' }),
    before(
      'per-',
      [shape('per', /^[^r]/), shape('pe', /^r[aeiou]/), shape('pel', /^(?:ajar|unjur)/)],
      0,
      '-an -kan -i',
      '',
      { names: 'ber-', isOpen: true },
    ),
    before('ke-', [shape('ke', anything)], -0.5, '-an -kan -i', 'tidak- ber- ter- peN- pe- per- se-', {
      isOpen: true,
    }),
    before('se-', [shape('se', anything)], -0.5, '-an', 'per- peN- pe- ke-'),
    before(
      'tidak-',
      [shape('tidak', anything), shape('tak', anything)],
      0,
      '-an -kan',
      'ber- ter- se- meN-',
      {
        kind: 'clitic',
      },
    ),
    ...'antar- anti- pra- pasca- non- multi- pro- sub- super- semi- tuna- swa- nir- adi- dwi- tri- eka-'
      .split(' ')
      .map((form) => learned(form)),
  ],
  after: [
    { form: '-kan', kind: 'suffix', letters: 'kan', isInner: false, commands: 'meN-', odds: 0.5 },
    { form: '-an', kind: 'suffix', letters: 'an', isInner: false, names: 'di-', odds: 0 },
    { form: '-i', kind: 'suffix', letters: 'i', isInner: false, commands: 'meN-', odds: -1 },
    ...['-wan', '-wati', '-man', '-wi', '-iah'].map((form) => ({
      form,
      kind: 'suffix' as const,
      letters: form.slice(1),
      isInner: true,
      odds: form === '-man' ? -2 : -0.5,
    })),
    ...['-nya', '-ku', '-mu'].map((form) => ({
      form,
      kind: 'clitic' as const,
      letters: form.slice(1),
      isInner: false,
      odds: form === '-nya' ? 2 : 0,
    })),
    ...['-lah', '-kah', '-tah', '-pun'].map((form) => ({
      form,
      kind: 'particle' as const,
      letters: form.slice(1),
      isInner: false,
      odds: form === '-tah' ? -2 : 0,
    })),
  ],
  // A vowel, and no nasal before its stop: that is the prefix's.
  stem: /^(?!m[bp]|n[cdjt]|ng[gk])(?=.*[aeiou])/,
  circumfixes: [
    ['ke-', '-an'],
    ['peN-', '-an'],
    ['pe-', '-an'],
    ['per-', '-an'],
    ['ber-', '-an'],
    ['se-', '-nya'],
  ].map(([first, last]) => ({
    form: `${first}…${last}`,
    first: first!,
    last: last!,
    mayBeTwo: first === 'ber-',
  })),
  infixed: new Map(
    Object.entries({
      gelembung: 'gembung',
      gelegar: 'gegar',
      geletar: 'getar',
      geligi: 'gigi',
      gemetar: 'getar',
      gemuruh: 'guruh',
      gemerlap: 'gerlap',
      gemerincing: 'gerincing',
      gemeretak: 'geretak',
      gerigi: 'gigi',
      jemari: 'jari',
      kemilau: 'kilau',
      kemuning: 'kuning',
      kinerja: 'kerja',
      pelatuk: 'patuk',
      serabut: 'sabut',
      seruling: 'suling',
      sinambung: 'sambung',
      telunjuk: 'tunjuk',
      temali: 'tali',
    }),
  ),
  infixes: ['el', 'em', 'er', 'in'],
  doubledSyllable: /^(([^aeiou\Wks])e)\2/,
  whole: words(`
    sekarang kemudian kemarin kelak segera sering sedang sedangkan selalu semua sekaligus serta sebab sejak sekitar
    seperti kepada ketika tetapi meski karena dengan bukan belum jangan perlahan pernah percuma terus tentang
    kalian mereka beliau kami dia beruang perempuan
  `),
  notes: notes(`
    meN- | active verb: to do, make, use or become what the root says | verba aktif: melakukan, membuat, memakai, atau menjadi yang disebut kata dasarnya
    di- | passive verb: somebody does it to the subject | verba pasif: subjek dikenai tindakan
    ter- | already done, by accident, or can be done; before an adjective: the most | sudah dilakukan, tidak sengaja, atau dapat dilakukan; di depan adjektiva: paling
    ber- | to have, wear or use it, to be in that state, or to do it oneself | mempunyai, memakai, dalam keadaan, atau melakukan sendiri
    per- | to make it more so, or to treat it as that | menjadikan lebih, atau memperlakukan sebagai
    memper- | active verb: to make it more so, or to treat it as that | verba aktif: menjadikan lebih, atau memperlakukan sebagai
    diper- | passive verb: is made more so, or is treated as that | verba pasif: dijadikan lebih, atau diperlakukan sebagai
    peN- | who does it, or what it is done with | orang yang melakukan, atau alat untuk melakukan
    pe- | who does it, often as work or sport | orang yang melakukan, sering sebagai pekerjaan atau olahraga
    ke- | with a number: the …th, or all of them; a few nouns | pada bilangan: urutan atau kumpulan; juga beberapa nomina
    se- | one, the same, as … as, or the whole of it | satu, sama, setara dengan, atau seluruh
    -kan | makes a verb: to make it so, to put it there, or to do it for somebody | membentuk verba: membuat menjadi, menempatkan, atau melakukan untuk orang lain
    -i | makes a verb: to do it to a person or place, or again and again | membentuk verba: melakukan terhadap orang atau tempat, atau berulang-ulang
    -an | makes a noun: the result, the object, the tool or the place | membentuk nomina: hasil, objek, alat, atau tempat
    ke-…-an | abstract noun; or: suffering it; or: rather, too | nomina abstrak; atau: menderita, terkena; atau: agak, terlalu
    peN-…-an | the act or process of doing it | tindakan atau proses melakukan
    pe-…-an | the act, the result or the place of it | tindakan, hasil, atau tempat
    per-…-an | the matter, the act or the place of it | hal, tindakan, atau tempat
    ber-…-an | many do it, or each other, or again and again | banyak pelaku, saling, atau berulang-ulang
    se-…-nya | adverb: in that way, or as … as possible | adverbia: dengan cara itu, atau se-… mungkin
    -nya | his, her, its, their; or: the; or makes a noun of the word | milik dia atau mereka; penunjuk hal yang sudah jelas; atau pembentuk nomina
    -ku | my, me | milik aku; aku
    -mu | your, you | milik kamu; kamu
    ku- | I: done by me | aku: dilakukan oleh aku
    kau- | you: done by you | engkau: dilakukan oleh engkau
    -lah | stresses the word, or softens a command | menegaskan, atau menghaluskan perintah
    -kah | makes a question | membentuk pertanyaan
    -tah | a question to oneself (old) | pertanyaan kepada diri sendiri (arkais)
    -pun | too, even; in question words: …ever | juga, bahkan; pada kata tanya: saja
    tidak- | not | meniadakan makna kata sesudahnya
    -wan | a person who has to do with it | orang yang berkecimpung di bidang itu
    -wati | a woman who has to do with it | perempuan yang berkecimpung di bidang itu
    -man | a person with this quality | orang dengan sifat itu
    -wi | belonging to it | berhubungan dengan
    -iah | belonging to it | berhubungan dengan
    antar- | between, inter- | di antara
    anti- | against | menentang
    pra- | before | sebelum
    pasca- | after | sesudah
    non- | not, without | bukan, tanpa
    multi- | many | banyak
    pro- | for, in favour of | mendukung
    sub- | below, a part of | di bawah, bagian dari
    super- | above, more than usual | lebih dari biasa
    semi- | half | setengah
    tuna- | lacking | tidak mempunyai
    swa- | self- | sendiri
    nir- | without | tanpa
    adi- | great, super- | unggul, agung
    dwi- | two | dua
    tri- | three | tiga
    eka- | one | satu
    -el- | an old infix: many, or a noun | sisipan lama: banyak, atau nomina
    -em- | an old infix: again and again, or with this quality | sisipan lama: berulang-ulang, atau bersifat
    -er- | an old infix: many | sisipan lama: banyak
    -in- | an old infix, from Javanese: what is done | sisipan lama dari bahasa Jawa: yang dilakukan
    ×2 | doubled: many, various, again and again, or somewhat | kata ulang: banyak, beragam, berulang-ulang, atau agak
    ×2~ | doubled with a change of sound: all sorts of, or to and fro | kata ulang berubah bunyi: bermacam-macam, atau bolak-balik
    Ce- | its first sound doubled: all sorts of | kata ulang sebagian: bermacam-macam
  `),
};
