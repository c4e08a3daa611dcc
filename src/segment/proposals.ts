/** Characters that may end a sentence. */
export const stops = '.!?…。！？؟';
/** What may close after a stop: quotes, brackets, Markdown emphasis. For a character class with flag u. */
export const closers = '"\'”’»›)\\]}*_';
/** What may open before a sentence. For a character class with flag u. */
export const openers = '"\'“‘„«‹(\\[{*_';
/** A footnote mark behind a stop: "sejahtera.¹", "sejahtera.[3]", "sejahtera.12". */
export const footnote = '(?:[⁽⁾¹²³⁰⁴-⁹]+|\\[\\d{1,3}\\]|(?<=\\p{Ll}[.!?…])\\d{1,3})';

const gap = `[${stops}][${closers}]*${footnote}?[ ]+`;

/** Boundaries that UAX #29 misses. */
const missed = [
  // Before a number, dash, quote, handle, address or sum.
  new RegExp(`${gap}(?=[${openers}–—-]*[ ]?[\\p{Lu}\\p{Lt}\\p{Lo}\\p{N}\\p{Sc}@#])`, 'gu'),
  new RegExp(`${gap}(?=(?:https?:|www\\.)[^ ])`, 'giu'),
  // Before a quotation, whatever its first letter, and before a name like "iPhone".
  new RegExp(`${gap}(?=[“‘„«"]\\p{Ll}|[${openers}]*(?:\\p{Ll}\\p{Lu}|\\p{Ll}-\\p{Lu}))`, 'gu'),
  // A stop without a space after it, or with one before it.
  new RegExp(`(?<=[\\p{L}\\p{N}%)”] ?)[.!?…][${closers}${openers}“‘«]*(?=[\\p{Lu}l])`, 'gu'),
  // A sentence in small letters.
  new RegExp(`${gap}(?=\\p{Ll})`, 'gu'),
];

/** Offsets at which a sentence may begin, in order. `flat` has spaces for line breaks and other white space. */
export const proposals = (flat: string, segmenter: Intl.Segmenter): number[] => {
  const offsets = new Set<number>();
  for (const offset of unicodeBoundaries(flat, segmenter)) offsets.add(offset);
  for (const pattern of missed)
    for (const match of flat.matchAll(pattern)) offsets.add(match.index + match[0].length);
  return [...offsets].sort((a, b) => a - b);
};

/** Minimum characters to give `Intl.Segmenter` at once. Its time grows with the square of the length. */
const minChunk = 2000;

/** Sentence boundaries by UAX #29, found chunk by chunk. */
function* unicodeBoundaries(flat: string, segmenter: Intl.Segmenter): Generator<number> {
  for (let start = 0, size = minChunk; start < flat.length; ) {
    const found = [...segmenter.segment(flat.slice(start, start + size))].map(({ index }) => start + index);
    if (start + size >= flat.length) {
      yield* found;
      return;
    }
    // The text after the chunk may change its last two boundaries.
    const next = found.at(-3) ?? start;
    if (next === start) size *= 2;
    else {
      yield* found.slice(0, -2);
      start = next;
      size = minChunk;
    }
  }
}
