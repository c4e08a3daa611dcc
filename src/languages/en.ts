import { type Rules, words } from './pack.js';

export const english: Rules = {
  locale: 'en',
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
};
