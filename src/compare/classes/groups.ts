import type { Change } from '../../core/bitext.js';
import { type Token, tokensOf } from '../words/tokens.js';

/** A word that one of two texts has and the other has not in that place. */
export interface Word {
  /** As in the text, and in lower case. */
  key: string;
  lower: string;
  kind: Token['kind'];
  /** Whether it begins the text, a sentence or a quotation, where any word has a capital. */
  isFirst: boolean;
  /** Its place among the text's changed words: neighbours follow one another. */
  index: number;
}

/** A changed passage: the words that only one of the two texts has there, without those that moved. */
export interface Group {
  removed: Word[];
  added: Word[];
}

/** The changed passages of two texts that have words. Spaces between changes do not part them. */
export const groupsOf = (changes: readonly Change[]): Group[] => {
  const groups: Group[] = [];
  let group: Group | undefined;
  const tails = { removed: '', added: '' };
  let index = 0;
  for (const change of changes) {
    if (change.kind === 'removed' || change.kind === 'added') {
      const tail = tails[change.kind];
      tails[change.kind] = tailOf(tail, change.text);
      index++;
      if (change.moved || change.punctuation) continue;
      if (group === undefined) {
        group = { removed: [], added: [] };
        groups.push(group);
      }
      for (const word of wordsOf(change.text, tail)) group[change.kind].push({ ...word, index: index++ });
      continue;
    }
    const before = 'before' in change ? change.before : change.text;
    tails.removed = tailOf(tails.removed, before);
    tails.added = tailOf(tails.added, change.text);
    if (/\S/.test(change.text) || /\S/.test(before)) group = undefined;
  }
  return groups;
};

const wordsOf = (text: string, tail: string): Omit<Word, 'index'>[] => {
  const words: Omit<Word, 'index'>[] = [];
  let end = tail;
  let last = 0;
  for (const { key, kind, start, end: tokenEnd } of tokensOf(text)) {
    end = tailOf(end, text.slice(last, start));
    if (kind !== 'sign') words.push({ key, lower: key.toLowerCase(), kind, isFirst: beginsAfter.test(end) });
    end = tailOf(end, text.slice(start, tokenEnd));
    last = tokenEnd;
  }
  return words;
};

/** Matches the last of a text after which a word has a capital in any case. */
const beginsAfter = /(?:^|[.!?:"“”„«»‘’'([{–—•*])$/u;

/** The last character of a text and what follows it that is no space; empty at the very beginning. */
const tailOf = (tail: string, text: string): string => text.trimEnd().slice(-1) || tail;
