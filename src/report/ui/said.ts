import type { Ui } from './say.js';

/** A text in one language, for what is written in one only: a book, a file. */
export const saidIn = (ui: Ui, en: string, id: string): string => (ui === 'en' ? en : id);
