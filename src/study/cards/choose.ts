import type { SentencePair } from './pairs.js';
import type { NewWord } from './words.js';

/** A sentence that cards may be made of. */
export interface Candidate {
  pair: SentencePair;
  /** Number of its words. */
  count: number;
  unknown: readonly NewWord[];
  /** Whether a card may ask for the whole sentence; else it is only an example of its words. */
  isAsked: boolean;
}

/** What is learnt in one step. */
export interface Lesson {
  word: NewWord;
  /** A sentence in which nothing else is new, or one other word at most; null if there is none. */
  sentence: Candidate | null;
  /** The best sentence to show the word in: that one, if there is one. */
  example: Candidate;
}

/** Words of a sentence that is neither a fragment nor hard to keep in mind. */
const good = { min: 5, max: 12 };

/**
 * Puts words in the order in which they are learnt, the most frequent in general texts first, each with a sentence where
 * all other words are known or were learnt before: “i+1” (Krashen 1982). What has no such sentence at its turn gets one
 * after all others if just two of its words are new.
 *
 * @param teaches  whether a word that has no sentence is learnt all the same, from a card of its own
 * @param limit    words at most
 */
export const lessonsOf = (candidates: readonly Candidate[], teaches: boolean, limit: number): Lesson[] => {
  const words = wordsOf(candidates);
  const met = new Set<string>();
  const used = new Set<Candidate>();
  const lessons: Lesson[] = [];
  /** @param most  new words of a sentence */
  const pass = (waiting: readonly Entry[], most: number): Entry[] =>
    waiting.filter((entry) => {
      if (lessons.length >= limit) return true;
      const { word, sentences } = entry;
      const open = sentences.filter((each) => each.isAsked && !used.has(each));
      const fresh = (each: Candidate) => newIn(each, word.lemma, met);
      const sentence = least(
        open.filter((each) => fresh(each) <= most),
        fresh,
      );
      if (sentence === null && !teaches) return true;
      if (sentence !== null) used.add(sentence);
      const example = sentence ?? least(sentences, fresh)!;
      lessons.push({ word: wordIn(example, word.lemma), sentence, example });
      met.add(word.lemma);
      return false;
    });

  let waiting = pass(words, 1);
  // What was learnt may have made room for what had to wait.
  for (let before = -1; before !== waiting.length && waiting.length > 0; ) {
    before = waiting.length;
    waiting = pass(waiting, 1);
  }
  pass(waiting, 2);
  return lessons;
};

/** A word with all sentences that have it. */
interface Entry {
  word: NewWord;
  sentences: Candidate[];
}

/** All unknown words, the most frequent first; as frequent ones in the order of the text. */
const wordsOf = (candidates: readonly Candidate[]): Entry[] => {
  const entries = new Map<string, Entry>();
  for (const candidate of candidates)
    for (const word of candidate.unknown) {
      const entry = entries.get(word.lemma);
      if (entry === undefined) entries.set(word.lemma, { word, sentences: [candidate] });
      else {
        entry.sentences.push(candidate);
        if (word.frequency > entry.word.frequency) entry.word = word;
      }
    }
  return [...entries.values()].sort((a, b) => b.word.frequency - a.word.frequency);
};

/** A word as it stands in a sentence that has it. */
const wordIn = ({ unknown }: Candidate, lemma: string): NewWord =>
  unknown.find((word) => word.lemma === lemma)!;

/** How many words of a sentence are new, a given one included. */
const newIn = ({ unknown }: Candidate, lemma: string, met: ReadonlySet<string>): number =>
  unknown.reduce((sum, word) => sum + (word.lemma === lemma || !met.has(word.lemma) ? 1 : 0), 0);

/**
 * The sentence with the fewest new words; of those one with a reference, the fewest words that had to be learnt, the best
 * length; else the first.
 */
const least = (candidates: readonly Candidate[], fresh: (each: Candidate) => number): Candidate | null => {
  let best: { candidate: Candidate; faults: readonly number[] } | null = null;
  for (const candidate of candidates) {
    const { pair, count, unknown } = candidate;
    const off = Math.max(0, good.min - count, count - good.max);
    const faults = [fresh(candidate), pair.isReference ? 0 : 1, unknown.length, off];
    if (best === null || isLess(faults, best.faults)) best = { candidate, faults };
  }
  return best?.candidate ?? null;
};

/** Whether the first number that differs is less. */
const isLess = (one: readonly number[], other: readonly number[]): boolean => {
  const at = one.findIndex((each, i) => each !== other[i]);
  return at >= 0 && one[at]! < other[at]!;
};
