import type { Language } from '../core/document.js';
import type { CopyReason } from '../core/system.js';
import { packOf } from '../languages/languages.js';
import { maxWordLength } from '../limits.js';
import type { Model } from '../model/model.js';
import type { Tokenizer } from '../model/tokenizer.js';
import type { Draft, DraftStore, Hypothesis } from './hypothesis.js';
import { lowered, raised, type Style } from './text/capitals.js';
import { isWrittenIn } from './text/foreign.js';
import { onOneLine } from './text/one-line.js';
import { withoutPlaceholders } from './text/placeholders.js';
import { type Protected, protect, reinstate } from './text/protect.js';
import { normalise, restore } from './text/typography.js';

/** A sentence as a model is shown it, with what it takes to undo that. */
export interface Prepared extends Protected {
  /** As it is in the document. */
  sentence: string;
  /** What the model is shown. */
  shown: string;
  style: Style;
  target: Language;
}

export interface PrepareOptions {
  source: Language;
  target: Language;
  /** What the model knows; without it, unknown characters and capitals stay as they are. */
  tokenizer?: Pick<Tokenizer, 'knows' | 'rarity'>;
  /** As in `ProtectOptions`. */
  respell?: boolean;
}

/** Makes what a model is shown of a sentence: kept text replaced, capitals as in running text, plain typography. */
export const prepare = (
  sentence: string,
  { source, target, tokenizer, respell = true }: PrepareOptions,
): Prepared => {
  const pack = packOf(source);
  const kept = protect(sentence, { pack, respell, ...(tokenizer && { isKnown: tokenizer.knows }) });
  const placeholders = new Set(kept.spans.map(({ placeholder }) => placeholder));
  const { text, style } =
    tokenizer === undefined
      ? { text: kept.text, style: null }
      : lowered(kept.text, placeholders, tokenizer.rarity, pack);
  return { ...kept, sentence, shown: normalise(text), style, target };
};

/** Tabs between the cells of a table row. */
const cellGap = /(?<=\S)( *\t[ \t]*)(?=\S)/;

/** Translates a sentence; the row of a table cell by cell. */
export const translateSentence = (
  sentence: string,
  draft: (text: string, signal?: AbortSignal) => Promise<Draft>,
  model: Pick<Model, 'tokenizer' | 'config'>,
  kept: DraftStore | undefined,
  signal?: AbortSignal,
): Promise<Hypothesis> => cellByCell(sentence, (cell) => translateCell(cell, draft, model, kept, signal));

/** Translates a sentence whole, or each cell of it if it is the row of a table. */
export const cellByCell = async (
  sentence: string,
  translate: (cell: string) => Promise<Hypothesis>,
): Promise<Hypothesis> => {
  const parts = sentence.trim().split(cellGap);
  if (parts.length === 1) return translate(sentence);
  return rowOf(await Promise.all(parts.map((part, i) => (i % 2 === 0 ? translate(part) : part))));
};

/**
 * Translates one sentence: prepare, ask the model (or copy), and restore. If the model loses a name that it was shown
 * in other letters, it is asked again with a placeholder for it.
 */
const translateCell = async (
  sentence: string,
  draft: (text: string, signal?: AbortSignal) => Promise<Draft>,
  { tokenizer, config }: Pick<Model, 'tokenizer' | 'config'>,
  kept: DraftStore | undefined,
  signal?: AbortSignal,
): Promise<Hypothesis> => {
  const options = { source: config.sourceLanguage, target: config.targetLanguage, tokenizer };
  const draftFor = async ({ shown }: Prepared): Promise<Draft> => {
    const before = await kept?.get(shown);
    const made = before ?? (await draft(shown, signal));
    if (before === undefined) kept?.put(shown, made);
    return made;
  };
  const prepared = prepare(sentence, options);
  const reason = reasonToCopy(prepared, config);
  if (reason !== null) return copyOf(sentence, reason);
  const made = await draftFor(prepared);
  if (!losesNames(made, prepared)) return finish(made, prepared);
  const again = prepare(sentence, { ...options, respell: false });
  return hasWords(again) ? finish(await draftFor(again), again) : finish(made, prepared);
};

const endlessWord = new RegExp(`\\S{${maxWordLength + 1}}`);

const reasonToCopy = (
  prepared: Prepared,
  { sourceLanguage, targetLanguage }: Model['config'],
): CopyReason | null => {
  if (!hasWords(prepared)) return prepared.isForeign ? 'script' : 'no-words';
  if (endlessWord.test(prepared.shown)) return 'endless-word';
  return isWrittenIn(ownText(prepared), packOf(targetLanguage), packOf(sourceLanguage))
    ? 'target-language'
    : null;
};

const ownText = ({ shown, spans }: Prepared): string =>
  spans.reduce((rest, { placeholder }) => rest.replace(placeholder, ''), shown);

/** Whether there are words outside protected text. */
export const hasWords = (prepared: Prepared): boolean => /\p{L}/u.test(ownText(prepared));

const losesNames = ({ text }: Draft, prepared: Prepared): boolean =>
  prepared.respelled.length > 0 && reinstate(text, prepared).lost.some((word) => /\p{Lu}/u.test(word));

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

/** The hypothesis for a row, of those for its cells and the tabs between them. */
const rowOf = (parts: readonly (Hypothesis | string)[]): Hypothesis => {
  const cells = parts.filter((part) => typeof part !== 'string');
  const pieces = cells.reduce((sum, { score, logProbs }) => sum + (score === null ? 0 : logProbs.length), 0);
  const score = cells.reduce((sum, each) => sum + (each.score ?? 0) * each.logProbs.length, 0);
  return {
    text: parts.map((part) => (typeof part === 'string' ? part : part.text)).join(''),
    score: pieces === 0 ? null : score / pieces,
    logProbs: cells.flatMap(({ logProbs }) => logProbs),
    ended: cells.every(({ ended }) => ended),
    parts: cells.reduce((most, cell) => Math.max(most, cell.parts), 0),
    guarded: cells.some(({ guarded }) => guarded),
    alternatives: [],
    misplaced: cells.flatMap(({ misplaced }) => misplaced),
    copied: cells.every(({ copied }) => copied !== null) ? worst(cells.map(({ copied }) => copied!)) : null,
  };
};

/** The reason that says most of a row whose cells were all copied, each for its own. */
const worst = (reasons: readonly CopyReason[]): CopyReason =>
  (['no-answer', 'endless-word', 'script', 'target-language'] as const).find((each) =>
    reasons.includes(each),
  ) ?? 'no-words';

/** Undoes in a draft what `prepare` did. If the draft has no words, the sentence is copied. */
export const finish = ({ text, alternatives, ...draft }: Draft, prepared: Prepared): Hypothesis => {
  const { sentence, spans, style, target } = prepared;
  if (!/\p{L}/u.test(withoutPlaceholders(text, spans))) return copyOf(sentence, 'no-answer');
  const whole = (translation: string) => {
    const { text, misplaced } = reinstate(
      restore(raised(onOneLine(translation), style, packOf(target)), prepared.text),
      prepared,
      packOf(target),
    );
    return { text, misplaced };
  };
  return {
    ...whole(text),
    ...draft,
    alternatives: alternatives.map((each) => ({ ...each, text: whole(each.text).text })),
    copied: null,
  };
};
