import type { Language, Span } from '../../core/document.js';
import { rounded } from '../../core/rounded.js';
import { packOf } from '../../languages/languages.js';
import type { Lexicon } from '../../languages/lexicon.js';
import type { WordAttention } from '../../translate/attention/attention.js';
import { withoutCrossed } from './crossed.js';
import { type Evidence, evidenceOf } from './evidence.js';
import { aloneOdds } from './function-words.js';
import { grow } from './grow.js';
import { anchorsOf, compete, kindOf, type Unit } from './match.js';
import { ranksOf } from './preferred.js';
import { logOddsOf } from './scores.js';
import { tokensOf } from './tokens.js';
import type { Known, Trained } from './trained.js';
import { settings } from './weights.js';

/** Words of two texts that say the same: a unit on each side, of one word or several. */
export interface WordLink {
  /** In the source, in order; words of a unit need not be neighbours. */
  source: Span[];
  /** In the target, in order. */
  target: Span[];
  /** How likely it is that every word of it belongs there, 0 to 1, rounded to four decimals. */
  confidence: number;
}

/** What links are made from, besides the texts. */
export interface LinkOptions {
  /** Languages of the two texts. */
  from: Language;
  to: Language;
  /** From the source's language. */
  lexicon: Lexicon;
  /** Where a model looks, for the words that `wordsOf` finds in both texts; null if nobody knows. */
  attention?: WordAttention | null;
}

/**
 * Links the words of a text and its translation, as far as their first 1,000 words.
 *
 * Every pair of words gets log-odds from the lexicon, the model's attention, likeness, numbers and position
 * (`scores.ts`); a second round adds where the surest links of the first say that a word should be. Then words are
 * linked one to one, the likeliest first, and words without a link join their neighbours' (`grow.ts`). The time grows
 * with the product of the numbers of words.
 *
 * @returns links sorted by their first source word; each word is in one at most
 */
export const linkWords = (source: string, target: string, options: LinkOptions): WordLink[] => {
  const { from, to, lexicon, attention = null } = options;
  const packs = { source: packOf(from), target: packOf(to) };
  const [sources, targets] = [tokensOf(source, packs.source), tokensOf(target, packs.target)];
  if (sources.length === 0 || targets.length === 0) return [];
  const evidence = evidenceOf(sources, targets, lexicon, attention, packs);
  const trained = settings[knownIn(evidence)];
  const spanOf = ({ start, end }: Span): Span => ({ start, end });
  return unitsOf(evidence, trained)
    .map((unit) => ({
      source: unit.source.map((i) => spanOf(sources[i]!)),
      target: unit.target.map((j) => spanOf(targets[j]!)),
      confidence: rounded(confidenceOf(unit, evidence, trained)),
    }))
    .sort((a, b) => a.source[0]!.start - b.source[0]!.start);
};

const knownIn = ({ attention, forward }: Evidence): Known => {
  const hasLexicon = forward.some((p) => p > 0);
  if (attention === null) return hasLexicon ? 'lexicon' : 'nothing';
  return hasLexicon ? 'both' : 'attention';
};

const unitsOf = (evidence: Evidence, { first, second, join, levels }: Trained): Unit[] => {
  const [n, m] = [evidence.source.length, evidence.target.length];
  const before = logOddsOf(evidence, first, null);
  const odds = logOddsOf(evidence, second, anchorsOf(aloneOdds(evidence, before), n, m, levels.anchor));
  const links = compete(ranksOf(evidence, aloneOdds(evidence, odds)), n, m, levels.link, odds);
  return grow(withoutCrossed(links, evidence), evidence, odds, join, levels.join);
};

/** The first link's probability times the least of those of the words that joined it. */
const confidenceOf = (unit: Unit, evidence: Evidence, { calibration }: Trained): number => {
  const { odds, joined } = unit;
  const probabilityOf = ([shift, slope]: readonly [number, number], odds: number) =>
    1 / (1 + Math.exp(-(shift + slope * odds)));
  return (
    joined.reduce(
      (least, { odds: each, isSmall }) =>
        Math.min(least, probabilityOf(calibration[isSmall ? 'joinSmall' : 'join'], each)),
      1,
    ) * probabilityOf(calibration[kindOf(unit, evidence)], odds)
  );
};
