import { emptyLexicon, type Lexicon } from '../../languages/lexicon.js';
import { partsOf, wordsOf } from './terms.js';

/** What a lexicon says of a text's words: all that aligning it asks. It can be sent to a thread, as a lexicon cannot. */
export type AskedEntries = ReadonlyMap<string, ReadonlyMap<string, number>>;

export const entriesFor = (texts: readonly string[], lexicon: Lexicon): AskedEntries => {
  const entries = new Map<string, ReadonlyMap<string, number>>();
  const seen = new Set<string>();
  for (const word of texts.flatMap(wordsOf)) {
    if (seen.has(word)) continue;
    seen.add(word);
    for (const each of [word, ...partsOf(word)]) {
      const translations = lexicon.translations(each);
      if (translations !== undefined) entries.set(each, translations);
    }
  }
  return entries;
};

/** A lexicon that knows these words, for an aligner. */
export const lexiconWith = (entries: AskedEntries): Lexicon => ({
  ...emptyLexicon,
  translations: (word) => entries.get(word),
  words: () => entries.keys(),
});
