import { tokensOf } from '../align/words/tokens.js';
import { areForms } from '../compare/classes/lemma.js';
import type { Bitext } from '../core/bitext.js';
import type { Language, Span } from '../core/document.js';
import { type Candidate, type Lesson, lessonsOf } from './cards/choose.js';
import { type PairChoice, type SentencePair, sentencePairs } from './cards/pairs.js';
import { type Learner, type NewWord, wordFinder } from './cards/words.js';
import type { Gloss, Glossary } from './gloss.js';
import { glossaryOf } from './glossary.js';
import type { Studied } from './studied.js';

export const cardKinds = ['sentence', 'cloze', 'word'] as const;
export type CardKind = (typeof cardKinds)[number];

/** Which cards are made. */
export interface CardOptions extends Omit<PairChoice, 'side'>, Learner {
  kinds: readonly CardKind[];
  /** Bounds of a sentence that is asked for, in words. */
  minWords: number;
  maxWords: number;
  /** Words to learn at most. */
  limit: number;
}

/** What every card has. */
interface CardBase {
  /** What decides that two cards are the same: languages, and words without capitals and punctuation. */
  identity: string;
  /** Names of the document that the sentence is from, and of the system that translated it. */
  document: string;
  system: string;
  flags: readonly string[];
  /** Of the text that is learnt, and of its translation. */
  language: Language;
  otherLanguage: Language;
  /** The sentence, on one line, and its translation. */
  text: string;
  translation: string;
  /** The word that is new in it. */
  word: WordNote;
}

/** What is said of a word. */
export interface WordNote {
  /** In lower case: the form in dictionaries, as far as it can be told. */
  lemma: string;
  /** Its parts, as `me- + baca`; null if it has no others than itself. */
  parts: string | null;
  /** What it means, the likeliest first; may be empty. */
  meanings: readonly string[];
  /** Where it stands in the sentence. */
  at: readonly Span[];
  /**
   * Its translation in this sentence, as it is written there; null if nobody knows, or if it is like nothing that the word
   * is known to mean: the translation is wrong there, or the word links are.
   */
  here: string | null;
}

/** Each side asks for the other. */
export interface SentenceCard extends CardBase {
  kind: 'sentence';
  /** Further words that are new in it. */
  others: readonly WordNote[];
}

/** A word is missing in a sentence. */
export interface ClozeCard extends CardBase {
  kind: 'cloze';
}

/** A word with its meanings, and a sentence that has it. */
export interface WordCard extends CardBase {
  kind: 'word';
}

export type Card = SentenceCard | ClozeCard | WordCard;

/** Gathers the sentences of documents, one document at a time, and makes cards of them. */
export interface CardFold {
  add(bitext: Bitext): void;
  /**
   * The cards in the order in which they are to be learnt: by the frequency of their words in general texts, the most
   * frequent first, and each where all other words of its sentence are known or came before, if there is such a sentence.
   */
  finish(): Card[];
  /** Sentences that were not looked at, because there were so many before them. */
  left(): number;
}

/** Sentences that are kept as candidates, at some 3 KB each. */
const maxSentences = 200_000;

/** Share of a sentence's words that may be unknown at first, even if they are learnt before it. */
const maxUnknown = 1 / 3;

/**
 * Chooses cards. Sentences that come twice are taken once: where they come first.
 *
 * @param most  sentences with something to learn that are looked at
 */
export const createCards = (studied: Studied, options: CardOptions, most = maxSentences): CardFold => {
  const find = wordFinder(studied, options);
  const candidates = new Map<string, Candidate>();
  let left = 0;
  return {
    add: (bitext) => {
      for (const pair of sentencePairs(bitext, { ...options, side: studied.side })) {
        if (candidates.size >= most) {
          left++;
          continue;
        }
        const key = keyOf(pair.own, studied);
        if (key === '' || candidates.has(key)) continue;
        const { count, unknown } = find(pair.own);
        if (unknown.length === 0) continue;
        const isLearnt = options.known?.hasSentence(pair.language, pair.own) ?? false;
        const isAsked =
          count >= options.minWords &&
          count <= options.maxWords &&
          unknown.length <= Math.max(1, count * maxUnknown) &&
          !isLearnt;
        candidates.set(key, { pair, count, unknown, isAsked });
      }
    },
    finish: () => {
      const glossary = glossaryOf(studied);
      const teaches = options.kinds.includes('word');
      return lessonsOf([...candidates.values()], teaches, options.limit).flatMap((lesson) =>
        cardsOf(lesson, options.kinds, studied, glossary),
      );
    },
    left: () => left,
  };
};

