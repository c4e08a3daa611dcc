import type { CardKind } from '../../study/cards.js';

/** What Anki calls a note type (a model): the fields of notes, and the cards that are made of them. */
export interface NoteType {
  /** Never changes: by it Anki knows the type again. */
  id: number;
  name: string;
  /** Name of the deck for its cards, under the one that the user chose. */
  deck: string;
  isCloze: boolean;
  fields: readonly string[];
  templates: readonly CardTemplate[];
}

export interface CardTemplate {
  name: string;
  front: string;
  back: string;
  /** Index of the field without which there is no such card. */
  needs: number;
}

/**
 * When the note types, or what we write into fields, were last changed, in seconds since 1970. Anki takes a note type or a
 * note over one that it has only if it is newer: raise this with every change of what follows from the same documents.
 */
export const formTime = Date.UTC(2026, 10, 29) / 1000;

/** A field in its language, set apart from its surroundings, where MathJax finds nothing. */
const text = (field: string, of: 'own' | 'other', tag = 'div'): string => {
  const language = of === 'own' ? 'Language' : 'Translation language';
  return `<${tag} class="${of} mathjax_ignore" lang="{{${language}}}" dir="auto">{{${field}}}</${tag}>`;
};

/** Something that is left out where a field is empty. */
const where = (field: string, html: string): string => `{{#${field}}}${html}{{/${field}}}`;

const answer = '{{FrontSide}}\n<hr id="answer">\n';
const words = where('Words', '<div class="words mathjax_ignore" lang="{{Language}}">{{Words}}</div>');
const from = where('Document', '<div class="from mathjax_ignore">{{Document}}</div>');
const example = where(
  'Example',
  `<div class="example">${text('Example', 'own')}${text('Example translation', 'other')}</div>`,
);
const parts = where('Parts', text('Parts', 'own').replace('class="own', 'class="parts'));

/** Fields that all types have, at their end. */
const common = ['Document', 'Language', 'Translation language'] as const;

export const noteTypes: Readonly<Record<CardKind, NoteType>> = {
  sentence: {
    id: 1_795_900_000_001,
    name: 'Padan Sentence',
    deck: 'Sentences',
    isCloze: false,
    fields: ['Text', 'Translation', 'Words', ...common],
    templates: [
      {
        name: 'Text → Translation',
        front: text('Text', 'own'),
        back: `${answer}${text('Translation', 'other')}\n${words}\n${from}`,
        needs: 0,
      },
      {
        name: 'Translation → Text',
        front: text('Translation', 'other'),
        back: `${answer}${text('Text', 'own')}\n${words}\n${from}`,
        needs: 1,
      },
    ],
  },
  cloze: {
    id: 1_795_900_000_002,
    name: 'Padan Cloze',
    deck: 'Cloze',
    isCloze: true,
    fields: ['Text', 'Translation', 'Hint', 'Words', ...common],
    templates: [
      {
        name: 'Cloze',
        // Without a hint on the word, the sentence's translation is one.
        front: `${text('cloze:Text', 'own')}\n{{^Hint}}${text('Translation', 'other')}{{/Hint}}`,
        back: `${text('cloze:Text', 'own')}\n<hr id="answer">\n${text('Translation', 'other')}\n${words}\n${from}`,
        needs: 0,
      },
    ],
  },
  word: {
    id: 1_795_900_000_003,
    name: 'Padan Word',
    deck: 'Words',
    isCloze: false,
    fields: ['Word', 'Meaning', 'Parts', 'Example', 'Example translation', ...common],
    templates: [
      {
        name: 'Word → Meaning',
        front: text('Word', 'own'),
        back: `${answer}${text('Meaning', 'other')}\n${parts}\n${example}\n${from}`,
        needs: 0,
      },
      {
        name: 'Meaning → Word',
        front: text('Meaning', 'other'),
        back: `${answer}${text('Word', 'own')}\n${parts}\n${example}\n${from}`,
        needs: 1,
      },
    ],
  },
};

/** For all types. Anki has `.nightMode` on a card's element where it is dark. */
export const css = `.card { font: 1.375rem/1.5 Georgia, "Noto Serif", serif; max-width: 36rem; margin: 0 auto; padding: 1rem; text-align: center; color: #1d1d1f; background: #fdfdfb; }
.card.nightMode, .nightMode .card { color: #e6e4df; background: #1c1d1f; }
.own { font-weight: 600; }
.example { margin-top: 1rem; font-size: 1.125rem; }
.example .own { font-weight: 400; }
.words, .parts { margin-top: .75rem; font-size: 1rem; }
.from { margin-top: 1.5rem; font: .75rem/1.4 system-ui, sans-serif; opacity: .7; }
.cloze { font-weight: 700; color: #0b57a4; }
.nightMode .cloze { color: #8ab8f0; }
hr { border: 0; border-top: 1px solid; opacity: .3; margin: 1rem 0; }
`;
