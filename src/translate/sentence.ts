import type { CopyReason } from '../core/system.js';
import { packOf } from '../languages/languages.js';
import { maxWordLength } from '../limits.js';
import type { Model } from '../model/model.js';
import type { Draft, DraftStore, Hypothesis } from './hypothesis.js';
import { isWrittenIn } from './text/foreign.js';
import { type Protected, protect, reinstate } from './text/protect.js';
import { normalise, restore } from './text/typography.js';

/** Translates one sentence: protect, normalise, ask the model (or copy), and restore. */
export const translateSentence = async (
  sentence: string,
  draft: (text: string, signal?: AbortSignal) => Promise<Draft>,
  { tokenizer, config }: Pick<Model, 'tokenizer' | 'config'>,
  kept: DraftStore | undefined,
  signal?: AbortSignal,
): Promise<Hypothesis> => {
  const protectedText = protect(sentence, tokenizer.knows);
  const text = normalise(protectedText.text);
  const reason = reasonToCopy(text, protectedText, config);
  if (reason !== null) return copyOf(sentence, reason);
  const before = await kept?.get(text);
  const made = before ?? (await draft(text, signal));
  if (before === undefined) kept?.put(text, made);
  return finish(made, protectedText);
};

const endlessWord = new RegExp(`\\S{${maxWordLength + 1}}`);

const reasonToCopy = (
  text: string,
  { spans, isForeign }: Pick<Protected, 'spans' | 'isForeign'>,
  { sourceLanguage, targetLanguage }: Model['config'],
): CopyReason | null => {
  const own = ownText({ text, spans });
  if (!/\p{L}/u.test(own)) return isForeign ? 'script' : 'no-words';
  if (endlessWord.test(text)) return 'endless-word';
  return isWrittenIn(own, packOf(targetLanguage), packOf(sourceLanguage)) ? 'target-language' : null;
};

const ownText = ({ text, spans }: Pick<Protected, 'text' | 'spans'>): string =>
  spans.reduce((rest, { placeholder }) => rest.replace(placeholder, ''), text);

/** Whether there are words outside protected text. */
export const hasWords = (text: Pick<Protected, 'text' | 'spans'>): boolean => /\p{L}/u.test(ownText(text));

/** A sentence copied as it is, without asking the model. */
export const copyOf = (sentence: string, copied: CopyReason): Hypothesis => ({
  text: sentence.trim(),
  score: null,
  logProbs: [],
  ended: true,
  parts: 1,
  guarded: false,
  alternatives: [],
  misplaced: [],
  copied,
});

/** Restores the source's typography and protected text in a draft. */
export const finish = (
  { text, alternatives, ...draft }: Omit<Hypothesis, 'misplaced' | 'copied'>,
  kept: Protected,
): Hypothesis => {
  const whole = (translation: string) => reinstate(restore(translation, kept.text), kept);
  return {
    ...whole(text),
    ...draft,
    alternatives: alternatives.map((each) => ({ ...each, text: whole(each.text).text })),
    copied: null,
  };
};
