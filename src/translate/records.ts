/** Validates hypotheses from the journal, the memory and the queue, and migrates those of older versions. */
import * as z from 'zod';
import { type Alternative, copyReasons } from '../core/system.js';
import { type Draft, type Hypothesis, recordVersion } from './hypothesis.js';

const alternativeSchema = z.strictObject({
  text: z.string(),
  score: z.number(),
  confidence: z.number(),
});

const draftSchema = z.strictObject({
  text: z.string(),
  score: z.number().nullable(),
  logProbs: z.array(z.number()),
  ended: z.boolean(),
  parts: z.int().min(1),
  guarded: z.boolean(),
  alternatives: z.array(alternativeSchema),
});

const hypothesisSchema = draftSchema.extend({
  misplaced: z.array(z.string()),
  copied: z.enum(copyReasons).nullable(),
});

export const traceSchema = hypothesisSchema.omit({ text: true });

const checked = z.compile(z.array(hypothesisSchema));
/** A paragraph's hypotheses, one per sentence. Validated but not copied: reports depend on the order of keys. */
export const hypothesesSchema = z.custom<Hypothesis[]>(
  (value) => z.validate(checked, value),
  'not a list of hypotheses',
);

const journalSchema = z.compile(
  z.strictObject({ version: z.literal(recordVersion), hypotheses: z.array(hypothesisSchema) }),
);

const entryFields = { source: z.string(), model: z.string(), settings: z.looseObject({}) };
const memorySchema = z.compile(
  z.strictObject({ version: z.literal(recordVersion), ...entryFields, draft: draftSchema }),
);

// Version 1: journal records were bare lists, memory records had no version, and alternatives had no confidence.
const alternatives1 = z.array(alternativeSchema.omit({ confidence: true }));
const journalSchema1 = z.compile(
  z.array(
    hypothesisSchema.extend({
      alternatives: alternatives1,
      copied: z.enum([...copyReasons, 'english']).nullable(),
    }),
  ),
);
const memorySchema1 = z.compile(
  z.strictObject({ ...entryFields, draft: draftSchema.extend({ alternatives: alternatives1 }) }),
);

/**
 * Reads the hypotheses of a journal record; undefined if it is invalid or of an unknown version.
 *
 * @param lengthPenalty  used for the translation
 */
export const readJournalRecord = (record: unknown, lengthPenalty: number): Hypothesis[] | undefined => {
  if (z.validate(journalSchema, record)) return record.hypotheses;
  if (!z.validate(journalSchema1, record)) return undefined;
  const hypotheses = record.map((hypothesis) => ({
    ...hypothesis,
    alternatives: withConfidence(hypothesis.alternatives, lengthPenalty),
    copied: hypothesis.copied === 'english' ? ('target-language' as const) : hypothesis.copied,
  }));
  return hypotheses.every(isComplete) ? hypotheses : undefined;
};

const isComplete = <T extends { alternatives: unknown }>(
  hypothesis: T,
): hypothesis is T & { alternatives: NonNullable<T['alternatives']> } =>
  hypothesis.alternatives !== undefined;

/** An entry of the memory: a sentence with its translation. */
export interface MemoryEntry {
  /** The sentence as the model saw it (`normalise`). */
  source: string;
  /** SHA-256 of the model's files; of a backend, of its settings. */
  model: string;
  settings: object;
  draft: Draft;
}

/** Reads an entry of the memory; undefined if it is invalid or of an unknown version. */
export const readMemoryRecord = (record: unknown): MemoryEntry | undefined => {
  if (z.validate(memorySchema, record)) {
    const { version: _, ...entry } = record;
    return entry;
  }
  if (!z.validate(memorySchema1, record)) return undefined;
  const { draft, ...entry } = record;
  const alternatives = withConfidence(draft.alternatives, entry.settings['lengthPenalty']);
  return alternatives && { ...entry, draft: { ...draft, alternatives } };
};

/**
 * Adds confidences. With a length penalty of 1 the score is the mean log-probability; otherwise the confidence is
 * unknown, and the record of no use: kept results must be those of a fresh run.
 */
const withConfidence = (
  alternatives: readonly Omit<Alternative, 'confidence'>[],
  lengthPenalty: unknown,
): Alternative[] | undefined =>
  lengthPenalty === 1 || alternatives.length === 0
    ? alternatives.map((each) => ({ ...each, confidence: Math.exp(each.score) }))
    : undefined;
