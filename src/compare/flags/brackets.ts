import type { Span } from '../../core/document.js';
import { type FlagRule, quoted } from './rule.js';

export const unclosed: FlagRule = {
  name: 'unclosed',
  severity: 'warning',
  explanation:
    'A quote or bracket is opened and not closed, or closed and not opened, and the source is in order.',
  find: ({ source, target: { text } }) => {
    const after = looseIn(text);
    if (after.length === 0) return null;
    // A quotation that begins in one sentence may end in another; what is broken there is not the translation's fault.
    const before = new Set(looseIn(source).map(({ kind }) => kind));
    const loose = after.filter(({ kind }) => !before.has(kind));
    if (loose.length === 0) return null;
    return {
      message: `not closed or not opened: ${quoted([...new Set(loose.map(({ start, end }) => text.slice(start, end)))])}`,
      target: loose.map(({ start, end }) => ({ start, end })),
    };
  },
};

interface Loose extends Span {
  kind: 'quote' | 'bracket';
}

const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '”': '“', '»': '«' };
/** "1)", "a)", a clock of 24 hours, inches and emoticons. */
const innocent = /(?<![\p{L}\p{N}])(?:\p{N}{1,3}|\p{L})\)|(?<=\p{N})["”″]|[:;=8][-^]?[)(\][]/gu;

/** Quotes and brackets without a partner. Single quotes are apostrophes more often than not. */
const looseIn = (text: string): Loose[] => {
  // Where a text opens a bracket at all, "(lihat Bab 1)" is no list.
  const opens = text.includes('(');
  const masked = text.replace(innocent, (found) =>
    opens && /^\p{L}|^\p{N}/u.test(found) ? found : ' '.repeat(found.length),
  );
  const loose: Loose[] = [];
  const open: { sign: string; at: number }[] = [];
  const straight: number[] = [];
  for (const { 0: sign, index: at } of masked.matchAll(/[()[\]{}“”„«»"]/gu)) {
    if (sign === '"') straight.push(at);
    else if (/[([{“„«]/u.test(sign)) open.push({ sign: sign === '„' ? '“' : sign, at });
    else {
      const partner = open.findLastIndex((each) => each.sign === closers[sign]);
      if (partner < 0) loose.push(looseAt(sign, at));
      else open.splice(partner, 1);
    }
    if (open.length > maxOpen) open.shift();
  }
  for (const { sign, at } of open) loose.push(looseAt(sign, at));
  if (straight.length % 2 === 1) loose.push(looseAt('"', straight.at(-1)!));
  return loose.sort((a, b) => a.start - b.start);
};

/** Brackets that are remembered: more are no text. */
const maxOpen = 100;

const looseAt = (sign: string, at: number): Loose => ({
  start: at,
  end: at + sign.length,
  kind: /["“”„«»]/u.test(sign) ? 'quote' : 'bracket',
});
