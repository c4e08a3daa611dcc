import { isFunctionWord } from '../align/words/forms.js';
import { wordKey } from '../align/words/tokens.js';
import { emptyLexicon, type Lexicon } from '../languages/lexicon.js';
import type { LanguagePack } from '../languages/pack.js';
import type { Analyser, WordAnalysis } from '../morphology/analysis.js';
import type { Gloss, Glossary, Translated } from './gloss.js';
import { confirmedBy, likelyTranslations } from './translations.js';

/** What glosses are made of. */
export interface GlossarySources {
  /** Of the language of the words, and of that of their translations. */
  pack: LanguagePack;
  other: LanguagePack;
  /** From the first into the second. */
  lexicon: Lexicon;
  /** Null if nothing is known of the language's affixes. */
  analyser: Analyser | null;
}

/** Glosses that are kept; a text asks for the same words again and again. */
const maxKept = 50_000;

/**
 * A root that stands alone this seldom, beside the words that are made of it, mostly does so in some phrase: “temu” in
 * “janji temu”, an appointment, though “menemukan” is to find.
 */
const boundShare = 0.15;

/** Glosses of a language's words, made when they are asked for. Null if nothing could be said of any word. */
export const glossaryOf = ({ pack, other, lexicon, analyser }: GlossarySources): Glossary | null => {
  if (analyser === null && lexicon === emptyLexicon) return null;
  const kept = new Map<string, Gloss>();
  const translate = (word: string): Translated[] => likelyTranslations(word, lexicon, other);
  const analyse = (word: string): WordAnalysis => analyser?.analyse(word) ?? whole(word, lexicon);
  const counts = lexicon.counts();
  const ofRoots = new Map<string, Translated[]>();
  const rootMeanings = (root: string): Translated[] => {
    const all = translationsOf(root, translate);
    const isSmall = isFunctionWord(root, pack);
    const isSeldom = (family: readonly string[]) =>
      counts.count(root) < boundShare * family.reduce((sum, form) => sum + counts.count(form), 0);
    const perhaps = analyser?.family(root) ?? [];
    if (!isSmall && !isSeldom(perhaps)) return all;
    const family = perhaps.filter((form) => analyse(form).root === root);
    if (!isSmall && !isSeldom(family)) return all;
    return confirmedBy(
      family.map((form) => ({ count: counts.count(form), translations: translate(form) })),
      all,
      other,
    );
  };
  const ofRoot = (root: string): Translated[] => {
    const known = ofRoots.get(root);
    if (known !== undefined) return known;
    const found = rootMeanings(root);
    if (ofRoots.size >= maxKept) ofRoots.clear();
    ofRoots.set(root, found);
    return found;
  };
  const make = (word: string): Gloss => {
    const analysis = analyse(word);
    return {
      word,
      analysis,
      translations: translate(word),
      ofRoot: analysis.root === word ? [] : ofRoot(analysis.root),
      count: counts.count(word),
    };
  };
  return {
    language: pack.code,
    gloss: (asked) => {
      const word = wordKey(asked);
      if (!isWord(word)) return undefined;
      const known = kept.get(word);
      if (known !== undefined) return known;
      if (kept.size >= maxKept) kept.clear();
      const gloss = make(word);
      kept.set(word, gloss);
      return gloss;
    },
    noteOn: (form) => analyser?.noteOn(form),
  };
};

/** A root of two words is one where it takes affixes on both sides, and tables may have it so. */
const translationsOf = (root: string, translate: (word: string) => Translated[]): Translated[] => {
  const found = translate(root);
  return found.length > 0 || !root.includes(' ') ? found : translate(root.replaceAll(' ', ''));
};

const wordPattern = /^\p{L}[\p{L}\p{M}]*(?:['-]\p{L}[\p{L}\p{M}]*)*$/u;
/** Letters of a word; longer ones are none of a language. */
const maxLength = 80;

/** Whether a key is a word of letters, perhaps with hyphens or apostrophes between them. */
export const isWord = (key: string): boolean => key.length <= maxLength && wordPattern.test(key);

/** A word of a language whose affixes nobody knows. */
const whole = (word: string, lexicon: Lexicon): WordAnalysis => ({
  word,
  root: word,
  parts: [{ form: word, kind: 'root', spans: [[0, word.length]] }],
  isKnown: lexicon.translations(word) !== undefined,
});
