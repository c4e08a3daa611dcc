import { access, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Language } from '../core/document.js';
import { PadanError, systemCode } from '../errors.js';
import { lazy } from '../lazy.js';
import { primarySubtag } from './languages.js';
import { type WordCounts, wordCountsOf } from './word-counts.js';

/** A word-translation table, all words lower-case. */
export interface Lexicon {
  /** Translations of a word with their probabilities given the word, 0 to 1; undefined for an unknown word. */
  translations(word: string): ReadonlyMap<string, number> | undefined;
  /** The same table read the other way; empty if it lacks the probabilities for that. Made when first asked for. */
  inverse(): Lexicon;
  /** How often each word occurred in the texts that the table was made from; empty if the table does not say. */
  counts(): WordCounts;
}

/** Which way to read a table: from its first column to its second, or back. */
export type LexiconDirection = 'forward' | 'reverse';

/** A lexicon file for a pair of languages, and which way to read it. */
export interface LexiconFile {
  path: string;
  direction: LexiconDirection;
}

/**
 * Parses a table with one word pair per line: `a TAB b TAB p(b|a) TAB p(a|b) TAB count`. Columns after the
 * probability for the given direction are optional. Counts are read when they are first asked for.
 *
 * @param path  of the file, for errors
 * @throws PadanError with the number of the first invalid line
 */
export const parseLexicon = (
  table: string,
  path?: string,
  direction: LexiconDirection = 'forward',
): Lexicon => {
  const words = wordsIn(table, direction);
  if (typeof words === 'number')
    throw new PadanError('model-invalid', `expected "${lineForm[direction]}"`, {
      ...(path && { path }),
      line: words,
    });
  const lexicon: Lexicon = lexiconOf(
    words,
    () => countsIn(table, columns[direction].from),
    () => {
      const other = direction === 'forward' ? 'reverse' : 'forward';
      const inverse = wordsIn(table, other);
      return typeof inverse === 'number'
        ? emptyLexicon
        : lexiconOf(
            inverse,
            () => countsIn(table, columns[other].from),
            () => lexicon,
          );
    },
  );
  return lexicon;
};

/** Columns of a table by the way to read it: the word, its translation, and the probability. */
const columns: Record<LexiconDirection, { from: number; to: number; chance: number }> = {
  forward: { from: 0, to: 1, chance: 2 },
  reverse: { from: 1, to: 0, chance: 3 },
};

/** The translations of each word of a table, or the number of its first invalid line. */
const wordsIn = (table: string, direction: LexiconDirection): Map<string, Map<string, number>> | number => {
  const { from, to, chance } = columns[direction];
  const words = new Map<string, Map<string, number>>();
  let line = 0;
  for (const row of table.split('\n')) {
    line++;
    if (row === '') continue;
    const cells = row.split('\t');
    const [source, target, probability] = [cells[from], cells[to], cells[chance]];
    const p = Number(probability);
    if (!source || !target || !probability || !(p >= 0 && p <= 1)) return line;
    const translations = words.get(source) ?? new Map<string, number>();
    words.set(source, translations.set(target, p));
  }
  return words;
};

const lineForm: Record<LexiconDirection, string> = {
  forward: 'word TAB word TAB probability',
  reverse: 'word TAB word TAB probability TAB probability',
};

const countsIn = (table: string, column: number): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const row of table.split('\n')) {
    const cells = row.split('\t');
    const count = Number(cells[4]);
    if (count > 0) counts.set(cells[column]!, (counts.get(cells[column]!) ?? 0) + count);
  }
  return counts;
};

const lexiconOf = (
  words: ReadonlyMap<string, ReadonlyMap<string, number>>,
  readCounts: () => ReadonlyMap<string, number>,
  invert: () => Lexicon,
): Lexicon => ({
  translations: (word) => words.get(word),
  inverse: lazy(invert),
  counts: lazy(() => wordCountsOf(readCounts())),
});

/** A lexicon without words, for models without a lexicon file. */
export const emptyLexicon: Lexicon = lexiconOf(
  new Map(),
  () => new Map(),
  () => emptyLexicon,
);

/**
 * Reads a lexicon file. If it does not exist, returns the empty lexicon.
 *
 * @throws PadanError if the file cannot be read or is not a lexicon
 */
export const readLexicon = async (path: string, direction?: LexiconDirection): Promise<Lexicon> => {
  try {
    return parseLexicon(await readFile(path, 'utf8'), path, direction);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return emptyLexicon;
    if (error instanceof PadanError) throw error;
    throw new PadanError(
      'file-unreadable',
      `the lexicon cannot be read (${systemCode(error)})`,
      { path },
      undefined,
      { cause: error },
    );
  }
};

/**
 * Reads a model's lexicon. If it has none, returns the empty lexicon.
 *
 * @throws PadanError as `readLexicon`
 */
export const openLexicon = async (file: LexiconFile | null): Promise<Lexicon> =>
  file ? readLexicon(file.path, file.direction) : emptyLexicon;

/**
 * Finds the lexicon of two languages beside a model's folder: `lexicon.from-to.tsv`, or the one for the opposite
 * direction. Null if there is neither.
 */
export const lexiconFor = async (
  folder: string,
  from: Language,
  to: Language,
): Promise<LexiconFile | null> => {
  const [source, target] = [primarySubtag(from), primarySubtag(to)];
  const beside = (a: string, b: string) => join(dirname(resolve(folder)), `lexicon.${a}-${b}.tsv`);
  const forward = beside(source, target);
  if (await isThere(forward)) return { path: forward, direction: 'forward' };
  const reverse = beside(target, source);
  return (await isThere(reverse)) ? { path: reverse, direction: 'reverse' } : null;
};

/**
 * A lexicon file that somebody named. If its name says that it is for the opposite direction (`lexicon.to-from.tsv`), it
 * is read that way.
 *
 * @throws PadanError `file-not-found`
 */
export const lexiconFile = async (path: string, from: Language, to: Language): Promise<LexiconFile> => {
  if (!(await isThere(path)))
    throw new PadanError('file-not-found', 'no such lexicon', { path }, 'check the path, or give none');
  const isReverse = basename(path).includes(`.${primarySubtag(to)}-${primarySubtag(from)}.`);
  return { path, direction: isReverse ? 'reverse' : 'forward' };
};

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The known words of a language. */
export interface Vocabulary {
  /** Whether a lower-case word is a known word of the language, including common foreign words. */
  knows(word: string): boolean;
  /** How often its words occur in ordinary text; empty if nobody knows. */
  counts(): WordCounts;
}

/** The words that a lexicon translates. */
export const vocabularyOf = (lexicon: Lexicon): Vocabulary => ({
  knows: (word) => lexicon.translations(word) !== undefined,
  counts: () => lexicon.counts(),
});
