import { PadanError } from '../../errors.js';
import type { Arguments } from '../../options/values.js';
import type { Exporter } from './exporter.js';

/** Makes cards of the documents, for `--anki` and `--tsv`. */
export const createCardExporter = async (_args: Arguments<'export'>): Promise<Exporter> => ({
  add: () => undefined,
  finish: async () => {
    throw new PadanError('no-text', 'there is nothing to learn');
  },
});
