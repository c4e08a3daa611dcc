import type { Discovered } from '../formats/discover.js';
import type { DocumentSummary, Failure } from '../report/summary.js';

/** Events of a run. Document paths are as the user gave them. */
export type RunEvent =
  /** What the given paths lead to, other than documents and errors. */
  | ({ kind: 'found' } & Omit<Discovered, 'inputs' | 'errors'>)
  /** All documents were found; `bytes` is the size of the sources to process. */
  | { kind: 'planned'; documents: number; unchanged: number; unchangedParagraphs: number; bytes: number }
  | { kind: 'started'; path: string }
  /**
   * A document was read. `paragraphs` and `words` are to be translated; `kept` paragraphs are from an earlier run, and
   * `repeated` ones are elsewhere in this run.
   */
  | {
      kind: 'read';
      path: string;
      /**
       * Id of the system that is to translate it: a document is read once for each. `ID back` where its translation is
       * to be translated back.
       */
      system: string;
      bytes: number;
      paragraphs: number;
      words: number;
      kept: number;
      repeated: number;
    }
  /** A paragraph was translated; `remembered`: from the memory, without asking the model. */
  | { kind: 'translated'; path: string; words: number; remembered: boolean }
  /** A worker on the queue translated this many more paragraphs. */
  | { kind: 'worked'; worker: string; paragraphs: number }
  /** A document's reports were written; `page` is the path of its first page. */
  | { kind: 'written'; path: string; document: DocumentSummary; page: string }
  /** A document failed and will be retried. */
  | ({ kind: 'retried'; attempt: number } & Failure)
  | ({ kind: 'failed' } & Failure)
  /** A warning: something that people should know, but not a failure. */
  | { kind: 'notice'; message: string };

export type OnEvent = (event: RunEvent) => void;
