import pLimit from 'p-limit';
import type { TranslatedParagraph } from '../compare/bitext.js';
import type { Document } from '../document/document.js';
import type { Model } from '../model/model.js';
import { segment } from '../segment/segment.js';
import {
  decisiveSettings,
  type Hypothesis,
  type TranslateOptions,
  type Translator,
  textVersion,
} from '../translate/translator.js';
import { type Journal, journalKey } from './journal.js';

/** Paragraphs that wait for the model at a time, of all documents together. */
const paragraphsInFlight = 512;

export interface KeepEvents {
  /** A document was read; so many of its paragraphs are to be translated now. */
  read?(paragraphs: number, words: number): void;
  /** A paragraph was translated. */
  translated?(words: number): void;
}

/** Translates documents and keeps every finished paragraph in the journal. */
export interface Keeper {
  translate(document: Document, events: KeepEvents, signal?: AbortSignal): Promise<TranslatedParagraph[]>;
  /** Paragraphs translated so far, and those that the journal had. */
  counts(): { translated: number; kept: number };
}

/**
 * @param model  the one behind the translator
 * @param force  translate again what the journal has
 */
export const createKeeper = (
  journal: Journal,
  translator: Translator,
  model: Pick<Model, 'hash' | 'batchInvariant'>,
  options: TranslateOptions,
  force: boolean,
): Keeper => {
  const settings = { ...decisiveSettings(model, options), textVersion };
  const limit = pLimit(paragraphsInFlight);
  let translated = 0;
  let kept = 0;

  return {
    counts: () => ({ translated, kept }),
    translate: async (document, events, signal) => {
      const paragraphs = document.paragraphs.map(({ text }) => {
        const sentences = segment(text, 'id');
        const texts = sentences.map((sentence) => sentence.text);
        const key = journalKey(texts, model.hash, settings);
        return { sentences, texts, key, isKept: !force && journal.has(key), words: text.split(/\s+/).length };
      });
      const open = paragraphs.filter(({ isKept }) => !isKept);
      events.read?.(
        open.length,
        open.reduce((sum, { words }) => sum + words, 0),
      );

      const hypothesesOf = async ({
        texts,
        key,
        isKept,
        words,
      }: (typeof paragraphs)[number]): Promise<Hypothesis[]> => {
        signal?.throwIfAborted();
        const known = isKept ? await journal.get(key) : undefined;
        if (known) {
          kept++;
          return known;
        }
        const hypotheses = await translator.translate(texts, signal);
        await journal.append(key, hypotheses);
        translated++;
        events.translated?.(words);
        return hypotheses;
      };
      // All settle before any is thrown: what a stopped run has finished is kept.
      const results = await Promise.allSettled(paragraphs.map((paragraph) => limit(hypothesesOf, paragraph)));
      return results.map((result, i) => {
        if (result.status === 'rejected') throw result.reason;
        return { sentences: paragraphs[i]!.sentences, hypotheses: result.value };
      });
    },
  };
};
