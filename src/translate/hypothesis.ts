/** Why a text was copied: it has no words, a word of hundreds of letters, or is not Indonesian. */
export type CopyReason = 'no-words' | 'endless-word' | 'english' | 'script';

/** A system's English for a sentence, with what the model thought of it. */
export interface Hypothesis {
  text: string;
  /** Mean log-probability of the pieces where `lengthPenalty` is 1; null where no model was asked. */
  score: number | null;
  /** Natural log-probability of each generated piece, `</s>` included. */
  logProbs: number[];
  /** False where the length cap cut the translation off. */
  ended: boolean;
  /** Parts that a sentence longer than the model's window was translated in; 1 for all others. */
  parts: number;
  /** Whether the model said the same again and again, and was made to say it otherwise. */
  guarded: boolean;
  /** The next best translations, best first, where `nBest` asks for them; none of a sentence in parts. */
  alternatives: Alternative[];
  /** Addresses and the like whose place in the translation is unsure (`protect.ts`). */
  misplaced: string[];
  /** Why no model was asked; null where one was. */
  copied: CopyReason | null;
}

export interface Alternative {
  text: string;
  score: number;
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
