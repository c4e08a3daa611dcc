import { fileURLToPath } from 'node:url';
import { packOf } from '../../src/languages/languages.js';
import { type Lexicon, readLexicon, vocabularyOf } from '../../src/languages/lexicon.js';
import { lint } from '../../src/lint/lint.js';
import { documentOf } from '../bitexts.js';

const path = fileURLToPath(new URL('../../models/lexicon.id-en.tsv', import.meta.url));
const lexicons: Record<string, Lexicon> = {
  id: await readLexicon(path),
  en: await readLexicon(path, 'reverse'),
};

/**
 * Lints a text with the embedded lexicon, or with another.
 *
 * @param only  a rule; without one, all but those that count a document's characters
 * @returns each note as `rule@the text that it points at`; without the rule if there is only one
 */
export const notesOn = (
  text: string,
  { language = 'id', only = '', lexicon = lexicons[language]! } = {},
): string[] => {
  const document = documentOf(text);
  return lint(document, packOf(language), vocabularyOf(lexicon))
    .filter(({ rule }) => (only === '' ? rule !== 'typographic-quote' : rule === only))
    .map(({ rule, start, end }) => `${only === '' ? `${rule}@` : ''}${document.text.slice(start, end)}`);
};
