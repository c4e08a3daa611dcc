import type { Features } from './score.js';

/** Fitted to `test/morphology/forms.tsv` by `bench/fit-morphology.mjs`, which writes this file. */
export const weights: Features = {
  isWhole: 2.8,
  wholeFamily: 1.3,
  wholeForeign: 4.3,
  known: 2.1,
  isForeign: -3.2,
  isShort: -4.2,
  family: 1.2,
  meaning: 1.5,
  familyMeaning: 2.6,
  verb: 2.3,
  isNoVoice: -1.2,
  isNoVerb: -4,
  isClosed: -2.1,
  isDenied: -1.3,
  isDeniedUnknown: -2.5,
  affixes: 2.2,
  letters: 0.7,
  odds: 1.1,
  isCompound: 3.3,
  isDoubled: 6.3,
  isRhymed: 3.3,
  isSyllable: 5.2,
  isInfixed: 5.1,
};
