import type { JoinWeights } from './grow.js';
import type { Weights } from './scores.js';

/** What there is besides likeness, numbers and position: a model's attention, a lexicon, both, or nothing. */
export type Known = 'both' | 'attention' | 'lexicon' | 'nothing';

/** What decides links, for one kind of evidence. */
export interface Trained {
  /** Weights of the first round and of the second. */
  first: Weights;
  second: Weights;
  join: JoinWeights;
  /** Log-odds from which on two words are linked, a word joins a unit, and a link of the first round is an anchor. */
  levels: { link: number; join: number; anchor: number };
  /** Shift and slope that turn log-odds into those of being right; of words that join a unit, by whether a function word is among them. `seen` and `guessed` are for links that only attention gives, of function words and of others. */
  calibration: Record<
    'link' | 'seen' | 'guessed' | 'join' | 'joinSmall',
    readonly [shift: number, slope: number]
  >;
}
