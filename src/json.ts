/**
 * The value of a text that should be JSON; undefined if it is none. A checksum beside it says that it is as it was
 * written, not that Padan wrote it: a file may be somebody else's.
 */
export const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
