import type { Hypothesis } from '../translate/hypothesis.js';
import { inShapeOf, type SegmentedText } from './texts.js';

/**
 * Translates a text sentence by sentence, to align it by.
 *
 * @param translate  one of a translator's; calls overlap, so that it can sort the sentences by length
 * @param onDone     called after each sentence
 * @returns translations in the shape of the text
 * @throws as the translator
 */
export const translatedPivot = async (
  { shown }: Pick<SegmentedText, 'shown'>,
  translate: (sentences: readonly string[]) => Promise<readonly Pick<Hypothesis, 'text'>[]>,
  onDone: () => void = () => undefined,
): Promise<string[][]> => {
  const translations = shown.flat().map(async (sentence) => {
    const [hypothesis] = await translate([sentence]);
    onDone();
    return hypothesis!.text;
  });
  return inShapeOf(shown, await Promise.all(translations));
};
