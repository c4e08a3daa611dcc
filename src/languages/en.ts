import { type LanguagePack, numbered, words } from './pack.js';

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
    words: numbered([
      ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'],
      ...['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
    ]),
    scales: new Map([
      ['thousand', 3],
      ['million', 6],
      ['billion', 9],
      ['trillion', 12],
    ]),
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
  writing: {
    isPlain: true,
    acronyms: words('us uk un eu it who nato nasa unesco asean fifa imf opec uefa aids'),
    signs: new Map([
      ['%', 'percent|per cent|percentage|pct'],
      ['&', 'and'],
      ['+', 'plus|more|over'],
      ['=', 'equals?|is|are|namely'],
      ['$', 'dollars?|usd'],
      ['€', 'euros?|eur'],
      ['£', 'pounds?|gbp'],
      ['¥', 'yen|yuan|jpy|cny|rmb'],
      ['₹', 'rupees?|inr'],
      ['₩', 'won|krw'],
      ['°', 'degrees?'],
      ['×', 'x|times|by'],
      ['÷', 'divided'],
      ['±', 'about|around|approximately|roughly|plus or minus'],
      ['≈', 'about|around|approximately|roughly'],
      ['≥', 'at least|or more|minimum|>='],
      ['≤', 'at most|or less|maximum|up to|<='],
      ['>', 'more|over|above|greater'],
      ['<', 'less|under|below|fewer'],
      ['§', 'sections?|articles?|paragraphs?'],
      ['№', 'no|number|numbers'],
      ['#', 'no|number|numbers|hashtags?'],
      ['@', 'at'],
      ['²', '2|squared?|sq'],
      ['³', '3|cubic|cubed'],
      ['½', '1/2|half|[.]5'],
      ['¼', '1/4|quarters?|[.]25'],
      ['¾', '3/4|three quarters|[.]75'],
      ['‰', 'per mille'],
      ['™', 'tm|trademark'],
    ]),
  },
};
