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
  shape(`${beginning}nge`, /^[^aeiou]{1,3}[aeiou][^aeiou]{0,2}$/),
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
    before('meN-', nasal('me'), 1, '-kan -i', 'ber- ke- se- tidak', { needsSuffix: true, voice: 'di-' }),
    before('di-', [shape('di', anything)], 1, '-kan -i', 'ber- ke- se- tidak', {
      needsSuffix: true,
      voice: 'meN-',
    }),
    before('ter-', withR('te'), 0, '-kan -i', 'per-'),
    before('ber-', withR('be'), 0, '-kan -an', 'ke- peN- pe- per- se-'),
    before('peN-', nasal('pe'), 0, '-an', 'ber- per- ke- se- tidak', { names: 'di-' }),
    before('pe-', [shape('pe', /^[^rmnwy]/)], 0, '-an', '', { names: 'ber-' }),
    before(
      'per-',
      [shape('per', /^[^r]/), shape('pe', /^r[aeiou]/), shape('pel', /^(?:ajar|unjur)/)],
      0,
      '-an -kan -i',
      '',
      { names: 'ber-', isOpen: true },
    ),
    before('ke-', [shape('ke', anything)], -0.5, '-an -kan -i', 'tidak ber- ter- peN- pe- per- se-', {
      isOpen: true,
    }),
    before('se-', [shape('se', anything)], -0.5, '-an', 'per- peN- pe- ke-'),
    before('tidak', [shape('tidak', anything), shape('tak', anything)], 0, '-an -kan', 'ber- ter- se- meN-', {
      kind: 'clitic',
    }),
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
    meN-       | makes an active verb: to do or to make what the root says  | membentuk kata kerja aktif: melakukan atau membuat yang disebut kata dasarnya
    di-        | makes a passive verb: it is done by somebody               | membentuk kata kerja pasif: dikenai tindakan oleh seseorang
    ter-       | done already, by accident, or able to be done; with adjectives: most | sudah, tidak sengaja, atau dapat di-; pada kata sifat: paling
    ber-       | to have, to use, to be in a state, to do for oneself       | mempunyai, memakai, berada dalam keadaan, atau melakukan untuk diri sendiri
    per-       | to make more so, to treat as (before a command or after ku-, kau-) | menjadikan lebih, atau memperlakukan sebagai
    memper-    | to make more so, or to make into (active)                  | menjadikan lebih atau menjadikan sebagai (aktif)
    diper-     | is made more so, or is made into (passive)                 | dijadikan lebih atau dijadikan sebagai (pasif)
    peN-       | who or what does it                                        | orang atau alat yang melakukan
    pe-        | who does it, often for a living                            | orang yang melakukan, sering sebagai pekerjaan
    ke-        | makes numbers into “the …th” or “all …”, and some nouns    | membentuk bilangan tingkat atau kumpulan, dan beberapa kata benda
    se-        | one, the same, as … as, the whole                          | satu, sama, seperti, atau seluruh
    -kan       | does it to something or for somebody; makes it so          | membuat jadi, atau melakukan untuk orang lain
    -i         | does it to a place or person, or again and again           | mengenai tempat atau orang, atau berulang-ulang
    -an        | what results from it, or what it is done with              | hasil, alat, atau tempat
    ke-…-an    | makes an abstract noun, or: is struck by, a little too     | membentuk kata benda abstrak, atau: terkena, agak, terlalu
    peN-…-an   | the act or the process of doing it                         | tindakan atau proses melakukan
    pe-…-an    | the act, the result or the place of doing it               | tindakan, hasil, atau tempat melakukan
    per-…-an   | the matter, the act or the place of it                     | hal, tindakan, atau tempat
    ber-…-an   | many do it, each other, or again and again                 | banyak pelaku, saling, atau berulang-ulang
    se-…-nya   | makes an adverb: as … as can be, in a … way                | membentuk kata keterangan: dengan cara yang, atau se- mungkin
    -nya       | his, her, its, their; the; or turns the word into a noun   | milik dia atau mereka; penunjuk; atau menjadikan kata benda
    -ku        | my, me                                                     | milik aku; aku
    -mu        | your, you                                                  | milik kamu; kamu
    ku-        | I (do it)                                                  | dilakukan oleh aku
    kau-       | you (do it)                                                | dilakukan oleh engkau
    -lah       | stresses the word, or softens a command                    | menegaskan, atau menghaluskan perintah
    -kah       | makes a question                                           | membentuk pertanyaan
    -tah       | asks oneself (old)                                         | bertanya kepada diri sendiri (lama)
    -pun       | even, too, whatever                                        | juga, bahkan, apa saja
    tidak      | not                                                        | ingkar
    -wan       | a person who has to do with it                             | orang yang berkecimpung di bidang itu
    -wati      | a woman who has to do with it                              | perempuan yang berkecimpung di bidang itu
    -man       | a person with this quality                                 | orang dengan sifat itu
    -wi        | belonging to it                                            | berhubungan dengan
    -iah       | belonging to it                                            | berhubungan dengan
    antar-     | between, inter-                                            | di antara
    anti-      | against                                                    | menentang
    pra-       | before                                                     | sebelum
    pasca-     | after                                                      | sesudah
    non-       | not, without                                               | bukan, tanpa
    multi-     | many                                                       | banyak
    pro-       | for, in favour of                                          | mendukung
    sub-       | below, a part of                                           | di bawah, bagian dari
    super-     | above, more than usual                                     | lebih dari biasa
    semi-      | half                                                       | setengah
    tuna-      | lacking                                                    | tidak mempunyai
    swa-       | self-                                                      | sendiri
    nir-       | without                                                    | tanpa
    adi-       | great, super-                                              | unggul, agung
    dwi-       | two                                                        | dua
    tri-       | three                                                      | tiga
    eka-       | one                                                        | satu
    -el-       | an old infix: many, or a noun                              | sisipan lama: banyak, atau kata benda
    -em-       | an old infix: again and again, or with this quality        | sisipan lama: berulang-ulang, atau bersifat
    -er-       | an old infix: many                                         | sisipan lama: banyak
    -in-       | an old infix, from Javanese: what is done                  | sisipan lama dari bahasa Jawa: yang dilakukan
    ×2         | doubled: many, various, again and again, or somewhat       | kata ulang: banyak, beragam, berulang-ulang, atau agak
    ×2~        | doubled with a change of sound: all sorts of, to and fro   | kata ulang berubah bunyi: bermacam-macam, atau bolak-balik
    Ce-        | its first syllable doubled: all sorts of                   | suku pertama diulang: bermacam-macam
  `),
};
