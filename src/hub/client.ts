import { setTimeout as delay } from 'node:timers/promises';
import { type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
import { PadanError, printable, systemCode } from '../errors.js';
import { version } from '../version.js';
import type { HubSettings } from './settings.js';
import { isPassing, maxPause, maxRetries, pauseBefore, retryAfter } from './waiting.js';

/*
 * transformers.js has hub code, too (`utils/hub.js`), which fetches whole files into a cache: it has no ranges, so that
 * a cut download begins anew, compares no checksums, does not wait where it is asked to, and sends a token to one host
 * only, so not to mirrors. It is an optional package here as well. What it opens, we fetch in the layout that it reads.
 */

/** An answer whose body is still to be read. */
export interface Answer {
  status: number;
  /** One value of a header; undefined if there is none. */
  header(name: string): string | undefined;
  body: Dispatcher.ResponseData['body'];
  /** The headers of the redirects that led here, first to last: the hub says in them what its storage does not. */
  redirects: ((name: string) => string | undefined)[];
}

/** What a hub, or the way to it, said: it may go away. Not for users: see `unreachable`. */
export class Passing extends Error {
  constructor(
    message: string,
    /** Milliseconds that the hub asks to wait. */
    readonly wait?: number,
    /** How often to try again. */
    readonly retries = maxRetries,
  ) {
    super(message);
  }
}

/** Asks a hub: through a proxy, with a token, following redirects. */
export interface HubClient extends HubSettings {
  /**
   * Makes a request, once. The body must be read, or dumped.
   *
   * @throws Passing if trying again may help; PadanError `hub-refused` for a redirect that is not followed
   */
  get(url: URL, headers?: Record<string, string>, signal?: AbortSignal): Promise<Answer>;
  /**
   * Does something again while it throws `Passing`, with growing pauses.
   *
   * @param what      for messages: “the list of files”
   * @param progress  counts what has come so far: if it grows, patience begins anew
   * @throws PadanError `hub-unreachable`; what `work` throws otherwise
   */
  patiently<T>(
    what: string,
    work: () => Promise<T>,
    signal?: AbortSignal,
    progress?: () => number,
  ): Promise<T>;
  close(): Promise<void>;
}

/** What is not part of a user's settings. */
export interface ClientOptions {
  /** Milliseconds without a byte after which a connection counts as stalled. */
  stallAfter?: number;
  /** Waits; tests do not. */
  pause?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Called before a pause: what went wrong, and how long it is, in milliseconds. */
  onRetry?: (reason: string, pause: number) => void;
}

const maxRedirects = 5;

export const openClient = (settings: HubSettings, options: ClientOptions = {}): HubClient => {
  const { stallAfter = 30_000, onRetry = () => undefined } = options;
  const pause = options.pause ?? ((milliseconds, signal) => delay(milliseconds, undefined, { signal }));
  const { endpoint, token } = settings;
  const home = new URL(endpoint).origin;
  // Reads HTTPS_PROXY, HTTP_PROXY and NO_PROXY.
  const dispatcher = openAgent(stallAfter);

  const once = async (url: URL, headers: Record<string, string>, signal?: AbortSignal) => {
    signal?.throwIfAborted();
    const secret = token !== null && url.origin === home ? { authorization: `Bearer ${token}` } : {};
    try {
      return await request(url, {
        dispatcher,
        headers: {
          'user-agent': `padan/${version}`,
          // A compressed answer would have another length than the file.
          'accept-encoding': 'identity',
          ...headers,
          ...secret,
        },
        headersTimeout: stallAfter,
        bodyTimeout: stallAfter,
        ...(signal === undefined ? {} : { signal }),
      });
    } catch (error) {
      throw passing(error, signal);
    }
  };

  return {
    ...settings,
    get: async (start, headers = {}, signal) => {
      const redirects: Answer['redirects'] = [];
      for (let url = start; ; ) {
        const { statusCode: status, headers: given, body } = await once(url, headers, signal);
        const header = (name: string) => [given[name]].flat()[0];
        const location = header('location');
        if (![301, 302, 303, 307, 308].includes(status) || location === undefined) {
          if (!isPassing(status)) return { status, header, body, redirects };
          await body.dump();
          throw new Passing(`status ${status}`, retryAfter(header('retry-after'), Date.now()));
        }
        await body.dump();
        redirects.push(header);
        url = redirected(url, location, redirects.length);
      }
    },
    patiently: async (what, work, signal, progress = () => 0) => {
      let before = progress();
      for (let retry = 0; ; retry++)
        try {
          return await work();
        } catch (error) {
          if (!(error instanceof Passing)) throw error;
          signal?.throwIfAborted();
          if (progress() > before) retry = 0;
          before = progress();
          const wait = error.wait ?? pauseBefore(retry);
          if (retry >= error.retries || wait > maxPause) throw unreachable(what, error, endpoint);
          onRetry(`${what}: ${error.message}`, wait);
          await pause(wait, signal);
        }
    },
    close: () => dispatcher.destroy(),
  };
};

const openAgent = (stallAfter: number): Dispatcher => {
  try {
    return new EnvHttpProxyAgent({ connect: { timeout: stallAfter } });
  } catch {
    // The address may hold a password.
    throw new PadanError(
      'invalid-option',
      'HTTPS_PROXY or HTTP_PROXY is no address of a proxy',
      {},
      'set it to http://HOST:PORT, or unset it',
    );
  }
};

/** The address that a redirect leads to. */
const redirected = (from: URL, location: string, count: number): URL => {
  const refuse = (why: string): never => {
    throw new PadanError(
      'hub-refused',
      `the hub redirects ${why}`,
      { path: `${from.origin}${from.pathname}` },
      'nothing was fetched from there; check HF_ENDPOINT, or try another mirror',
    );
  };
  if (count > maxRedirects) return refuse(`more than ${maxRedirects} times`);
  if (!URL.canParse(location, from.href)) return refuse('to no address');
  const to = new URL(location, from);
  if (to.protocol !== from.protocol)
    return refuse(`from ${from.protocol.slice(0, -1)} to ${printable(to.protocol.slice(0, -1))}`);
  if (to.username !== '' || to.password !== '') return refuse('to an address with a password');
  return to;
};

/** What went wrong with a connection, as something that may go away. */
export const passing = (error: unknown, signal?: AbortSignal): unknown => {
  if (signal?.aborted) return signal.reason;
  if (error instanceof PadanError || error instanceof Passing) return error;
  const code = systemCode(error) ?? '';
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL/.test(code))
    return new PadanError(
      'hub-unreachable',
      `the hub, or a proxy on the way to it, is not who it should be (${code})`,
      {},
      'if your network has a certificate of its own, name its file in NODE_EXTRA_CA_CERTS',
    );
  const message = (error instanceof Error && error.message) || code || String(error);
  return new Passing(reasons[code] ?? message, undefined, noNetwork.has(code) ? 2 : maxRetries);
};

/** Errors that hardly go away in seconds. */
const noNetwork: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH']);

const reasons: Record<string, string> = {
  ENOTFOUND: 'the host is not known (ENOTFOUND)',
  EAI_AGAIN: 'the host’s address cannot be looked up (EAI_AGAIN)',
  ECONNREFUSED: 'no connection (ECONNREFUSED)',
  ENETUNREACH: 'there is no network (ENETUNREACH)',
  ECONNRESET: 'the connection was cut (ECONNRESET)',
  UND_ERR_SOCKET: 'the connection was cut',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the connection was cut',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
  UND_ERR_BODY_TIMEOUT: 'the download stalled',
};

const unreachable = (what: string, { message, wait }: Passing, endpoint: string): PadanError =>
  new PadanError(
    'hub-unreachable',
    `${what} could not be fetched (${message})`,
    { path: endpoint },
    wait === undefined
      ? 'check the network, and HTTPS_PROXY and HF_ENDPOINT where you need them; what has come is kept, and the same command goes on'
      : `the hub asks to wait ${Math.ceil(wait / 1000)} s: give the same command again then`,
  );
