import type { Span } from '../core/document.js';

/** Texts that are compared as one, and where each stands. */
export interface Placed {
  text: string;
  parts: readonly Part[];
}

interface Part {
  /** Where it begins and ends in the joined text. */
  from: number;
  to: number;
  /** Which text it is, and where that begins in the text that it is part of. */
  index: number;
  start: number;
}

/** Joins texts. */
export const placed = (
  texts: readonly { text: string; index: number; start: number }[],
  between: string,
): Placed => {
  let from = 0;
  const parts = texts.map(({ text, index, start }) => {
    const part = { from, to: from + text.length, index, start };
    from = part.to + between.length;
    return part;
  });
  return { text: texts.map(({ text }) => text).join(between), parts };
};

/**
 * Where spans of a joined text stand in the texts that it was joined from; one that covers several is cut.
 *
 * @param spans  in order, without overlaps
 */
export const evidenceIn = ({ parts }: Placed, spans: readonly Span[]): (Span & { index: number })[] => {
  let next = 0;
  return spans.flatMap((span) => {
    while (next < parts.length && parts[next]!.to <= span.start) next++;
    const found: (Span & { index: number })[] = [];
    for (let i = next; i < parts.length && parts[i]!.from < span.end; i++) {
      const { from, to, index, start } = parts[i]!;
      const [first, last] = [Math.max(span.start, from), Math.min(span.end, to)];
      if (first < last) found.push({ index, start: start + first - from, end: start + last - from });
    }
    return found;
  });
};
