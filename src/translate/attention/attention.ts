import type { Model } from '../../model/model.js';
import type { PieceAttention, PiecePair } from '../decode/attend.js';
import type { Engine } from '../decode/engine.js';
import type { TranslateOptions } from '../options.js';
import { targetPieces } from '../source.js';
import { piecesOf, type WordedText } from './pieces.js';

/** A text and a translation of it, with their words. */
export interface WordedPair {
  source: WordedText;
  target: WordedText;
}

/**
 * Where a model looks while it writes a translation: target words × source words, row by row. A row is the mean over
 * the word's pieces and sums to 1 with what falls on punctuation.
 */
export type WordAttention = Float32Array;

/**
 * Reads pairs of texts and translations by forced decoding. A pair's result does not depend on the others, unless the
 * model's results depend on the batch.
 *
 * @returns for each pair its attention; null if the model gives none, or one of the texts is longer than
 *          sentences are: 160 pieces
 * @throws the signal's reason; a `PadanError` if the model fails
 */
export type Attend = (
  pairs: readonly WordedPair[],
  signal?: AbortSignal,
) => Promise<(WordAttention | null)[]>;

/**
 * Pieces of a text at most: models are trained on sentences. Up to here attention helped to link words, in longer texts
 * it did harm (docs/alignment.md).
 */
const maxPieces = 160;

/** Pairs that are sent to the engine at once. */
const maxPairs = 64;

/** Parts of texts whose pieces are remembered at a time: words come again and again. */
const maxKnown = 20_000;

/** Makes a reader of pairs on an engine. */
export const createAttend = (
  engine: Engine,
  { config, tokenizer, batchInvariant }: Model,
  { reproducible, batchSize }: Pick<TranslateOptions, 'reproducible' | 'batchSize'>,
): Attend => {
  const most = reproducible && !batchInvariant ? 1 : Math.min(batchSize, maxPairs);
  const known = new Map<string, readonly number[]>();
  const encode = (part: string): readonly number[] => {
    const ids = known.get(part) ?? tokenizer.encode(part).slice(0, -1);
    if (known.size >= maxKnown) known.clear();
    known.set(part, ids);
    return ids;
  };
  const longest = Math.min(maxPieces, config.maxPositions - 1);
  /**
   * Pieces of a text; undefined if there are too many.
   *
   * @param before  pieces before the text's own, which belong to no word
   */
  const pieces = (worded: WordedText, before: readonly number[] = []) => {
    if (worded.text.length > maxLetters * longest) return undefined;
    const { ids, wordOf } = piecesOf(worded, { encode, piece: tokenizer.piece });
    return before.length + ids.length <= longest
      ? { ids: [...before, ...ids, config.endId], wordOf: [...before.map(() => -1), ...wordOf] }
      : undefined;
  };
  const asked = targetPieces(config);

  return async (pairs, signal) => {
    const results: (WordAttention | null)[] = pairs.map(() => null);
    if (config.alignment === null) return results;
    const all = pairs.flatMap(({ source, target }, index) => {
      if (source.words.length === 0 || target.words.length === 0) return [];
      const [from, to] = [pieces(source, asked), pieces(target)];
      return from && to ? [{ index, from, to }] : [];
    });
    // Sources of the same length are encoded together.
    all.sort((a, b) => a.from.ids.length - b.from.ids.length || a.index - b.index);
    const share = Math.min(most, Math.max(1, Math.ceil(all.length / engine.width)));
    const shares = Array.from({ length: Math.ceil(all.length / share) }, (_, i) =>
      all.slice(i * share, (i + 1) * share),
    );
    await Promise.all(
      shares.map(async (some) => {
        signal?.throwIfAborted();
        const read = await engine.attend(
          some.map(({ from, to }): PiecePair => ({ source: from.ids, target: to.ids })),
          signal,
        );
        some.forEach(({ index, from, to }, i) => {
          const { source, target } = pairs[index]!;
          if (read !== null)
            results[index] = byWords(
              read[i]!,
              from.wordOf,
              to.wordOf,
              source.words.length,
              target.words.length,
            );
        });
      }),
    );
    signal?.throwIfAborted();
    return results;
  };
};

/** Letters that a piece has at most, about: longer texts need not be split to know that they are too long. */
const maxLetters = 32;

/** Sums a matrix of pieces over the pieces of each source word, and takes the mean over those of each target word. */
const byWords = (
  pieces: PieceAttention,
  sourceWordOf: readonly number[],
  targetWordOf: readonly number[],
  sources: number,
  targets: number,
): WordAttention => {
  const words = new Float32Array(targets * sources);
  const counts = new Int32Array(targets);
  for (const word of targetWordOf) if (word >= 0) counts[word]!++;
  const width = sourceWordOf.length + 1;
  targetWordOf.forEach((target, t) => {
    if (target < 0) return;
    sourceWordOf.forEach((source, s) => {
      if (source >= 0) words[target * sources + source]! += pieces[t * width + s]! / counts[target]!;
    });
  });
  return words;
};
