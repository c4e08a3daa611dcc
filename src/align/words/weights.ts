import type { Known, Trained } from './trained.js';
import { attention } from './weights/attention.js';
import { both } from './weights/both.js';
import { lexicon } from './weights/lexicon.js';
import { nothing } from './weights/nothing.js';

/** Weights for each kind of evidence. */
export const settings: Record<Known, Trained> = { both, attention, lexicon, nothing };
