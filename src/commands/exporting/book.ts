import type { Bitext } from '../../core/bitext.js';
import { bookOf } from '../../export/epub/book.js';
import type { Arguments } from '../../options/values.js';
import { plural } from '../../plural.js';
import { uis } from '../../report/ui/say.js';
import { dateOf } from './date.js';
import type { Exporter } from './exporter.js';

/**
 * Makes a book of the documents, for `--epub`.
 *
 * @throws PadanError `invalid-option` for a date that is none
 */
export const createBookExporter = (path: string, args: Arguments<'export'>): Exporter => {
  const { layout, order, systems, notes, title, author } = args;
  const date = dateOf(args.date, process.env['SOURCE_DATE_EPOCH']);
  const bitexts: Bitext[] = [];
  return {
    add: ({ bitext }) => {
      bitexts.push(bitext);
    },
    finish: async () => {
      const { bytes, files, facts } = bookOf(bitexts, {
        layout,
        order,
        systems,
        notes,
        ui: uis[0],
        ...(title === undefined ? {} : { title }),
        ...(author === undefined ? {} : { author }),
        ...(date === null ? {} : { date }),
      });
      return [
        {
          path,
          pieces: [bytes],
          counts: { kind: 'epub', identifier: facts.identifier, chapters: bitexts.length, files },
          said: plural(bitexts.length, 'chapter'),
        },
      ];
    },
  };
};
