import type { MachineTrace } from '../core/system.js';

/** Version of stored hypotheses (`records.ts`). */
export const recordVersion = 2;

/** A model's translation of a sentence, with scores and other details. */
export interface Hypothesis extends MachineTrace {
  text: string;
}

/** A model's translation of a normalised sentence, before typography and protected text are restored. */
export type Draft = Omit<Hypothesis, 'misplaced' | 'copied'>;

/** Drafts kept between runs (`memory.ts`), by normalised sentence. */
export interface DraftStore {
  get(sentence: string): Draft | undefined | Promise<Draft | undefined>;
  put(sentence: string, draft: Draft): void;
}
