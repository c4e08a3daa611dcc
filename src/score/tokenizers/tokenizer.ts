/** Cuts a segment, without whitespace at its end, into words. */
export type Tokenizer = (text: string) => readonly string[];
