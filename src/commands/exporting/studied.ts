import { lexiconFor, openLexicon } from '../../languages/lexicon.js';
import { embeddedModel } from '../../model/files.js';
import { type Studied, studiedOf } from '../../study/studied.js';

/** What there is to study of two languages, by the embedded model's table of words. */
export const openStudied = async (from: string, to: string): Promise<Studied> =>
  studiedOf({ from, to }, await openLexicon(await lexiconFor(embeddedModel, from, to)));
