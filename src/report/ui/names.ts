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

/** How grave a flag is. */
export const severityNames: Readonly<Record<Severity, Both>> = {
  error: ['error', 'kesalahan'],
  warning: ['warning', 'peringatan'],
  note: ['note', 'catatan'],
};

export const capitalised = (text: string): string =>
  text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
