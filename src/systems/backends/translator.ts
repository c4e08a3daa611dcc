import { setMaxListeners } from 'node:events';
import type { Languages } from '../../core/document.js';
import { createGate } from '../../flow/gate.js';
import { checkSignal, checkTexts } from '../../given.js';
import type { Draft, DraftStore, Hypothesis } from '../../translate/hypothesis.js';
import { cellByCell, copyOf, finish, hasWords, prepare } from '../../translate/sentence.js';
import { onOneLine } from '../../translate/text/one-line.js';
import type { Translator } from '../../translate/translator.js';
import type { Backend } from './backend.js';
import { createBatches } from './batches.js';

/**
 * Makes a translator of a backend. Sentences without words are copied and not sent; scores are null and
 * log-probabilities empty.
 *
 * @param kept         translations to reuse and add to, by sentence as the backend gets it
 * @param cannotBegin  as in `createBatches`
 */
export const backendTranslator = (
  backend: Backend,
  kept?: DraftStore,
  cannotBegin?: (error: unknown) => unknown,
): Pick<Translator, 'translate' | 'dispose'> => {
  const { languages, isPrepared } = backend;
  const { ask } = createBatches(backend, cannotBegin);
  const gate = createGate('translator', async () => undefined);

  const translate: Translator['translate'] = async (sentences, signal, onRemembered) => {
    let [found, made] = [0, 0];
    // Every sentence listens.
    const own = signal && AbortSignal.any([signal]);
    if (own) setMaxListeners(0, own);
    const draftOf = async (shown: string): Promise<Draft> => {
      const before = await kept?.get(shown);
      if (before !== undefined) {
        found++;
        return before;
      }
      made++;
      const { text, ended, parts = 1 } = await ask(shown, own);
      const draft = { text, score: null, logProbs: [], ended, parts, guarded: false, alternatives: [] };
      kept?.put(shown, draft);
      return draft;
    };
    const hypotheses = await Promise.all(
      sentences.map((sentence) =>
        cellByCell(sentence, (cell) => translateCell(cell, draftOf, languages, isPrepared)),
      ),
    );
    if (found > 0 && made === 0) onRemembered?.();
    return hypotheses;
  };

  return {
    translate: async (...call) => {
      checkTexts('sentences', call[0]);
      checkSignal(call[1]);
      return gate.enter(() => translate(...call));
    },
    dispose: async () => {
      const closed = gate.close();
      await backend.dispose();
      await closed;
    },
  };
};

const translateCell = async (
  cell: string,
  draftOf: (shown: string) => Promise<Draft>,
  { from, to }: Languages,
  isPrepared: boolean,
): Promise<Hypothesis> => {
  const prepared = prepare(cell, { source: from, target: to });
  if (!hasWords(prepared)) return copyOf(cell, 'no-words');
  if (isPrepared) return finish(await draftOf(prepared.shown), prepared);
  const draft = await draftOf(onOneLine(cell).trim());
  const text = onOneLine(draft.text).trim();
  return /\p{L}/u.test(text) ? { ...draft, text, misplaced: [], copied: null } : copyOf(cell, 'no-answer');
};
