import { type LanguagePack, never, none, numbered, phrases, prefixed, withoutVowels, words } from './pack.js';

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
  conjunctions: 'and or but whereas because so which that when while for with'.split(' '),
};
