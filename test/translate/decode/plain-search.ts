import { Tensor } from 'onnxruntime-node';
import type { Model } from '../../../src/model/model.js';
import type { SearchOptions, SearchResult } from '../../../src/translate/decode/search.js';
import { originalSessions } from '../../model/embedded.js';

/**
 * Beam search as a textbook would have it, to judge `search` by: one sentence, no padding, nothing kept
 * from step to step, the prefix of every hypothesis decoded anew, the vocabulary sorted. Slow and
 * obviously right.
 *
 * @param anew  `at-once` feeds a prefix as a whole, with no cache anywhere. `piece-by-piece` feeds it one
 *              piece after the other through the model's own cache inputs, from the start each time: for
 *              int8 models, where float sums of another order flip a rounding now and then (seen: 0.014 in
 *              one log-probability)
 */
export const plainSearch = async (
  model: Model,
  source: readonly number[],
  options: SearchOptions,
  anew: 'at-once' | 'piece-by-piece',
): Promise<SearchResult> => (await plainSearchAll(model, source, options, anew))[0]!;

/** As `plainSearch`, all hypotheses that ended (else those that were cut off), best first. */
export const plainSearchAll = async (
  model: Model,
  source: readonly number[],
  options: SearchOptions,
  anew: 'at-once' | 'piece-by-piece',
): Promise<SearchResult[]> => {
  const { config } = model;
  const { encoder, decoder } = await originalSessions(model);
  const cap = Math.min(Math.floor(options.maxLengthRatio * source.length) + 8, config.maxPositions);
  const int64 = (values: readonly number[]) =>
    new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
  const mask = int64(source.map(() => 1));
  const { last_hidden_state: states } = await encoder.run({
    input_ids: int64(source),
    attention_mask: mask,
  });

  const cacheInputs = decoder.inputNames.filter((name) => name.startsWith('past_key_values'));
  const empty = (): Tensor =>
    new Tensor('float32', new Float32Array(0), [1, config.heads, 0, config.headSize]);

  const logProbsAfter = async (prefix: readonly number[]): Promise<number[]> => {
    const inputs = [config.startId, ...prefix];
    let caches: Record<string, Tensor> = Object.fromEntries(cacheInputs.map((name) => [name, empty()]));
    let logits: Tensor | undefined;
    for (const [step, ids] of (anew === 'at-once' ? [inputs] : inputs.map((id) => [id])).entries()) {
      const outputs = await decoder.run({
        input_ids: int64(ids),
        encoder_attention_mask: mask,
        encoder_hidden_states: states as Tensor,
        use_cache_branch: new Tensor('bool', [step > 0], [1]),
        ...caches,
      });
      logits = outputs['logits'] as Tensor;
      const fresh = (name: string) =>
        step > 0 && name.includes('.encoder.')
          ? caches[name]!
          : (outputs[name.replace('past_key_values', 'present')] as Tensor);
      caches = Object.fromEntries(cacheInputs.map((name) => [name, fresh(name)]));
    }
    const last = Array.from((logits!.data as Float32Array).slice(-config.vocabularySize));
    for (const id of config.suppressedIds) last[id] = Number.NEGATIVE_INFINITY;
    const highest = Math.max(...last);
    const sum = last.reduce((total, value) => total + Math.exp(value - highest), 0);
    return last.map((value) => value - highest - Math.log(sum));
  };

  type Hypothesis = { ids: number[]; logProbs: number[]; total: number };
  const score = ({ total, ids }: Hypothesis) => total / ids.length ** options.lengthPenalty;
  const repeats = ({ ids }: Hypothesis) => {
    const size = options.noRepeatNgramSize;
    const grams = ids.map((_, i) => ids.slice(i, i + size).join(' ')).slice(0, ids.length - size + 1);
    return size > 0 && new Set(grams).size < grams.length;
  };

  let live: Hypothesis[] = [{ ids: [], logProbs: [], total: 0 }];
  const ended: Hypothesis[] = [];
  const cut: Hypothesis[] = [];
  while (live.length > 0) {
    const steps: { from: Hypothesis; id: number; logProb: number; total: number }[] = [];
    for (const from of live)
      (await logProbsAfter(from.ids)).forEach((logProb, id) => {
        steps.push({ from, id, logProb, total: from.total + logProb });
      });
    steps.sort((a, b) => b.total - a.total);
    live = [];
    let left = options.beamSize - ended.length;
    for (const { from, id, logProb, total } of steps) {
      if (left === 0) break;
      const hypothesis = { ids: [...from.ids, id], logProbs: [...from.logProbs, logProb], total };
      if (repeats(hypothesis)) continue;
      left--;
      if (id === config.endId) ended.push(hypothesis);
      else if (hypothesis.ids.length === cap) cut.push(hypothesis);
      else live.push(hypothesis);
    }
  }
  return (ended.length > 0 ? ended : cut)
    .sort((a, b) => score(b) - score(a))
    .map((each) => ({
      ids: each.ids,
      logProbs: each.logProbs,
      score: score(each),
      ended: ended.length > 0,
    }));
};
