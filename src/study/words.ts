import { isFunctionWord } from '../align/words/forms.js';
import { wordKey, wordsOf } from '../align/words/tokens.js';
import type { Bitext } from '../core/bitext.js';
import type { Span } from '../core/document.js';
import { titleOf } from '../core/title.js';
import { addressLike, codeLike, nameLike } from '../translate/text/kinds.js';
import { type Example, type KeptExample, keepExamples } from './examples.js';
import { isWord } from './glossary.js';
import { keynessOf } from './keyness.js';
import { type StudyRow, studyRows } from './rows.js';
import type { Studied } from './studied.js';

/** The words of one or many documents. */
export interface WordList {
  /** Of the words, and of their translations; primary subtags. */
  language: string;
  other: string;
  documents: number;
  rows: number;
  /** Running words: numbers, addresses and signs are none. */
  running: number;
  /** All different words, as they were met first. */
  words: WordEntry[];
  /** Running words of the texts that general counts are of; 0 if there are none. */
  generalSize: number;
  /** Running words that are in no entry, because there are too many different ones. */
  unlisted: number;
}

/** A word: all forms that differ in capitals only. */
export interface WordEntry {
  /** In lower case. */
  word: string;
  /** The word in the dictionary that it comes from. */
  root: string;
  kind: WordKind;
  count: number;
  /** Documents that have it. */
  documents: number;
  /** Occurrences in general texts; 0 if it is not known there. */
  generalCount: number;
  /** The same of its root. */
  generalRootCount: number;
  /** See `keynessOf`. A form that is not known there is judged by how frequent its root is. */
  keyness: number;
  /** What it was translated by, by the word links, the most frequent first. */
  became: readonly Became[];
  examples: readonly Example[];
}

/** A function word, a name (always with a capital, and left as it is in translation), or any other. */
export type WordKind = 'content' | 'function' | 'name';

export interface Became {
  /** In lower case. */
  text: string;
  count: number;
}

/** Gathers the words of documents, one at a time. */
export interface WordFold {
  /** @param page  path of the document's first page under the output folder; null if it has none */
  add(bitext: Bitext, page: string | null): void;
  finish(): WordList;
}

/** How much is kept of a large corpus. */
export interface WordLimits {
  /** Different words; further ones are only counted. */
  words: number;
  /** Different translations of a word that are told apart. */
  became: number;
  /** Characters of all example sentences. */
  examples: number;
}

const defaultLimits: WordLimits = { words: 200_000, became: 30, examples: 16_000_000 };

interface Met {
  count: number;
  documents: number;
  /** Number of the last document that has it. */
  last: number;
  /** Whether it was once written without a capital. */
  isLower: boolean;
  became: Map<string, number> | null;
  examples: KeptExample[];
}

/**
 * @param examples  example sentences of a word
 */
export const createWords = (
  studied: Studied,
  examples: number,
  limits: WordLimits = defaultLimits,
): WordFold => {
  const { pack, other, side } = studied;
  const met = new Map<string, Met>();
  const keep = keepExamples(examples, limits.examples);
  let [documents, rows, running, unlisted] = [0, 0, 0, 0];

  /** By how it is written; null for what is no word. */
  const written = new Map<string, Met | null>();
  /** Undefined if there are too many words. */
  const meet = (text: string): Met | null | undefined => {
    const known = written.get(text);
    if (known !== undefined) return known;
    const word = wordKey(text);
    const found = isWord(word) ? (met.get(word) ?? make(word)) : null;
    if (found !== undefined && written.size < 2 * limits.words) written.set(text, found);
    return found;
  };
  const make = (word: string): Met | undefined => {
    if (met.size >= limits.words) return undefined;
    const made: Met = { count: 0, documents: 0, last: 0, isLower: false, became: null, examples: [] };
    met.set(word, made);
    return made;
  };

  const addRow = (row: StudyRow, place: { document: string; title: string; page: string | null }) => {
    const words = wordsOf(withoutAddresses(row.own))
      .map((span) => ({ span, word: meet(textIn(row.own, span)) }))
      .filter(({ word }) => word !== null);
    const candidate = keep.candidateOf(row, words.length, place);
    running += words.length;
    for (const { span, word } of words) {
      if (word == null) {
        unlisted++;
        continue;
      }
      word.count++;
      if (word.last !== documents) word.documents++;
      word.last = documents;
      word.isLower ||= !/^\p{Lu}/u.test(textIn(row.own, span));
      keep.add(word.examples, candidate, span);
    }
    for (const { own, other } of row.pairs)
      if (own.length === 1 && other.length > 0) {
        const word = met.get(wordKey(textIn(row.own, own[0]!)));
        if (word === undefined) continue;
        const text = other
          .map((span) => textIn(row.other, span))
          .join(' ')
          .toLowerCase();
        word.became ??= new Map();
        if (word.became.has(text) || word.became.size < limits.became)
          word.became.set(text, (word.became.get(text) ?? 0) + 1);
      }
  };

  return {
    add: (bitext, page) => {
      documents++;
      const place = { document: bitext.document.name, title: titleOf(bitext), page };
      for (const row of studyRows(bitext, side)) {
        rows++;
        addRow(row, place);
      }
    },
    finish: () => {
      const counts = studied.lexicon.counts();
      const generalSize = counts.longer('');
      return {
        language: pack.code,
        other: other.code,
        documents,
        rows,
        running,
        words: [...met].map(([word, { count, documents, became, examples, ...about }]) => {
          const generalCount = counts.count(word);
          const root = studied.analyser?.analyse(word).root ?? word;
          const generalRootCount = counts.count(root);
          return {
            word,
            root,
            kind: kindOf(word, about.isLower, studied),
            count,
            documents,
            generalCount,
            generalRootCount,
            keyness: keynessOf(count, running, generalCount || generalRootCount, generalSize),
            became: [...(became ?? [])]
              .map(([text, count]) => ({ text, count }))
              .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1)),
            examples: examples.map(({ row, at }) => ({ ...row, at })),
          };
        }),
        generalSize,
        unlisted,
      };
    },
  };
};

const textIn = (text: string, { start, end }: Span): string => text.slice(start, end);

/** A text with spaces in place of addresses, code, file names and the like. */
export const withoutAddresses = (text: string): string =>
  mayHaveAddress.test(text)
    ? [codeLike, addressLike, nameLike].reduce(
        (left, pattern) => left.replace(pattern, (found) => ' '.repeat(found.length)),
        text,
      )
    : text;

/** Signs that some of them have within or before them: most sentences have none, and the patterns are slow. */
const mayHaveAddress = /[@#/\\<`{}[\]&$%:|_]|[\p{L}\p{N}]\.\p{L}/u;

const kindOf = (word: string, isLower: boolean, { pack, lexicon, analyser }: Studied): WordKind => {
  // “it’s” is one as “it” is.
  if (word.length === 1 || [word, word.split("'", 1)[0]!].some((part) => isFunctionWord(part, pack)))
    return 'function';
  if (isLower) return 'content';
  let [best, chance] = [word, 0];
  for (const [translation, p] of lexicon.translations(word) ?? [])
    if (p > chance) [best, chance] = [translation, p];
  if (best !== word) return 'content';
  const analysis = analyser?.analyse(word);
  return analysis?.isKnown && analysis.root !== word ? 'content' : 'name';
};
