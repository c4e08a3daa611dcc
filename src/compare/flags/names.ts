import { emptyLexicon, type Lexicon } from '../../languages/lexicon.js';
import { isKnown } from '../../languages/neutral.js';
import type { LanguagePack } from '../../languages/pack.js';
import { baseForm } from '../../translate/text/unknown.js';
import { type FlagRule, quotedWords } from './rule.js';
import { isInCapitals, type Word } from './words.js';

export const namesDiffer: FlagRule = {
  name: 'names-differ',
  severity: 'warning',
  explanation:
    'A name in the source has no trace in the translation, or the translation has a name that the source lacks.',
  find: (pair) => {
    const { lexicon, packs, sourceWords, targetWords } = pair;
    // Names are translated, too, as those of countries are.
    if (lexicon === emptyLexicon && !(isKnown(packs.from) && isKnown(packs.to))) return null;
    const inverse = lexicon.inverse();
    const lost = strangers(sourceWords(), pair.target.text, targetWords(), lexicon, inverse, packs.from);
    const strange = strangers(targetWords(), pair.source, sourceWords(), inverse, lexicon, packs.to);
    // A word that no lexicon knows may be a title or a term that was translated; beside a name that is lost, it stands for it.
    const added =
      lost.length > 0 ? strange : strange.filter(({ key }) => inverse.translations(key) !== undefined);
    if (lost.length + added.length === 0) return null;
    const parts = [
      ...(lost.length > 0 ? [`${quotedWords(lost)} is missing`] : []),
      ...(added.length > 0 ? [`${quotedWords(added)} is not in the source`] : []),
    ];
    return { message: parts.join('; '), source: lost, target: added };
  },
};

/** Shorter names are sought as whole words, and are often abbreviations. */
const minLetters = 4;
/** A text with more is a list. */
const maxNames = 50;
/** A word that the lexicon translates by itself at least so often, of all times, is a name. */
const minOwnShare = 0.3;

/**
 * Names of a text that have no trace in the other: words with a capital within a sentence that the lexicon does not
 * know, or knows to be left as they are.
 */
const strangers = (
  words: readonly Word[],
  otherText: string,
  others: readonly Word[],
  lexicon: Lexicon,
  inverse: Lexicon,
  pack: LanguagePack,
): Word[] => {
  if (isInCapitals(words)) return [];
  const names = words.filter(
    (word) => word.shape === 'capital' && !word.isFirst && namesIn(word, lexicon).length > 0,
  );
  // Each is sought among all words of the other text.
  if (names.length === 0 || names.length > maxNames) return [];
  const whole = comparable(otherText);
  const forms = new Map(others.map(({ key, shape }) => [`${key} ${shape}`, formOf(key, shape === 'small')]));
  const isThere = (key: string): boolean => {
    const own = comparable(key);
    if (whole.includes(own)) return true;
    const known = lexicon.translations(key);
    if (known !== undefined && [...known.keys()].some((each) => whole.includes(comparable(each))))
      return true;
    const pairs = pairsOf(own);
    for (const form of forms.values())
      if (isAlike(own, pairs, form) || inverse.translations(form.text)?.has(key)) return true;
    return false;
  };
  const isLost = (key: string) => !stemsOf(key, pack).some(isThere);
  return names.filter((word) => isLost(word.key) && namesIn(word, lexicon).some(isLost));
};

/**
 * The names in a word: itself, or those of its parts that have a capital. "French-speaking" has one, and
 * "Attorney-General", whose parts the lexicon translates, none.
 */
const namesIn = ({ key, text }: Word, lexicon: Lexicon): string[] => {
  const parts = text.split(/[-‐‑]/u);
  const capitals = key.split('-').filter((_, i) => /^\p{Lu}/u.test(parts[i] ?? ''));
  const own = capitals.filter((part) => isName(part, lexicon));
  const isKnown = own.length > 0 || capitals.every((part) => part.length >= minLetters);
  return parts.length > 1 && isKnown ? own : isName(key, lexicon) ? [key] : [];
};

/** A word, also without each ending that it may have: "Io's", "Belandanya". */
const stemsOf = (key: string, { clitics }: LanguagePack): string[] => [
  key,
  ...[...clitics.after.keys()]
    .filter((ending) => key.endsWith(ending) && key.length > ending.length + 1)
    .map((ending) => key.slice(0, -ending.length)),
];

const isName = (key: string, lexicon: Lexicon): boolean => {
  if (key.length < minLetters) return false;
  const translations = lexicon.translations(key);
  if (translations === undefined) return true;
  const own = translations.get(key) ?? 0;
  return own >= minOwnShare || (own > 0 && [...translations.values()].every((share) => share <= own));
};

const comparable = (text: string): string =>
  baseForm(text)
    .toLowerCase()
    .replace(/['’ʼ‐‑-]/g, '');

/** A word of the other text. */
interface Form {
  text: string;
  isSmall: boolean;
  pairs: ReadonlySet<string>;
}

const formOf = (key: string, isSmall: boolean): Form => {
  const text = comparable(key);
  return { text, isSmall, pairs: pairsOf(text) };
};

/**
 * Whether two words may be forms of one name: they begin alike, or most of their pairs of letters are the same. A word
 * in small letters begins like many a name because of a prefix: "berjalan" is not Berlin.
 */
const isAlike = (name: string, pairs: ReadonlySet<string>, form: Form): boolean => {
  if (form.text.length < 3) return false;
  if (!form.isSmall && name.slice(0, 3) === form.text.slice(0, 3)) return true;
  let common = 0;
  for (const pair of pairs) if (form.pairs.has(pair)) common++;
  return 2 * common >= minCommon * (pairs.size + form.pairs.size);
};

const minCommon = 0.5;
/** The rest of a longer word says nothing new. */
const maxLetters = 24;

const pairsOf = (word: string): Set<string> => {
  const pairs = new Set<string>();
  for (let at = 1; at < Math.min(word.length, maxLetters); at++) pairs.add(word.slice(at - 1, at + 1));
  return pairs;
};
