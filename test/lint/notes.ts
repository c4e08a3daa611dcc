import { fileURLToPath } from 'node:url';
import { parseDocument } from '../../src/formats/formats.js';
import { packOf } from '../../src/languages/languages.js';
import { type Lexicon, readLexicon, vocabularyOf } from '../../src/languages/lexicon.js';
import { lint } from '../../src/lint/lint.js';
import { segmentDocument } from '../../src/segment/document.js';

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
  { language = 'id', only = '', lexicon }: { language?: string; only?: string; lexicon?: Lexicon } = {},
): string[] => {
  const read = parseDocument(new TextEncoder().encode(text), 'a', { path: 'a.txt', language });
  const document = segmentDocument(read);
  return lint(document, packOf(language), vocabularyOf(lexicon ?? lexicons[language]!))
    .filter(({ rule }) => (only === '' ? rule !== 'typographic-quote' : rule === only))
    .map(({ rule, start, end }) => `${only === '' ? `${rule}@` : ''}${document.text.slice(start, end)}`);
};
