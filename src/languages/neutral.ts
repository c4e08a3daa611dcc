import { type LanguagePack, never } from './pack.js';

/** Locale whose rules for character and word boundaries apply if a language has none of its own. */
export const fallbackLocale = 'en';

const none: ReadonlySet<string> = new Set();

/** An empty pack, for a language without one. */
export const neutralPack = (code: string): LanguagePack => ({
  code,
  segmentation: {
    neverEnds: none,
    alsoWords: none,
    beforeNumber: none,
    mayEnd: none,
    needsStarter: none,
    degree: never,
    starters: none,
    labelled: none,
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
  smallWords: none,
  conjunctions: [],
});
