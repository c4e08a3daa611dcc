import type { Languages } from '../../../core/document.js';
import { PadanError } from '../../../errors.js';
import { canonicalLanguage, languageName, primarySubtag } from '../../../languages/languages.js';

/** The language in `NAME.LANGUAGE.txt`; undefined if there is none. */
export const languageInName = (path: string): string | undefined => {
  const code = /\.([a-z]{2,3}(?:[-_][a-z0-9]+)*)\.[^.]+$/i.exec(path)?.[1];
  const language = canonicalLanguage(code);
  return language === 'und' ? undefined : language;
};

/** @throws PadanError `invalid-option` if it is no language's code */
export const languageOf = (option: '--from' | '--to', code: string | undefined): string | undefined => {
  if (code === undefined) return undefined;
  const language = canonicalLanguage(code);
  if (language !== 'und') return language;
  throw new PadanError('invalid-option', `${option} is ${code}, expected a language’s code: id, en, de-CH`);
};

/** Whether a model that does not name its languages, or names these, may translate the texts. */
export const isFor = (model: Languages, texts: Languages): boolean =>
  (['from', 'to'] as const).every(
    (key) => model[key] === 'und' || primarySubtag(model[key]) === primarySubtag(texts[key]),
  );

/** “Indonesian into English”. */
export const direction = ({ from, to }: Languages): string =>
  `${languageName(from)} into ${languageName(to)}`;
