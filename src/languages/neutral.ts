import type { LanguagePack } from './pack.js';

/** Locale whose rules for character and word boundaries apply if a language has none of its own. */
export const fallbackLocale = 'en';

const none: ReadonlySet<string> = new Set();
const never = /(?!)/;

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
  lint: { functionWords: none, tail: never, line: never },
  smallWords: none,
  conjunctions: [],
  writing: { isPlain: false, acronyms: none, signs: new Map() },
});
