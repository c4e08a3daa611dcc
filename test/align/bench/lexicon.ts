import { fileURLToPath } from 'node:url';
import { readLexicon } from '../../../src/languages/lexicon.js';

/** The lexicon that is shipped with the model. */
export const lexicon = await readLexicon(
  fileURLToPath(new URL('../../../models/lexicon.id-en.tsv', import.meta.url)),
);
