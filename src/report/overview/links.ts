/** Addresses of the pages about all documents, relative to the page that has the links; null for one that is not there. */
export interface OverviewLinks {
  /** All documents. */
  index: string | null;
  /** Scores, distributions, flags by rule. */
  summary: string | null;
  /** All flagged rows. */
  flagged: string | null;
  /** Texts of all documents, to search. */
  search: string | null;
  /** Words of all documents, to learn. */
  words: string | null;
  /** How two systems differ, by their ids. */
  pair(from: string, to: string): string | null;
  /** The patch that turns the first system's texts into the second's. */
  patch(from: string, to: string): string | null;
  /** Prefix that leads from the page to the folder that `Place.page` is relative to: empty, or `../`. */
  root: string;
}
