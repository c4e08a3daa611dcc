import type { ReadDocument } from './inputs.js';

/** A file that an export made. */
export interface ExportedFile {
  path: string;
  /** Its content, in order. */
  pieces: Iterable<string | Uint8Array>;
  /** What is in it, for `--json`: `{ "kind": "anki", "notes": 12 }`. */
  counts: Readonly<Record<string, string | number>>;
  /** What is in it, for people: “12 notes”. */
  said: string;
}

/** A way to export documents, which come one after the other. */
export interface Exporter {
  add(document: ReadDocument): void | Promise<void>;
  /** @throws PadanError `no-text` if there is nothing to write */
  finish(signal: AbortSignal): Promise<ExportedFile[]>;
}
