/** Reads a run's status file, which may be damaged or of another version of Padan. */
import * as z from 'zod';
import type { Progress } from './tally.js';

/** State of a run: `waiting` for changes, or ended normally, by the user, or by a fatal error (`halted`). */
export type RunState = 'running' | 'waiting' | 'finished' | 'stopped' | 'halted';

/** Contents of `out/.padan/status.json`. */
export interface Status extends Progress {
  state: RunState;
  /** When the run began, ISO 8601. */
  since: string;
  /** When this was written, ISO 8601. */
  updated: string;
  milliseconds: number;
  /** Why it halted; null otherwise. */
  reason: string | null;
}

const count = z.int().min(0);
const estimate = z.number().min(0).nullable();

const schema: z.ZodType<Status> = z.looseObject({
  state: z.enum(['running', 'waiting', 'finished', 'stopped', 'halted']),
  since: z.string(),
  updated: z.string(),
  milliseconds: count,
  reason: z.string().nullable().default(null),
  documents: z.looseObject({
    found: count,
    unchanged: count,
    written: count,
    failed: count,
    inFlight: z.array(z.string()),
  }),
  paragraphs: z.looseObject({
    translated: count,
    remembered: count.default(0),
    repeated: count,
    kept: count,
  }),
  words: count,
  wordsPerSecond: estimate,
  wordsExpected: count,
  workers: z.record(z.string(), count).default({}),
  secondsLeft: estimate,
});

/** The status in a file's bytes; null if there is none that can be used. */
export const readStatusFile = (bytes: Buffer): Status | null => {
  try {
    return schema.parse(JSON.parse(bytes.toString()));
  } catch {
    return null;
  }
};
