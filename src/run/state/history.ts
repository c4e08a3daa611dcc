import { join } from 'node:path';
import * as z from 'zod';
import type { TranslationIdentity } from '../../identity.js';
import { stateFolder } from '../output/folder.js';
import { type LogOptions, openLog } from './log.js';

/** A run that went through: what decided its main system's translations, which are in the journal. */
export interface PastRun {
  /** From 1. */
  number: number;
  /** Name of the model, for people. */
  model: string;
  translation: TranslationIdentity;
}

/** The runs of an output folder that had another model or other settings than the one before. */
export interface History {
  /** The oldest first. */
  runs(): readonly PastRun[];
  /**
   * Records a run, unless the last one is alike.
   *
   * @throws PadanError if it cannot be written
   */
  record(run: Omit<PastRun, 'number'>): Promise<void>;
  close(): Promise<void>;
}

const schema = z.object({
  model: z.string(),
  translation: z.object({
    model: z.string(),
    settings: z.record(z.string(), z.unknown()),
    textVersion: z.number(),
  }),
});

/**
 * Opens the history of an output folder.
 *
 * @throws PadanError if the file cannot be opened, read or repaired
 */
export const openHistory = async (out: string, options: LogOptions = {}): Promise<History> => {
  const log = await openLog(join(stateFolder(out), 'runs.jsonl'), options);
  const runs: PastRun[] = [];
  for await (const [key, value] of log.entries()) {
    const { success, data } = schema.safeParse(value);
    if (success) runs.push({ number: Number(key), ...data } as unknown as PastRun);
  }
  runs.sort((a, b) => a.number - b.number);
  return {
    runs: () => runs,
    record: async (run) => {
      const last = runs.at(-1);
      if (last !== undefined && isAlike(last, run)) return;
      const number = (last?.number ?? 0) + 1;
      await log.append(String(number), run);
      runs.push({ number, ...run });
    },
    close: () => log.close(),
  };
};

/** Whether two runs would translate alike. */
export const isAlike = (a: Pick<PastRun, 'translation'>, b: Pick<PastRun, 'translation'>): boolean =>
  JSON.stringify(a.translation) === JSON.stringify(b.translation);
