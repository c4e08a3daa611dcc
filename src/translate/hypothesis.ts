/**
 * Why a text was copied: it has no words, a word of hundreds of letters, is in the target language
 * already, or in a script that the model does not know.
 */
export type CopyReason = 'no-words' | 'endless-word' | 'target-language' | 'script';

/** Changes with the shape of what is kept of hypotheses (`records.ts`). */
export const recordVersion = 2;

/** A system's English for a sentence, with what the model thought of it. */
export interface Hypothesis {
  text: string;
  /**
   * What the search ranked it by: the sum of `logProbs` divided by their number to the power of `lengthPenalty`, so
   * no measure of confidence (`confidenceOf`). Of a sentence in parts the mean of their scores, weighted by length.
   * Null where no model was asked, or the system gives none.
   */
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
  /** As a hypothesis's. */
  score: number;
  /** Mean probability of a piece, 0 to 1; null in a record of an older version that does not tell. */
  confidence: number | null;
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

/** Mean natural log-probability of a piece; null where there are none. */
export const meanLogProb = (logProbs: readonly number[]): number | null =>
  logProbs.length === 0 ? null : logProbs.reduce((sum, logProb) => sum + logProb, 0) / logProbs.length;

/**
 * How sure the model was: the (geometric) mean probability of a piece, 0 to 1, whatever the length penalty. Null
 * where no model was asked.
 */
export const confidenceOf = ({ logProbs }: Pick<Hypothesis, 'logProbs'>): number | null => {
  const mean = meanLogProb(logProbs);
  return mean === null ? null : Math.exp(mean);
};
