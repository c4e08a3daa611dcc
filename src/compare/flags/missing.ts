import type { WordLink } from '../../align/words/link.js';
import type { Token } from '../../align/words/tokens.js';
import type { Lexicon } from '../../languages/lexicon.js';
import type { LanguagePack } from '../../languages/pack.js';
import { isOrdinary, type Word } from './words.js';

/** One of two texts that should say the same. */
export interface Side {
  tokens: readonly Token[];
  words: readonly Word[];
  pack: LanguagePack;
  /** From its language. */
  lexicon: Lexicon;
  /** How many tokens the other text has. */
  other: number;
}

/** A content word that a lexicon knows, and what this says of it without links. */
export interface Candidate {
  word: Word;
  /** Its index among the tokens. */
  at: number;
  /** Log-odds by the lexicon alone that the other text has nothing for it. */
  odds: number;
}

/** Words that are linked, and how surely. */
export interface Linked {
  own: LinkedSide;
  other: LinkedSide;
}

interface LinkedSide {
  tokens: readonly Token[];
  /** Confidence of the link that each word is in; 0 for those in none. */
  confidence: Float64Array;
  /** Indices of the words that each is linked to. */
  partners: readonly (readonly number[])[];
}

/**
 * What makes it likely that a word is missing on the other side. Logistic regression on 3,388 good translations (news,
 * radio news and FLORES-200 dev, every second pair, both ways): words of these against words whose counterpart was taken
 * out, one a sentence. docs/flags.md has the figures on the other half.
 */
export const weights = {
  bias: 0.346,
  /** How often what the lexicon lists translates the word, 0 to 1. */
  share: 4.048,
  /** ln (1 + occurrences where the lexicon is from). */
  count: -0.323,
  /** √ of the highest probability of a word of the other side given it, and of it given that. */
  forward: -2.932,
  backward: -1.778,
  /** ln of the words of its side. */
  words: -0.479,
  /** 1 if the word before is a content word: a compound may be one word elsewhere. */
  compound: -0.236,
  /** Log-odds of its link's confidence. */
  link: -0.377,
  /** How many content words between those that its neighbours are linked to have no link, and √ of those anywhere. */
  between: -0.314,
  loose: -0.469,
};

/** Rarer words say little: the lexicon is not sure of them. */
const minCount = 5;

/**
 * Content words in small letters of which a lexicon knows other translations than themselves.
 *
 * @param chances  (index, index on the other side) → probability of the other word given this one, and the reverse
 */
export const candidatesIn = (
  { tokens, words, pack, lexicon, other }: Side,
  chances: (at: number, other: number) => readonly [number, number],
): Candidate[] => {
  const byStart = new Map(words.map((word) => [word.start, word]));
  const counts = lexicon.counts();
  return tokens.flatMap((token, at): Candidate[] => {
    const word = byStart.get(token.start);
    if (word?.shape !== 'small' || !isContent(token)) return [];
    const { key } = token;
    if (pack.negation.words.has(key) || pack.numbers.cardinals.has(key)) return [];
    const count = counts.count(key);
    if (count < minCount || !isOrdinary(key, lexicon)) return [];
    let [forward, backward] = [0, 0];
    for (let j = 0; j < other; j++) {
      const [there, back] = chances(at, j);
      forward = Math.max(forward, there);
      backward = Math.max(backward, back);
    }
    const before = tokens[at - 1];
    const odds =
      weights.bias +
      weights.share * shareOf(key, lexicon) +
      weights.count * Math.log(1 + count) +
      weights.forward * Math.sqrt(forward) +
      weights.backward * Math.sqrt(backward) +
      weights.words * Math.log(tokens.length) +
      (before !== undefined && isContent(before) ? weights.compound : 0);
    return [{ word, at, odds }];
  });
};

const isContent = ({ key, isSmall }: Token): boolean => !isSmall && key.length >= 3 && !/\p{N}/u.test(key);

/** How often a word is translated by one of the words that the lexicon lists, 0 to 1. */
const shareOf = (key: string, lexicon: Lexicon): number => {
  let sum = 0;
  for (const share of lexicon.translations(key)?.values() ?? []) sum += share;
  return sum;
};

/** The most that links can make of a candidate's log-odds. */
export const mostOddsOf = ({ odds }: Candidate): number => odds + weights.link * logit(0);

/** Log-odds that the other text has nothing for a word. */
export const oddsOf = ({ odds, at }: Candidate, { own, other }: Linked): number => {
  let loose = 0;
  for (let j = 0; j < other.tokens.length; j++) loose += looseness(other, j);
  return (
    odds +
    weights.link * logit(own.confidence[at]!) +
    weights.between * Math.min(between(at, own, other), maxBetween) +
    weights.loose * Math.sqrt(Math.min(loose, maxLoose))
  );
};

/** More say nothing new. */
const [maxBetween, maxLoose] = [4, 6];
/** Of no link at all, and of a sure one. */
const logit = (confidence: number): number => Math.log((confidence + 0.02) / (1.02 - confidence));

/** How much a word wants a link. */
const looseness = ({ tokens, confidence }: LinkedSide, at: number): number =>
  isContent(tokens[at]!) ? 1 - confidence[at]! : 0;

/** Least confidence of links that tell where a word should be. */
const sureLink = 0.5;

/** Content words without a link where the other text should have the word. */
const between = (at: number, own: LinkedSide, other: LinkedSide): number => {
  const isSure = (i: number): boolean => own.confidence[i]! >= sureLink && isContent(own.tokens[i]!);
  let [left, right] = [at - 1, at + 1];
  while (left >= 0 && !isSure(left)) left--;
  while (right < own.tokens.length && !isSure(right)) right++;
  const from = left < 0 ? -1 : Math.max(...own.partners[left]!);
  const to = right >= own.tokens.length ? other.tokens.length : Math.min(...own.partners[right]!);
  let sum = 0;
  for (let j = Math.min(from, to) + 1; j < Math.max(from, to); j++) sum += looseness(other, j);
  return sum;
};

/** The links of two texts by the words' indices. */
export const linkedIn = (
  source: readonly Token[],
  target: readonly Token[],
  links: readonly WordLink[],
): Linked => {
  const [own, other] = [unlinked(source), unlinked(target)];
  for (const link of links) {
    const before = link.source.map(({ start }) => own.index.get(start)!);
    const after = link.target.map(({ start }) => other.index.get(start)!);
    for (const i of before) {
      own.confidence[i] = link.confidence;
      own.partners[i]!.push(...after);
    }
    for (const j of after) {
      other.confidence[j] = link.confidence;
      other.partners[j]!.push(...before);
    }
  }
  return { own, other };
};

const unlinked = (tokens: readonly Token[]): Indexed => ({
  tokens,
  confidence: new Float64Array(tokens.length),
  partners: tokens.map(() => []),
  index: new Map(tokens.map(({ start }, at) => [start, at])),
});

interface Indexed extends LinkedSide {
  partners: number[][];
  /** Of words by where they begin. */
  index: ReadonlyMap<number, number>;
}

/** The same, seen from the other side. */
export const turned = ({ own, other }: Linked): Linked => ({ own: other, other: own });
