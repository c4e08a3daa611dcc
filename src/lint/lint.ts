import type { Document, Note } from '../core/document.js';
import { atOnce, type Steps } from '../flow/turns.js';
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
export const lint = (document: Document, pack: LanguagePack, vocabulary: Vocabulary): Note[] =>
  atOnce(linting(document, pack, vocabulary));

/** As `lint`, a rule at a time. */
export function* linting(document: Document, pack: LanguagePack, vocabulary: Vocabulary): Steps<Note[]> {
  const article = lintTextOf(document);
  const notes: Note[] = [];
  for (const [rule, find] of rules) {
    for (const { paragraph, ...found } of atMost(find(article, { pack, vocabulary })))
      notes.push({ rule, block: paragraph, ...found });
    yield;
  }
  return notes.sort((a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : 1));
}

const atMost = (found: readonly Found[]): readonly Found[] => {
  const next = found[maxNotes];
  return next === undefined
    ? found
    : [
        ...found.slice(0, maxNotes),
        { ...next, paragraph: null, message: `and ${found.length - maxNotes} more of these` },
      ];
};
