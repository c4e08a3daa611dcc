/** Kept hypotheses, as the journal, the memory and the queue have them: checked, and migrated where they are older. */
import * as z from 'zod';
import { type Alternative, copyReasons } from '../core/system.js';
import { type Draft, type Hypothesis, recordVersion } from './hypothesis.js';

const alternativeSchema = z.strictObject({
  text: z.string(),
  score: z.number(),
  confidence: z.number().nullable(),
});

const draftSchema = z.strictObject({
  text: z.string(),
  score: z.number(),
  logProbs: z.array(z.number()),
  ended: z.boolean(),
  parts: z.int().min(1),
  guarded: z.boolean(),
  alternatives: z.array(alternativeSchema),
});

const hypothesisSchema = draftSchema.extend({
  score: z.number().nullable(),
  misplaced: z.array(z.string()),
  copied: z.enum(copyReasons).nullable(),
});

export const traceSchema = hypothesisSchema.omit({ text: true });

const checked = z.compile(z.array(hypothesisSchema));
/** A paragraph's hypotheses, one a sentence. The value stays as it is: reports have its keys in its order. */
export const hypothesesSchema = z.custom<Hypothesis[]>(
  (value) => z.validate(checked, value),
  'these are no hypotheses',
);

const journalSchema = z.compile(
  z.strictObject({ version: z.literal(recordVersion), hypotheses: z.array(hypothesisSchema) }),
);

const entryFields = { source: z.string(), model: z.string(), settings: z.looseObject({}) };
const memorySchema = z.compile(
  z.strictObject({ version: z.literal(recordVersion), ...entryFields, draft: draftSchema }),
);

// Version 1: a journal's record was the bare list, a memory's had no version; alternatives had no confidence.
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
 * The hypotheses of a journal's record; undefined where it is of an unknown version, or not what it should be.
 *
 * @param lengthPenalty  that they were made with
 */
export const readJournalRecord = (record: unknown, lengthPenalty: number): Hypothesis[] | undefined => {
  if (z.validate(journalSchema, record)) return record.hypotheses;
  if (!z.validate(journalSchema1, record)) return undefined;
  return record.map((hypothesis) => ({
    ...hypothesis,
    alternatives: withConfidence(hypothesis.alternatives, lengthPenalty),
    copied: hypothesis.copied === 'english' ? 'target-language' : hypothesis.copied,
  }));
};

/** What the memory keeps of a sentence. */
export interface MemoryEntry {
  /** The sentence as the model saw it (`normalise`). */
  source: string;
  /** SHA-256 of the model's files. */
  model: string;
  settings: object;
  draft: Draft;
}

/** An entry of the memory; undefined where it is of an unknown version, or not what it should be. */
export const readMemoryRecord = (record: unknown): MemoryEntry | undefined => {
  if (z.validate(memorySchema, record)) {
    const { version: _, ...entry } = record;
    return entry;
  }
  if (!z.validate(memorySchema1, record)) return undefined;
  const { draft, ...entry } = record;
  const alternatives = withConfidence(draft.alternatives, entry.settings['lengthPenalty']);
  return { ...entry, draft: { ...draft, alternatives } };
};

/** With a length penalty of 1 a score is the mean log-probability; from any other the length is not known. */
const withConfidence = (
  alternatives: readonly Omit<Alternative, 'confidence'>[],
  lengthPenalty: unknown,
): Alternative[] =>
  alternatives.map((each) => ({ ...each, confidence: lengthPenalty === 1 ? Math.exp(each.score) : null }));
