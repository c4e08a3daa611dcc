/** A line break inside a sentence, as far as can be told from the two lines around it. */
interface MidBreak {
  /** Length of the line before it, in UTF-16 code units. */
  length: number;
  /** Length that the line would have with the next word. */
  needed: number;
}

/** A narrower "column" is a list or a poem. */
const minWidth = 30;
/** Text set in a proportional font has lines of unequal length: some of them are this much shorter than the widest. */
const slack = 0.85;
/** Minimum share of the breaks in mid-sentence that a width must explain. */
const minShare = 0.6;

/**
 * Finds the width at which a text was wrapped: the largest that most line breaks in mid-sentence agree with.
 *
 * @param blocks  the lines of each block
 * @returns a width in UTF-16 code units; undefined if the text is not wrapped
 */
export const wrapWidth = (blocks: readonly (readonly string[])[]): number | undefined =>
  widthOf(blocks.flatMap(midBreaks));

/** Whether the lines of a block are wrapped at a width: most of its breaks in mid-sentence agree. */
export const isWrapped = (lines: readonly string[], width: number): boolean => {
  const breaks = midBreaks(lines);
  return breaks.filter((each) => isFull(each, width)).length >= breaks.length / 2;
};

/** How many breaks of a text are in mid-sentence, where no word more had room. */
export const countWrapped = (lines: readonly string[], width: number): number =>
  midBreaks(lines).filter((each) => isFull(each, width)).length;

/**
 * Whether a line has no room for the next line's first word, so that a program would have wrapped it there.
 *
 * @param width  from `wrapWidth`
 */
export const hasNoRoom = (line: string, next: string, width: number): boolean =>
  isFull(breakBetween(line, next), width);

const widthOf = (breaks: readonly MidBreak[]): number | undefined => {
  const needed = breaks.map((each) => each.needed).sort((a, b) => a - b);
  const lengths = [...new Set(breaks.map(({ length }) => length))].sort((a, b) => b - a);
  return lengths.find(
    (width) => width >= minWidth && share(needed, (each) => each > width * slack) >= minShare,
  );
};

/** Share of sorted values that a growing condition holds for. */
const share = (sorted: readonly number[], holds: (value: number) => boolean): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle]!)) high = middle;
    else low = middle + 1;
  }
  return (sorted.length - low) / sorted.length;
};

const isFull = ({ needed }: MidBreak, width: number): boolean => needed > width * slack;

const breakBetween = (line: string, next: string): MidBreak => {
  const { length } = line.trimEnd();
  return { length, needed: length + 1 + /^\s*(\S*)/.exec(next)![1]!.length };
};

/** Breaks before a lower-case word, after a line without a stop. */
const midBreaks = (lines: readonly string[]): MidBreak[] => {
  const breaks = lines
    .slice(1)
    .flatMap((next, i) =>
      /^\s*\p{Ll}(?![.)])/u.test(next) && !/[.!?:;…]["'”’»)\]]*$/.test(lines[i]!.trimEnd().slice(-20))
        ? [breakBetween(lines[i]!, next)]
        : [],
    );
  return beginsSentence(lines[0] ?? '') || isEven(breaks) ? breaks : [];
};

const beginsSentence = (line: string): boolean =>
  /^[^\p{L}]*[\p{Lu}\p{Lt}\p{Lo}]|^[^\p{L}]*\p{N}/u.test(line);

/** Minimum breaks, and the share of them that one width must explain, in a block that begins with a small letter. */
const minBreaks = 3;
const minEven = 0.75;

/** Whether lines in small letters are so even that they are no list and no messages. */
const isEven = (breaks: readonly MidBreak[]): boolean => {
  const width = breaks.reduce((most, { length }) => Math.max(most, length), 0);
  return (
    breaks.length >= minBreaks &&
    breaks.filter((each) => isFull(each, width)).length >= breaks.length * minEven
  );
};
