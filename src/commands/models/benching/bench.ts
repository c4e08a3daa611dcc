import type { Languages } from '../../../core/document.js';
import type { TranslateOptions } from '../../../translate/options.js';
import type { Environment } from './environment.js';
import type { Results } from './results.js';

/** A whole bench, as `--json` prints it: enough to compare it with another. */
export interface Bench extends Results {
  date: string;
  environment: Environment;
  texts: {
    languages: Languages;
    documents: number;
    segments: number;
    sentences: number;
    words: number;
    /** Lines and rows that were left out, as no reference says anything of them. */
    alone: number;
    /** SHA-256 of sources and references: benches of the same texts can be compared. */
    hash: string;
  };
  options: TranslateOptions;
  significance: { method: 'randomisation'; samples: number; seed: number };
  /** Whether it was stopped before all models were measured. */
  stopped: boolean;
}
