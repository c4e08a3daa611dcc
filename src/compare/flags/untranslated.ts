import type { Span } from '../../core/document.js';
import { firstWhere } from '../../core/rising.js';
import { lazy } from '../../flow/lazy.js';
import { languageName } from '../../languages/languages.js';
import { type Checked, type FlagRule, quoted } from './rule.js';
import { isInCapitals, isOrdinary, type Word } from './words.js';

export const untranslated: FlagRule = {
  name: 'untranslated',
  severity: 'error',
  explanation:
    'A word of the source stands in the translation as it was, though it is neither a name nor a word of both languages.',
  find: (pair) => {
    const left = untranslatedWords(pair);
    if (left.length === 0) return null;
    const keys = new Set(left.map(({ key }) => key));
    return {
      message: `left in ${languageName(pair.from)}: ${quoted([...keys])}`,
      source: pair.sourceWords().filter(({ key }) => keys.has(key)),
      target: left,
    };
  },
};

/** Shorter words are too often words of both languages. */
const minLetters = 3;
/**
 * A word that the other language has at least so often for each time in the source's is a word of both. Texts keep
 * names and now and then a word of the other language, so that every word is seen there sometimes.
 */
const minShared = 0.05;
/** Minimum words of a translation in capitals of which most can be called untranslated; all of it may be one word. */
const minCapitals = 2;

/**
 * Words of a translation that its source has as well, although the lexicon translates them by other words only. Those
 * that the source has in small letters are no names. Others may be: they count where a
 * beginning explains their capital in the source, it has them in small letters as well or they are known to begin many
 * sentences, and no other capital follows; where two or more stand in a row in a headline or in capitals, and where most of the translation consists of
 * them.
 */
const untranslatedWords = (pair: Checked): Word[] => {
  const { packs, lexicon } = pair;
  const [before, after] = [pair.sourceWords(), pair.targetWords().filter(isLong)];
  const here = new Map<string, Word[]>();
  for (const word of before) {
    const same = here.get(word.key);
    if (same === undefined) here.set(word.key, [word]);
    else same.push(word);
  }
  const inverse = lexicon.inverse();
  /** "air" may stand for "udara". */
  const isMeant = (key: string): boolean =>
    [...(inverse.translations(key)?.keys() ?? [])].some((each) => each !== key && here.has(each));
  const isShared = (key: string): boolean =>
    inverse.counts().count(key) > minShared * lexicon.counts().count(key);
  const found = after.filter(
    ({ key }) => here.has(key) && isOrdinary(key, lexicon) && !isShared(key) && !isMeant(key),
  );
  if (found.length === 0) return [];
  const isMost =
    found.length === after.length || (found.length >= minCapitals && found.length * 2 > after.length);
  if (isMost) return found;
  const isCommon = ({ key }: Word): boolean =>
    packs.from.segmentation.starters.has(key) ||
    packs.from.smallWords.has(key) ||
    packs.from.grammar.functionWords.has(key);
  const begins = beginnersIn(before, pair.source);
  /** Whether the source shows no capital of a word that makes a name of it. */
  const isPlain = (own: readonly Word[]): boolean =>
    own.every((each) => each.shape === 'small' || (each.shape === 'capital' && begins.has(each)));
  const isName = runsOf(
    pair.targetWords(),
    new Set(found),
    beginnersIn(pair.targetWords(), pair.target.text),
    isInCapitals(before),
    (word) => {
      const own = here.get(word.key)!;
      return isPlain(own) && (isCommon(word) || own.some(({ shape }) => shape === 'small'));
    },
    isCommon,
    packs.from.grammar.articles,
    packs.from.writing.acronyms,
  );
  /** "the Fed" is "The Fed". */
  const places = new Map(pair.targetWords().map((word, at) => [word, at]));
  const isArticleOf = (word: Word): boolean => {
    const next = pair.targetWords()[places.get(word)! + 1];
    return (
      word.shape === 'capital' &&
      packs.from.grammar.articles.has(word.key) &&
      next !== undefined &&
      next.shape !== 'small' &&
      here.has(next.key) &&
      pair.target.text.slice(word.end, next.start).trim() === ''
    );
  };
  const isKept = keptWith(pair, new Set(found), isCommon, (key) => here.has(key));
  return found.filter((word) => {
    if (isKept(word)) return false;
    const own = here.get(word.key)!;
    if (word.shape === 'small' && own.some(({ shape }) => shape === 'small')) return true;
    if (own.every(({ shape }) => shape === 'small') && isArticleOf(word)) return false;
    if (own.every(({ shape }) => shape === 'small'))
      return word.shape !== 'upper' || !packs.to.writing.acronyms.has(word.key);
    if (word.shape === 'small')
      return own.some((each) => each.shape !== 'upper' && begins.has(each)) || isInCapitals(before);
    return !isName(word);
  });
};

const isLong = ({ key }: Word): boolean => key.length >= minLetters;

