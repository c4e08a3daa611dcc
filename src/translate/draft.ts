import { confidenceOf } from '../core/confidence.js';
import { packOf } from '../languages/languages.js';
import type { Model } from '../model/model.js';
import { hasLoop } from './decode/loops.js';
import type { Decode } from './decode/scheduler.js';
import type { SearchResult, Source } from './decode/search.js';
import type { Draft } from './hypothesis.js';
import type { TranslateOptions } from './options.js';
import { encodeSource } from './source.js';
import { joinedAnswers, splitToWindow } from './text/window.js';

/** Size of the n-grams that may not repeat when a loop is decoded again. */
const loopGuard = 4;

/** Results for a source, and whether they are from a second try with repeats forbidden. */
export interface Decoded {
  results: SearchResult[];
  guarded: boolean;
}

/**
 * Makes a function that translates normalised sentences, in parts if they are longer than the model's window.
 *
 * @param window  maximum length of a part, in pieces
 */
export const createDrafter = (
  decode: Decode,
  { tokenizer, config }: Model,
  options: TranslateOptions,
  window: number,
): ((sentence: string, signal?: AbortSignal) => Promise<Draft>) => {
  /** Decodes a source. If the translation loops but the source does not, decodes it again with repeats forbidden. */
  const decodeGuarded = async (source: Source, signal?: AbortSignal): Promise<Decoded> => {
    const results = await decode(source, signal);
    const looped = hasLoop(results[0]!.ids) && !hasLoop(source.ids);
    if (!looped || (options.noRepeatNgramSize > 0 && options.noRepeatNgramSize <= loopGuard))
      return { results, guarded: false };
    return { results: await decode(source, signal, loopGuard), guarded: true };
  };

  const { conjunctions } = packOf(config.sourceLanguage);
  return async (sentence, signal) => {
    const known = new Map<string, number[]>();
    const idsOf = (part: string): number[] => {
      const ids = known.get(part) ?? encodeSource({ tokenizer, config }, part.trim());
      known.set(part, ids);
      return ids;
    };
    const parts = splitToWindow(sentence, window, (part) => idsOf(part).length, conjunctions);
    const made = new Map<string, Promise<Decoded>>();
    /** What is said again and again is decoded once: the same source has the same results. */
    const decodedOnce = (part: string): Promise<Decoded> => {
      const text = part.trim();
      const decoded = made.get(text) ?? decodeGuarded({ ids: idsOf(part) }, signal);
      made.set(text, decoded);
      return decoded;
    };
    return draftOf(await Promise.all(parts.map(decodedOnce)), tokenizer, parts);
  };
};

/**
 * Joins the results for the parts of a sentence: of each the best that has letters, if any has.
 *
 * @param parts  the parts, if there are several
 */
export const draftOf = (
  decoded: readonly Decoded[],
  tokenizer: Model['tokenizer'],
  parts: readonly string[] = [],
): Draft => {
  const textOf = ({ ids }: SearchResult) => tokenizer.decode(ids).trim();
  const best = decoded.map(
    ({ results }) => results.find((result) => /\p{L}/u.test(textOf(result))) ?? results[0]!,
  );
  const pieces = best.reduce((sum, { ids }) => sum + ids.length, 0);
  return {
    text: joinedAnswers(parts, best.map(textOf)),
    score: best.reduce((sum, { score, ids }) => sum + score * ids.length, 0) / pieces,
    logProbs: best.flatMap(({ logProbs }) => logProbs),
    ended: best.every(({ ended }) => ended),
    parts: decoded.length,
    guarded: decoded.some(({ guarded }) => guarded),
    alternatives:
      decoded.length > 1
        ? []
        : decoded[0]!.results
            .filter((result) => result !== best[0])
            .map((result) => ({
              text: textOf(result),
              score: result.score,
              confidence: confidenceOf(result)!,
            })),
  };
};
