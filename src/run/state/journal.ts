import { type Hypothesis, recordVersion } from '../../translate/hypothesis.js';
import type { TranslateOptions } from '../../translate/options.js';
import { openLog } from './log.js';

/** The record of finished paragraphs, each with its hypotheses, one a sentence (`log.ts`). */
export interface Journal {
  /** The hypotheses kept under a key (`translationKey`), by this version of Padan or an older one. */
  get(key: string): Promise<Hypothesis[] | undefined>;
  /**
   * Resolves when the record is on the disk.
   *
   * @throws PadanError where it cannot be written
   */
  append(key: string, hypotheses: readonly Hypothesis[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a journal, creating it if need be.
 *
 * @param settings  that the run translates with
 * @param warn      hears of records that cannot be used: now of those of an unknown version, on closing of those
 *                  that turned out to be damaged
 * @throws PadanError where the file cannot be opened, read or mended
 */
export const openJournal = async (
  path: string,
  { lengthPenalty }: Pick<TranslateOptions, 'lengthPenalty'>,
  warn: (message: string) => void,
): Promise<Journal> => {
  const foreign = new Set<string>();
  const damaged = new Set<string>();
  const log = await openLog(path, (key, value) => {
    if (isKnown(value)) foreign.delete(key);
    else foreign.add(key);
  });
  if (foreign.size > 0) warn(`${path}: ${unused(foreign.size, 'of another version of Padan')}`);

  // A new run has nothing to check, and does not load the schema.
  let records: Promise<typeof import('../../translate/records.js')> | undefined;
  return {
    get: async (key) => {
      if (!log.has(key) || foreign.has(key)) return undefined;
      records ??= import('../../translate/records.js');
      const { readJournalRecord } = await records;
      const hypotheses = readJournalRecord(await log.get(key), lengthPenalty);
      if (hypotheses === undefined) damaged.add(key);
      return hypotheses;
    },
    append: async (key, hypotheses) => {
      await log.append(key, { version: recordVersion, hypotheses });
      foreign.delete(key);
    },
    close: async () => {
      if (damaged.size > 0) warn(`${path}: ${unused(damaged.size, 'that cannot be read')}`);
      await log.close();
    },
  };
};

/** Whether we read a record's version, judging by its beginning; in version 1 it was the bare list. */
const isKnown = (value: string): boolean =>
  value.startsWith('[') || value.startsWith(`{"version":${recordVersion},`);

const unused = (count: number, which: string): string =>
  count === 1
    ? `1 record ${which} is not used: its paragraph is translated again`
    : `${count} records ${which} are not used: their paragraphs are translated again`;
