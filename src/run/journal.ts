import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PadanError, systemCode } from '../errors.js';
import type { Hypothesis } from '../translate/translator.js';

/**
 * The append-only record of finished paragraphs, a JSON object a line: `{"key": …, "hypotheses": […]}`.
 * Memory holds only where each record stands.
 */
export interface Journal {
  has(key: string): boolean;
  /** The hypotheses kept under a key. */
  get(key: string): Promise<Hypothesis[] | undefined>;
  append(key: string, hypotheses: readonly Hypothesis[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Key of a paragraph's translation: it changes with the sentences, the model's files, and every setting
 * that changes what the model says.
 */
export const journalKey = (sentences: readonly string[], model: string, settings: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([sentences, model, settings]))
    .digest('hex');

interface Slot {
  offset: number;
  length: number;
}

/**
 * Opens a journal, making it where there is none. A last line that a killed run left unfinished is
 * ended, and passed over as any line that is no record.
 *
 * @throws PadanError `output` where the file cannot be opened
 */
export const openJournal = async (path: string): Promise<Journal> => {
  let file: FileHandle;
  try {
    await mkdir(dirname(path), { recursive: true });
    file = await open(path, 'a+');
  } catch (error) {
    throw new PadanError(
      'output',
      `the journal cannot be opened (${systemCode(error)})`,
      { path },
      'check the folder’s permissions',
      { cause: error },
    );
  }
  const slots = new Map<string, Slot>();
  let end = await readSlots(file, path, slots);
  let last: Promise<void> = Promise.resolve();

  return {
    has: (key) => slots.has(key),
    get: async (key) => {
      const slot = slots.get(key);
      if (slot === undefined) return undefined;
      const bytes = Buffer.alloc(slot.length);
      await file.read(bytes, 0, slot.length, slot.offset);
      return parseRecord(bytes.toString())?.hypotheses;
    },
    append: (key, hypotheses) => {
      last = last.then(async () => {
        const line = Buffer.from(`${JSON.stringify({ key, hypotheses })}\n`);
        await file.appendFile(line);
        slots.set(key, { offset: end, length: line.length });
        end += line.length;
      });
      return last;
    },
    close: async () => {
      await last.catch(() => undefined);
      await file.sync();
      await file.close();
    },
  };
};

/** Fills `slots` from the journal's lines; gives the journal's length in bytes. */
const readSlots = async (file: FileHandle, path: string, slots: Map<string, Slot>): Promise<number> => {
  let offset = 0;
  let rest = Buffer.alloc(0);
  try {
    for await (const chunk of file.createReadStream({ start: 0, autoClose: false })) {
      rest = Buffer.concat([rest, chunk as Buffer]);
      let start = 0;
      for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a, start)) {
        const record = parseRecord(rest.toString('utf8', start, end));
        if (record) slots.set(record.key, { offset: offset + start, length: end - start });
        start = end + 1;
      }
      offset += start;
      rest = rest.subarray(start);
    }
  } catch (error) {
    throw new PadanError('output', `the journal cannot be read (${systemCode(error)})`, { path }, undefined, {
      cause: error,
    });
  }
  if (rest.length === 0) return offset;
  await file.appendFile('\n');
  return offset + rest.length + 1;
};

const parseRecord = (line: string): { key: string; hypotheses: Hypothesis[] } | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null) return undefined;
    const { key, hypotheses } = value as Record<string, unknown>;
    return typeof key === 'string' && Array.isArray(hypotheses) && hypotheses.every(isHypothesis)
      ? { key, hypotheses }
      : undefined;
  } catch {
    return undefined;
  }
};

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
    Array.isArray(misplaced) &&
    misplaced.every((each) => typeof each === 'string') &&
    (copied === null || typeof copied === 'string')
  );
};
