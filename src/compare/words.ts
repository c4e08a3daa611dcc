import { diffArrays } from 'diff';
import type { Change } from '../core/bitext.js';

/** Texts that differ by more edits than this are treated as entirely different. */
const maxEdits = 1500;

/**
 * Word-by-word difference of two texts (Myers, by the `diff` library). Adjacent replaced words become one
 * replacement. The "same" and "removed" parts joined give `before`; the "same" and "added" parts give `after`.
 */
export const diffWords = (before: string, after: string): Change[] => {
  const parts = diffArrays(tokensOf(before), tokensOf(after), { maxEditLength: maxEdits });
  const runs: Change[] = parts
    ? parts.map(({ value, added, removed }) => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        text: value.join(''),
      }))
    : [
        { kind: 'removed', text: before },
        { kind: 'added', text: after },
      ];
  return joinReplacements(runs);
};

/** A number with its separators, a word with its hyphens and apostrophes, white space, or one other character. */
const tokensOf = (text: string): string[] =>
  text.match(/\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\s+|./gsu) ?? [];

const joinReplacements = (runs: readonly Change[]): Change[] => {
  const joined: Change[] = [];
  let removed = '';
  let added = '';
  const push = (kind: Change['kind'], text: string) => {
    const last = joined.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text !== '') joined.push({ kind, text });
  };
  const flush = () => {
    // White space at the end of both sides is unchanged.
    const end = /\s*$/.exec(removed)![0];
    const shared = added.endsWith(end) ? end.length : 0;
    push('removed', removed.slice(0, removed.length - shared));
    push('added', added.slice(0, added.length - shared));
    push('same', end.slice(end.length - shared));
    removed = '';
    added = '';
  };
  runs.forEach(({ kind, text }, i) => {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (/^\s+$/.test(text) && removed + added !== '' && i + 1 < runs.length) {
      removed += text;
      added += text;
    } else {
      flush();
      push(kind, text);
    }
  });
  flush();
  return joined;
};
