import { linkWords } from '../../align/words/link.js';
import { meaningsOf } from '../../align/words/meanings.js';
import { type Token, tokensOf } from '../../align/words/tokens.js';
import {
  type Candidate,
  candidatesIn,
  type Linked,
  linkedIn,
  mostOddsOf,
  oddsOf,
  turned,
} from './missing.js';
import { type Checked, type FlagRule, quotedWords } from './rule.js';
import { isInCapitals, type Word } from './words.js';

export const noCounterpart: FlagRule = {
  name: 'no-counterpart',
  severity: 'note',
  explanation:
    'A word of the source that is usually translated in a few ways has none of them in the translation, and no word there is left that could stand for it; or the other way round.',
  find: (pair) => {
    const { source, target } = withoutCounterpart(pair);
    if (source.length + target.length === 0) return null;
    const parts = [
      ...(source.length > 0 ? [`nothing for ${quotedWords(source)}`] : []),
      ...(target.length > 0 ? [`nothing in the source for ${quotedWords(target)}`] : []),
    ];
    return { message: parts.join('; '), source, target };
  },
};

/** The time grows with the words of one side times those of the other. */
const maxWords = 120;

/**
 * Log-odds from which on a word of the source, or one of the translation, has no counterpart. Good translations more
 * often say what their source implies than leave out what it says.
 */
const levels = { source: 1.3, target: 1.75 };

const nothing = { source: [], target: [] };

/** Words of both sides without a counterpart. */
const withoutCounterpart = (pair: Checked): { source: readonly Word[]; target: readonly Word[] } => {
  const { packs, lexicon } = pair;
  if (isInCapitals(pair.sourceWords()) || isInCapitals(pair.targetWords())) return nothing;
  const [before, after] = [tokensOf(pair.source, packs.from), tokensOf(pair.target.text, packs.to)];
  if (before.length > maxWords || after.length > maxWords) return nothing;
  const meanings = meaningsOf(before, after, lexicon, { source: packs.from, target: packs.to });
  const lost = candidatesIn(
    { tokens: before, words: pair.sourceWords(), pack: packs.from, lexicon, other: after.length },
    (i, j) => [meanings.forward[i * after.length + j]!, meanings.backward[i * after.length + j]!],
  ).filter((each) => mostOddsOf(each) >= levels.source);
  const added = candidatesIn(
    {
      tokens: after,
      words: pair.targetWords(),
      pack: packs.to,
      lexicon: lexicon.inverse(),
      other: before.length,
    },
    (j, i) => [meanings.backward[i * after.length + j]!, meanings.forward[i * after.length + j]!],
  ).filter((each) => mostOddsOf(each) >= levels.target);
  // Links take most of the time, and most sentences have no word that needs them.
  if (lost.length + added.length === 0) return nothing;
  const linked = linksOf(pair, before, after);
  const sure = (candidates: readonly Candidate[], links: Linked, level: number): Word[] =>
    candidates.filter((each) => oddsOf(each, links) >= level).map(({ word }) => word);
  return {
    source: sure(lost, linked, levels.source),
    target: sure(added, turned(linked), levels.target),
  };
};

const linksOf = ({ source, target, from, to, lexicon }: Checked, before: Token[], after: Token[]): Linked =>
  linkedIn(before, after, linkWords(source, target.text, { from, to, lexicon }));
