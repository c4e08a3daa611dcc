import { neutralNumbers } from './neutral.js';
import { named, numbered, valued } from './number-words.js';
import {
  endings,
  forms,
  type LanguagePack,
  never,
  none,
  persons,
  phrases,
  prefixed,
  withoutVowels,
  words,
} from './pack.js';

export const english: LanguagePack = {
  code: 'en',
  segmentation: {
    neverEnds: words(`
      mr mrs ms messrs dr prof profs gen gens col maj capt lt lts sgt cpl pfc cmdr comdr comr adm brig gov govs sen
      sens rep reps pres hon rev fr sr. st ste mt ft ct supt insp det asst assoc adj pvt amb sec atty mme mlle vs v cf
      viz e.g i.e ed eds trans rp idr us$ pt cv jl lt.gen maj.gen dept dir drs dra ir hj h k.h kh moh muh pte mfg
      intl natl jas wm chas thos geo
    `),
    alsoWords: words(
      'gen col pres rep reps gov rev ft det ct dir adj comr trans ste no art arts par fig figs vol est sec',
    ),
    clipped: withoutVowels,
    beforeNumber: words(`
      no nos p pp vol vols ch chap sec fig figs art arts par para ver tel ext app apt pop approx ca c op rt rte bk est
    `),
    months: words('jan feb mar apr jun jul aug sep sept oct nov dec'),
    units: words('sec ver ext'),
    clock: words('a.m p.m'),
    afterClock:
      /^(?:\p{Lu}{2,4}(?!\p{L})|(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day|(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)\p{Ll}*[ .]+\d|\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)* [Tt]ime\b)/u,
    determiners: words(`
      is was be been are were say says said saying answer answered answers mean means simply just of the an a or yes
      oh fine visual modern abstract contemporary his her their my your our
    `),
    notRoman: /^I +(?!of\b|and\b|to\b|or\b|is\b)\p{Ll}|^I['’]/u,
    mayEnd: words('tbk etc al esq ave blvd rd assn univ'),
    needsStarter: words(`
      u.s u.k u.n e.u d.c u.s.a u.a.e b.c a.d n.y l.a c.e b.c.e w.h.o jr sr inc ltd co corp plc llc bros a.k.a
      calif ala ariz ark colo conn del fla ga ill ind kan ky mass mich minn mo mont neb nev okla ore pa penn tenn tex vt
      va wash wis wyo
    `),
    degree:
      /^(?:ph\.?d|m\.?d|d\.?d\.?s|b\.?a|b\.?sc|m\.?a|m\.?sc|m\.?b\.?a|j\.?d|ll\.?[mb]|r\.?n|p\.?e|s\.?h|m\.?h|s\.?e|m\.?si|sp\.?\w{1,3})$/,
    // Besides words of grammar those that begin many of 900,000 sentences and are rarely capitalised within one.
    starters: words(`
      a about according actually add added adding adds after again all almost along also although among an analysts
      and another any anyone apart apply are around as asked at authorities back based be because before being below
      between both build but by calculates call can change changes check children choose click command common
      community companies conclusion configure consider contributed could create creates creating critics currently
      data default defaults defines depending despite did display displays do does don download due during each
      earlier early enable ensure especially even every everyone everything example file finally find first five
      fixed following for former four from further generally get getting given go good government have having he her
      here high his how however hundreds i if imagine implement in information inserts install instead investigators
      is it its just keep key last later lawmakers learn let like likewise list lists local look looking make many
      maybe meanwhile members model more most move moves mr mrs ms much multiple my nearly neither never next no
      nobody not note notice now number obviously of officials okay on once one only opens or other others otherwise
      our over overall part people performance perhaps press previous previously prior production prosecutors public
      rather read recently regarding release remember remove researchers residents return returns right run say
      scientists search second see select send session set sets setting several shares she should show similar
      similarly since small so some sometimes speaking specifically specifies specify start starting step still
      students such support take task test text thanks that the their then there these they think this those though
      thousands three through throughout thus time title to try two type typically unable under understand unlike
      until up update use user users using usually various was we well what whatever when where whether which while
      who why will with within without women working would write writing yet you your
    `),
    startsLike: /n't$|'(?:ll|ve|re|d|m|s)$/,
    labelled: words(
      'vitamin class grade group block building type hepatitis plan team category series letter point appendix terminal gate zone room floor section part version option point exhibit',
    ),
    speech: words(`
      said says asked asks replied answered cried shouted whispered added called exclaimed muttered yelled demanded
      murmured continued screamed laughed sighed wondered insisted
    `),
    coordinators: words('and or & to nor'),
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
    plus: words('plus'),
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
    fractions: {
      words: valued('half 2 halves 2 quarter 4 quarters 4'),
      prefix: '',
      add: false,
      all: words('all whole entire'),
    },
    vague: valued('tens 1 dozens 1 hundreds 2 thousands 3 millions 6 billions 9 trillions 12'),
    of: words('of'),
    implied: valued(`
      a 1 an 1 single 1 once 1 sole 1 only 1 another 1 each 1 alone 1 both 2 twice 2 pair 2 pairs 2 couple 2 twin 2
      twins 2 double 2 doubled 2 doubles 2 doubling 2 duo 2 either 2 dual 2 twofold 2 bilateral 2 fortnight 2 biennial 2
      thrice 3 triple 3 triples 3 tripled 3 tripling 3 triply 3 cubed 3 trio 3 threefold 3 triplets 3 trilateral 3 triennial 3 quarter 3 quarterly 3 hat-trick 3 treble 3
      quadruple 4 quadrupled 4 quadrupling 4 quartet 4 fourfold 4 quintuple 5 decade 10 decades 10 century 100 centuries 100 nil 0 none 0
      unity 1 teens 10 teenage 1 teenager 1 teenagers 1
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
    percent: new Set([
      ...neutralNumbers.percent,
      'percent',
      'percents',
      'per cent',
      'pct',
      'pc',
      'percentage point',
      'percentage points',
    ]),
    currencies: named({
      rupiah: 'rp rps idr rupiah rupiahs',
      dollar: '$ dollar dollars',
      'dollar us': 'us$ usd us_dollar us_dollars american_dollars',
      'dollar au': 'a$ au$ aud australian_dollar australian_dollars',
      'dollar sg': 's$ sg$ sgd singapore_dollar singapore_dollars singaporean_dollars',
      'dollar hk': 'hk$ hkd hong_kong_dollars',
      'dollar ca': 'c$ ca$ cad canadian_dollar canadian_dollars',
      'dollar nz': 'nz$ nzd new_zealand_dollars',
      'dollar tw': 'nt$ twd taiwan_dollars',
      euro: '€ eur euro euros',
      pound: '£ gbp pounds sterling pounds_sterling',
      yen: '¥ jpy yen',
      ringgit: 'rm myr ringgit',
      yuan: 'cny rmb yuan',
      baht: 'thb baht',
      peso: 'php peso pesos',
      rupee: 'inr rupee rupees',
      riyal: 'sar riyal riyals',
      ruble: 'rub ruble rubles rouble roubles',
      franc: 'chf franc francs',
    }),
    measures: named({
      km: 'km kph kms kilometer kilometers kilometre kilometres',
      m: 'meter meters metre metres',
      cm: 'cm centimeter centimeters centimetre centimetres',
      mm: 'mm millimeter millimeters millimetre millimetres',
      mile: 'mile miles mph mi',
      foot: 'foot feet ft',
      inch: 'inch inches',
      yard: 'yard yards',
      kg: 'kg kgs kilogram kilograms kilogramme kilogrammes kilos',
      g: 'gram grams gramme grammes',
      mg: 'mg milligram milligrams',
      ton: 'ton tons tonne tonnes',
      ounce: 'ounce ounces oz',
      liter: 'liter liters litre litres',
      ml: 'ml milliliter milliliters millilitre millilitres',
      gallon: 'gallon gallons',
      hectare: 'ha hectare hectares',
      acre: 'acre acres',
      barrel: 'barrel barrels',
    }),
    counted: words('once twice thrice'),
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
    mayRepeat: words(
      'that had in on is it one her you very really no so many much more blah bye ha la knock',
    ),
    reduplicates: never,
  },
  boilerplate: {
    readVerbs: phrases('read, see, watch, listen, listen to this, view, check out'),
    more: phrases('also, more, next, on, the full story, related, now'),
    media: phrases(
      'video, videos, the video, photo, photos, gallery, story, article, live, podcast, infographic',
    ),
    labels: phrases(`
      related, related article, related articles, related story, related stories, related news, related posts,
      related coverage, related content, related topics, more stories, more news, more on this story, more from,
      editor's pick, editor's picks, editors' picks, recommended, recommended for you, most read, trending now,
      tag, tags, share, you may also like, page, next, next page, previous page, advertisement, advertisements, ad, sponsored, sponsored content,
      photo, photos, video, image, gallery, infographic, continue reading, continue reading below,
      story continues below, article continues below, skip advertisement, scroll to continue,
      scroll to continue with content, scroll down, share this article
    `),
    here: phrases('here, at this link, on this page'),
    callVerbs: phrases(`
      follow, get, join, subscribe, sign up, download, contact, click, visit, don't miss, stay up to date, register
    `),
    siteObject:
      /\bus (?:on|at|for)\b|\bus[.!]?$|\bour (?:news|channel|app|page|website|coverage|podcast|free)|google news|newsletters?\b|breaking news|whats ?app (?:channel|group)|telegram (?:channel|group)|latest (?:news|updates)|notifications/i,
    callObject:
      /\bus\b|\bour\b|\bhere\b|(?:this|the) link|google news|newsletter|whats ?app|telegram|promo|bonus|discount|for free|now!/i,
    byLine:
      /^(?:editors?|authors?|writers?|reporters?|reporting|sources?|by|written by|edited by|translated by|reporting by|photos? by|e-?mail|phone|tel|website|contact|advertorial|tags?|topics?)\s*(?::|$)|^(?:for )?(?:more|further) information\b|^(?:written|edited|translated|reporting) by\b/i,
    rights:
      /all rights reserved|copyright (?:©|\(c\)|\d)|^\W*©|^this (?:article|story|post) (?:(?:was|has|been|first|originally) )*(?:published|appeared|posted|updated|translated|adapted)/i,
    spam: /\bslots?\b|jackpot|casino|\bbonus(?:es)?\b|\bdeposit\b|promo code|free spins?|instant loan|betting/i,
    phone: /\+\d[\d ()-]{7,}/,
  },
  print: {
    page: words('page pg p'),
    pageOf: words('of'),
    capitalI: none,
    impossibleL: /^l[bcdfgjkmnpqrstvxz](?=\p{Ll}*[aeiou])\p{L}{2,}$/u,
    prefixes: prefixed('un re in im dis mis over under out fore up pre', ''),
    suffixes: 'ingly ation ness ment less able edly ing ful ers est ies ed er ly es al s d'.split(' '),
    hyphened: words('non self ex co well all'),
  },
  smallWords: words(`
    the of and to in is was that for with as on by at from are were has have had it he she they we you his her
    their its our your not be been this these those which who whom what when where while will would can could
    should may might must do does did but or if than then there into about after before because between during
    over under also more most some such no so only an
  `),
  grammar: {
    functionWords: words(`
      a i me my mine him hers us ours them theirs yours himself herself itself themselves myself yourself ourselves
      onto upon within without through throughout across against among amid along around behind beneath beside besides
      beyond despite down off out up since toward towards until till via per like unlike above below near away
      nor yet although though unless whether whose why how whereas am being done doing having shall ought cannot
      any each every both either neither too just very here let another
      therefore thus hence however nevertheless nonetheless moreover otherwise
    `),
    articles: words('the a an'),
    determiners: words('the a an this that these those one each every'),
    persons: persons({
      I: 'i me my mine myself',
      we: 'we us our ours ourselves',
      you: 'you your yours yourself yourselves',
      they: 'he him his himself she her hers herself it its itself they them their theirs themselves',
    }),
  },
  conjunctions: 'and or but whereas because so which that when while for with'.split(' '),
  clitics: {
    before: new Map(),
    after: new Map([
      ["'s", []],
      ["n't", ['not']],
      ["'ll", ['will']],
      ["'re", ['are']],
      ["'ve", ['have']],
      ["'m", ['am']],
      ["'d", ['would']],
    ]),
  },
  morphology: {
    irregular: forms(`
      be: am is are was were been being; have: has had having; do: does did done; go: goes went gone; a: an;
      will: wo would; can: ca could; shall: sha should; may: might; this: these; that: those;
      arise: arose arisen; awake: awoke awoken; bear: bore borne; beat: beaten; become: became; begin: began begun;
      bend: bent; bind: bound; bite: bit bitten; bleed: bled; blow: blew blown; break: broke broken; breed: bred;
      bring: brought; build: built; burn: burnt; buy: bought; catch: caught; choose: chose chosen; cling: clung;
      come: came; creep: crept; deal: dealt; dig: dug; draw: drew drawn; dream: dreamt; drink: drank drunk;
      drive: drove driven; eat: ate eaten; fall: fell fallen; feed: fed; feel: felt; fight: fought; find: found;
      flee: fled; fly: flew flown; forbid: forbade forbidden; forget: forgot forgotten; forgive: forgave forgiven;
      freeze: froze frozen; get: got gotten; give: gave given; grind: ground; grow: grew grown; hang: hung;
      hear: heard; hide: hid hidden; hold: held; keep: kept; kneel: knelt; know: knew known; lay: laid; lead: led;
      lean: leant; leap: leapt; learn: learnt; leave: left; lend: lent; lie: lay lain lying; light: lit; lose: lost;
      make: made; mean: meant; meet: met; mistake: mistook mistaken; overcome: overcame; pay: paid; ride: rode ridden;
      ring: rang rung; rise: rose risen; run: ran; say: said; see: saw seen; seek: sought; sell: sold; send: sent;
      sew: sewn; shake: shook shaken; shine: shone; shoot: shot; show: shown; shrink: shrank shrunk; sing: sang sung;
      sink: sank sunk; sit: sat; sleep: slept; slide: slid; speak: spoke spoken; speed: sped; spend: spent;
      spin: spun; spoil: spoilt; spring: sprang sprung; stand: stood; steal: stole stolen; stick: stuck;
      sting: stung; strike: struck stricken; strive: strove striven; swear: swore sworn; sweep: swept;
      swell: swollen; swim: swam swum; swing: swung; take: took taken; teach: taught; tear: tore torn; tell: told;
      think: thought; throw: threw thrown; tie: tying; die: dying; undergo: underwent undergone;
      understand: understood; undertake: undertook undertaken; wake: woke woken; wear: wore worn; weave: wove woven;
      weep: wept; win: won; wind: wound; withdraw: withdrew withdrawn; write: wrote written;
      man: men; woman: women; child: children; person: people persons; foot: feet; tooth: teeth; goose: geese;
      mouse: mice; ox: oxen; life: lives; wife: wives; knife: knives; leaf: leaves; half: halves; wolf: wolves;
      thief: thieves; shelf: shelves; loaf: loaves; calf: calves; crisis: crises; basis: bases; analysis: analyses;
      thesis: theses; hypothesis: hypotheses; phenomenon: phenomena; criterion: criteria; datum: data;
      medium: media; bacterium: bacteria; curriculum: curricula; nucleus: nuclei; cactus: cacti; fungus: fungi;
      good: better best well; bad: worse worst; far: further farther furthest farthest; little: less least;
      many: more most much; big: bigger biggest; large: larger; high: higher; low: lower; old: older elder eldest;
      young: younger; new: newer; long: longer; short: shorter; great: greater; small: smaller; strong: stronger;
      weak: weaker; fast: faster; slow: slower; wide: wider; deep: deeper; cheap: cheaper; close: closer;
      near: nearer; early: earlier; late: later latest; easy: easier; heavy: heavier; hard: harder; rich: richer;
      poor: poorer; warm: warmer; cold: colder; hot: hotter; bright: brighter; dark: darker; light: lighter;
      safe: safer; simple: simpler; clear: clearer; clean: cleaner
    `),
    endings: endings("'s: ': ies:y es: s: ied:y ed: ed:e ing: ing:e iest:y est: est:e"),
    beginnings: [],
    doubled: /([bdgklmnprtvz])\1$/,
  },
  negation: {
    words: words('not no never none nobody nothing neither nor nowhere cannot without no-one'),
    endings: ["n't"],
    idioms: new Set(
      phrases(`
        not only, not just, not merely, not simply, not least, no less, no less than, no fewer than, no more than, no later than,
        no matter, no doubt, no wonder, no sooner, no other, no other than, none other, none other than, nothing but,
        nothing less than, why not, whether or not, or not, if not, not to mention, not long after, not long ago,
        not long, not far, not far from, not a few, not infrequently, not uncommon, not until, never mind, not even,
        last but not least, more often than not, not for nothing, without exception, without doubt, non stop, no one else
      `),
    ),
    // By sense, a line or two each: verbs that deny and their nouns (fail, refuse, forbid, stop, lack), adverbs and
    // quantifiers that nearly do, what excludes and contrasts, what has not happened yet, and words with in- and dis-.
    implied: words(`
      fail fails failed failing failure failures neglect neglects neglected neglecting ignore ignores ignored ignoring
      omit omits omitted omitting forget forgets forgot forgotten forgetting miss misses missed missing skip skips skipped
      refuse refuses refused refusing refusal reject rejects rejected rejecting rejection decline declines declined
      declining deny denies denied denying denial doubt doubts doubted doubting doubtful oppose opposes opposed opposing
      reluctant reluctance hesitate hesitates hesitated hesitant beware
      avoid avoids avoided avoiding prevent prevents prevented preventing prevention refrain refrains refrained abstain
      abstains abstained prohibit prohibits prohibited prohibiting prohibition ban bans banned banning bar barred forbid
      forbids forbade forbidden forbidding stop stops stopped stopping cease ceases ceased ceasing quit quits
      abandon abandons abandoned abandoning escape escapes escaped lose loses lost losing loss losses
      lack lacks lacked lacking absent absence devoid void empty nil zero free exempt immune
      hardly barely scarcely rarely seldom few fewer little less least minus too
      except excepting exclude excludes excluded excluding exclusion only merely unless unlike rather instead
      against contrary false wrong otherwise
      yet before until still
      accidental accidentally malcontent malcontents
      impossible impossibility illegal illegally illicit illegitimate illiterate illogical immature immoral impartial
      impatient imperfect impolite improper impure inability inaccessible inaccurate inaction inactive inadequate
      inappropriate incapable incomplete inconsistent inconvenient incorrect incorrectly indecent independent
      independently indirect indirectly ineffective inefficient ineligible inexperienced infinite informal informally
      infrequent inhuman innocent insecure insignificant insincere insufficient insufficiently intolerance intolerant
      invalid invisible involuntary irrational irregular irrelevant irresponsible
      disable disabled disagree disagreed disagrees disagreement disallow disallowed disapprove disapproved disbelief
      discontinue discontinued dishonest dislike disliked dislikes disobey disobeyed disqualified dissatisfied distrust
    `),
    shape:
      /^un(?!i(?!m|n|d)|der|til|cles?$)\p{L}{3,}$|(?<=\p{L}{3})less(?:ly|ness)?$|-free$|^i[lmnr]\p{L}{3,}[ai]bl[ey]$|^(?:non|anti)-?\p{L}{3,}|^never-|^in(?:accura|adequa|adverten|appropria|capab|coheren|compat|conclus|consisten|consider|conven|decis|defini|effect|effici|equal|equit|experien|explic|flexib|frequen|justice|secur|sensi|signific|suffici|toler|visib|volunt)|^im(?:balance|material|matur|mobil|mora|partial|patien|perfect|poli|possib|poten|probab|prop(?:er|riet)|prud)|^ir(?:ration|regular|releva|resist|respons|revers)|^il(?:leg|liter|logic)|^dis(?:abilit|advantag|agree|appro|belie|comfort|connect|content|continu|dain|honest|interest|lik|loyal|obe|pleas|proportion|qualif|regard|respect|satisf|similar|trust)/u,
  },
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
