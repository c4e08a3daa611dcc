/**
 * How hard the boundary before each segment is: 1 where a sentence ends and another begins, 0 where one goes on (the
 * segment before ends without a full stop, or this one begins in lower case), and between where it looks cut: within
 * brackets, after an initial, before a number. A segment that begins a paragraph has a boundary of 1 more.
 *
 * @param begins  whether each segment begins a paragraph
 */
export const boundariesOf = (texts: readonly string[], begins?: readonly boolean[]): Float64Array =>
  Float64Array.from(texts, (text, i) => (i === 0 ? 1 : begins?.[i] ? 1 : softened(texts[i - 1]!, text)));

const softened = (before: string, after: string): number => {
  if (!endsSentence(before) || goesOn(after)) return 0;
  if (leavesOpen(before) || /(?:^|[^\p{L}])\p{L}\s?\.\s*$/u.test(before)) return 0.5;
  return /^[^\p{L}\p{N}]*\p{N}/u.test(after) ? 0.8 : 1;
};

const endsSentence = (text: string): boolean =>
  /[.!?…。！？]$/u.test(text.replace(/[\s\p{Pe}\p{Pf}"'”’»]+$/u, ''));

const goesOn = (text: string): boolean => /^\s*[,;:.)\]]/u.test(text) || /^[^\p{L}\p{N}]*\p{Ll}/u.test(text);

/** Whether a bracket stays open. */
const leavesOpen = (text: string): boolean => {
  let depth = 0;
  for (const sign of text)
    if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign)) depth = Math.max(0, depth - 1);
  return depth > 0;
};
