import { PadanError } from '../../errors.js';

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
