import type { Lexicon } from '../languages/lexicon.js';
import type { LanguagePack } from '../languages/pack.js';
import type { Analyser, WordAnalysis } from './analysis.js';
import { evidenceOf, isWord, remembered } from './evidence.js';
import type { Words } from './roots.js';
import { type Scale, scoreOf } from './score.js';
import { isPlausible, partsOf, scaleOf, waysOf } from './ways.js';
import { weights } from './weights.js';

/**
 * Takes the words of a language apart, by its affixes and what a lexicon tells of its words: all ways that the rules of
 * the language allow are weighed against each other, and against the word as it is (docs/morphology.md).
 *
 * The first word takes some tenths of a second, in which the lexicon's words are sorted by what they may be made of.
 *
 * @param lexicon  from the language; what it does not know is left whole
 * @returns null for a language whose affixes nobody has described
 */
export const createAnalyser = (pack: LanguagePack, lexicon: Lexicon): Analyser | null => {
  const table = pack.affixes;
  if (table === undefined) return null;
  const evidence = evidenceOf(lexicon, table);
  const scale = scaleOf(pack, evidence);
  const words: Words = {
    isKnown: (word) => evidence.count(word) > 0,
    analyse: remembered((word) => analyse(word, scale, words)),
  };
  const notes = new Map(table.notes.map((note) => [note.form, note]));
  return {
    analyse: (word) => words.analyse(word.normalize('NFC').toLowerCase()),
    noteOn: (form) => notes.get(form),
    family: evidence.family,
  };
};

/** A longer one is no word. */
const maxLetters = 60;

const analyse = (word: string, scale: Scale, words: Words): WordAnalysis => {
  const best =
    word.length > maxLetters || !isWord.test(word) || scale.isRoot(word)
      ? undefined
      : waysOf(word, scale, words)
          .map(({ candidate, features }) => ({ candidate, score: scoreOf(features, weights) }))
          .sort((a, b) => b.score - a.score)
          // The root of a root is itself: what can be taken apart further is none.
          .find(({ candidate: { root } }) => isRoot(root.root, word, words));
  return best === undefined
    ? {
        word,
        root: word,
        parts: [{ form: word, kind: 'root', spans: [[0, word.length]] }],
        isKnown: words.isKnown(word),
      }
    : {
        word,
        root: best.candidate.root.root,
        parts: partsOf(best.candidate, scale),
        isKnown: isPlausible(best.candidate.root, scale.evidence),
      };
};

const isRoot = (root: string, word: string, words: Words): boolean =>
  root === word || root.includes(' ') || words.analyse(root).root === root;
