import type { MachineTrace } from '../core/system.js';

/** Version of stored hypotheses (`records.ts`). */
export const recordVersion = 2;

/** A model's translation of a sentence, with scores and other details. */
export interface Hypothesis extends MachineTrace {
  text: string;
}

/** Whether hypotheses may be translations of these sentences: one each, and none says nothing. */
export const isOf = (hypotheses: readonly Hypothesis[], sentences: readonly string[]): boolean =>
  hypotheses.length === sentences.length &&
  hypotheses.every(({ text }, i) => text.trim() !== '' || sentences[i]!.trim() === '');

/** A model's translation of a normalised sentence, before typography and protected text are restored. */
export type Draft = Omit<Hypothesis, 'misplaced' | 'copied'>;

/** Drafts kept between runs (`memory.ts`), by normalised sentence. */
export interface DraftStore {
  get(sentence: string): Draft | undefined | Promise<Draft | undefined>;
  put(sentence: string, draft: Draft): void;
}
