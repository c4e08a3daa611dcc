import type { Languages } from '../../../core/document.js';
import { canonicalLanguage, languageName, primarySubtag } from '../../../languages/languages.js';
import type { AskedLanguages } from '../../../model/direction.js';

/** The language in `NAME.LANGUAGE.txt`; undefined if there is none. */
export const languageInName = (path: string): string | undefined => {
  const code = /\.([a-z]{2,3}(?:[-_][a-z0-9]+)*)\.[^.]+$/i.exec(path)?.[1];
  const language = canonicalLanguage(code);
  return language === 'und' ? undefined : language;
};

/** What is known of the languages, and for the rest a model's: the other way round if only that fits. */
export const completed = ({ from, to }: AskedLanguages, model: Languages): Languages => {
  const fits = (own: Languages) =>
    (from === undefined || primarySubtag(from) === primarySubtag(own.from)) &&
    (to === undefined || primarySubtag(to) === primarySubtag(own.to));
  const usual = [model, { from: model.to, to: model.from }].find(fits) ?? model;
  return { from: from ?? usual.from, to: to ?? usual.to };
};

/** “Indonesian into English”. */
export const direction = ({ from, to }: Languages): string =>
  `${languageName(from)} into ${languageName(to)}`;
