import { rounded } from '../core/rounded.js';
import type { Output, RoundTrip, RoundTripCaveat, Side } from '../core/system.js';
import type { TranslationIdentity } from '../identity.js';
import type { Model } from '../model/model.js';
import { chrf } from '../score/chrf.js';
import type { Hypothesis } from '../translate/hypothesis.js';
import { machineTargets, modelSystem } from './machine.js';

/** A translated sentence that can be translated back. */
export interface Returnable {
  /** Index of the target. */
  target: number;
  text: string;
  /** The source sentence that it translates, as the model was shown it. */
  source: string;
}

/**
 * The targets that can be translated back, by paragraph: those that a source sentence has for itself by construction. So
 * whatever is unlike the source came about on the way, and not when the texts were aligned. What was copied because a
 * model could not translate it (numbers, other languages) stays where it is: the way back would say nothing of it.
 *
 * @param sentences  the source sentences, as the model was shown them
 */
export const returnable = (
  { targets, beads }: Pick<Output, 'targets' | 'beads'>,
  sentences: readonly string[],
): Returnable[][] => {
  const found: Returnable[] = beads.flatMap(({ source, target, score }) => {
    if (score !== null || source.length !== 1 || target.length !== 1) return [];
    const { text, trace } = targets[target[0]!]!;
    if ((trace?.copied ?? null) !== null || !/\p{L}/u.test(text)) return [];
    return [{ target: target[0]!, text, source: sentences[source[0]!]!.trim() }];
  });
  const paragraphs = new Map<number, Returnable[]>();
  for (const each of found) {
    const { block } = targets[each.target]!;
    const paragraph = paragraphs.get(block);
    if (paragraph) paragraph.push(each);
    else paragraphs.set(block, [each]);
  }
  return [...paragraphs.values()];
};

/**
 * The same for a model's translations of a paragraph.
 *
 * @param hypotheses  one for each sentence
 * @param sentences   as the model was shown them
 */
export const returnableIn = (
  hypotheses: readonly Hypothesis[],
  sentences: readonly string[],
): Returnable[] => {
  const targets = machineTargets(hypotheses, 0);
  const beads = targets.map((_, i) => ({ source: [i], target: [i], score: null }));
  return returnable({ targets, beads }, sentences).flat();
};

const metric = chrf();

/**
 * A sentence's way back, with its likeness to where it began.
 *
 * @param source      as the model was shown it
 * @param hypothesis  what the model of the opposite direction made of the translation
 */
export const roundTripOf = (source: string, hypothesis: Hypothesis): RoundTrip => {
  const caveat = caveatOf(hypothesis);
  return {
    text: hypothesis.text,
    chrf: rounded(metric.score(metric.statistics(hypothesis.text, [source]))),
    ...(caveat === null ? {} : { caveat }),
  };
};

const caveatOf = ({ copied, ended, parts }: Hypothesis): RoundTripCaveat | null => {
  if (copied !== null) return 'copied';
  if (!ended) return 'cut-off';
  return parts > 1 ? 'split' : null;
};

/**
 * A side whose sentences have their ways back.
 *
 * @param paragraphs  of `returnable`
 * @param hypotheses  of the model of the opposite direction: for each paragraph, one for each sentence
 * @param by          this model, and what decides what it says
 */
export const withRoundTrips = (
  { system, output }: Side,
  paragraphs: readonly (readonly Returnable[])[],
  hypotheses: readonly (readonly Hypothesis[])[],
  by: { model: Model; identity: TranslationIdentity },
): Side => {
  if (paragraphs.length === 0) return { system, output };
  const targets = [...output.targets];
  for (const [i, paragraph] of paragraphs.entries())
    for (const [k, { target, source }] of paragraph.entries())
      targets[target] = { ...targets[target]!, roundTrip: roundTripOf(source, hypotheses[i]![k]!) };
  const { name } = by.model;
  const { hash } = modelSystem(by.model, by.identity);
  return { system: { ...system, roundTrip: { name, hash } }, output: { ...output, targets } };
};
