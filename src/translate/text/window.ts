/** Maximum length of a text for the tokenizer, in UTF-16 code units; longer texts are split first. */
const maxTextLength = 4000;

/** A kind of place to split a long sentence. `worth` is the distance from the middle, as a share, that it outweighs. */
interface Boundary {
  pattern: RegExp;
  worth: number;
}

/** Kinds of boundaries, best first. */
const boundariesOf = (conjunctions: readonly string[]): readonly Boundary[] => [
  { pattern: /[.!?]["')\]]* +/g, worth: 0.45 },
  { pattern: /[;:]["')\]]* +| - /g, worth: 0.35 },
  { pattern: /,["')\]]* +/g, worth: 0.25 },
  ...(conjunctions.length > 0
    ? [{ pattern: new RegExp(` (?=(?:${conjunctions.join('|')}) )`, 'g'), worth: 0.15 }]
    : []),
  { pattern: / +/g, worth: 0 },
];

/**
 * Splits a sentence that is longer than the model's window at the best boundary near its middle, recursively, until
 * every part fits. Joined, the parts give the sentence.
 *
 * @param window        maximum length of a part, in pieces
 * @param count         counts the pieces of a text, `</s>` included
 * @param conjunctions  words of the language before which it may be split
 */
export const splitToWindow = (
  sentence: string,
  window: number,
  count: (text: string) => number,
  conjunctions: readonly string[],
): string[] => {
  if (sentence.length <= maxTextLength && count(sentence) <= window) return [sentence];
  const at = bestSplit(sentence, conjunctions);
  if (at === undefined) return [sentence];
  return [sentence.slice(0, at), sentence.slice(at)].flatMap((part) =>
    splitToWindow(part, window, count, conjunctions),
  );
};

/**
 * Joins what was said of the parts of a sentence. A part without an answer stands as it is: nothing is left out silently.
 */
export const joinedAnswers = (parts: readonly string[], answers: readonly string[]): string => {
  if (answers.length === 1) return answers[0]!;
  const hasLetters = (text: string) => /\p{L}/u.test(text);
  const isAnswer = (answer: string, part: string) =>
    hasLetters(answer) || (!hasLetters(part) && answer !== '');
  return answers.map((answer, i) => (isAnswer(answer, parts[i]!) ? answer : parts[i]!.trim())).join(' ');
};

/** Offset at which to split the sentence; undefined for a single grapheme. */
const bestSplit = (sentence: string, conjunctions: readonly string[]): number | undefined => {
  const middle = sentence.length / 2;
  let best: { at: number; value: number } | undefined;
  for (const { pattern, worth } of boundariesOf(conjunctions))
    for (const match of sentence.matchAll(pattern)) {
      const at = match.index + match[0].length;
      const value = worth - Math.abs(at - middle) / sentence.length;
      // A part shorter than a tenth would be translated with too little context.
      const balanced = Math.min(at, sentence.length - at) >= sentence.length / 10;
      if (balanced && (best === undefined || value > best.value)) best = { at, value };
    }
  return best?.at ?? graphemeNear(sentence, Math.floor(middle));
};

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const graphemeNear = (text: string, offset: number): number | undefined => {
  const around = graphemes.segment(text).containing(offset);
  if (around === undefined) return undefined;
  const end = around.index + around.segment.length;
  return around.index > 0 ? around.index : end < text.length ? end : undefined;
};
