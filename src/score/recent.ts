/** Texts that are kept, and the longest one that is. */
const mostTexts = 32;
const longestText = 10_000;

/**
 * A function that keeps its results for the last few texts: systems have the same references, and metrics the same
 * texts. Long texts are worked on each time, so that little memory is taken.
 *
 * @param of  a pure function; its results must not be changed
 */
export const recent = <T>(of: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = of(text);
    if (text.length > longestText) return made;
    if (known.size >= mostTexts) known.clear();
    known.set(text, made);
    return made;
  };
};
