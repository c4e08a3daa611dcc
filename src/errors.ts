/** Where an error is: a file or folder, with an offset (UTF-16 code units) or line (from 1) if that helps. */
export interface Place {
  path?: string;
  offset?: number;
  line?: number;
}

/** Everything that can go wrong. Transient errors may go away by themselves; fatal ones stop the whole run. */
const kinds = {
  'invalid-option': {},
  'invalid-config': {},
  'file-not-found': {},
  'file-unreadable': { transient: true },
  'file-changing': { transient: true },
  'not-a-file': {},
  'not-text': {},
  'no-text': {},
  'lines-differ': {},
  'too-large': {},
  'link-outside': {},
  'model-missing': {},
  'model-invalid': {},
  'model-failed': {},
  /** What was translated from now on would be another model's, under this one's name. */
  'model-changed': { fatal: true },
  'package-missing': {},
  closed: {},
  'worker-died': { transient: true },
  'memory-unusable': {},
  'output-unusable': {},
  'output-held': {},
  'output-conflict': {},
  'output-gone': { fatal: true },
  'write-failed': { transient: true },
  'disk-full': { transient: true, fatal: true },
  'disk-failed': { transient: true, fatal: true },
  'invalid-bitext': {},
  'invalid-system': {},
  'port-taken': {},
  'queue-unreachable': {},
  'queue-refused': {},
  /** A hub of models: not reached, or it says no; and what came is not what was announced. */
  'hub-unreachable': { transient: true },
  'hub-refused': {},
  'download-damaged': {},
  /** A service or a command that translates: not reached or busy; or it says no, or gives no translations. */
  'service-failed': { transient: true },
  'service-refused': {},
} as const satisfies Record<string, { transient?: true; fatal?: true }>;

export type ErrorCode = keyof typeof kinds;

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

  /** Whether trying again may succeed. */
  get transient(): boolean {
    return 'transient' in kinds[this.code];
  }

  /** Whether the whole run has to stop. */
  get fatal(): boolean {
    return 'fatal' in kinds[this.code];
  }
}

/** Makes text from a file or a user safe to print on one line: escapes control characters and lone surrogates. */
export const printable = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
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

/** The operating system's error code (`ENOENT`, …), if the error has one. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** Codes of failed writes that affect every file: the disk is full or broken. */
const writeCodes: Record<string, ErrorCode> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'disk-failed',
  EIO: 'disk-failed',
};

/**
 * Turns a failed write to one of our own files into a `PadanError`.
 *
 * @param what  the message, without the system's code
 */
export const unwritable = (what: string, path: string, error: unknown): PadanError =>
  new PadanError(
    writeCodes[systemCode(error) ?? ''] ?? 'write-failed',
    `${what} (${systemCode(error) ?? String(error)})`,
    { path },
    'check the disk’s space and the folder’s permissions',
    { cause: error },
  );

/** Turns a failed read of a file or folder into a `PadanError`. */
export const unreadable = (path: string, error: unknown): PadanError => {
  const reasons: Record<string, string> = {
    ENOENT: 'no such file or folder',
    EACCES: 'no permission to read it',
    EISDIR: 'is a folder',
  };
  const code = systemCode(error) ?? '';
  const isMissing = code === 'ENOENT';
  return new PadanError(
    isMissing ? 'file-not-found' : 'file-unreadable',
    reasons[code] ?? `cannot be read (${code || String(error)})`,
    { path },
    isMissing ? 'check the path' : undefined,
    { cause: error },
  );
};
