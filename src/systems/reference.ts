import { type Doubt, doubtsAbout, type Resemblance } from '../align/doubts.js';
import { percent } from '../core/confidence.js';
import type { Languages, Note } from '../core/document.js';
import { languageName } from '../languages/languages.js';

/** Rules of the notes on a reference that is the document itself, or stands in the document's place. */
export const sameTextRule = 'reference-same-text';
export const swappedRule = 'reference-swapped';
/** Rule of the note on a reference that could not be read or aligned. */
export const unusedRule = 'reference-unused';

/** Note on a reference without which a document is reported, and why. */
export const unusedNote = ({ path, reason }: { path: string; reason: string }): Note => ({
  rule: unusedRule,
  message: `${path} is left out here: ${reason}`,
  block: null,
  start: 0,
  end: 0,
});

/**
 * Notes where a reference is the same text as its document, or where the two were swapped.
 *
 * @param path    of the reference
 * @param source  sentences of the document
 * @param target  sentences of the reference
 * @param pivot   a translation of the document
 */
export const referenceNotes = (
  path: string,
  source: readonly string[],
  target: readonly string[],
  languages: Languages,
  pivot: readonly string[],
): Note[] =>
  doubtsAbout(source, target, languages, pivot).flatMap((doubt): Note[] => {
    const found = remarkOn(doubt, path, languages);
    return found === null ? [] : [{ ...found, block: null, start: 0, end: 0 }];
  });

const remarkOn = (
  doubt: Doubt,
  path: string,
  languages: Languages,
): Pick<Note, 'rule' | 'message'> | null => {
  const [from, to] = [languageName(languages.from), languageName(languages.to)];
  const shares = (of: Resemblance): string =>
    `of its words ${percent(of.from)} are small words of ${from}, ${percent(of.to)} of ${to}`;
  switch (doubt.kind) {
    case 'same-text':
      return {
        rule: sameTextRule,
        message: `${path} is the same text as this document: ${percent(doubt.share)} of the sentences of the shorter one are in the other, word for word`,
      };
    case 'swapped':
      return {
        rule: swappedRule,
        message: `${path} and this document seem to be swapped: the document looks like ${to} (${shares(doubt.source)}), the reference like ${from} (${shares(doubt.target)})`,
      };
    case 'swapped-pivot':
      return {
        rule: swappedRule,
        message: `${path} and this document seem to be swapped: the translation has ${percent(doubt.inSource)} of its words in common with the document, and ${percent(doubt.inTarget)} with the reference`,
      };
    default:
      return null;
  }
};
