import { type Document, textOf } from '../core/document.js';
import { type TranslationIdentity, translationKey } from '../identity.js';
import { plural } from '../plural.js';
import { type Hypothesis, isOf } from '../translate/hypothesis.js';
import type { RunContext } from './context.js';
import type { Journal } from './state/journal.js';
import type { RunTranslator } from './systems/translators.js';

/** Where paragraphs come from, for events. */
export interface Origin {
  /** Path of the document. */
  path: string;
  /** Size of the document. */
  bytes: number;
}

/**
 * Translates a segmented document, and writes every finished paragraph to the journal. Paragraphs that are already in
 * the journal are not translated again.
 *
 * @param translator  of one of the run's systems
 * @returns for each block, a hypothesis for each of its sentences
 * @throws the errors of the translator and the journal
 */
export const translateDocument = (
  document: Document,
  origin: Origin,
  translator: Pick<RunTranslator, 'system' | 'identity' | 'translate'>,
  context: RunContext,
): Promise<Hypothesis[][]> =>
  translateParagraphs(
    paragraphsOf(document, translator.identity),
    { ...origin, system: translator.system.id },
    translator,
    context,
  );

/**
 * Translates paragraphs as `translateDocument` does.
 *
 * @param system  what the events call the translator
 * @returns for each paragraph, a hypothesis for each of its sentences
 */
export const translateParagraphs = async (
  paragraphs: readonly Paragraph[],
  { path, bytes, system }: Origin & { system: string },
  { translate }: Pick<RunTranslator, 'translate'>,
  { workspace, options: { force }, onEvent, signal, translatedIn }: RunContext,
): Promise<Hypothesis[][]> => {
  const journal = await workspace.journal();
  const known = await knownIn(journal, paragraphs, force);
  const kinds = kindsOf(paragraphs, known, path, translatedIn);
  const open = paragraphs.filter((_, i) => kinds[i] === 'open');
  onEvent({
    kind: 'read',
    path,
    system,
    bytes,
    paragraphs: open.length,
    words: open.reduce((sum, { words }) => sum + words, 0),
    kept: kinds.filter((kind) => kind === 'kept').length,
    repeated: kinds.filter((kind) => kind === 'repeated').length,
  });

  const keep = async (
    { key, texts, words }: (typeof open)[number],
    translated: Promise<Hypothesis[]>,
  ): Promise<[string, Hypothesis[]]> => {
    const hypotheses = await translated;
    if (!isOf(hypotheses, texts))
      throw new Error(`not one translation for each of ${plural(texts.length, 'sentence')}`);
    await journal.append(key, hypotheses);
    if (!translatedIn.has(key)) translatedIn.set(key, path);
    onEvent({ kind: 'translated', path, words, remembered: remembered.has(key) });
    return [key, hypotheses];
  };
  const remembered = new Set<string>();
  const answers = translate(
    open.map(({ key, texts }) => ({ key, sentences: texts })),
    (progress) => {
      if ('remembered' in progress) remembered.add(progress.remembered);
      else onEvent({ kind: 'worked', ...progress });
    },
    signal,
  );
  // Wait for all before throwing, so that a stopped run keeps every finished paragraph.
  const kept = await Promise.allSettled(open.map((paragraph, i) => keep(paragraph, answers[i]!)));
  const made = new Map(
    kept.map((result) => {
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    }),
  );
  return paragraphs.map(({ key }, i) => known[i] ?? made.get(key)!);
};

/** A paragraph to translate, with the number of its words. */
export interface Paragraph {
  texts: string[];
  key: string;
  words: number;
}

/** The paragraphs of a segmented document. */
export const paragraphsOf = (document: Document, identity: TranslationIdentity): Paragraph[] =>
  document.blocks.map((block) => {
    const texts = block.sentences.map((span) => textOf(document, span));
    return paragraphOf(texts, textOf(document, block), identity);
  });

/**
 * A paragraph to translate.
 *
 * @param texts  its sentences
 * @param whole  the whole of it, whose words are counted
 */
export const paragraphOf = (texts: string[], whole: string, identity: TranslationIdentity): Paragraph => ({
  texts,
  key: translationKey(texts, identity),
  words: whole.split(/\s+/).length,
});

/**
 * What a journal has for paragraphs.
 *
 * @param force  use nothing of it
 */
export const knownIn = (
  journal: Journal,
  paragraphs: readonly Paragraph[],
  force: boolean,
): Promise<(Hypothesis[] | undefined)[]> =>
  Promise.all(
    paragraphs.map(async ({ key, texts }) => {
      const kept = force ? undefined : await journal.get(key);
      // A record that does not fit is as good as none.
      return kept !== undefined && isOf(kept, texts) ? kept : undefined;
    }),
  );

/**
 * Says of each paragraph whether it is to be translated (`open`), kept from an earlier run, or a repetition of one that
 * this run translates or has translated. An earlier try of the same document counted those that are `done`.
 *
 * @param known         what the journal has for each paragraph
 * @param path          of the document
 * @param translatedIn  for each key that this run has translated, the path of its document
 */
export const kindsOf = (
  paragraphs: readonly { key: string }[],
  known: readonly unknown[],
  path: string,
  translatedIn: ReadonlyMap<string, string>,
): ('open' | 'kept' | 'repeated' | 'done')[] => {
  const seen = new Set<string>();
  return paragraphs.map(({ key }, i) => {
    const isFirst = !seen.has(key);
    seen.add(key);
    if (known[i] === undefined) return isFirst ? 'open' : 'repeated';
    const where = translatedIn.get(key);
    if (where === undefined) return 'kept';
    return isFirst && where === path ? 'done' : 'repeated';
  });
};
