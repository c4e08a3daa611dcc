import type { SplitChoice } from '../formats/format.js';
import { defaultsOf } from '../options/values.js';
import type { TranslateOptions } from '../translate/options.js';

/** Options of a run. */
export interface RunOptions extends TranslateOptions {
  /** Text files, and folders of text files. */
  paths: string[];
  /** Output folder. */
  out: string;
  /** Folder of references; null looks for `name.en.txt` beside `name.id.txt`. */
  references: string | null;
  split: SplitChoice;
  /** What words are linked by: lexicon and, where the model gives it, its attention; or no links. */
  links: 'attention' | 'lexicon' | 'none';
  /** Rules whose flags are silenced, with commas between; null for none. */
  silence: string | null;
  /** File of silenced flags (`compare/silence.ts`); null for none. */
  silenced: string | null;
  /** Translate everything again, even if the journal or the memory has it. */
  force: boolean;
  /** Folder of the memory (`translate/memory.ts`); null for none. */
  memory: string | null;
  /** Maximum retries of a document after transient errors. */
  retries: number;
  /** Work only on the documents that `out/failed.json` names. */
  onlyFailed: boolean;
  /** Remove the reports of documents that no longer exist. */
  prune: boolean;
}

/** Defaults for everything except the paths, without a memory: `run(model, { ...runDefaults, paths: ['corpus'] })`. */
export const runDefaults: RunOptions = defaultsOf('TranslateOptions', 'RunOptions');
