import type { NumberWords } from './number-words.js';
import type { LanguagePack } from './pack.js';

/** Locale whose rules for character and word boundaries apply if a language has none of its own. */
export const fallbackLocale = 'en';

const none: ReadonlySet<string> = new Set();
const never = /(?!)/;
const nothing: ReadonlyMap<string, number> = new Map();

/** Number words of a language of which only digits are known. */
export const neutralNumbers: NumberWords = {
  decimal: '',
  dates: ['dmy', 'mdy'],
  cardinals: nothing,
  tens: nothing,
  teen: '',
  multipliers: nothing,
  scales: nothing,
  scaleLetters: nothing,
  dozens: nothing,
  articles: none,
  onePrefix: '',
  and: none,
  point: none,
  minus: none,
  below: none,
  ordinals: { words: nothing, prefix: '', areFractions: false },
  fractions: { words: nothing, prefix: '', add: false },
  vague: nothing,
  of: none,
  implied: nothing,
  idioms: none,
  prefixes: [],
  endings: [],
  plurals: [],
  months: nothing,
  decade: none,
  decades: nothing,
  repeats: false,
  ranges: none,
  percent: new Set(['%', '％', '٪']),
  currencies: new Map([
    ['$', 'dollar'],
    ['€', 'euro'],
    ['£', 'pound'],
    ['¥', 'yen'],
  ]),
  clock: {
    before: none,
    maybeBefore: none,
    parts: new Map(),
    sure: new Map(),
    after: none,
    half: new Map(),
    past: none,
    to: none,
    minutesFirst: false,
    names: nothing,
  },
};

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
  numbers: neutralNumbers,
  lint: { functionWords: none, tail: never, line: never },
  smallWords: none,
  conjunctions: [],
});
