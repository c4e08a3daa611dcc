import { seeded } from '../../translate/damage.js';
import type { Pair } from './bitext.js';

/**
 * Makes many sentence pairs of a few: draws one, gives it other numbers and other names, puts “According to NAME” before
 * a third of them, and joins another to a third of them, so that hardly any two are the same. The words around the
 * names come again and again, more often than in any real text of this size: for a search that has to find its place
 * this is harder than a real text.
 */
export const recombined = (pairs: readonly Pair[], count: number, seed: number): Pair[] => {
  const random = seeded(seed);
  const draw = (): Pair => renamed(pairs[Math.floor(random() * pairs.length)]!, random);
  return Array.from({ length: count }, () => {
    const [pair, other, name, how] = [draw(), draw(), nameOf(random), random()];
    if (how < 1 / 3) return pair;
    if (how < 2 / 3)
      return {
        source: `Menurut ${name}, ${lowered(pair.source)}`,
        target: `According to ${name}, ${lowered(pair.target)}`,
      };
    return {
      source: `${opened(pair.source)}; ${lowered(other.source)}`,
      target: `${opened(pair.target)}; ${lowered(other.target)}`,
    };
  });
};

/** A pair with other numbers and, where a word in capitals stands on both sides, other names. */
const renamed = ({ source, target }: Pair, random: () => number): Pair => {
  const others = new Map<string, string>();
  const otherFor = (word: string, make: () => string): string => {
    const known = others.get(word);
    if (known !== undefined) return known;
    const other = make();
    others.set(word, other);
    return other;
  };
  const names = new Set(source.match(/\p{Lu}\p{Ll}{2,}/gu) ?? []);
  const isName = new Set((target.match(/\p{Lu}\p{Ll}{2,}/gu) ?? []).filter((word) => names.has(word)));
  const other = (text: string): string =>
    text
      .replace(/\d+/g, (digits) => otherFor(digits, () => numberLike(digits, random)))
      .replace(/\p{Lu}\p{Ll}{2,}/gu, (word) =>
        isName.has(word) ? otherFor(word, () => nameOf(random)) : word,
      );
  return { source: other(source), target: other(target) };
};

const numberLike = (digits: string, random: () => number): string =>
  [...digits].map((_, at) => (at === 0 ? 1 + Math.floor(9 * random()) : Math.floor(10 * random()))).join('');

const syllables = 'ba ce di fo gu ha ji ko lu ma ne pi ro su ta vi wo ya zu'.split(' ');

/** A name of two to four syllables. */
const nameOf = (random: () => number): string => {
  const letters = Array.from(
    { length: 2 + Math.floor(3 * random()) },
    () => syllables[Math.floor(syllables.length * random())]!,
  ).join('');
  return letters[0]!.toUpperCase() + letters.slice(1);
};

const opened = (text: string): string => text.replace(/[.!?]$/, '');
const lowered = (text: string): string => text[0]!.toLowerCase() + text.slice(1);

/**
 * What a poor translator would make of sentences, of which good translations are given: each word is kept (70 %), is
 * another word of the text (20 %) or is missing.
 */
export const noisy = (texts: readonly string[], seed: number): string[] => {
  const random = seeded(seed);
  const words = texts.slice(0, 1000).flatMap((text) => text.split(' '));
  return texts.map((text) =>
    text
      .split(' ')
      .flatMap((word) => {
        const how = random();
        if (how < 0.7) return [word];
        return how < 0.9 ? [words[Math.floor(words.length * random())]!] : [];
      })
      .join(' '),
  );
};
