import { PadanError, printable, systemCode } from '../../errors.js';
import { urlOf } from './address.js';
import { TextRefused } from './backend.js';

/** A service to talk to. */
export interface ServiceOptions {
  /** Where it is, without a slash at the end (`address.ts`). */
  base: string;
  /** For people: `LibreTranslate at http://127.0.0.1:5000`. */
  name: string;
  /** Sent with requests by whoever makes them; known here only to keep it out of messages. */
  key: string | null;
  /** Seconds that one answer may take. */
  timeout: number;
  /** Milliseconds before the second try; each pause is twice as long as the one before. */
  firstPause?: number | undefined;
}

export interface ServiceAnswer {
  status: number;
  /** Parsed JSON. */
  value: unknown;
}

/** Tries of a request after the first. */
const maxRetries = 4;
/** The same of a service that is there, but wants fewer requests: often so many a minute. */
const maxBusy = 9;
/** The same after time ran out: the next try may well take as long. */
const maxTimeouts = 1;
/** Characters of a service's own message that errors show. */
const maxMessage = 200;

/** Statuses that may go away: too many requests, and a service or what is before it that is busy or down. */
const transient: ReadonlySet<number> = new Set([
  408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529,
]);
/** Statuses that are about what was sent. */
const aboutText: ReadonlySet<number> = new Set([400, 413, 414, 422]);

/** A try that failed. */
export class Failed extends Error {
  constructor(
    readonly error: PadanError,
    /** Whether, and how often at most, to try again. */
    readonly retries: number,
    /** Milliseconds that the service asks to wait; null if it does not say. */
    readonly wait: number | null = null,
    /** Whether it is there, but wants fewer requests. */
    readonly isBusy = false,
  ) {
    super(error.message);
  }
}

export interface Response {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  text: string;
}

/**
 * The value of a good answer.
 *
 * @throws Failed if trying again may help; PadanError `service-refused` if not
 */
export const answerOf = (
  { status, headers, text }: Response,
  { name, key, base }: ServiceOptions,
): ServiceAnswer => {
  const value = jsonOf(text);
  if (status >= 200 && status < 300) {
    if (value !== undefined) return { status, value };
    throw new PadanError(
      'service-refused',
      `${name} does not answer with JSON`,
      {},
      'check the address: it may be another service',
    );
  }
  if (status >= 300 && status < 400)
    throw new PadanError(
      'service-refused',
      `${name} redirects${targetOf(headers['location'], base, key)}`,
      {},
      'give the address that it redirects to, if you mean it',
    );
  if (status === 401 || status === 403)
    throw new PadanError(
      'service-refused',
      `${name} refuses access (${status})`,
      {},
      key === null
        ? 'if it wants a key, put it into an environment variable and add ,key=VARIABLE'
        : 'check the key',
    );
  const said = messageIn(value, key);
  const message = `${name} answers ${status}${said === '' ? '' : ` (${said})`}`;
  if (transient.has(status)) {
    const error =
      status === 500
        ? new TextRefused('service-failed', message)
        : new PadanError('service-failed', message, {}, 'try again later');
    const isBusy = status === 429;
    throw new Failed(error, isBusy ? maxBusy : maxRetries, waitOf(headers['retry-after']), isBusy);
  }
  if (aboutText.has(status)) throw new TextRefused('service-refused', message);
  const hint =
    'check the address, and whether it is this kind of service (,kind=chat or ,kind=libretranslate)';
  throw new PadanError('service-refused', message, {}, status === 404 ? hint : undefined);
};

const jsonOf = (text: string): unknown => {
  try {
    // Some services begin with a byte order mark.
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch {
    return undefined;
  }
};

/** Where a redirect leads, without what may be secret. */
const targetOf = (location: string | string[] | undefined, base: string, key: string | null): string => {
  const url = typeof location === 'string' ? urlOf(location, base) : null;
  return url === null ? '' : ` to ${printable(withoutKey(`${url.origin}${url.pathname}`, key))}`;
};

/** Leaves out a key that a service repeats, as it is or as addresses write it. */
const withoutKey = (text: string, key: string | null): string =>
  key === null ? text : text.replaceAll(key, '…').replaceAll(encodeURIComponent(key), '…');

/** What a service says of an error: `{ error: "…" }`, `{ error: { message: "…" } }`, `{ message }` or `{ detail }`. */
const messageIn = (value: unknown, key: string | null): string => {
  const fieldOf = (from: unknown, name: string): unknown =>
    typeof from === 'object' && from !== null ? (from as Record<string, unknown>)[name] : undefined;
  const error = fieldOf(value, 'error');
  const found = [fieldOf(error, 'message'), error, fieldOf(value, 'message'), fieldOf(value, 'detail')].find(
    (each) => typeof each === 'string',
  ) as string | undefined;
  if (found === undefined) return '';
  const safe = withoutKey(found, key);
  return printable(safe.length > maxMessage ? `${safe.slice(0, maxMessage)} …` : safe);
};

/** Milliseconds that a Retry-After header asks to wait: it has seconds or a date. */
const waitOf = (header: string | string[] | undefined): number | null => {
  if (typeof header !== 'string') return null;
  const milliseconds = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(milliseconds) ? null : Math.max(0, milliseconds);
};

export const tooSlow = ({ name, timeout }: ServiceOptions): Failed =>
  new Failed(
    new PadanError(
      'service-failed',
      `${name} did not answer in ${timeout} seconds`,
      {},
      'raise it with ,timeout=SECONDS',
    ),
    maxTimeouts,
  );

export const unreached = ({ name }: ServiceOptions, error: unknown): Failed =>
  new Failed(
    new PadanError(
      'service-failed',
      `${name} cannot be reached (${reasonOf(error)})`,
      {},
      'start it, or check the address',
      { cause: error },
    ),
    maxRetries,
  );

/** The system's code; of several addresses that were tried, the first one's. */
const reasonOf = (error: unknown): string => {
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return systemCode(first) ?? (first instanceof Error ? first.message : String(first));
};
