import type { Document } from '../core/document.js';
import { rounded } from '../core/rounded.js';
import { type MachineTrace, type Output, referenceId, type System, type Target } from '../core/system.js';
import { hashOf } from '../hash.js';
import type { TranslationIdentity } from '../identity.js';
import type { Model } from '../model/model.js';
import type { Hypothesis } from '../translate/hypothesis.js';
import type { Backend } from './backends/backend.js';

/** Ids of what a run puts beside its systems: references, and earlier runs; the last is no key of an object. */
const reserved = new RegExp(`^(?:${referenceId}(?:-\\d+)?|earlier|last|run-\\d+|__proto__)$`, 'i');

/** Whether an id is one that Padan uses itself. */
export const isReserved = (id: string): boolean => reserved.test(id);

/**
 * Makes a system of a model with its settings.
 *
 * @param called  its id and label; by default it is called after the model
 */
export const modelSystem = (
  { name, config }: Model,
  identity: TranslationIdentity,
  called: string | null = null,
): System => ({
  id: called ?? (isReserved(name) ? `${name}-model` : name),
  label: called ?? 'Padan',
  role: 'candidate',
  language: config.targetLanguage,
  origin: { kind: 'model', name },
  hash: hashOf(JSON.stringify(identity)),
});

/**
 * Makes a system of a backend.
 *
 * @param id  its id and label
 */
export const backendSystem = (
  { name, languages, settings, sentTo }: Pick<Backend, 'name' | 'languages' | 'settings' | 'sentTo'>,
  identity: TranslationIdentity,
  id: string,
): System => ({
  id,
  label: id,
  role: 'candidate',
  language: languages.to,
  origin: {
    kind: sentTo !== null ? 'service' : settings['kind'] === 'command' ? 'command' : 'model',
    name,
  },
  hash: hashOf(JSON.stringify(identity)),
});

/**
 * Makes an output of a model's translation of a document. It is aligned by construction: one hypothesis per sentence.
 *
 * @param hypotheses  by block, one for each of its sentences
 * @param system      id of the model's system
 */
export const machineOutput = (
  document: Document,
  hypotheses: readonly (readonly Hypothesis[])[],
  system: string,
): Output => {
  const targets = document.blocks.flatMap((_, block) => machineTargets(hypotheses[block]!, block));
  return { system, targets, beads: targets.map((_, i) => ({ source: [i], target: [i], score: null })) };
};

/** A model's translations of a block's sentences, as targets. */
export const machineTargets = (hypotheses: readonly Hypothesis[], block: number): Target[] =>
  hypotheses.map((hypothesis) => targetOf(hypothesis, block));

const targetOf = ({ text, ...trace }: Hypothesis, block: number): Target => ({
  text,
  block,
  trace: roundedTrace(trace),
});

const roundedTrace = (trace: MachineTrace): MachineTrace => ({
  ...trace,
  score: trace.score === null ? null : rounded(trace.score),
  logProbs: trace.logProbs.map(rounded),
  alternatives: trace.alternatives.map(({ text, score, confidence }) => ({
    text,
    score: rounded(score),
    confidence: rounded(confidence),
  })),
});
