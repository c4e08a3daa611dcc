import type { Hypothesis } from '../../translate/hypothesis.js';
import { openLog } from './log.js';

/** The record of finished paragraphs, each with its hypotheses, one a sentence (`log.ts`). */
export interface Journal {
  /** The hypotheses kept under a key (`translationKey`). */
  get(key: string): Promise<Hypothesis[] | undefined>;
  /**
   * Resolves when the record is on the disk.
   *
   * @throws PadanError where it cannot be written
   */
  append(key: string, hypotheses: readonly Hypothesis[]): Promise<void>;
  close(): Promise<void>;
}

/** @throws PadanError where the file cannot be opened, read or mended */
export const openJournal = async (path: string): Promise<Journal> => {
  const log = await openLog(path);
  return {
    ...log,
    get: async (key) => {
      const value = await log.get(key);
      return areHypotheses(value) ? value : undefined;
    },
  };
};

/** Whether a value from a file or from another machine is what it should be. */
export const areHypotheses = (value: unknown): value is Hypothesis[] =>
  Array.isArray(value) && value.every(isHypothesis);

const isHypothesis = (value: unknown): value is Hypothesis => {
  if (typeof value !== 'object' || value === null) return false;
  const { text, score, logProbs, ended, parts, guarded, alternatives, misplaced, copied } = value as Record<
    string,
    unknown
  >;
  return (
    typeof text === 'string' &&
    (score === null || typeof score === 'number') &&
    Array.isArray(logProbs) &&
    logProbs.every((each) => typeof each === 'number') &&
    typeof ended === 'boolean' &&
    typeof parts === 'number' &&
    typeof guarded === 'boolean' &&
    Array.isArray(alternatives) &&
    alternatives.every(isAlternative) &&
    Array.isArray(misplaced) &&
    misplaced.every((each) => typeof each === 'string') &&
    (copied === null || copyReasons.has(copied))
  );
};

const isAlternative = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  typeof value.text === 'string' &&
  'score' in value &&
  typeof value.score === 'number';

const copyReasons = new Set<unknown>(['no-words', 'endless-word', 'english', 'script']);
