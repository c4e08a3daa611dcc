import type { FlagRule } from './rule.js';
import type { Word } from './words.js';

export const repetition: FlagRule = {
  name: 'repetition',
  severity: 'error',
  explanation:
    'A word or a phrase is said twice in a row, or again and again, and the source does not do so.',
  find: ({ source, target, sourceWords, targetWords, packs }) => {
    const loop = loopIn(target.text);
    if (loop !== null)
      return {
        message: `“${target.text.slice(loop.start, loop.end)}” is said again and again`,
        target: [loop],
      };
    const doubled = doubledIn(target.text, targetWords()).filter(
      ({ words }) => !words.every(({ key }) => packs.to.lint.mayRepeat.has(key)),
    );
    const own = new Set(doubledIn(source, sourceWords()).map(({ words }) => words.length));
    const sourceHas = sayingTwice(sourceWords());
    const found = doubled.find(({ words }) => !own.has(words.length) && !sourceHas(words[0]!));
    if (found !== undefined) {
      const [first, last] = [found.words[0]!, found.words.at(-1)!];
      return {
        message: `“${target.text.slice(first.start, last.end)}” is said twice`,
        target: [{ start: first.start, end: found.end }],
      };
    }
    return target.trace?.guarded
      ? { message: 'the model said the same again and again; this is its second try, with repeats forbidden' }
      : null;
  },
};

/** "Duran Duran", "kupu-kupu": whether the source says a word twice, too. */
const sayingTwice = (source: readonly Word[]): ((word: Word) => boolean) => {
  const counts = new Map<string, number>();
  for (const { key } of source) counts.set(key, (counts.get(key) ?? 0) + 1);
  return ({ key }) => (counts.get(key) ?? 0) > 1 || counts.has(`${key}-${key}`);
};

/** Where a word, or a group of up to four words, occurs three times in a row: the last of them. */
const loopIn = (text: string): { start: number; end: number } | null => {
  const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    key: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
  for (let size = 1; size <= maxSize; size++)
    for (let at = 0, run = 0; at + size < words.length; at++) {
      run = words[at]!.key === words[at + size]!.key ? run + 1 : 0;
      if (run === 2 * size) return { start: words[at + 1 - size]!.start, end: words[at]!.end };
    }
  return null;
};

const maxSize = 4;

/** Words that are said twice with nothing but spaces between. */
interface Doubled {
  words: readonly Word[];
  /** Where the second of the two ends. */
  end: number;
}

const doubledIn = (text: string, words: readonly Word[]): Doubled[] => {
  const found: Doubled[] = [];
  for (let size = maxSize; size >= 1; size--)
    for (let at = 0, run = 0; at + size < words.length; at++) {
      run = words[at]!.key === words[at + size]!.key && isJoined(text, words, at + size) ? run + 1 : 0;
      if (run < size) continue;
      const from = at + 1 - size;
      if (isJoined(text, words, from + size) && words[from]!.key.length > 1)
        found.push({ words: words.slice(from, from + size), end: words[at + size]!.end });
      run = 0;
    }
  return found;
};

/** Whether only white space stands before a word. */
const isJoined = (text: string, words: readonly Word[], at: number): boolean =>
  at === 0 || text.slice(words[at - 1]!.end, words[at]!.start).trim() === '';
