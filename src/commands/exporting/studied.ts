import { lexiconFor, openLexicon } from '../../languages/lexicon.js';
import { embeddedModel } from '../../model/files.js';
import { type Studied, studiedOf } from '../../study/studied.js';

/**
 * What there is to study of two languages, by the embedded model's table of words.
 *
 * @param side  by default that of the language whose affixes Padan knows
 */
export const openStudied = async (from: string, to: string, side?: Studied['side']): Promise<Studied> =>
  studiedOf({ from, to }, await openLexicon(await lexiconFor(embeddedModel, from, to)), side);
