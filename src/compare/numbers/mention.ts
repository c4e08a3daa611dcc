/** A number as written in a text, and what it may stand for. */
export interface Mention {
  /** As in the text. */
  written: string;
  /** The values that it may stand for, the likeliest first, as made by `value.ts`. Equal values have equal keys. */
  keys: readonly string[];
  /** Times of day that it may stand for, if the other side has one: "at 7", "19.30". */
  hours?: readonly string[];
  /** What it may be taken apart into: the day, month and year of a date. */
  parts?: readonly Mention[];
  /**
   * Nothing is wrong if it has no counterpart: "a", "both". The others only if the other side lacks none of the same
   * kind: one and two (`count`), a half and all (`share`), a month (`month`), a
   * Roman numeral that may be a letter, and a count before a half (`alone`).
   */
  soft?: 'always' | 'alone' | 'count' | 'share' | 'month';
  /** "%", a currency or a measure, if one stands beside it. */
  unit?: string;
  /** As in the text, with its unit. */
  measured?: string;
  /** Its tokens: the first, and the one after the last. */
  from: number;
  to: number;
  /** Offsets in the text, once all numbers are read. */
  start?: number;
  end?: number;
}

/** What a reader found at a token; null if nothing. */
export type Found = Mention | null;
