import type { Document, Note } from '../core/document.js';
import type { Vocabulary } from '../languages/lexicon.js';
import type { LanguagePack } from '../languages/pack.js';
import { maxNotes } from '../limits.js';
import { type Found, lintTextOf } from './look.js';
import { rules } from './rules.js';

/**
 * Finds problems in a source text. Changes nothing.
 *
 * @param pack        pack of the text's language
 * @param vocabulary  known words of the language; without them, some cut-off headings go unnoticed
 * @returns notes in order of position, with offsets into `document.text`
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

const atMost = (found: readonly Found[]): readonly Found[] => {
  const next = found[maxNotes];
  return next === undefined
    ? found
    : [
        ...found.slice(0, maxNotes),
        { ...next, paragraph: null, message: `and ${found.length - maxNotes} more of these` },
      ];
};
