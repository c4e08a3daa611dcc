import { type LanguagePack, never, numbered, phrases, words } from './pack.js';

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
  smallWords: words(`
    the of and to in is was that for with as on by at from are were has have had it he she they we you his her
    their its our your not be been this these those which who whom what when where while will would can could
    should may might must do does did but or if than then there into about after before because between during
    over under also more most some such no so only an
  `),
  conjunctions: 'and or but whereas because so which that when while for with'.split(' '),
};
