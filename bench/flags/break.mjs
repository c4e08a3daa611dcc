/**
 * Ways to break a good translation. Each takes a pair, the lexicon of its direction and a source of random numbers, and
 * gives the broken translation; null where there is nothing to break. No language's words but those that are changed.
 *
 * @typedef {{ source: string, target: string, from: string, to: string }} Pair
 */

/** Random numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export const randomFrom = (seed) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const oneOf = (list, random) => list[Math.floor(random() * list.length)];

/** Replaces one match of a pattern by what a function makes of it. */
const replaceOne = (text, pattern, make, random) => {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return null;
  const { 0: match, index } = oneOf(found, random);
  return text.slice(0, index) + make(match) + text.slice(index + match.length);
};

const otherDigit = (digits, random) => {
  const at = Math.floor(random() * digits.length);
  const digit = (Number(digits[at]) % 8) + 1;
  return digits.slice(0, at) + (String(digit) === digits[at] ? digit + 1 : digit) + digits.slice(at + 1);
};

const months = { en: 'January March May July August October', id: 'Januari Maret Mei Juli Agustus Oktober' };
const scales = { en: ['million', 'billion', 'trillion'], id: ['juta', 'miliar', 'triliun'] };
const denials = {
  en: /\b(?:not|never) |n't\b/g,
  id: /\b(?:tidak|bukan|belum|tak|jangan) /gi,
};
const verbs = { en: /\b(?:is|are|was|were|will|can|has|have) /g, id: /\b(?:akan|bisa|dapat|sudah|telah) /g };

/** Words of a text with a capital inside the sentence, and small ones. */
const wordsOf = (text) => [...text.matchAll(/(?<=[a-z,] )\p{L}{4,}(?=[ ,.])/gu)].map(([word]) => word);

/** A target word and the source word of which it is the likeliest translation. */
const matchedWord = ({ source, target }, lexicon, random, isWanted = () => true) => {
  const there = new Set(wordsOf(target).filter(isWanted));
  const found = wordsOf(source).flatMap((word) => {
    const [best] = [...(lexicon.translations(word) ?? [])].sort((a, b) => b[1] - a[1]);
    return best !== undefined && best[1] > 0.3 && best[0] !== word && there.has(best[0])
      ? [[word, best[0]]]
      : [];
  });
  return found.length === 0 ? null : oneOf(found, random);
};

const nameIn = ({ source, target }, random) => {
  const names = [...target.matchAll(/(?<=[a-z,] )\p{Lu}\p{Ll}{3,}(?=[ ,.])/gu)]
    .map(([word]) => word)
    .filter((word) => source.includes(word));
  return names.length === 0 ? null : oneOf(names, random);
};

