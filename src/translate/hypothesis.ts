import type { MachineTrace } from '../core/system.js';

/** Changes with the shape of what is kept of hypotheses (`records.ts`). */
export const recordVersion = 2;

/** A model's translation of a sentence, with what the model thought of it. */
export interface Hypothesis extends MachineTrace {
  text: string;
}

/** What the model made of a normalised sentence, before typography and what was protected are put back. */
export type Draft = Pick<Hypothesis, 'text' | 'logProbs' | 'ended' | 'parts' | 'guarded' | 'alternatives'> & {
  score: number;
};

/** Drafts kept from one run to another (`memory.ts`), by normalised sentence. */
export interface DraftStore {
  get(sentence: string): Draft | undefined;
  put(sentence: string, draft: Draft): void;
}
