import type { LanguagePack } from './pack.js';

/** Whose rules for the edges of characters and words are taken where a language has none of its own. */
export const fallbackLocale = 'en';

const none: ReadonlySet<string> = new Set();
const never = /(?!)/;

/** A pack for a language of which nothing is known but its code. */
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
});
