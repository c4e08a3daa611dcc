import * as z from 'zod';
import { type DecisiveSettings, textVersion } from '../../identity.js';
import { maxBlockLength } from '../../limits.js';
import type { Model } from '../../model/model.js';
import { schemaOf } from '../../options/schema.js';
import { libraryNameOf, optionsWhere } from '../../options/values.js';
import { type Hypothesis, isOf, recordVersion } from '../../translate/hypothesis.js';
import { hypothesesSchema } from '../../translate/records.js';
import { onOneLine } from '../../translate/text/one-line.js';

/** Prefix of all keys in Redis. */
export const keyPrefix = 'padan';

/** Queue of a model. Workers with another model, text processing or record format use other queues. */
export const queueName = ({ hash }: Pick<Model, 'hash'>): string =>
  `${hash.slice(0, 16)}-v${textVersion}.${recordVersion}`;

/** Maximum paragraphs in a job: enough to fill batches, but little work to repeat if a worker dies. */
export const paragraphsInJob = 32;

const settingsSchema = z.strictObject(
  Object.fromEntries(
    optionsWhere(({ decides }) => decides === 'translation').map(([key, option]) => [
      libraryNameOf(key),
      schemaOf(option),
    ]),
  ),
) as unknown as z.ZodType<DecisiveSettings>;

const jobSchema = z.strictObject({
  /** SHA-256 of the model's files. */
  model: z.string().regex(/^[0-9a-f]{64}$/),
  textVersion: z.literal<number>(textVersion),
  settings: settingsSchema,
  paragraphs: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[0-9a-f]{64}$/),
        sentences: z
          .array(z.string())
          // Empty ones have no length.
          .max(maxBlockLength)
          .refine(
            (sentences) => sentences.reduce((sum, { length }) => sum + length, 0) <= maxBlockLength,
            `more than ${maxBlockLength} characters`,
          ),
      }),
    )
    .min(1)
    .max(paragraphsInJob),
});

/** Paragraphs to translate, with everything that decides how: text and settings, no paths. */
export type JobData = z.infer<typeof jobSchema>;

const resultSchema = z.strictObject({
  worker: z.string().max(200),
  records: z.array(z.strictObject({ key: z.string(), hypotheses: hypothesesSchema })).max(paragraphsInJob),
});

/** A job's translations, as the journal's records. */
export type JobResult = z.infer<typeof resultSchema>;

const progressSchema = z.strictObject({
  worker: z.string().max(200),
  /** Paragraphs done of the job. */
  done: z.int().min(0).max(paragraphsInJob),
});

/** How far a worker has got with a job. */
export type JobProgress = z.infer<typeof progressSchema>;

const parsed =
  <T>(schema: z.ZodType<T>) =>
  (value: unknown): T => {
    const { success, data, error } = schema.safeParse(value);
    if (success) return data;
    const { path, message } = error.issues[0]!;
    throw new Error(`${path.join('.') || 'the value'}: ${message}`);
  };

/** Data in Redis may come from anybody. These throw an Error naming the invalid field. */
export const parseJob = parsed(jobSchema);
export const parseResult = parsed(resultSchema);
export const parseProgress = parsed(progressSchema);

/** A job's result by paragraph key: one hypothesis per sentence. */
export const recordsOf = (
  value: unknown,
  { paragraphs }: Pick<JobData, 'paragraphs'>,
): ReadonlyMap<string, Hypothesis[]> => {
  const { records } = parseResult(value);
  const byKey = new Map(records.map(({ key, hypotheses }) => [key, hypotheses]));
  for (const { key, sentences } of paragraphs)
    if (!isOf(byKey.get(key) ?? [], sentences))
      throw new Error(`not one translation per sentence for ${key.slice(0, 12)}`);
    else if (!byKey.get(key)!.every((hypothesis, i) => isPossible(hypothesis, sentences[i]!)))
      throw new Error(`no translation that a model can give for ${key.slice(0, 12)}`);
  return byKey;
};

/** Rounding may leave as much above a probability of 1. */
const rounding = 1e-3;

/** Whether a worker can have translated a sentence so: on one line, unless the sentence is not; with probabilities. */
const isPossible = ({ text, logProbs, alternatives }: Hypothesis, sentence: string): boolean =>
  (onOneLine(text) === text || onOneLine(sentence) !== sentence) &&
  logProbs.every((value) => value <= rounding) &&
  alternatives.every(({ confidence }) => confidence >= 0 && confidence <= 1 + rounding);

/** What a worker says of a job that it does not do: it came damaged from the server, or is of another version. */
export const refusalOf = (reason: string): string => `refused: ${reason}`;
/** Whether a job failed for that, so that it may be done if it is put back. */
export const isRefusal = (reason: string): boolean => reason.startsWith(refusalOf(''));
