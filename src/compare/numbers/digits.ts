import { type Decimal, decimal } from './value.js';

/** What a number in digits may stand for. */
export interface Literal {
  /** Its values, the likeliest first; none if it is no decimal number: "1.2.3", "50:4". */
  values: readonly Decimal[];
  /** The same if "million" or "%" follows, before which decimals are likelier. */
  counted: readonly Decimal[];
  /** The pieces between its separators. */
  pieces: readonly string[];
  /** The separators. */
  marks: string;
}

/**
 * Reads a number in digits with points, commas or colons. The form decides where it can: 1.500,75 and 1,500.75 are
 * the same in any language, and so are 1,5 and 1.5. A separator before three digits parts thousands, unless it is
 * the language's decimal sign: then it may be either, as many texts mix the two.
 *
 * @param text  ASCII digits and separators, as a token has them
 * @param sign  the language's decimal sign; empty if unknown
 */
export const readDigits = (text: string, sign: string): Literal => {
  const pieces = text.split(/[.,:٫٬]/);
  const marks = text.replace(/\d+/g, '');
  const values = valuesOf(pieces, marks, sign);
  const either = marks.length === 1 && marks !== ':' && grouped(pieces);
  const [joined, fraction] = [decimal(pieces.join('')), decimal(pieces.join(''), -3)];
  return {
    values,
    counted: either ? (marks === sign ? [fraction] : [joined, fraction]) : values,
    pieces,
    marks,
  };
};

const valuesOf = (pieces: readonly string[], marks: string, sign: string): Decimal[] => {
  const joined = pieces.join('');
  const last = pieces.at(-1)!;
  const fraction = (): Decimal => decimal(joined, -last.length);
  if (marks === '') return [decimal(joined)];
  if (marks.includes(':')) return [];
  if (/^٬*٫$/.test(marks)) return [fraction()];
  if (marks.length > 1) {
    const [first, end] = [marks[0]!, marks.at(-1)!];
    const inner = marks.slice(0, -1);
    if (first !== end) return allAre(inner, first) && grouped(pieces.slice(0, -1)) ? [fraction()] : [];
    return allAre(inner, first) && grouped(pieces) ? [decimal(joined)] : [];
  }
  if (!grouped(pieces)) return [fraction()];
  if (marks === sign) return [fraction(), decimal(joined)];
  return sign === '' ? [decimal(joined), fraction()] : [decimal(joined)];
};

const allAre = (marks: string, mark: string): boolean => [...marks].every((other) => other === mark);

/** Whether pieces are groups of thousands, or of thousands and hundreds as in India: 12,34,567. */
const grouped = ([first = '', ...rest]: readonly string[]): boolean =>
  first.length <= 3 &&
  !first.startsWith('0') &&
  (rest.every(({ length }) => length === 3) ||
    (rest.length > 1 &&
      first.length < 3 &&
      rest.at(-1)!.length === 3 &&
      rest.slice(0, -1).every(({ length }) => length === 2)));
