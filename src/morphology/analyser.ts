import type { AffixTable } from '../languages/affixes.js';
import type { Lexicon } from '../languages/lexicon.js';
import type { LanguagePack } from '../languages/pack.js';
import type { Analyser, Morpheme, WordAnalysis } from './analysis.js';
import { type Evidence, evidenceOf, remembered } from './evidence.js';
import { affixesOf, type Stem, stemsOf } from './peel.js';
import { type RootOfStem, rootsOf, type Words } from './roots.js';
import { featuresOf, scoreOf } from './score.js';

/**
 * Takes the words of a language apart, by its affixes and what a lexicon tells of its words: all ways that the rules of the
 * language allow are weighed against each other, and against the word as it is.
 *
 * @param lexicon  from the language; what it does not know is left whole
 * @returns null for a language whose affixes nobody has described
 */
export const createAnalyser = (pack: LanguagePack, lexicon: Lexicon): Analyser | null => {
  const table = pack.affixes;
  if (table === undefined) return null;
  const evidence = evidenceOf(lexicon, table);
  const notes = new Map(table.notes.map((note) => [note.form, note]));
  const isSmall = (word: string): boolean =>
    pack.smallWords.has(word) || pack.grammar.functionWords.has(word);
  const words: Words = {
    isKnown: (word) => evidence.count(word) > 0,
    analyse: remembered((word) => analyse(word, table, evidence, words, isSmall)),
  };
  return {
    analyse: (word) => words.analyse(word.normalize('NFC').toLowerCase()),
    noteOn: (form) => notes.get(form),
  };
};

/** A longer one is no word. */
const maxLetters = 60;

const analyse = (
  word: string,
  table: AffixTable,
  evidence: Evidence,
  words: Words,
  isSmall: (word: string) => boolean,
): WordAnalysis => {
  if (word.length > maxLetters || !isWord.test(word) || table.whole.has(word)) return whole(word, words);
  const candidates = stemsOf(word, table)
    .flatMap((stem) => rootsOf(stem, table, words).map((root) => ({ stem, root })))
    .filter(({ root }) => root.root === word || isPlausible(root, evidence))
    .map((each) => ({ ...each, score: scoreOf(featuresOf(word, each.stem, each.root, evidence, isSmall)) }))
    .sort((a, b) => b.score - a.score);
  // The root of a root is itself: what can be taken apart further is no root.
  const best = candidates.find(
    ({ root: { root } }) => root === word || root.includes(' ') || words.analyse(root).root === root,
  );
  return best === undefined ? whole(word, words) : made(word, best.stem, best.root, table, evidence);
};

const isWord = /^\p{L}+(?:-\p{L}+)*$/u;

const whole = (word: string, words: Words): WordAnalysis => ({
  word,
  root: word,
  parts: [{ form: word, kind: 'root', spans: [[0, word.length]] }],
  isKnown: words.isKnown(word),
});

/** Words of a family that make a root known that never stands alone: juang of berjuang, perjuangan. */
const minFamily = 2;

const isPlausible = ({ root }: RootOfStem, { count, family }: Evidence): boolean =>
  root.split(' ').every((each) => count(each) > 0) || family(root).length >= minFamily;

const made = (
  word: string,
  stem: Stem,
  { root, parts }: RootOfStem,
  table: AffixTable,
  evidence: Evidence,
): WordAnalysis => {
  const standsAlone = (letters: string): boolean => evidence.count(root + letters) > 0;
  const affixes = affixesOf(stem, table, standsAlone);
  const all: Morpheme[] = [...affixes, ...parts];
  return {
    word,
    root,
    parts: all.sort((a, b) => a.spans[0]![0] - b.spans[0]![0] || a.spans[0]![1] - b.spans[0]![1]),
    isKnown:
      root.split(' ').every((each) => evidence.count(each) > 0) || evidence.family(root).length >= minFamily,
  };
};
