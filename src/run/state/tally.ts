import type { OnEvent } from '../events.js';

/** Progress of a run. */
export interface Progress {
  documents: {
    found: number;
    /** Not processed, because their reports are up to date. */
    unchanged: number;
    written: number;
    failed: number;
    /** Paths of documents in work. */
    inFlight: string[];
  };
  /** Translated by the model, found in the memory, repeated within the run, and kept from earlier runs. */
  paragraphs: { translated: number; remembered: number; repeated: number; kept: number };
  /** Source words translated. */
  words: number;
  /** Measured since the first document was read; null before any words are translated. */
  wordsPerSecond: number | null;
  /** Source words to translate in total; estimated for documents that are not yet read. */
  wordsExpected: number;
  /** Paragraphs that each worker on the queue translated. */
  workers: Record<string, number>;
  /** Estimated from `wordsExpected`; null if the speed is unknown. */
  secondsLeft: number | null;
}

/** Adds up a run's events. A `planned` event resets it. */
export interface Tally {
  onEvent: OnEvent;
  progress(): Progress;
}

/** @param now  a clock in milliseconds */
export const createTally = (now: () => number = () => performance.now()): Tally => {
  const inFlight = new Set<string>();
  const workers = new Map<string, number>();
  /** Of documents in work, by system: what was last read of them. One that is tried again is read again. */
  const reads = new Map<string, Map<string, { kept: number; repeated: number }>>();
  let [found, unchanged, written, failed, words] = [0, 0, 0, 0, 0];
  let [translated, remembered, repeated, kept] = [0, 0, 0, 0];
  let [bytes, bytesRead, wordsRead] = [0, 0, 0];
  let started: number | undefined;

  const readsOf = (path: string, system: string, read: { kept: number; repeated: number }): void => {
    const before = reads.get(path) ?? new Map<string, typeof read>();
    kept += read.kept - (before.get(system)?.kept ?? 0);
    repeated += read.repeated - (before.get(system)?.repeated ?? 0);
    reads.set(path, before.set(system, read));
  };

  return {
    onEvent: (event) => {
      switch (event.kind) {
        case 'planned':
          inFlight.clear();
          workers.clear();
          reads.clear();
          [written, failed, words, bytesRead, wordsRead] = [0, 0, 0, 0, 0];
          [translated, remembered, repeated] = [0, 0, 0];
          started = undefined;
          found = event.documents;
          unchanged = event.unchanged;
          kept = event.unchangedParagraphs;
          bytes = event.bytes;
          break;
        case 'started':
          inFlight.add(event.path);
          break;
        case 'read':
          started ??= now();
          bytesRead += event.bytes;
          wordsRead += event.words;
          readsOf(event.path, event.system, event);
          break;
        case 'translated':
          words += event.words;
          if (event.remembered) remembered++;
          else translated++;
          break;
        case 'worked':
          workers.set(event.worker, (workers.get(event.worker) ?? 0) + event.paragraphs);
          break;
        case 'written':
          inFlight.delete(event.path);
          reads.delete(event.path);
          written++;
          break;
        case 'failed':
          inFlight.delete(event.document);
          reads.delete(event.document);
          failed++;
      }
    },
    progress: () => {
      const seconds = started === undefined ? 0 : (now() - started) / 1000;
      const speed = seconds > 0 && words > 0 ? words / seconds : null;
      const unread = bytesRead > 0 ? (wordsRead / bytesRead) * Math.max(0, bytes - bytesRead) : 0;
      const expected = Math.round(wordsRead + unread);
      return {
        documents: { found, unchanged, written, failed, inFlight: [...inFlight] },
        paragraphs: { translated, remembered, repeated, kept },
        workers: Object.fromEntries([...workers].sort()),
        words,
        wordsExpected: expected,
        wordsPerSecond: speed === null ? null : Math.round(speed),
        secondsLeft: speed === null ? null : Math.max(0, Math.round((expected - words) / speed)),
      };
    },
  };
};
