import type { Hypothesis } from '../translate/hypothesis.js';
import { inShapeOf, type SegmentedText } from './texts.js';

/** Sentences that are asked for together; progress is told after each lot. */
const lot = 32;

/**
 * Translates a text sentence by sentence, to align it by.
 *
 * @param onDone  called with a number of sentences that are done
 * @returns translations in the shape of the text
 * @throws as the translator
 */
export const translatedPivot = async (
  { shown }: Pick<SegmentedText, 'shown'>,
  translate: (sentences: readonly string[]) => Promise<readonly Pick<Hypothesis, 'text'>[]>,
  onDone: (sentences: number) => void = () => undefined,
): Promise<string[][]> => {
  const sentences = shown.flat();
  const lots = Array.from({ length: Math.ceil(sentences.length / lot) }, (_, i) =>
    sentences.slice(i * lot, (i + 1) * lot),
  );
  // All at once: the translator sorts what it has by length.
  const done = await Promise.all(
    lots.map(async (each) => {
      const translated = await translate(each);
      onDone(each.length);
      return translated.map(({ text }) => text);
    }),
  );
  return inShapeOf(shown, done.flat());
};
