import type { SplitChoice } from '../formats/format.js';
import { defaultsOf } from '../options/values.js';
import type { TranslateOptions } from '../translate/options.js';

/** What a run is to do. */
export interface RunOptions extends TranslateOptions {
  /** Files and folders with Indonesian text. */
  paths: string[];
  /** Output folder. */
  out: string;
  /** Folder of references; null looks for `name.en.txt` beside `name.id.txt`. */
  references: string | null;
  split: SplitChoice;
  /** Translate again what the journal or the memory has already. */
  force: boolean;
  /** Folder of the memory (`translate/memory.ts`); null for none. */
  memory: string | null;
  /** How often a document that failed is tried again, where that may help. */
  retries: number;
  /** Work only on the documents that `out/failed.json` names. */
  onlyFailed: boolean;
  /** Remove what earlier runs wrote for documents that are no longer there. */
  prune: boolean;
}

/** All but the paths, and no memory: `run(model, { ...runDefaults, paths: ['corpus'] })`. */
export const runDefaults: RunOptions = defaultsOf('TranslateOptions', 'RunOptions');
