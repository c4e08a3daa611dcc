import type { FlagRule } from './rule.js';

export const repetition: FlagRule = {
  name: 'repetition',
  find: ({ target }) => {
    const repeated = repeatedWords(target.text);
    if (repeated !== undefined) return `“${repeated}” is said again and again`;
    return target.trace?.guarded
      ? 'the model said the same again and again; this is its second try, with repeats forbidden'
      : null;
  },
};

/** A word, or a group of up to four words, that occurs three times in a row. */
const repeatedWords = (text: string): string | undefined => {
  const words = text.split(/\s+/);
  for (let size = 1; size <= 4; size++)
    for (let at = 0, run = 0; at + size < words.length; at++) {
      run = words[at]!.toLowerCase() === words[at + size]!.toLowerCase() ? run + 1 : 0;
      if (run === 2 * size) return words.slice(at + 1 - size, at + 1).join(' ');
    }
  return undefined;
};
