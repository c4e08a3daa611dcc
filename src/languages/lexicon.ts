import { access } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '../core/document.js';
import { PadanError, systemCode } from '../errors.js';
import { lazy } from '../flow/lazy.js';
import { hashOf } from '../hash.js';
import { readWhole } from '../pipes.js';
import { primarySubtag } from './languages.js';
import { type WordCounts, wordCountsOf } from './word-counts.js';

/** A word-translation table, all words lower-case. */
export interface Lexicon {
  /** Translations of a word with their probabilities given the word, 0 to 1; undefined for an unknown word. */
  translations(word: string): ReadonlyMap<string, number> | undefined;
  /** All its words, each once. */
  words(): Iterable<string>;
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
  const rows = rowsOf(table);
  const line = rows.invalid[direction];
  if (line !== null)
    throw new PadanError('model-invalid', `expected "${lineForm[direction]}"`, {
      ...(path && { path }),
      line,
    });
  const other = direction === 'forward' ? 'reverse' : 'forward';
  const lexicon: Lexicon = lexiconOf(rows, direction, () =>
    rows.invalid[other] === null ? lexiconOf(rows, other, () => lexicon) : emptyLexicon,
  );
  return lexicon;
};

/** The columns of a table. */
interface Rows {
  words: Record<LexiconDirection, string[]>;
  chances: Record<LexiconDirection, number[]>;
  counts: number[];
  /** Number of the first line that cannot be read in a direction. */
  invalid: Record<LexiconDirection, number | null>;
}

const rowsOf = (table: string): Rows => {
  const rows: Rows = {
    words: { forward: [], reverse: [] },
    chances: { forward: [], reverse: [] },
    counts: [],
    invalid: { forward: null, reverse: null },
  };
  let line = 0;
  for (let start = 0, end = 0; end >= 0 && start <= table.length; start = end + 1) {
    end = table.indexOf('\n', start);
    line++;
    const row = table.slice(start, end < 0 ? table.length : end);
    if (row === '') continue;
    const [word, translation, forward, reverse, count] = row.split('\t', 5);
    const isPair = word !== '' && translation !== undefined && translation !== '';
    const chances = { forward: chanceOf(forward), reverse: chanceOf(reverse) };
    for (const direction of ['forward', 'reverse'] as const) {
      if (!isPair || Number.isNaN(chances[direction])) rows.invalid[direction] ??= line;
      rows.chances[direction].push(chances[direction]);
    }
    rows.words.forward.push(word!);
    rows.words.reverse.push(translation ?? '');
    rows.counts.push(Number(count) > 0 ? Number(count) : 0);
  }
  return rows;
};

/** NaN for what is no probability. */
const chanceOf = (cell: string | undefined): number => {
  const chance = cell === undefined || cell === '' ? Number.NaN : Number(cell);
  return chance >= 0 && chance <= 1 ? chance : Number.NaN;
};

const lineForm: Record<LexiconDirection, string> = {
  forward: 'word TAB word TAB probability',
  reverse: 'word TAB word TAB probability TAB probability',
};

const lexiconOf = (rows: Rows, direction: LexiconDirection, invert: () => Lexicon): Lexicon => {
  const words = rows.words[direction];
  const others = rows.words[direction === 'forward' ? 'reverse' : 'forward'];
  const { first, next } = chainsOf(words);
  const asked = new Map<string, ReadonlyMap<string, number>>();
  return {
    translations: (word) => {
      const known = asked.get(word);
      if (known !== undefined) return known;
      const start = first.get(word);
      if (start === undefined) return undefined;
      const translations = new Map<string, number>();
      for (let row = start; row >= 0; row = next[row]!)
        translations.set(others[row]!, rows.chances[direction][row]!);
      asked.set(word, translations);
      return translations;
    },
    words: () => first.keys(),
    inverse: lazy(invert),
    counts: lazy(() => {
      const counts = new Map<string, number>();
      for (const [word, start] of first) {
        let sum = 0;
        for (let row = start; row >= 0; row = next[row]!) sum += rows.counts[row]!;
        if (sum > 0) counts.set(word, sum);
      }
      return wordCountsOf(counts);
    }),
  };
};

/** For each word its first row, and for each row the next one of its word; −1 after the last. */
const chainsOf = (words: readonly string[]): { first: ReadonlyMap<string, number>; next: Int32Array } => {
  const first = new Map<string, number>();
  const next = new Int32Array(words.length).fill(-1);
  // From the last row on, so that each word's rows are chained in their order.
  for (let row = words.length - 1; row >= 0; row--) {
    next[row] = first.get(words[row]!) ?? -1;
    first.set(words[row]!, row);
  }
  return { first, next };
};

/** A lexicon without words, for models without a lexicon file. */
export const emptyLexicon: Lexicon = lexiconOf(rowsOf(''), 'forward', () => emptyLexicon);

/** A lexicon's file as it was when it was read, whatever becomes of it. */
export interface LexiconText {
  /** Changes with all that it says; empty if there is no file. */
  hash: string;
  /** @throws PadanError if it is not a lexicon */
  parse(): Lexicon;
}

/**
 * Reads a model's lexicon. If it has none, or the file does not exist, that is the empty one.
 *
 * @throws PadanError `file-unreadable`
 */
export const readLexiconText = async (file: LexiconFile | null): Promise<LexiconText> => {
  const bytes = file && (await bytesIn(file.path));
  if (bytes === null) return { hash: '', parse: () => emptyLexicon };
  const { path, direction } = file!;
  const hash = hashOf(bytes);
  return {
    hash: direction === 'forward' ? hash : hashOf(`${direction} ${hash}`),
    parse: () => parseLexicon(bytes.toString('utf8'), path, direction),
  };
};

/** Null if there is no file. */
const bytesIn = (path: string): Promise<Buffer | null> =>
  readWhole(path).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw new PadanError(
      'file-unreadable',
      `the lexicon cannot be read (${systemCode(error)})`,
      { path },
      undefined,
      { cause: error },
    );
  });

/**
 * Opens a model's lexicon.
 *
 * @throws PadanError if the file cannot be read or is not a lexicon
 */
export const openLexicon = async (file: LexiconFile | null): Promise<Lexicon> =>
  (await readLexiconText(file)).parse();

/**
 * Reads a lexicon file. If it does not exist, returns the empty lexicon.
 *
 * @throws PadanError as `openLexicon`
 */
export const readLexicon = (path: string, direction: LexiconDirection = 'forward'): Promise<Lexicon> =>
  openLexicon({ path, direction });

/**
 * Finds the lexicon of two languages beside a model's folder, else among the package's own: `lexicon.from-to.tsv`, or
 * the one for the opposite direction. Null if there is neither.
 */
export const lexiconFor = async (
  folder: string,
  from: Language,
  to: Language,
): Promise<LexiconFile | null> => {
  const [source, target] = [primarySubtag(from), primarySubtag(to)];
  for (const place of [dirname(resolve(folder)), ownLexicons]) {
    const of = (a: string, b: string) => join(place, `lexicon.${a}-${b}.tsv`);
    const forward = of(source, target);
    if (await isThere(forward)) return { path: forward, direction: 'forward' };
    const reverse = of(target, source);
    if (await isThere(reverse)) return { path: reverse, direction: 'reverse' };
  }
  return null;
};

/** The folder of the lexicons that ship inside the package. */
const ownLexicons = fileURLToPath(new URL('../../models', import.meta.url));

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
