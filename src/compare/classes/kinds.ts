import { isFunctionWord } from '../../align/words/forms.js';
import type { Lexicon } from '../../languages/lexicon.js';
import type { LanguagePack } from '../../languages/pack.js';
import { vocabularyOf } from '../numbers/words/vocabulary.js';
import { type Token, tokensOf } from '../words/tokens.js';
import type { Word } from './groups.js';

/** What a changed word is, the first that applies. A function word says nothing by itself; an article says less. */
export type WordKind = 'article' | 'function' | 'number' | 'untranslated' | 'name' | 'content';

/** What is asked to tell kinds of words apart. */
export interface Asked {
  /** Null if it is not known. */
  source: string | null;
  before: string;
  after: string;
  from: LanguagePack;
  to: LanguagePack;
  lexicon: Lexicon;
}

/** Makes a function that gives the kind of a word. */
export const kindsOf = ({ source, before, after, to, lexicon }: Asked): ((word: Word) => WordKind) => {
  let sourceWords: SourceWords | undefined;
  let isTitle: boolean | undefined;
  const inSource = () => {
    sourceWords ??= sourceWordsOf(source ?? '');
    return sourceWords;
  };
  const inTitle = () => {
    isTitle ??= [before, after].some((text) => isInCapitals(tokensOf(text), to));
    return isTitle;
  };
  const kindOf = (word: Word): WordKind => {
    const { key, lower } = word;
    const bare = lower.replace(/'s?$/, '');
    if (isNumberWord(lower, to)) return 'number';
    if (to.grammar.articles.has(lower)) return 'article';
    // To leave out “not” is to leave out what was said.
    if (to.negation.words.has(lower)) return 'content';
    if (isFunctionWord(lower, to)) return 'function';
    if (word.kind === 'small' && !/\p{L}/u.test(key)) return 'content';
    if (source !== null && isLeft(word, inSource(), lexicon)) return 'untranslated';
    if (!/^\p{Lu}/u.test(key)) return 'content';
    if (inSource().capitals.has(bare)) return 'name';
    if (inSource().first.has(bare) && lexicon.translations(bare) === undefined) return 'name';
    return word.isFirst || inTitle() ? 'content' : 'name';
  };
  return kindOf;
};

interface SourceWords {
  /** In lower case: all words, those in small letters, those with a capital that begin no sentence. */
  small: ReadonlySet<string>;
  first: ReadonlySet<string>;
  capitals: ReadonlySet<string>;
}

const sourceWordsOf = (source: string): SourceWords => {
  const [small, first, capitals] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let begins = true;
  for (const { key, kind } of tokensOf(source)) {
    if (kind === 'sign') {
      begins ||= /^[.!?:"]$/.test(key);
      continue;
    }
    const lower = key.toLowerCase();
    if (key === lower) small.add(lower);
    else if (begins) first.add(lower);
    else capitals.add(lower);
    begins = false;
  }
  return { small, first, capitals };
};

/** Least letters of a word that is left in the source's language though no lexicon knows it. */
const minUnknown = 4;

/**
 * Whether a word stands in the source, too, where it is no name, and the lexicon does not have it for its own
 * translation. What the lexicon does not know counts only in small letters.
 */
const isLeft = ({ key, lower }: Word, { small, first }: SourceWords, lexicon: Lexicon): boolean => {
  const isSmall = key === lower;
  if (!small.has(lower) && !first.has(lower)) return false;
  const translations = lexicon.translations(lower);
  if (translations !== undefined) return !translations.has(lower);
  return isSmall && small.has(lower) && /^\p{L}+$/u.test(lower) && lower.length >= minUnknown;
};

/** Figures, words for numbers, and what is counted and measured by them: percent, million, March. */
const isNumberWord = (lower: string, { numbers }: LanguagePack): boolean =>
  /\p{N}/u.test(lower) ||
  /^\p{Sc}$/u.test(lower) ||
  vocabularyOf(numbers).meanings.has(lower) ||
  numbers.months.has(lower) ||
  numbers.counted.has(lower) ||
  numbers.percent.has(lower) ||
  numbers.currencies.has(lower) ||
  numbers.measures.has(lower);

/** Words of which most have a capital in a text like a heading. */
const minTitle = 3;

/** Whether a text is written as a heading: most of its words have a capital. */
const isInCapitals = (tokens: readonly Token[], pack: LanguagePack): boolean => {
  let [capitals, all] = [0, 0];
  for (const { key, kind } of tokens) {
    if (kind === 'sign' || !/^\p{L}/u.test(key) || isFunctionWord(key.toLowerCase(), pack)) continue;
    all++;
    if (/^\p{Lu}/u.test(key)) capitals++;
  }
  return all >= minTitle && capitals > 0.75 * all;
};
