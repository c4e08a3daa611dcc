/** Limits that users can run into. The README lists those of input files. */

/** Maximum size of an input file, in bytes. */
export const maxFileSize = 16 * 1024 * 1024;

/** Maximum blocks of a document, which is held in memory as a whole. */
export const maxBlocks = 50_000;

/** Maximum length of a block, and of a text on standard input, in UTF-16 code units. */
export const maxBlockLength = 200_000;

/** Maximum sentences of a document, whose translations are all held in memory. */
export const maxSentences = 100_000;

/** Maximum lines of a bead table, and sentence numbers on either side of it: more than any document needs. */
export const maxBeadLines = 4 * maxSentences;

/** Maximum notes that lint lists for one rule and document; the rest are only counted. */
export const maxNotes = 100;

/** Maximum length of a word, in UTF-16 code units. Sentences with longer ones are copied: the model would loop. */
export const maxWordLength = 499;

/** Maximum bytes of a bitext’s JSON lines, which repeat every text, with the models’ scores: as many as fit into a string. */
export const maxBitext = 31 * maxFileSize;
