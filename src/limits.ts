/** Limits that a user can meet. README says them, too. */

/** Largest file that is read, in bytes. */
export const maxFileSize = 16 * 1024 * 1024;

/** Blocks of a document: it is in memory as a whole. */
export const maxBlocks = 50_000;

/** Longest block, and longest text of standard input, in UTF-16 code units. */
export const maxBlockLength = 200_000;

/** Sentences of a document: its translations are in memory together. */
export const maxSentences = 100_000;

/** Cells of the alignment's table: 2,000 × 2,000 sentences take some 20 seconds. */
export const maxAlignmentCells = 4_000_000;
