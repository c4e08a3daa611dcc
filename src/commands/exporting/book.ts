import type { Bitext } from '../../core/bitext.js';
import { PadanError } from '../../errors.js';
import { bookOf } from '../../export/epub/book.js';
import type { Arguments } from '../../options/values.js';
import { plural } from '../../plural.js';
import { uis } from '../../report/ui/say.js';
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

/**
 * When an edition was made, in seconds since 1970; null if nobody said.
 *
 * @param asked  a date, or a date and time, in ISO 8601
 * @param epoch  seconds, as reproducible builds have it (reproducible-builds.org/specs/source-date-epoch)
 */
export const dateOf = (asked: string | undefined, epoch: string | undefined): number | null => {
  if (asked === undefined && (epoch === undefined || epoch === '')) return null;
  const isRight =
    asked === undefined ? /^\d{1,12}$/.test(epoch!) : /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$/.test(asked);
  const seconds = !isRight ? Number.NaN : asked === undefined ? Number(epoch) : Date.parse(asked) / 1000;
  // 31 February would be a day of March.
  const isDay = asked === undefined || isoDay(seconds) === asked.slice(0, 10);
  if (seconds >= 0 && seconds <= lastSecond && isDay) return seconds;
  throw new PadanError(
    'invalid-option',
    asked === undefined
      ? 'SOURCE_DATE_EPOCH is no number of seconds since 1970'
      : '--date is no date from 1970 on',
    {},
    'write it as 2026-11-29 or 2026-11-29T08:00:00Z',
  );
};

const isoDay = (seconds: number): string =>
  Number.isNaN(seconds) ? '' : new Date(1000 * seconds).toISOString().slice(0, 10);

/** The end of the year 9999: dates later than that have more figures than EPUB allows. */
const lastSecond = 253_402_300_799;
