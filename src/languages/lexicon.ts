import { readFile } from 'node:fs/promises';
import { PadanError, systemCode } from '../errors.js';
import type { LintLanguage } from '../lint/lint.js';
import { isAbbreviation } from '../segment/segment.js';

/** A word-translation table, all words lower-case. */
export interface Lexicon {
  /** English translations of an Indonesian word with their p(en | id); undefined for an unknown word. */
  translations(word: string): ReadonlyMap<string, number> | undefined;
  /** Whether some Indonesian word of the table begins with these letters and goes on. */
  begins(letters: string): boolean;
}

/**
 * Makes a lexicon of a table `indonesian TAB english TAB p(en|id) TAB p(id|en) TAB count`, a pair a line.
 *
 * @throws PadanError naming the line that is not of that form
 */
export const parseLexicon = (table: string, path?: string): Lexicon => {
  const words = new Map<string, Map<string, number>>();
  let line = 0;
  for (const row of table.split('\n')) {
    line++;
    if (row === '') continue;
    const [source = '', target = '', probability = ''] = row.split('\t');
    const p = Number(probability);
    if (source === '' || target === '' || probability === '' || !(p >= 0 && p <= 1))
      throw new PadanError('model-invalid', 'the line is not "word TAB word TAB probability"', {
        ...(path && { path }),
        line,
      });
    const translations = words.get(source) ?? new Map<string, number>();
    words.set(source, translations.set(target, p));
  }

  let sorted: string[] | undefined;
  return {
    translations: (word) => words.get(word),
    begins: (letters) => {
      sorted ??= [...words.keys()].sort();
      let low = 0;
      let high = sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle]! <= letters) low = middle + 1;
        else high = middle;
      }
      return sorted[low]?.startsWith(letters) ?? false;
    },
  };
};

/** A lexicon without words, for models that have none beside them. */
export const emptyLexicon: Lexicon = { translations: () => undefined, begins: () => false };

/**
 * Reads a lexicon file; a missing file gives the empty lexicon.
 *
 * @throws PadanError where the file cannot be read or is not a lexicon
 */
export const readLexicon = async (path: string): Promise<Lexicon> => {
  try {
    return parseLexicon(await readFile(path, 'utf8'), path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return emptyLexicon;
    if (error instanceof PadanError) throw error;
    throw new PadanError(
      'file-unreadable',
      `the lexicon cannot be read (${systemCode(error)})`,
      { path },
      undefined,
      {
        cause: error,
      },
    );
  }
};

/** What lint has to know of Indonesian: the lexicon's words and segmentation's abbreviations. */
export const lintLanguage = (lexicon: Lexicon): LintLanguage => ({
  knows: (word) => lexicon.translations(word) !== undefined,
  begins: lexicon.begins,
  abbreviates: (word) => isAbbreviation(word, 'id'),
});
