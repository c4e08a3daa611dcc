import type { Ui } from '../../report/ui/say.js';

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
  /** When this edition was made, in seconds since 1970. By default 1980 began, so that the same texts give the same book. */
  date?: number;
}
