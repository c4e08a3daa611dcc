import type { Document, Note } from '../core/document.js';
import type { Vocabulary } from '../languages/lexicon.js';
import type { LanguagePack } from '../languages/pack.js';
import { type Found, lintTextOf } from './look.js';
import { rules } from './rules.js';

/**
 * Remarks on a text as it came, in the order of their places. Nothing is changed.
 *
 * @param pack        of the text's language
 * @param vocabulary  the language's words: without them, a heading that breaks off may go unseen
 * @returns notes with their rule's name, and offsets into `document.text`
 */
export const lint = (document: Document, pack: LanguagePack, vocabulary: Vocabulary): Note[] => {
  const article = lintTextOf(document);
  return rules
    .flatMap(([rule, find]) =>
      atMost(find(article, { pack, vocabulary })).map(
        ({ paragraph, ...found }): Note => ({ rule, block: paragraph, ...found }),
      ),
    )
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : 1));
};

/** Notes of one rule that are listed one by one. */
const maxNotes = 100;

const atMost = (found: readonly Found[]): readonly Found[] => {
  const next = found[maxNotes];
  return next === undefined
    ? found
    : [
        ...found.slice(0, maxNotes),
        { ...next, paragraph: null, message: `and ${found.length - maxNotes} more of these` },
      ];
};
