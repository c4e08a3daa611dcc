import { type LanguagePack, never, none } from './pack.js';

/** Locale whose rules for character and word boundaries apply if a language has none of its own. */
export const fallbackLocale = 'en';

/** An empty pack, for a language without one. */
export const neutralPack = (code: string): LanguagePack => ({
  code,
  segmentation: {
    neverEnds: none,
    alsoWords: none,
    clipped: never,
    beforeNumber: none,
    months: none,
    units: none,
    clock: none,
    afterClock: never,
    determiners: none,
    notRoman: never,
    mayEnd: none,
    needsStarter: none,
    degree: never,
    starters: none,
    startsLike: never,
    speech: none,
    labelled: none,
    coordinators: none,
    exclaimed: none,
  },
  numbers: { words: new Map(), scales: new Map() },
  lint: { functionWords: none, mayRepeat: none, reduplicates: never },
  boilerplate: {
    readVerbs: [],
    more: [],
    media: [],
    labels: [],
    here: [],
    callVerbs: [],
    siteObject: never,
    callObject: never,
    byLine: never,
    rights: never,
    spam: never,
    phone: never,
  },
  print: {
    page: none,
    pageOf: none,
    capitalI: none,
    impossibleL: never,
    prefixes: [],
    suffixes: [],
    hyphened: none,
  },
  smallWords: none,
  conjunctions: [],
});
