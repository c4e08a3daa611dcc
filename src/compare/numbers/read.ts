import type { LanguagePack } from '../../languages/pack.js';
import { readAmount, readSign } from './amounts.js';
import { readCode, readPhone } from './codes.js';
import { readDate } from './dates.js';
import { among, isDash, isWord, type Look, phraseAt } from './look.js';
import type { Mention } from './mention.js';
import { withoutRepeats } from './repeats.js';
import { romanValue, surelyRoman } from './roman.js';
import { readImplied, readSpoken } from './spoken.js';
import { readTime } from './times.js';
import { type Token, tokensOf } from './tokens.js';
import { negated, wholeKey } from './value.js';
import { vocabularyOf } from './words/vocabulary.js';
import { readScales } from './words/words.js';

/**
 * The numbers of a text, in order.
 *
 * @param own    the text's language
 * @param other  the language of the text that it is compared with
 */
export const numbersIn = (text: string, own: LanguagePack, other: LanguagePack): Mention[] => {
  const look: Look = {
    text,
    tokens: tokensOf(text),
    own: vocabularyOf(own.numbers),
    other: vocabularyOf(other.numbers),
  };
  const mentions = readAll(look);
  const tokens = withoutRepeats(look, mentions);
  return tokens.length === look.tokens.length
    ? mentions.map(placedIn(look.tokens))
    : readAll({ ...look, tokens }).map(placedIn(tokens));
};

const placedIn =
  (tokens: readonly Token[]) =>
  (mention: Mention): Mention => ({
    ...mention,
    start: tokens[mention.from]!.start,
    end: tokens[mention.to - 1]!.end,
    ...(mention.parts && { parts: mention.parts.map(placedIn(tokens)) }),
  });

const readAll = (look: Look): Mention[] => {
  const mentions: Mention[] = [];
  for (let at = 0; at < look.tokens.length; ) {
    const below = phraseAt(look.tokens, at, among(look.own.words.below));
    const code = readCode(look, at);
    if (below !== null && isBelow(mentions.at(-1), at)) {
      mentions.push(turned(mentions.pop()!));
      at = below.to;
    } else if (code !== null) {
      mentions.push(...code.mentions);
      at = code.to;
    } else {
      const found = readAt(look, at);
      if (found !== null) mentions.push(found);
      at = found?.to ?? at + 1;
    }
  }
  return mentions.map((mention, i) => withRange(look, mention, mentions[i + 1]));
};

const readAt = (look: Look, at: number): Mention | null =>
  readDate(look, at) ??
  readTime(look, at) ??
  readPhone(look, at) ??
  readAmount(look, at) ??
  readSpoken(look, at) ??
  readImplied(look, at) ??
  readRoman(look, at) ??
  readSign(look, at);

/** "Five degrees below zero": the number is at most three words before. */
const isBelow = (mention: Mention | undefined, at: number): boolean =>
  mention !== undefined && at - mention.to < 4;

const turned = (mention: Mention): Mention => ({ ...mention, keys: mention.keys.map(negated) });

const readRoman = ({ tokens }: Look, at: number): Mention | null => {
  const token = tokens[at];
  const marker = tokens[at + 1]?.text === ')' && isWord(token) && token.text === token.lower;
  const value = isWord(token) ? romanValue(marker ? token.text.toUpperCase() : token.text) : null;
  if (value === null) return null;
  const found: Mention = { written: token!.text, keys: [wholeKey(value)], from: at, to: at + 1 };
  if (marker) return { ...found, soft: 'always' };
  if (surelyRoman(token!.text)) return found;
  const name = tokens[at - 1];
  const numbers = /^[VX]$/.test(token!.text) && isWord(name) && name.text !== name.lower;
  return { ...found, soft: numbers ? 'alone' : 'always' };
};

/** "5–10 juta", "5 hingga 10 juta": the scale may belong to the first number too. */
const withRange = (look: Look, mention: Mention, next: Mention | undefined): Mention => {
  const joint = look.tokens[mention.to];
  if (next === undefined || joint === undefined || next.from < mention.to || next.from > mention.to + 3)
    return mention;
  const ranged = isDash(joint) || look.own.words.ranges.has(joint.lower) || joint.text === '/';
  if (!ranged) return mention;
  const { power } = scaleOf(look, next);
  if (power === 0 || scaleOf(look, mention).power > 0) return mention;
  return {
    ...mention,
    keys: [...mention.keys, ...mention.keys.filter((key) => /^\d/.test(key)).map((key) => times(key, power))],
  };
};

/** The scale that a number ends with. */
const scaleOf = ({ tokens, own }: Look, mention: Mention): { power: number } => {
  for (let at = mention.from + 1; at < mention.to; at++) {
    const scale = readScales(tokens, at, [own.meanings]);
    if (scale.to === mention.to) return scale;
  }
  return { power: 0 };
};

/** A decimal key times a power of ten. */
const times = (key: string, power: number): string => {
  const [digits = '', exponent = '0'] = key.split('e');
  const sum = Number(exponent) + power;
  return sum === 0 ? digits : `${digits}e${sum}`;
};