/** Words whose capital their place explains: the first, and those after a stop, a colon, a quote, or a dash as after a dateline. */
const beginnersIn = (words: readonly Word[], text: string): ReadonlySet<Word> =>
  new Set(
    words.filter(
      (word, at) =>
        word.isFirst || dash.test(text.slice(words[at - 1]?.end ?? 0, word.start).slice(-maxBetween)),
    ),
  );

/** A dash between parts of a sentence, not within a word or between two. */
const dash = /\s\p{Pd}|[—―]|\p{Pd}{2}/u;
/** Characters between two words that are looked at. */
const maxBetween = 20;

/**
 * Tells of small words whether they are kept with what stands around them: a word of grammar in a name that is
 * ("Japan Bank for International Cooperation", not "Budi and Siti", which has no other word of the language), or the
 * original of a term in brackets behind its translation, where the source has none.
 */
const keptWith = (
  { lexicon, ...pair }: Checked,
  left: ReadonlySet<Word>,
  isCommon: (word: Word) => boolean,
  isHere: (key: string) => boolean,
): ((word: Word) => boolean) => {
  const words = pair.targetWords();
  const places = new Map(words.map((word, at) => [word, at]));
  const text = pair.target.text;
  /** Of each word the nearest one with a capital on a side, behind nothing but words of grammar that are left as well. */
  const besides = (step: 1 | -1): (Word | undefined)[] => {
    const found = new Array<Word | undefined>(words.length);
    for (let i = 0; i < words.length; i++) {
      const at = step < 0 ? i : words.length - 1 - i;
      const next = words[at + step];
      if (next === undefined) continue;
      const [one, other] = step > 0 ? [words[at]!, next] : [next, words[at]!];
      if (text.slice(one.end, other.start).trim() !== '') continue;
      // "Dawn of the Dead": short words are never among those that are left.
      const isPassed = (left.has(next) || (!isLong(next) && isHere(next.key))) && isCommon(next);
      if (next.shape !== 'small') found[at] = isHere(next.key) ? next : undefined;
      else if (isPassed) found[at] = found[at + step];
    }
    return found;
  };
  const [before, after] = [lazy(() => besides(-1)), lazy(() => besides(1))];
  const own = new Set(pair.source.match(inBrackets));
  const glosses = bracketed(text).filter(({ start, end }) => !own.has(text.slice(start, end)));
  return (word) => {
    if (word.shape !== 'small') return false;
    const gloss = glosses[firstWhere(glosses.length, (i) => glosses[i]!.end > word.end)];
    if (gloss !== undefined && gloss.start < word.start) return true;
    if (!isCommon(word)) return false;
    const at = places.get(word)!;
    const sides = [before()[at], after()[at]];
    return sides.every((side) => side !== undefined) && sides.some((side) => isOrdinary(side!.key, lexicon));
  };
};

const inBrackets = /\([^()]+\)/gu;

/** What stands in brackets behind a word. */
const bracketed = (text: string): Span[] =>
  [...text.matchAll(/(?<=[\p{L}\p{N}]\s?)\([^()]+\)/gu)].map(({ index: start, 0: whole }) => ({
    start,
    end: start + whole.length,
  }));

/**
 * Tells of words with a capital whether they may be names, by what stands beside them.
 *
 * @param left      those that are left of the source
 * @param begins    those whose capital their place explains
 * @param capitals  whether the source is a headline or in capitals, so that its capitals say nothing
 * @param isWord    whether the source does not have a word as a name, and it is known to be none
 */
const runsOf = (
  words: readonly Word[],
  left: ReadonlySet<Word>,
  begins: ReadonlySet<Word>,
  capitals: boolean,
  isWord: (word: Word) => boolean,
  isCommon: (word: Word) => boolean,
  articles: ReadonlySet<string>,
  acronyms: ReadonlySet<string>,
): ((word: Word) => boolean) => {
  const surely = new Set<Word>();
  for (let at = 0; at < words.length; ) {
    let to = at;
    while (to < words.length && words[to]!.shape !== 'small' && (to === at || !begins.has(words[to]!))) to++;
    const run = words.slice(at, to).filter((word) => left.has(word) && !acronyms.has(word.key));
    const upper = run.filter(({ shape }) => shape === 'upper');
    const first = words[at]!;
    if (upper.length >= minCapitals) for (const word of upper) surely.add(word);
    if (capitals && run.length >= minCapitals && run.some(isCommon)) for (const word of run) surely.add(word);
    // "Harga rice", "the Harga of rice", "Harga BBM": not "Harga Rice", which may be a name.
    const rest = words.slice(at + 1, to);
    const isAlone =
      rest.length === 0 || (!articles.has(first.key) && rest.every(({ shape }) => shape === 'upper'));
    if (run[0] === first && first.shape === 'capital' && isAlone && isWord(first)) surely.add(first);
    at = Math.max(to, at + 1);
  }
  return (word) => !surely.has(word);
};
