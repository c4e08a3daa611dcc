/** Where an error lies: a file or folder, and where it helps an offset (UTF-16 code units) or a line. */
export interface Place {
  path?: string;
  offset?: number;
  line?: number;
}

export type ErrorCode = 'usage' | 'input' | 'model' | 'output' | 'queue';

/**
 * An error that a user can act on: what is wrong, where, and what to do.
 * The library throws it; the command line prints it in one line.
 */
export class PadanError extends Error {
  override readonly name = 'PadanError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly place: Place = {},
    readonly hint?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A text from a file or a user, safe to print on one line: control characters and lone surrogates are escaped. */
export const printable = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** One line for a person: `corpus/a.txt:12: what is wrong: what to do`. */
export const describe = (error: unknown): string => {
  if (!(error instanceof PadanError))
    return printable(error instanceof Error ? error.message : String(error));
  const { path, line } = error.place;
  const where = path === undefined ? '' : `${path}${line === undefined ? '' : `:${line}`}: `;
  return printable(`${where}${error.message}${error.hint ? `: ${error.hint}` : ''}`);
};

/** The operating system's code of a failed call (`ENOENT`, …), if it is one. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
