import type { Lexicon } from '../languages/lexicon.js';
import type { LanguagePack } from '../languages/pack.js';
import type { Analyser, Morpheme, WordAnalysis } from './analysis.js';
import { type Evidence, evidenceOf, isWord, remembered } from './evidence.js';
import { affixesOf, isAround, stemsOf } from './peel.js';
import { type RootOfStem, rootsOf, type Words } from './roots.js';
import { type Candidate, featuresOf, type Scale, scoreOf } from './score.js';

/**
 * Takes the words of a language apart, by its affixes and what a lexicon tells of its words: all ways that the rules of
 * the language allow are weighed against each other, and against the word as it is (docs/morphology.md).
 *
 * @param lexicon  from the language; what it does not know is left whole
 * @returns null for a language whose affixes nobody has described
 */
export const createAnalyser = (pack: LanguagePack, lexicon: Lexicon): Analyser | null => {
  const table = pack.affixes;
  if (table === undefined) return null;
  const evidence = evidenceOf(lexicon, table);
  const notes = new Map(table.notes.map((note) => [note.form, note]));
  const scale: Scale = {
    table,
    evidence,
    isRoot: (word) => table.whole.has(word) || pack.grammar.persons.has(word),
    isSmall: (word) =>
      pack.smallWords.has(word) || pack.grammar.functionWords.has(word) || pack.numbers.cardinals.has(word),
  };
  const words: Words = {
    isKnown: (word) => evidence.count(word) > 0,
    analyse: remembered((word) => analyse(word, scale, words)),
  };
  return {
    analyse: (word) => words.analyse(word.normalize('NFC').toLowerCase()),
    noteOn: (form) => notes.get(form),
  };
};

/** A longer one is no word. */
const maxLetters = 60;

const analyse = (word: string, scale: Scale, words: Words): WordAnalysis => {
  const { evidence, isRoot } = scale;
  if (word.length > maxLetters || !isWord.test(word) || isRoot(word)) return whole(word, words);
  const candidates = candidatesOf(word, scale, words);
  const rivals = new Set(
    candidates.flatMap(({ root: { root } }) => (root === word ? [] : evidence.family(root))),
  );
  const best = candidates
    .map((candidate) => {
      const isDenied = isDeniedBy(candidate, candidates, words);
      return { candidate, score: scoreOf(featuresOf(word, candidate, rivals, isDenied, scale)) };
    })
    .sort((a, b) => b.score - a.score)
    .find(
      ({
        candidate: {
          root: { root },
        },
      }) => root === word || root.includes(' ') || words.analyse(root).root === root,
    );
  return best === undefined ? whole(word, words) : made(word, best.candidate, scale);
};

const whole = (word: string, words: Words): WordAnalysis => ({
  word,
  root: word,
  parts: [{ form: word, kind: 'root', spans: [[0, word.length]] }],
  isKnown: words.isKnown(word),
});

/** All ways in which a word may be made whose roots are words. */
export const candidatesOf = (word: string, { table, evidence }: Scale, words: Words): readonly Candidate[] =>
  stemsOf(word, table)
    .flatMap((stem) => rootsOf(stem, table, words).map((root) => ({ stem, root })))
    .filter(({ root }) => root.root === word || isPlausible(root, evidence));

/** Words of a family that make a root known that never stands alone: juang of berjuang, perjuangan. */
const minBranches = 2;

const isPlausible = ({ root, kind }: RootOfStem, { count, branches }: Evidence): boolean => {
  if (kind === 'doubled' || root.split(' ').every((each) => count(each) > 0)) return true;
  const known = branches(root);
  // One of them has all its letters: what only stands behind meN- and peN- may begin with others.
  return known.length >= minBranches && known.some((form) => form.includes(root));
};

/**
 * Whether a known word between a root and the whole word has another root: a word between “sepekan” and kan is pekan,
 * which is its own.
 */
export const isDeniedBy = (
  { stem, root: { root } }: Candidate,
  candidates: readonly Candidate[],
  words: Words,
): boolean =>
  candidates.some(
    ({ stem: other, root: { root: between, kind } }) =>
      between !== root &&
      kind === 'plain' &&
      words.isKnown(between) &&
      other.before.length + other.after.length > 0 &&
      isAround(other, stem) &&
      words.analyse(between).root !== root,
  );

const made = (word: string, { stem, root }: Candidate, { table, evidence }: Scale): WordAnalysis => {
  const affixes = affixesOf(stem, table, (letters) => evidence.count(root.root + letters) > 0);
  const parts: Morpheme[] = [...affixes, ...root.parts];
  return {
    word,
    root: root.root,
    parts: parts.sort((a, b) => a.spans[0]![0] - b.spans[0]![0] || a.spans[0]![1] - b.spans[0]![1]),
    isKnown: isPlausible(root, evidence),
  };
};
