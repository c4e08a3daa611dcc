import { type Document, textOf } from '../core/document.js';
import { translationKey } from '../identity.js';
import type { Hypothesis } from '../translate/hypothesis.js';
import type { RunContext } from './context.js';

/**
 * Translates a segmented document, and writes every finished paragraph to the journal. Paragraphs that are already in
 * the journal are not translated again.
 *
 * @param path   of the document, for events
 * @param bytes  size of the document
 * @returns for each block, a hypothesis for each of its sentences
 * @throws the errors of the translator and the journal
 */
export const translateDocument = async (
  document: Document,
  { path, bytes }: { path: string; bytes: number },
  { workspace, identity, options: { force }, onEvent, signal }: RunContext,
): Promise<Hypothesis[][]> => {
  const journal = await workspace.journal();
  const paragraphs = document.blocks.map((block) => {
    const texts = block.sentences.map((span) => textOf(document, span));
    return {
      texts,
      key: translationKey(texts, identity.translation),
      words: textOf(document, block).split(/\s+/).length,
    };
  });
  const known = await Promise.all(
    paragraphs.map(async ({ key, texts }) => {
      const kept = force ? undefined : await journal.get(key);
      // A record that does not fit is as good as none.
      return kept?.length === texts.length ? kept : undefined;
    }),
  );
  const open = paragraphs.filter((_, i) => known[i] === undefined);
  onEvent({
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
    onEvent({ kind: 'translated', path, words });
    return [key, hypotheses];
  };
  const answers = workspace.translate(
    open.map(({ key, texts }) => ({ key, sentences: texts })),
    (progress) => onEvent({ kind: 'worked', ...progress }),
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
