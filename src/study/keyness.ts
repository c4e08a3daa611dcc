/**
 * Keyness of a word: the log-likelihood ratio G² (Dunning 1993, “Accurate methods for the statistics of surprise and
 * coincidence”), in the form for two corpora of Rayson and Garside (2000), with the sign of the difference. Above 6.63
 * the difference is significant at p < 0.01, above 15.13 at p < 0.0001, if words were independent, which they are not: it
 * is for ordering.
 *
 * @param count         occurrences in the text, of `size` words in all
 * @param generalCount  occurrences in general texts, of `generalSize` words in all
 * @returns positive if the word is more frequent in the text than in general, negative if less; 0 if either has no words
 */
export const keynessOf = (count: number, size: number, generalCount: number, generalSize: number): number => {
  if (size <= 0 || generalSize <= 0) return 0;
  const share = (count + generalCount) / (size + generalSize);
  const part = (observed: number, expected: number) =>
    observed === 0 ? 0 : observed * Math.log(observed / expected);
  // Rounding may leave a little less than nothing.
  const ratio = Math.max(0, 2 * (part(count, size * share) + part(generalCount, generalSize * share)));
  return count / size >= generalCount / generalSize ? ratio : -ratio;
};
