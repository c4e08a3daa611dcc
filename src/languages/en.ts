import { neutralNumbers } from './neutral.js';
import { named, numbered, valued } from './number-words.js';
import { type LanguagePack, words } from './pack.js';

export const english: LanguagePack = {
  code: 'en',
  segmentation: {
    neverEnds: words(`
      mr mrs ms messrs dr prof gen col maj capt lt sgt cpl cmdr adm brig gov sen rep pres hon rev fr sr. st mt ft
      supt insp pvt amb sec atty mme mlle vs v cf viz e.g i.e ed eds trans rp idr us$ pt cv jl lt.gen maj.gen dept
      drs dra ir hj h k.h
    `),
    alsoWords: words('gen col pres rep gov rev ft'),
    beforeNumber: words(`
      no nos p pp vol vols ch chap sec fig figs art arts par para ver jan feb mar apr jun jul aug sep sept oct nov dec
      tel ext approx ca c op rt rte bk est
    `),
    mayEnd: words('etc al esq ave blvd assn univ'),
    needsStarter: words(
      'u.s u.k u.n e.u d.c a.m p.m u.s.a u.a.e b.c a.d n.y l.a c.e b.c.e w.h.o jr sr inc ltd co corp plc llc bros',
    ),
    degree:
      /^(?:ph\.?d|m\.?d|d\.?d\.?s|b\.?a|b\.?sc|m\.?a|m\.?sc|m\.?b\.?a|j\.?d|ll\.?[mb]|r\.?n|p\.?e|s\.?h|m\.?h|s\.?e|m\.?si|sp\.?\w{1,3})$/,
    starters: words(`
      the a an he she it they we i you this that these those there here but and however so yet then when while after
      before since as if in on at by for from with to of according both all some many most another other his her its
      their our my your what who why how where not no now one two three also meanwhile instead although though despite
      during until under over about among such each every once even still later earlier nearly almost more mr mrs ms
    `),
    labelled: words(
      'vitamin class grade group block building type hepatitis plan team category series letter point appendix terminal gate zone room floor section part version option point exhibit',
    ),
    exclaimed: words('Yahoo Jeopardy Panic Wham'),
  },
  numbers: {
    decimal: '.',
    dates: ['dmy', 'mdy'],
    cardinals: numbered(
      `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
      seventeen eighteen nineteen`.split(/\s+/),
    ),
    tens: valued('twenty 20 thirty 30 forty 40 fourty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90'),
    teen: '',
    multipliers: valued('hundred 2'),
    scales: valued(`
      thousand 3 million 6 billion 9 trillion 12 quadrillion 15 mn 6 mln 6 mio 6 bn 9 bln 9 tn 12 trn 12
    `),
    scaleLetters: valued('k 3 K 3 m 6 M 6 b 9 B 9 t 12 T 12'),
    dozens: valued('dozen 12'),
    articles: words('a an'),
    onePrefix: '',
    and: words('and'),
    point: words('point'),
    minus: words('minus negative'),
    below: new Set(['below zero', 'below freezing']),
    ordinals: {
      words: new Map([
        ...numbered(
          `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
          fifteenth sixteenth seventeenth eighteenth nineteenth`.split(/\s+/),
          1,
        ),
        ...valued(`
          twentieth 20 thirtieth 30 fortieth 40 fiftieth 50 sixtieth 60 seventieth 70 eightieth 80 ninetieth 90
          hundredth 100 thousandth 1000 millionth 1000000 billionth 1000000000
        `),
      ]),
      prefix: '',
      areFractions: true,
    },
    fractions: { words: valued('half 2 halves 2 quarter 4 quarters 4'), prefix: '', add: false },
    vague: valued('tens 1 dozens 1 hundreds 2 thousands 3 millions 6 billions 9 trillions 12'),
    of: words('of'),
    implied: valued(`
      a 1 an 1 single 1 once 1 sole 1 only 1 another 1 each 1 alone 1 both 2 twice 2 pair 2 pairs 2 couple 2 twin 2
      twins 2 double 2 doubled 2 doubles 2 doubling 2 duo 2 either 2 dual 2 twofold 2 bilateral 2 fortnight 2 biennial 2
      thrice 3 triple 3 triples 3 tripled 3 tripling 3 triply 3 cubed 3 trio 3 threefold 3 triplets 3 trilateral 3 triennial 3 quarter 3 quarterly 3 hat-trick 3 treble 3
      quadruple 4 quadrupled 4 quadrupling 4 quartet 4 fourfold 4 quintuple 5 decade 10 decades 10 century 100 centuries 100 nil 0 none 0
      unity 1 teens 1 teenage 1 teenager 1 teenagers 1
    `),
    idioms: new Set(['high five']),
    prefixes: [],
    endings: ["'s", 'fold', 'ly'],
    plurals: ['s', 'es'],
    months: valued(`
      january 1 february 2 march 3 april 4 may 5 june 6 july 7 august 8 september 9 october 10 november 11 december 12
      jan 1 feb 2 mar 3 apr 4 jun 6 jul 7 aug 8 sep 9 sept 9 oct 10 nov 11 dec 12
    `),
    decade: words("s 's"),
    decades: valued(
      'twenties 20 thirties 30 forties 40 fifties 50 sixties 60 seventies 70 eighties 80 nineties 90',
    ),
    repeats: false,
    ranges: words('to until till and or through versus vs by'),
    percent: new Set([...neutralNumbers.percent, 'percent', 'percents', 'per cent', 'pct']),
    currencies: named({
      rupiah: 'rp rps idr rupiah rupiahs',
      dollar: '$ us$ a$ s$ usd aud sgd dollar dollars',
      euro: '€ eur euro euros',
      pound: '£ gbp pounds sterling',
      yen: '¥ jpy yen',
      ringgit: 'rm myr ringgit',
      yuan: 'cny rmb yuan',
    }),
    clock: {
      before: new Set(),
      maybeBefore: words('at by until till'),
      parts: new Map(),
      sure: new Map([
        ['am', [0, 12]],
        ['pm', [12, 24]],
        ['noon', [12, 13]],
        ['midnight', [0, 1]],
        ['in the morning', [0, 12]],
        ['in the afternoon', [12, 19]],
        ['in the evening', [16, 24]],
        ['at night', [18, 28]],
        ['this morning', [0, 12]],
        ['this afternoon', [12, 19]],
        ['this evening', [16, 24]],
        ['tonight', [17, 28]],
      ]),
      after: words("o'clock gmt utc wib wita wit est edt cet hrs"),
      half: new Map([['half past', 30]]),
      past: words('past'),
      to: words('to'),
      minutesFirst: true,
      names: valued('noon 12 midday 12 midnight 0'),
    },
  },
  lint: {
    functionWords: words('the a an and or of to at from with into than their'),
    tail: /read (?:more|also):|click here|follow (?:us|our)|contact us|sign up (?:here|now|for our)|subscribe (?:here|now|to our)|our newsletter|whats ?app (?:group|channel)|telegram channel|promo code|jackpot|all rights reserved|copyright (?:©|\(c\)|\d)|©|this article (?:was|has been|first|originally)|^(?:editor|author|writer|reporter|source|by|advertisement|advertorial|written by|translated by)\s*(?::|$)/i,
    line: /^\W*(?:read also|read more|see also|advertisement|sponsored|scroll)\b/i,
  },
  smallWords: words(`
    the of and to in is was that for with as on by at from are were has have had it he she they we you his her
    their its our your not be been this these those which who whom what when where while will would can could
    should may might must do does did but or if than then there into about after before because between during
    over under also more most some such no so only an
  `),
  conjunctions: 'and or but whereas because so which that when while for with'.split(' '),
};
