import { type Hypothesis, recordVersion } from '../../translate/hypothesis.js';
import type { TranslateOptions } from '../../translate/options.js';
import { type LogMode, openLog } from './log.js';
import type { RecordHead } from './record.js';

/** The record of finished paragraphs with their hypotheses, one per sentence (`log.ts`). */
export interface Journal {
  /** Hypotheses stored under a key (`translationKey`), by this version of Padan or an older one. */
  get(key: string): Promise<Hypothesis[] | undefined>;
  /**
   * Resolves once the record is on disk.
   *
   * @throws PadanError if it cannot be written
   */
  append(key: string, hypotheses: readonly Hypothesis[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a journal, creating it if necessary.
 *
 * @param settings  of the run
 * @param warn      called if records cannot be used: on opening for those of an unknown version, on closing for those
 *                  that turned out to be damaged
 * @throws PadanError if the file cannot be opened, read or repaired
 */
export const openJournal = async (
  path: string,
  { lengthPenalty }: Pick<TranslateOptions, 'lengthPenalty'>,
  warn: (message: string) => void,
  mode?: LogMode,
): Promise<Journal> => {
  const foreign = new Set<string>();
  const damaged = new Set<string>();
  const onRecord = ({ key, value }: RecordHead) => {
    if (isKnown(value)) foreign.delete(key);
    else foreign.add(key);
  };
  const log = await openLog(path, { onRecord, warn, ...(mode && { mode }) });
  if (foreign.size > 0) warn(`${path}: ${unused(foreign.size, 'from another version of Padan')}`);

  // Loaded when needed: a new run has no records to check.
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
      if (damaged.size > 0) warn(`${path}: ${unused(damaged.size, 'that cannot be used')}`);
      await log.close();
    },
  };
};

/** Whether we can read a record's version, judging by its first bytes. A version 1 record is a bare list. */
const isKnown = (value: string): boolean =>
  value.startsWith('[') || value.startsWith(`{"version":${recordVersion},`);

const unused = (count: number, which: string): string =>
  count === 1
    ? `1 record ${which} is ignored: its paragraph is translated again`
    : `${count} records ${which} are ignored: their paragraphs are translated again`;
