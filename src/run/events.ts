import type { DocumentSummary, Failure } from '../report/summary.js';

/** What happens in a run, as it happens. Paths of documents are as the user gave them. */
export type RunEvent =
  /** All documents are known; so many bytes of source are to be worked on. */
  | { kind: 'planned'; documents: number; unchanged: number; unchangedParagraphs: number; bytes: number }
  | { kind: 'started'; path: string }
  /** A document was read: how much of it is to be translated now, and how much an earlier run has kept. */
  | { kind: 'read'; path: string; bytes: number; paragraphs: number; words: number; kept: number }
  /** A paragraph was translated. */
  | { kind: 'translated'; path: string; words: number }
  /** A worker of the queue translated so many paragraphs more. */
  | { kind: 'worked'; worker: string; paragraphs: number }
  /** A document's reports are written; `page` is the path of its page. */
  | { kind: 'written'; path: string; document: DocumentSummary; page: string }
  /** A document failed and is tried again. */
  | ({ kind: 'retried'; attempt: number } & Failure)
  | ({ kind: 'failed' } & Failure)
  /** Something that a person should know, and that fails nothing. */
  | { kind: 'notice'; message: string };

export type OnEvent = (event: RunEvent) => void;
