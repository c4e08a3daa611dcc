import { wordKey } from '../align/words/tokens.js';
import { PadanError } from '../errors.js';
import { primarySubtag } from '../languages/languages.js';

/** Words and sentences that a person marked as known. */
export interface Known {
  /** @param language  any code; script and region do not matter */
  has(language: string, word: string): boolean;
  hasSentence(language: string, text: string): boolean;
  /** How many of both there are. */
  size: number;
}

/**
 * Reads what a page exported (`padan-known.tsv`): lines of `word TAB <language> TAB <word>` and `sentence TAB <language> TAB
 * <text>`. Empty lines are ignored, as are lines that begin with `#`; capitals, kinds of apostrophes, and white space do not
 * matter.
 *
 * @param path  of the file, for errors
 * @throws PadanError `invalid-option` with the number of the first line that is none
 */
export const parseKnown = (text: string, path?: string): Known => {
  const marked = { word: new Set<string>(), sentence: new Set<string>() };
  for (const [i, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [kind, language, ...rest] = line.split('\t');
    const said = rest.join(' ').trim();
    if ((kind !== 'word' && kind !== 'sentence') || language === undefined || said === '')
      throw new PadanError(
        'invalid-option',
        'expected "word TAB language TAB word" or "sentence TAB language TAB text"',
        { ...(path === undefined ? {} : { path }), line: i + 1 },
        'export it from a page of a run: what you marked as known',
      );
    marked[kind].add(keyOf(kind, language, said));
  }
  return {
    has: (language, word) => marked.word.has(keyOf('word', language, word)),
    hasSentence: (language, said) => marked.sentence.has(keyOf('sentence', language, said)),
    size: marked.word.size + marked.sentence.size,
  };
};

const keyOf = (kind: 'word' | 'sentence', language: string, said: string): string => {
  const text = kind === 'word' ? said : said.replace(/\s+/g, ' ');
  // An apostrophe keeps a spreadsheet from taking a text for a formula.
  return `${primarySubtag(language.trim())}\t${wordKey(text.trim().replace(/^'(?=[=+\-@＝＋－＠])/, ''))}`;
};
