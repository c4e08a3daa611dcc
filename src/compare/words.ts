import { diffWordsWithSpace } from 'diff';

/** A stretch of text that two versions share, or that only one of them has. */
export interface Change {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** More edits than this and the texts have nothing to do with each other. */
const mostEdits = 4000;

/**
 * Word-by-word difference of two texts. The same and removed stretches joined give `before`, the same
 * and added ones `after`.
 */
export const diffWords = (before: string, after: string): Change[] => {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: mostEdits });
  const changes: Change[] = parts
    ? parts.map(({ value, added, removed }) => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        text: value,
      }))
    : [
        { kind: 'removed', text: before },
        { kind: 'added', text: after },
      ];
  return changes.filter(({ text }) => text !== '');
};
