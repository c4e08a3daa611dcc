import type { Languages } from '../../core/document.js';
import { PadanError, printable } from '../../errors.js';
import { hashOf } from '../../hash.js';
import { addressOf } from './address.js';
import { type Answer, type Backend, TextRefused } from './backend.js';
import { createService } from './http.js';
import { checkPrompt, defaultPrompt, promptFor, translationIn } from './prompt.js';

export interface ChatOptions {
  /** Its address, with the path that `/chat/completions` follows; `/v1` if it has no path. */
  url: string;
  /** Name of the model, as the service knows it. */
  model: string;
  /** Template of the prompt, with `{source}`, `{target}` and `{text}`. */
  prompt?: string;
  /** Its API key, sent as a bearer token to that address only; null if it wants none. */
  key?: string | null;
  seed?: number;
  /** Most tokens of an answer; by default the service's. */
  maxTokens?: number | null;
  /** Most requests at once. */
  concurrency?: number;
  /** Seconds that one answer may take. */
  timeout?: number;
  /** Any name for what is behind the model’s name now; kept translations of another are not used. */
  revision?: string;
  /** As in `ServiceOptions`. */
  firstPause?: number;
}

/**
 * Makes a backend of a model behind an OpenAI-compatible chat endpoint, asked with temperature 0. Each request has one
 * sentence: a model that is given several may join, skip or add some, and would say other things of a sentence beside
 * other sentences. Nothing is sent yet.
 *
 * @throws PadanError `invalid-option` if the address, the prompt or the key cannot be used
 */
export const openChat = (
  {
    url,
    model,
    prompt = defaultPrompt,
    key = null,
    seed = 0,
    maxTokens = null,
    concurrency = 4,
    timeout = 300,
    revision,
    firstPause,
  }: ChatOptions,
  languages: Languages,
): Backend => {
  checkPrompt(prompt);
  checkKey(key);
  const given = addressOf(url).replace(/\/chat\/completions$/, '');
  const base = new URL(given).pathname === '/' ? `${given}/v1` : given;
  const name = `${printable(model)} at ${base}`;
  const service = createService({
    base,
    name,
    key,
    timeout,
    firstPause,
  });
  const headers = key === null ? {} : { authorization: `Bearer ${key}` };
  return {
    name,
    languages,
    settings: {
      kind: 'chat',
      url: base,
      model,
      ...languages,
      prompt: hashOf(prompt),
      temperature: 0,
      seed,
      maxTokens,
      ...(revision === undefined ? {} : { revision }),
    },
    about: { prompt },
    sentTo: new URL(base).origin,
    isPrepared: false,
    batchSize: 1,
    concurrency,
    // A service that lists no models, or lists them to nobody with this key, is asked all the same; and one that does
    // not list this model: it may know it by several names.
    check: async (signal) => {
      const { value } = await service.ask(
        { method: 'GET', path: '/models', headers },
        signal,
        [403, 404, 405, 501],
      );
      return isModelList(value) && value.data.some(({ id }) => id === model);
    },
    translate: async ([sentence = ''], signal) => {
      const { value } = await service.ask(
        {
          method: 'POST',
          path: '/chat/completions',
          headers,
          body: {
            model,
            messages: [{ role: 'user', content: promptFor(prompt, sentence, languages) }],
            temperature: 0,
            seed,
            stream: false,
            ...(maxTokens === null ? {} : { max_tokens: maxTokens }),
          },
        },
        signal,
      );
      return [answerIn(value, sentence, name)];
    },
    dispose: () => service.close(),
  };
};

/** @throws PadanError `invalid-option` if a header cannot have a key, as with a line break within it; it is not shown */
const checkKey = (key: string | null): void => {
  if (key === null || /^[\x20-\x7e]+$/.test(key)) return;
  throw new PadanError(
    'invalid-option',
    'the key has a character that no header can have, such as a line break, or is empty',
    {},
    'look how the variable is set',
  );
};

const isModelList = (value: unknown): value is { data: { id?: unknown }[] } => {
  const data = (value as { data?: unknown } | null)?.data;
  return Array.isArray(data) && data.every((each) => typeof each === 'object' && each !== null);
};

interface Completion {
  choices: [{ message: { content?: unknown; refusal?: unknown }; finish_reason?: unknown }];
}

const isCompletion = (value: unknown): value is Completion => {
  const choices = (value as Partial<Completion> | null)?.choices;
  if (!Array.isArray(choices)) return false;
  const message = choices[0]?.message;
  return typeof message === 'object' && message !== null;
};

/** @throws PadanError `service-refused` if it is no answer of a chat */
const answerIn = (value: unknown, sentence: string, name: string): Answer => {
  if (!isCompletion(value))
    throw new PadanError(
      'service-refused',
      `${name} does not answer as a chat endpoint does`,
      {},
      'check the address, which often ends with /v1',
    );
  const [{ message, finish_reason: reason }] = value.choices;
  // Nothing, or nothing that may be shown, is an answer without words.
  const content = message.content ?? '';
  if (typeof content !== 'string')
    throw new TextRefused('service-refused', `${name} answers with something other than text`);
  return { text: translationIn(content, sentence), ended: reason !== 'length' };
};