/** By name: what is done, and the rules of which one should say so. */
export const breaks = {
  'number altered': {
    rules: ['numbers-differ'],
    make: ({ target }, _, random) =>
      replaceOne(target, /\d+/g, (digits) => otherDigit(digits, random), random),
  },
  'number dropped': {
    rules: ['numbers-differ'],
    make: ({ target }, _, random) => replaceOne(target, /(?<= )\d[\d.,]* /g, () => '', random),
  },
  'month altered': {
    rules: ['numbers-differ'],
    make: ({ target, to }, _, random) =>
      replaceOne(
        target,
        /(?<=\d )(?:January|March|May|July|August|October|Januari|Maret|Mei|Juli|Agustus|Oktober)|\b(?:January|March|July|August|October|Januari|Maret|Juli|Agustus|Oktober)\b/g,
        (month) =>
          oneOf(
            months[to].split(' ').filter((each) => each !== month),
            random,
          ),
        random,
      ),
  },
  'scale or currency altered': {
    rules: ['numbers-differ'],
    make: ({ target, to }, _, random) =>
      replaceOne(
        target,
        /\b(?:million|billion|trillion|juta|miliar|triliun)\b/g,
        (scale) =>
          oneOf(
            scales[to].filter((each) => each !== scale),
            random,
          ),
        random,
      ) ?? replaceOne(target, /Rp ?(?=\d)/g, () => 'US$', random),
  },
  'name replaced': {
    rules: ['names-differ'],
    make: (pair, _, random) => {
      const name = nameIn(pair, random);
      return name === null
        ? null
        : pair.target.replaceAll(name, oneOf(['Wojtek', 'Quimby', 'Zubrowka'], random));
    },
  },
  'name dropped': {
    rules: ['names-differ'],
    make: (pair, _, random) => {
      const name = nameIn(pair, random);
      return name === null ? null : pair.target.replaceAll(`${name} `, '').replaceAll(name, '');
    },
  },
  'source word left': {
    rules: ['untranslated'],
    make: (pair, lexicon, random) => {
      const found = matchedWord(pair, lexicon, random);
      return found === null ? null : pair.target.replace(found[1], found[0]);
    },
  },
  'content word dropped': {
    rules: ['no-counterpart'],
    make: (pair, lexicon, random, isContent) => {
      const found = matchedWord(pair, lexicon, random, (word) => isContent(word, pair.to));
      return found === null ? null : pair.target.replace(`${found[1]} `, '');
    },
  },
  'clause dropped': {
    rules: ['clause-lost', 'no-counterpart', 'names-differ', 'numbers-differ', 'negation-differs'],
    make: ({ target }) => {
      const at = target.indexOf(', ');
      return at < 0 || at > target.length * 0.7 ? null : `${target.slice(0, at)}.`;
    },
  },
  truncated: {
    rules: ['clause-lost', 'end-differs'],
    make: ({ target }) => {
      const words = target.split(' ');
      return words.length < 8
        ? null
        : words
            .slice(0, words.length >> 1)
            .join(' ')
            .replace(/[.,;:!?]+$/, '');
    },
  },
  'word doubled': {
    rules: ['repetition'],
    make: ({ target }, _, random) =>
      replaceOne(target, /(?<=[a-z] )\p{Ll}{2,} /gu, (word) => word + word, random),
  },
  'phrase doubled': {
    rules: ['repetition'],
    make: ({ target }, _, random) =>
      replaceOne(target, /(?<=[a-z] )\p{Ll}{2,} \p{Ll}{2,} /gu, (words) => words + words, random),
  },
  'sign doubled': {
    rules: ['punctuation'],
    make: ({ target }, _, random) =>
      replaceOne(target, /(?<=\p{Ll})[.,](?= |$)/gu, (sign) => sign + sign, random),
  },
  'space before a comma': {
    rules: ['punctuation'],
    make: ({ target }, _, random) => replaceOne(target, /(?<=\p{Ll}), /gu, () => ' , ', random),
  },
  'closing quote or bracket dropped': {
    rules: ['unclosed'],
    make: ({ target }, _, random) => replaceOne(target, /(?<=["“(][^"”)]+)["”)]/gu, () => '', random),
  },
  'question made a statement': {
    rules: ['end-differs'],
    make: ({ source, target }) =>
      source.includes('?') && target.endsWith('?') ? target.replace(/\?/g, '.') : null,
  },
  'final stop dropped': {
    rules: ['end-differs'],
    make: ({ source, target }) =>
      /\p{L}\.$/u.test(target) && /\.$/.test(source) ? target.slice(0, -1) : null,
  },
  'negation dropped': {
    rules: ['negation-differs'],
    make: ({ target, to }, _, random) => replaceOne(target, denials[to], () => '', random),
  },
  'negation added': {
    rules: ['negation-differs'],
    make: ({ source, target, from, to }, _, random) =>
      [source.match(denials[from]), target.match(denials[to])].some((found) => found !== null)
        ? null
        : replaceOne(target, verbs[to], (verb) => (to === 'en' ? `${verb}not ` : `tidak ${verb}`), random),
  },
};

/** Both directions of pairs of Indonesian and English. */
export const bothWays = (pairs) =>
  pairs.flatMap(([id, en]) => [
    { source: id, target: en, from: 'id', to: 'en' },
    { source: en, target: id, from: 'en', to: 'id' },
  ]);

/**
 * How often broken translations are noticed: by way of breaking, how many were broken and how many of them got a flag of
 * a rule that should notice, which the good translation does not get.
 *
 * @param rulesOf    (pair) → names of the flags on it
 * @param isContent  (word, language) → whether it is neither a word of grammar nor a number nor a negation
 */
export const recallOf = (pairs, lexicons, rulesOf, isContent, seed = 1) => {
  const random = randomFrom(seed);
  const result = {};
  for (const [name, { rules, make }] of Object.entries(breaks)) {
    const counts = { broken: 0, found: 0, missed: [] };
    for (const pair of pairs) {
      const target = make(pair, lexicons[pair.from], random, isContent);
      if (target === null || target === pair.target) continue;
      const good = new Set(rulesOf(pair));
      if (rules.some((rule) => good.has(rule))) continue;
      counts.broken++;
      if (rulesOf({ ...pair, target }).some((rule) => rules.includes(rule))) counts.found++;
      else counts.missed.push({ ...pair, target });
    }
    result[name] = counts;
  }
  return result;
};

/** Whether a word is a content word by a language pack. For `recallOf`. */
export const contentBy = (packOf) => (word, language) => {
  const { smallWords, grammar, numbers, negation } = packOf(language);
  return ![smallWords, grammar.functionWords, numbers.cardinals, negation.words].some((list) =>
    list.has(word),
  );
};
