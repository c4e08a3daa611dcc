/** Links from a page to other files. */
export interface PageLinks {
  /** From this page to the index. */
  index: string;
  /** File name of the document's pages, without extension. */
  base: string;
  text: string;
  jsonl: string;
  patch: string | null;
  /** The table of the reference's beads, to be corrected. */
  beads?: string | null;
  /** Path of the document's first page under the folder of the index, if it is in one: for its neighbours. */
  page?: string | null;
}
