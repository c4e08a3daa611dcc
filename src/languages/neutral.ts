import type { LanguagePack } from './pack.js';

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
