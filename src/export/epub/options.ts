import type { Language } from '../../core/document.js';
import type { Ui } from '../../report/ui/say.js';
import type { Family } from '../../study/families.js';
import type { Glossary } from '../../study/gloss.js';

/** Words of the texts in a language, with what is known of them. */
export interface BookWords {
  /** Of the words, and of what they mean. */
  language: Language;
  other: Language;
  families: readonly Family[];
  glossary: Glossary;
}

/** How a book sets its texts: a paragraph beside its translation, or every sentence above its own. */
export const bookLayouts = ['facing', 'interleaved'] as const;
export type BookLayout = (typeof bookLayouts)[number];

/** Which text comes first. */
export const bookOrders = ['source-first', 'target-first'] as const;
export type BookOrder = (typeof bookOrders)[number];

/** How a book is made. */
export interface BookOptions {
  layout: BookLayout;
  order: BookOrder;
  /** The translation that documents are written with, or all of them, references included. */
  systems: 'main' | 'all';
  /** Whether notes on the text and flags stand at the end of each file. */
  notes: boolean;
  /** Language of the book's own words. */
  ui: Ui;
  /** Default: the document's title; for several documents, their languages. */
  title?: string;
  author?: string;
  /** The words for the end of the book, by pair of languages; none by default. */
  words?: readonly BookWords[];
  /** When this edition was made, in seconds since 1970. By default 1980 began, so that the same texts give the same book. */
  date?: number;
}
