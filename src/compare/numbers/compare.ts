import type { Span } from '../../core/document.js';
import { firstWhere } from '../../core/rising.js';
import { isKnown, neutralNumbers } from '../../languages/neutral.js';
import type { LanguagePack } from '../../languages/pack.js';
import { match, type Pair } from './match.js';
import type { Mention } from './mention.js';
import { numbersIn } from './read.js';
import { isShare } from './value.js';

/** Numbers that only one of the two sides has, as written there. */
export interface NumberDifference {
  source: string[];
  target: string[];
}

/** The same, with where they stand, and what they are. */
export interface FoundDifference extends NumberDifference {
  spans: { source: Span[]; target: Span[] };
  subject: 'numbers' | 'dates' | 'amounts of money';
}

/**
 * Compares the numbers of a text with those of its translation by value: 3,5 is three and a half, 5 juta is 5,000,000,
 * 19.30 is 7:30 p.m., 17/8/1945 is August 17, 1945. Each number matches at most one other. A date or a code that has
 * no match as a whole is compared by its parts.
 */
export const compareNumbers = (
  source: string,
  target: string,
  from: LanguagePack,
  to: LanguagePack,
): NumberDifference => {
  const { ours, theirs } = differing(source, target, from, to);
  return { source: named(ours), target: named(theirs) };
};

/**
 * As `compareNumbers`, with where the numbers stand. Where a language's words are not known, only what stands in digits
 * is compared: nobody knows what multiplies it there, or in what it is counted.
 */
export const findDifference = (
  source: string,
  target: string,
  from: LanguagePack,
  to: LanguagePack,
): FoundDifference => {
  const found = differing(source, target, from, to);
  const areKnown = isKnown(from) && isKnown(to);
  const digits = areKnown ? found : differing(source, target, withoutWords(from), withoutWords(to));
  const [ours, theirs] = areKnown
    ? [found.ours, found.theirs]
    : [digits.ours.filter(overlaps(found.ours)), digits.theirs.filter(overlaps(found.theirs))];
  return {
    source: named(ours),
    target: named(theirs),
    spans: { source: ours.map(spanOf), target: theirs.map(spanOf) },
    subject: subjectOf([...ours, ...theirs], from, to),
  };
};

const withoutWords = (pack: LanguagePack): LanguagePack => ({ ...pack, numbers: onlyDigits });

const onlyDigits = { ...neutralNumbers, percent: new Set<string>(), currencies: new Map<string, string>() };

/** Tells whether a number stands where one of some others does. */
const overlaps = (mentions: readonly Mention[]): ((mention: Mention) => boolean) => {
  const spans = mentions.map(spanOf).sort((a, b) => a.start - b.start);
  /** The end of the one that goes furthest, of each and those before it. */
  const ends: number[] = [];
  for (const { end } of spans) ends.push(Math.max(ends.at(-1) ?? 0, end));
  return (mention) => {
    const { start, end } = spanOf(mention);
    const before = firstWhere(spans.length, (i) => spans[i]!.start >= end);
    return before > 0 && ends[before - 1]! > start;
  };
};

/** The numbers of two texts that differ. */
const differing = (
  source: string,
  target: string,
  from: LanguagePack,
  to: LanguagePack,
): { ours: Mention[]; theirs: Mention[] } => {
  const [here, there] = [numbersIn(source, from, to), numbersIn(target, to, from)];
  const wholes = match(here, there);
  const pieces = match(wholes.source.flatMap(partsOf), wholes.target.flatMap(partsOf));
  const others = [...wholes.pairs, ...pieces.pairs].filter(unitsDiffer(here, there));
  const [lost, added] = [pieces.source.filter(isNotIn(target)), pieces.target.filter(isNotIn(source))];
  const ours = [...missing(lost, added), ...others.map(([mention]) => withUnit(mention))];
  const theirs = [...missing(added, lost), ...others.map(([, mention]) => withUnit(mention))];
  return { ours, theirs };
};

const spanOf = ({ start = 0, end = 0 }: Mention): Span => ({ start, end });

/** What the numbers that differ are, if all are the same. */
const subjectOf = (
  mentions: readonly Mention[],
  from: LanguagePack,
  to: LanguagePack,
): FoundDifference['subject'] => {
  const currencies = new Set([...from.numbers.currencies.values(), ...to.numbers.currencies.values()]);
  if (mentions.length === 0) return 'numbers';
  if (mentions.every(({ unit }) => unit !== undefined && currencies.has(unit))) return 'amounts of money';
  return mentions.every(({ keys }) => /^[dm]\d/.test(keys[0] ?? '')) ? 'dates' : 'numbers';
};

/** Whether a number is no word that the other text has as well: a name, or left as it was. */
const isNotIn = (text: string): ((mention: Mention) => boolean) => {
  let known: ReadonlySet<string> | undefined;
  return ({ written, from, to }) => {
    if (to > from + 1) return true;
    known ??= new Set(text.toLowerCase().match(/\p{L}+/gu));
    return !known.has(written.toLowerCase());
  };
};

const partsOf = (mention: Mention): readonly Mention[] => mention.parts ?? [mention];

/**
 * Whether the units of two equal numbers differ: rupiah and dollars, or a percentage where the other text has none at
 * all. In "5 to 10 percent" only one number has its sign.
 */
const unitsDiffer = (here: readonly Mention[], there: readonly Mention[]): ((pair: Pair) => boolean) => {
  const [ours, theirs] = [here, there].map((mentions) => mentions.some(({ unit }) => unit === '%'));
  return ([source, target]) => {
    if (source.unit === target.unit || !isCounted(source) || !isCounted(target)) return false;
    if (source.unit !== undefined && target.unit !== undefined) return !isKindOf(source.unit, target.unit);
    if (isShareOf(source, target)) return false;
    return (source.unit === '%' && !theirs) || (target.unit === '%' && !ours);
  };
};

const isCounted = ({ soft }: Mention): boolean => soft !== 'always' && soft !== 'count';

/** "Dollar us" is a kind of "dollar". */
const isKindOf = (a: string, b: string): boolean => a.startsWith(`${b} `) || b.startsWith(`${a} `);

/** "Half" and "50 %". */
const isShareOf = (source: Mention, target: Mention): boolean =>
  source.keys.some((key) => isShare(key) && target.keys.includes(key));

const withUnit = (mention: Mention): Mention => ({
  ...mention,
  written: mention.measured ?? mention.written,
});

/** Those whose lack is a fault. */
const missing = (mentions: readonly Mention[], others: readonly Mention[]): Mention[] => {
  const lacking = new Set(others.map(({ soft }) => soft));
  return mentions.filter(({ soft }) => soft === undefined || (soft !== 'always' && lacking.has(soft)));
};

/** As written, in the order of the text; parts of one number once. */
const named = (mentions: readonly Mention[]): string[] => [
  ...new Map(
    [...mentions].sort((a, b) => a.from - b.from).map(({ from, written }) => [from, written]),
  ).values(),
];
