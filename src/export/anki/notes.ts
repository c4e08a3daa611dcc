import { hashOf } from '../../hash.js';
import type { Card, WordNote } from '../../study/cards.js';
import { htmlOf, htmlWithBold, htmlWithCloze, lineOf } from './html.js';
import { formTime, type NoteType, noteTypes } from './note-types.js';

/** A note as Anki keeps it. */
export interface AnkiNote {
  type: NoteType;
  /** By which Anki knows a note again: it follows from languages, kind and words, whatever document they stand in. */
  guid: string;
  /** Name of its deck. */
  deck: string;
  /** Without spaces. */
  tags: readonly string[];
  /** HTML, in the order of the type's fields. */
  fields: readonly string[];
  /** The first field as plain text, by which Anki sorts. */
  sortText: string;
  /** When it was last changed, in seconds since 1970. */
  modified: number;
}

export interface NoteOptions {
  /** Name of the deck that has a deck for each kind. */
  deck: string;
  /** When a document's translation was last changed, in seconds since 1970. */
  modified(document: string): number;
}

/** Cards as notes, in their order. */
export const notesOf = (cards: readonly Card[], { deck, modified }: NoteOptions): AnkiNote[] =>
  cards.map((card) => {
    const type = noteTypes[card.kind];
    const { fields, sortText } = contentOf(card);
    return {
      type,
      guid: guidOf(card.identity),
      deck: `${deck}::${type.deck}`,
      tags: tagsOf(card),
      fields: [...fields, htmlOf(card.document), htmlOf(card.language), htmlOf(card.otherLanguage)],
      sortText: lineOf(sortText),
      modified: Math.max(formTime, modified(card.document)),
    };
  });

/** 76 bits of a hash, behind a letter: spreadsheets take some hexadecimal numbers for others. */
const guidOf = (identity: string): string => `p${hashOf(identity).slice(0, 19)}`;

const contentOf = (card: Card): Pick<AnkiNote, 'fields' | 'sortText'> => {
  const { text, translation, word } = card;
  switch (card.kind) {
    case 'sentence': {
      const words = [word, ...card.others].map((each) => wordLine(each, card)).join('<br>');
      return { fields: [htmlOf(text), htmlOf(translation), words], sortText: text };
    }
    case 'cloze': {
      const hint = word.here ?? word.meanings[0] ?? null;
      const fields = [
        htmlWithCloze(text, word.at, hint),
        htmlOf(translation),
        htmlOf(hint ?? ''),
        wordLine(word, card),
      ];
      return { fields, sortText: text };
    }
    case 'word':
      return {
        fields: [
          htmlOf(word.lemma),
          htmlOf(meaningOf(word)),
          htmlOf(word.parts ?? ''),
          htmlWithBold(text, word.at),
          htmlOf(translation),
        ],
        sortText: word.lemma,
      };
  }
};

/**
 * A line on a word: “**membaca** (meN- + baca): read”. Empty if there is nothing to say. It is in the word's language, but for
 * what the word means.
 */
const wordLine = (word: WordNote, { otherLanguage }: Card): string => {
  const meaning = meaningOf(word);
  const parts = word.parts === null ? '' : ` (${htmlOf(word.parts)})`;
  if (meaning === '' && parts === '') return '';
  const meant = meaning === '' ? '' : `: <span lang="${htmlOf(otherLanguage)}">${htmlOf(meaning)}</span>`;
  return `<b>${htmlOf(word.lemma)}</b>${parts}${meant}`;
};

/** What a word means by the lexicon; what it became in its sentence if that has nothing. */
const meaningOf = ({ meanings, here }: WordNote): string =>
  meanings.length > 0 ? meanings.join(', ') : (here ?? '');

const tagsOf = ({ document, system, flags }: Card): string[] => [
  tag('document', document),
  tag('system', system),
  ...flags.map((rule) => tag('flag', rule)),
];

/** Tags have no spaces, and :: between those that stand in others. */
const tag = (kind: string, name: string): string =>
  `padan::${kind}::${
    name
      .normalize('NFC')
      .replace(/\p{Cs}/gu, '\ufffd')
      .replace(/[\s\p{C}"]+/gu, '_')
      .replace(/::+/g, ':')
      .replace(/^:|:$/g, '_') || '_'
  }`;