const cardsOf = (
  { word, sentence, example }: Lesson,
  kinds: readonly CardKind[],
  studied: Studied,
  glossary: Glossary | null,
): Card[] => {
  const { pair } = example;
  const languages = `${studied.pack.code} ${studied.other.code}`;
  const note = noteOn(word, pair, studied, glossary);
  const base = {
    document: pair.document,
    system: pair.system,
    flags: pair.flags,
    language: pair.language,
    otherLanguage: pair.otherLanguage,
    text: pair.own,
    translation: pair.other,
    word: note,
  };
  const key = keyOf(pair.own, studied);
  const others = example.unknown
    .filter(({ lemma }) => lemma !== word.lemma)
    .map((each) => noteOn(each, pair, studied, glossary));
  const made: Record<CardKind, () => Card[]> = {
    // Without a meaning there is nothing to ask for.
    word: () =>
      note.meanings.length === 0 && note.here === null
        ? []
        : [{ ...base, kind: 'word', identity: `word ${languages} ${word.lemma}` }],
    sentence: () =>
      sentence === null
        ? []
        : [{ ...base, kind: 'sentence', identity: `sentence ${languages} ${key}`, others }],
    cloze: () =>
      sentence === null
        ? []
        : [{ ...base, kind: 'cloze', identity: `cloze ${languages} ${word.lemma} ${key}` }],
  };
  return cardOrder.filter((kind) => kinds.includes(kind)).flatMap((kind) => made[kind]());
};

/** The order in which a word is learnt: alone, then read, then written. */
const cardOrder: readonly CardKind[] = ['word', 'sentence', 'cloze'];

/** Meanings that a card has room for. */
const maxMeanings = 3;

const noteOn = (
  word: NewWord,
  pair: SentencePair,
  { other }: Studied,
  glossary: Glossary | null,
): WordNote => {
  const gloss = glossary?.gloss(word.lemma);
  const here = hereOf(word, pair);
  const known = [...(gloss?.translations ?? []), ...(gloss?.ofRoot ?? [])];
  const isLikely =
    known.length === 0 ||
    tokensOf(here ?? '', other).some(({ key }) => known.some((each) => areForms(key, each.word, other)));
  const { parts } = gloss?.analysis ?? word.analysis;
  return {
    lemma: word.lemma,
    parts: parts.length < 2 ? null : parts.map(({ form }) => form).join(' + '),
    meanings: meaningsOf(gloss),
    at: word.at,
    here: isLikely ? here : null,
  };
};

/** A root's meanings stand for those of a word that the lexicon does not have. */
const meaningsOf = (gloss: Gloss | undefined): string[] => {
  const own = gloss?.translations ?? [];
  return (own.length > 0 ? own : (gloss?.ofRoot ?? [])).slice(0, maxMeanings).map(({ word }) => word);
};

/** What a word was linked to, by itself or as a part of a unit, if that is short. */
const hereOf = ({ at: [first] }: NewWord, { links, other }: SentencePair): string | null => {
  const link = links.find(({ own }) =>
    own.some(({ start, end }) => start === first!.start && end === first!.end),
  );
  const [from, to] = [link?.other[0]?.start, link?.other.at(-1)?.end];
  if (from === undefined || to === undefined || to - from > maxHere) return null;
  return other.slice(from, to);
};

/** Characters of what a word was linked to. */
const maxHere = 40;

/** A sentence's words in lower case: the same for texts that differ in capitals, punctuation and white space only. */
const keyOf = (text: string, { pack }: Studied): string =>
  tokensOf(text, pack)
    .map(({ key }) => key)
    .join(' ');
