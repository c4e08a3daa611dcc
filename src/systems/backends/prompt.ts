import type { Languages } from '../../core/document.js';
import { PadanError } from '../../errors.js';
import { languageName } from '../../languages/languages.js';

/** What a chat model is told, with places for the languages' English names and the sentence. */
export const defaultPrompt =
  'Translate this sentence from {source} to {target}. Answer with its translation and nothing else: no notes, no quotation marks around it.\n\n{text}';

const place = /\{(source|target|text)\}/g;

/**
 * Checks a prompt's template.
 *
 * @param path  of its file, for the message
 * @throws PadanError `invalid-option` if it has no place for the sentence
 */
export const checkPrompt = (template: string, path?: string): void => {
  if (!template.includes('{text}'))
    throw new PadanError(
      'invalid-option',
      'the prompt has no {text}, where the sentence is to be',
      path === undefined ? {} : { path },
      'write {text} there; {source} and {target} are the languages’ names',
    );
};

/** The prompt for a sentence. What a sentence has in braces stays as it is. */
export const promptFor = (template: string, text: string, { from, to }: Languages): string => {
  const values = { source: languageName(from), target: languageName(to), text };
  return template.trim().replace(place, (_, name: keyof typeof values) => values[name]);
};

const thought = /^\s*<(think(?:ing)?)>[\s\S]*?<\/\1>/i;
const unfinishedThought = /^\s*<think(?:ing)?>(?![\s\S]*<\/think(?:ing)?>)[\s\S]*$/i;
/** The end of a thought that a model's own template has begun. */
const unopenedThought = /^(?:(?!<think(?:ing)?>)[\s\S])*?<\/think(?:ing)?>/i;
const fenced = /^```[^\n]*\n([\s\S]*?)\n?```$/;
/** A line that only leads to what follows: `Here is the translation:`. */
const leadIn = /^[^\n]{1,100}:[ \t]*\n\s*(?=\S)/;
const quotePairs = ['""', '“”', '„“', '«»', "''", '‘’', '``'] as const;

/**
 * The translation in what a chat model answers. Left out is only what certainly is none of it: thoughts in their tags, a
 * fence around all, a first line that ends with a colon and leads to others, a pair of quotation marks around all that
 * the sentence has not. Everything else is what the system said, and stays to be seen.
 */
export const translationIn = (answer: string, sentence: string): string => {
  let text = answer.replace(thought, '');
  if (!/<\/think(?:ing)?>/i.test(sentence)) text = text.replace(unopenedThought, '');
  text = text.replace(unfinishedThought, '').trim();
  text = fenced.exec(text)?.[1]?.trim() ?? text;
  text = text.replace(leadIn, '');
  text = fenced.exec(text)?.[1]?.trim() ?? text;
  return withoutQuotes(text, sentence.trim());
};

const withoutQuotes = (text: string, sentence: string): string => {
  const first = text.at(0);
  const last = text.at(-1);
  const pair = quotePairs.find(([open, close]) => first === open && last === close);
  const inner = text.slice(1, -1);
  const isAround = pair !== undefined && text.length > 2 && ![...pair].some((mark) => inner.includes(mark));
  const isQuoted = /^[\p{Pi}\p{Pf}"'„`]/u.test(sentence) && /[\p{Pi}\p{Pf}"'`]$/u.test(sentence);
  return isAround && !isQuoted ? inner.trim() : text;
};
