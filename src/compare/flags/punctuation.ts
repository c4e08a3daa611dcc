import type { Span } from '../../core/document.js';
import { type FlagRule, quoted } from './rule.js';

export const punctuation: FlagRule = {
  name: 'punctuation',
  severity: 'note',
  explanation: 'A sign stands twice, or with a space before it, and the source has no such place.',
  find: ({ source, target: { text } }) => {
    const own = new Set([...source.matchAll(slips)].map(([slip]) => kindOf(slip)));
    const found = [...text.matchAll(slips)].filter(([slip]) => !own.has(kindOf(slip)));
    if (found.length === 0) return null;
    const spans: Span[] = found.map(({ 0: slip, index }) => ({ start: index, end: index + slip.length }));
    return { message: `wrong signs: ${quoted([...new Set(found.map(([slip]) => slip))])}`, target: spans };
  },
};

/**
 * Doubled or contradicting signs (three full stops and "?!" are none), and a space before one. A space is allowed
 * before ".NET", ":)" and what begins a row of dots.
 */
const slips =
  /(?<![.?!…])(?:\.\.(?!\.)|[?!]\.(?!\.)|\.[?!])|(?<!\.)…\.|,[,.;:]+|[;:][,.;]+|[.](?=,)(?<!\p{L}\.),|(?<=[\p{L}\p{N}%"”’)])[ \t]{1,8}[,.;?!](?=\s|$)/gu;

/** Slips that differ only in the sign. */
const kindOf = (slip: string): string => (/^\s/.test(slip) ? 'space' : slip.length > 1 ? 'doubled' : slip);

export const endDiffers: FlagRule = {
  name: 'end-differs',
  severity: 'warning',
  explanation:
    'The source asks and the translation does not, or the other way round, or the translation has no full stop at its end.',
  find: ({ source, target: { text } }) => {
    const [before, after] = [endOf(source), endOf(text)];
    if (before === null || after === null) return null;
    const found = (message: string) => ({ message, source: [before.span], target: [after.span] });
    if (before.kind === '?' && after.kind !== '?' && !/[?？؟]/u.test(text))
      return found('a question became a statement');
    if (after.kind === '?' && before.kind === '.' && !/[?？؟]/u.test(source))
      return found('a statement became a question');
    if (before.kind === '.' && after.kind === 'word') return found('the final stop is lost');
    return null;
  },
};

interface End {
  kind: '?' | '.' | 'word' | 'other';
  span: Span;
}

/** What a text ends with, before closing quotes and brackets. */
const endOf = (text: string): End | null => {
  let end = text.trimEnd().length;
  let closed = false;
  while (end > 0 && /["'”’»)\]*_\s]/u.test(text[end - 1]!)) {
    end--;
    closed = true;
  }
  if (end === 0) return null;
  let start = end;
  while (start > 0 && end - start < maxSigns && /[.?!…？！。؟]/u.test(text[start - 1]!)) start--;
  const signs = text.slice(start, end);
  if (signs !== '')
    return {
      kind: /[?？؟]/u.test(signs) ? '?' : /[.。]/u.test(signs) && !/[!…]|\.\./u.test(signs) ? '.' : 'other',
      span: { start, end },
    };
  const last = /[\p{L}\p{N}]/u.test(text[end - 1]!) && !closed;
  while (start > 0 && end - start < maxWord && /[\p{L}\p{M}\p{N}]/u.test(text[start - 1]!)) start--;
  return { kind: last ? 'word' : 'other', span: { start: Math.min(start, end - 1), end } };
};

const maxSigns = 8;
const maxWord = 40;
