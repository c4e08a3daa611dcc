import { explanationOf } from '../../compare/flags/flags.js';
import { indonesianLanguageName, languageNamed } from '../../languages/languages.js';
import { html, type Markup, named } from '../markup.js';
import { copyReasons, flagWords } from './remarks/flags.js';
import { correctionReasons, moreNotes, noteWords, tableProblems } from './remarks/notes.js';
import { type Both, type RuleWords, type Slots, translated } from './remarks/template.js';
import { messageLanguage, say, sayIn } from './say.js';

/*
 * Flags and notes carry their message in English (`bitext.flags`, JSON lines, the terminal). Pages say it in both
 * languages, by the templates of `remarks/`.
 */

/** What is said by rule. */
export const ruleWords: ReadonlyMap<string, RuleWords> = new Map(
  Object.entries({ ...flagWords, ...noteWords }),
);

/** “none”, or texts in quotation marks. */
const listIn = (text: string): string => (text === 'none' ? 'tidak ada' : text);

const sides = new Map([
  ['the source', 'sumber'],
  ['the translation', 'terjemahan'],
]);

const slots: Slots = {
  list: listIn,
  language: (name) => {
    const language = languageNamed(name);
    return language === null ? name : indonesianLanguageName(language);
  },
  side: (name) => sides.get(name) ?? name,
  reason: (text) => translated(text, [...correctionReasons, ...copyReasons], slots) ?? text,
  problem: (text) => translated(text, tableProblems, slots) ?? text,
};

/** A flag's or note's message in both languages; null in Indonesian if there is no template for it. */
export const remarkIn = (rule: string, message: string): readonly [en: string, id: string | null] => [
  message,
  translated(message, [...(ruleWords.get(rule)?.messages ?? []), moreNotes], slots),
];

/** A flag's or note's message, as it stands on a page. */
export const remark = (rule: string, message: string): Markup => {
  const [en, id] = remarkIn(rule, message);
  return id === null ? asReported(en) : say(en, id);
};

/** An attribute that has a rule and its message. */
export const remarkTitle = (rule: string, message: string): Markup => {
  const [en, id] = remarkIn(rule, message);
  return sayIn('title', `${rule}: ${en}`, `${rule}: ${id ?? en}`);
};

/** Text that there is only in English: what an error says, messages of other versions of Padan. */
export const asReported = (text: string): Markup =>
  html`<span lang="${messageLanguage}">${named(text)}</span>`;

/** A rule's name for people, which says more than its id, in both languages. */
export const ruleName = (rule: string): Both => ruleWords.get(rule)?.name ?? [rule, rule];

/** What a rule's flags mean; null if it is none of ours. */
export const sayExplanation = (rule: string): Markup | null => {
  const [en, id] = [explanationOf(rule), ruleWords.get(rule)?.explanation];
  return en === undefined ? null : id === undefined ? asReported(en) : say(en, id);
};
