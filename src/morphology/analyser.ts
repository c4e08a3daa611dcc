import type { Lexicon } from '../languages/lexicon.js';
import type { LanguagePack } from '../languages/pack.js';
import type { Analyser } from './analysis.js';

// Until wt-morph is merged.
export const createAnalyser = (_pack: LanguagePack, _lexicon: Lexicon): Analyser | null => null;
