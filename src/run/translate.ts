import type { TranslatedParagraph } from '../compare/bitext.js';
import type { Document } from '../core/document.js';
import { PadanError } from '../errors.js';
import { type TranslationIdentity, translationKey } from '../identity.js';
import { segment } from '../segment/segment.js';
import type { Hypothesis } from '../translate/hypothesis.js';
import type { Tell } from './events.js';
import type { Journal } from './state/journal.js';

/** A document's translations are in memory together. */
const mostSentences = 100_000;

/** A paragraph to translate: its sentences, and the key that its translation is kept under. */
export interface OpenParagraph {
  key: string;
  sentences: readonly string[];
}

/** Whatever gives English, one hypothesis a sentence: this machine's model, or workers behind a queue. */
export type TranslateParagraphs = (
  paragraphs: readonly OpenParagraph[],
  tell: Tell,
  signal?: AbortSignal,
) => Promise<Hypothesis[]>[];

/**
 * Translates a document, and keeps every finished paragraph in the journal.
 *
 * @param path   the document's, for what is told
 * @param bytes  its size
 * @param force  translate again what the journal has
 * @throws PadanError where it has too many sentences; whatever translating and keeping throws
 */
export const translateDocument = async (
  document: Document,
  journal: Journal,
  translate: TranslateParagraphs,
  identity: TranslationIdentity,
  { path, bytes, force }: { path: string; bytes: number; force: boolean },
  tell: Tell,
  signal?: AbortSignal,
): Promise<TranslatedParagraph[]> => {
  let count = 0;
  const paragraphs = document.paragraphs.map(({ text }) => {
    const sentences = segment(text, 'id');
    count += sentences.length;
    if (count > mostSentences)
      throw new PadanError(
        'too-large',
        `the document has more than ${mostSentences} sentences`,
        { path },
        'split it into several files',
      );
    const texts = sentences.map((sentence) => sentence.text);
    return { sentences, texts, key: translationKey(texts, identity), words: text.split(/\s+/).length };
  });
  const known = await Promise.all(paragraphs.map(({ key }) => (force ? undefined : journal.get(key))));
  const open = paragraphs.filter((_, i) => known[i] === undefined);
  tell({
    kind: 'read',
    path,
    bytes,
    paragraphs: open.length,
    words: open.reduce((sum, { words }) => sum + words, 0),
    kept: paragraphs.length - open.length,
  });

  const keep = async (
    { key, texts, words }: (typeof open)[number],
    translated: Promise<Hypothesis[]>,
  ): Promise<[string, Hypothesis[]]> => {
    const hypotheses = await translated;
    if (hypotheses.length !== texts.length)
      throw new Error(`${texts.length} sentences have ${hypotheses.length} translations`);
    await journal.append(key, hypotheses);
    tell({ kind: 'translated', path, words });
    return [key, hypotheses];
  };
  const answers = translate(
    open.map(({ key, texts }) => ({ key, sentences: texts })),
    tell,
    signal,
  );
  // All settle before any is thrown: what a stopped run has finished is kept.
  const kept = await Promise.allSettled(open.map((paragraph, i) => keep(paragraph, answers[i]!)));
  const made = new Map(
    kept.map((result) => {
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    }),
  );
  return paragraphs.map(({ sentences, key }, i) => ({
    sentences,
    hypotheses: known[i] ?? made.get(key)!,
  }));
};
