/**
 * How hard the boundary before each segment is: 1 where a sentence ends and another begins, 0 where one goes on (the
 * segment before ends without a full stop, or this one begins in lower case), and between where it looks cut: within
 * brackets, after an initial, before a number. Where most segments have no full stop (lines of titles, subtitles), or
 * most begin in lower case, that says nothing. A paragraph begins a sentence.
 *
 * @param begins  whether each segment begins a paragraph
 */
export const boundariesOf = (texts: readonly string[], begins?: readonly boolean[]): Float64Array => {
  const stops = mostOf(texts, endsSentence);
  const capitals = mostOf(texts, (text) => !beginsLow(text));
  return Float64Array.from(texts, (text, i) => {
    const before = texts[i - 1];
    if (before === undefined || begins?.[i]) return 1;
    if ((stops && !endsSentence(before)) || (capitals && beginsLow(text)) || /^\s*[,;:.)\]]/u.test(text))
      return 0;
    if (leavesOpen(before) || /(?:^|[^\p{L}])\p{L}\s?\.\s*$/u.test(before)) return 0.5;
    return /^[^\p{L}\p{N}]*\p{N}/u.test(text) ? 0.8 : 1;
  });
};

const mostOf = (texts: readonly string[], isTrue: (text: string) => boolean): boolean =>
  2 * texts.filter(isTrue).length > texts.length;

const endsSentence = (text: string): boolean => {
  // From the end, as a pattern would start again at each of many blanks.
  let end = text.length;
  while (end > 0 && /[\s\p{Pe}\p{Pf}"'”’»]/u.test(text[end - 1]!)) end--;
  return /[.!?…。！？]/u.test(text.charAt(end - 1));
};

const beginsLow = (text: string): boolean => /^[^\p{L}\p{N}]*\p{Ll}/u.test(text);

/** Whether a bracket stays open. */
const leavesOpen = (text: string): boolean => {
  let depth = 0;
  for (const sign of text)
    if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign)) depth = Math.max(0, depth - 1);
  return depth > 0;
};
