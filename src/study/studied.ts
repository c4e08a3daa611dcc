import { type Bitext, mainSide } from '../core/bitext.js';
import type { Languages } from '../core/document.js';
import { packOf } from '../languages/languages.js';
import type { Lexicon } from '../languages/lexicon.js';
import type { LanguagePack } from '../languages/pack.js';
import { createAnalyser } from '../morphology/analyser.js';
import type { Analyser } from '../morphology/analysis.js';

/** Which side of a translation somebody studies, and what is known of its words. */
export interface Studied {
  side: 'source' | 'target';
  /** Of the language that is studied, and of the one that it is explained in. */
  pack: LanguagePack;
  other: LanguagePack;
  /** From the first into the second. */
  lexicon: Lexicon;
  /** Null if nothing is known of the language's affixes. */
  analyser: Analyser | null;
}

/**
 * What there is to study of two languages.
 *
 * @param lexicon  from the source's language into the target's
 * @param side     by default the one of whose words Padan knows how they are made; of neither or both, the source
 */
export const studiedOf = ({ from, to }: Languages, lexicon: Lexicon, side?: Studied['side']): Studied => {
  const source = sideOf('source', from, to, lexicon);
  if (side === 'source' || (side === undefined && source.analyser !== null)) return source;
  const target = sideOf('target', to, from, lexicon.inverse());
  return side === 'target' || target.analyser !== null ? target : source;
};

/** The languages of a bitext: of the text that is studied, and the one that it is explained in; null if it is alone. */
export const languagesStudied = (
  bitext: Bitext,
  side: Studied['side'],
): { own: LanguagePack; other: LanguagePack | null } => {
  const source = packOf(bitext.document.language);
  const main = mainSide(bitext);
  if (main === undefined) return { own: source, other: null };
  const target = packOf(main.system.language);
  return side === 'source' ? { own: source, other: target } : { own: target, other: source };
};

const sideOf = (side: Studied['side'], own: string, other: string, lexicon: Lexicon): Studied => {
  const pack = packOf(own);
  return { side, pack, other: packOf(other), lexicon, analyser: createAnalyser(pack, lexicon) };
};
