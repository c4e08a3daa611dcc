import type { Severity } from '../../core/bitext.js';
import type { Language } from '../../core/document.js';
import { indonesianLanguageName, languageName } from '../../languages/languages.js';
import type { Markup } from '../markup.js';
import type { Both } from './remarks/template.js';
import { say } from './say.js';

/** A language's name inside a sentence: “Indonesian”, “bahasa Indonesia”. */
export const sayLanguage = (language: Language): Markup =>
  say(languageName(language), indonesianLanguageName(language));

/** A language's name where a text begins: “Indonesian”, “Bahasa Indonesia”. */
export const sayLanguageFirst = (language: Language): Markup =>
  say(languageName(language), capitalised(indonesianLanguageName(language)));

/** A system's label for people: those that Padan itself gives are said in both languages. */
export const labelNames = (label: string): Both => [
  label,
  label.replace(/^Reference(?= \(|$)/, 'Rujukan').replace(/^run (?=\d+(?: \(|$))/, 'proses '),
];

/** How grave a flag is. */
export const severityNames: Readonly<Record<Severity, Both>> = {
  error: ['error', 'galat'],
  warning: ['warning', 'peringatan'],
  note: ['note', 'catatan'],
};

export const capitalised = (text: string): string =>
  text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
