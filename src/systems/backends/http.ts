import { setTimeout as delay } from 'node:timers/promises';
import { PadanError } from '../../errors.js';
import { isLoopback } from './address.js';
import { answerOf, Failed, type ServiceAnswer, type ServiceOptions, tooSlow, unreached } from './answer.js';
import { TextRefused } from './backend.js';

export interface ServiceRequest {
  method: 'GET' | 'POST';
  /** Below the base: `/translate`. */
  path: string;
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  body?: unknown;
}

/** Talks to one service. Follows no redirects: nothing goes to another address than the one that the user gave. */
export interface Service {
  /**
   * Makes a request, and tries again with growing pauses where that may help. Once a request has failed in the end,
   * later ones are tried only once, until one succeeds: a service that is down does not hold up a run of thousands.
   *
   * @param accept  statuses to return beside 2xx; their value is null
   * @throws the signal's reason; PadanError `service-failed`, `service-refused`
   */
  ask(request: ServiceRequest, signal?: AbortSignal, accept?: readonly number[]): Promise<ServiceAnswer>;
  /** Ends requests; later ones fail. */
  close(): Promise<void>;
}

const defaultFirstPause = 500;
const maxPause = 30_000;
/** Longest wait that a service may ask for with Retry-After, in milliseconds. */
const maxWait = 120_000;
/** Maximum bytes of an answer, beside a number of times those that were sent. */
const maxAnswer = 1 << 20;
const answerRatio = 64;

export const createService = (options: ServiceOptions): Service => {
  const { base, firstPause = defaultFirstPause } = options;
  const opened = openDispatcher(base);
  const ended = new AbortController();
  /** Whether the last request failed in the end. */
  let isDown = false;
  /** When the service wants the next request, by `performance.now`. */
  let notBefore = 0;

  const attempt = async (
    request: ServiceRequest,
    signal: AbortSignal,
    accept: readonly number[],
  ): Promise<ServiceAnswer> => {
    const { undici, dispatcher } = await opened.open();
    const body = request.body === undefined ? null : JSON.stringify(request.body);
    const limit = AbortSignal.timeout(options.timeout * 1000);
    try {
      const response = await undici.request(`${base}${request.path}`, {
        method: request.method,
        headers: {
          accept: 'application/json',
          ...(body === null ? {} : { 'content-type': 'application/json' }),
          ...request.headers,
        },
        body,
        dispatcher,
        signal: AbortSignal.any([signal, limit]),
        headersTimeout: 0,
        bodyTimeout: 0,
      });
      const text = await textOf(response.body, maxAnswer + answerRatio * (body?.length ?? 0), options.name);
      if (accept.includes(response.statusCode)) return { status: response.statusCode, value: null };
      return answerOf({ status: response.statusCode, headers: response.headers, text }, options);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Failed || error instanceof PadanError) throw error;
      throw limit.aborted ? tooSlow(options) : unreached(options, error);
    }
  };

  const pause = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
    await delay(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
  };

  return {
    ask: async (request, user, accept = []) => {
      const signal = user === undefined ? ended.signal : AbortSignal.any([ended.signal, user]);
      for (let tries = 0; ; tries++) {
        signal.throwIfAborted();
        const wait = notBefore - performance.now();
        if (wait > 0) await pause(wait, signal);
        try {
          const answer = await attempt(request, signal, accept);
          isDown = false;
          return answer;
        } catch (error) {
          if (!(error instanceof Failed)) throw error;
          if (error.wait !== null && error.wait <= maxWait)
            notBefore = Math.max(notBefore, performance.now() + error.wait);
          if (isDown || tries >= error.retries || (error.wait ?? 0) > maxWait) {
            isDown = error.error.transient && error.retries > 0;
            throw error.error;
          }
          await pause(Math.min(maxPause, firstPause * 2 ** tries), signal);
        }
      }
    },
    close: async () => {
      ended.abort(new PadanError('closed', `${options.name} is closed`, {}, 'open another'));
      await opened.close();
    },
  };
};

/** Loads undici when it is first needed. Proxies of the environment are for other machines. */
const openDispatcher = (base: string) => {
  const open = async () => {
    const undici = await import('undici');
    const dispatcher = isLoopback(base) ? new undici.Agent() : new undici.EnvHttpProxyAgent();
    return { undici, dispatcher };
  };
  let opened: ReturnType<typeof open> | undefined;
  return {
    open: () => {
      opened ??= open();
      return opened;
    },
    close: async () => (await opened)?.dispatcher.destroy(),
  };
};

/** Reads a body; fails if it is larger than it may be. */
const textOf = async (body: AsyncIterable<Uint8Array>, most: number, name: string): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > most)
      throw new Failed(
        new TextRefused(
          'service-refused',
          `${name} answers with more than ${most} bytes`,
          'it may be another service',
        ),
        0,
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
};
