import type { Languages } from '../../core/document.js';
import { PadanError, printable } from '../../errors.js';
import { languageName, primarySubtag } from '../../languages/languages.js';
import { plural } from '../../plural.js';
import { addressOf } from './address.js';
import { type Answer, type Backend, TextRefused } from './backend.js';
import { createService } from './http.js';

export interface LibreTranslateOptions {
  /** Its address: `http://127.0.0.1:5000`. */
  url: string;
  /** Its API key; null if it wants none. Sent to that address only. */
  key?: string | null;
  /** Most sentences in a request. */
  batchSize?: number;
  /** Most requests at once. */
  concurrency?: number;
  /** Seconds that one answer may take. */
  timeout?: number;
  /** Any name for what is behind the address now; kept translations of another are not used. */
  revision?: string;
  /** As in `ServiceOptions`. */
  firstPause?: number;
}

/** Languages that an error lists. */
const maxShown = 20;
/** Characters of a code that it shows: no language's has more. */
const maxCode = 35;

/**
 * Makes a backend of a LibreTranslate service, or one that answers as it does. Nothing is sent yet.
 *
 * @throws PadanError `invalid-option` if the address cannot be used
 */
export const openLibreTranslate = (
  {
    url,
    key = null,
    batchSize = 25,
    concurrency = 2,
    timeout = 120,
    revision,
    firstPause,
  }: LibreTranslateOptions,
  languages: Languages,
): Backend => {
  const base = addressOf(url);
  const name = `LibreTranslate at ${base}`;
  const service = createService({
    base,
    name,
    key,
    timeout,
    firstPause,
  });
  const source = primarySubtag(languages.from);
  const target = primarySubtag(languages.to);
  return {
    name,
    languages,
    settings: {
      kind: 'libretranslate',
      url: base,
      source,
      target,
      ...(revision === undefined ? {} : { revision }),
    },
    sentTo: new URL(base).origin,
    isPrepared: false,
    batchSize,
    concurrency,
    // A service that lists no languages is asked for translations all the same.
    check: async (signal) => {
      const { value } = await service.ask({ method: 'GET', path: '/languages' }, signal, [404, 405]);
      if (value !== null) checkPair(value, source, target, name);
      return value !== null;
    },
    translate: async (sentences, signal) => {
      const { value } = await service.ask(
        {
          method: 'POST',
          path: '/translate',
          body: { q: sentences, source, target, format: 'text', ...(key === null ? {} : { api_key: key }) },
        },
        signal,
      );
      return answersIn(value, sentences.length, name);
    },
    dispose: () => service.close(),
  };
};

interface Listed {
  code: string;
  /** Codes of the languages that it is translated to; not all services say. */
  targets?: string[];
}

const isListed = (value: unknown): value is Listed =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  typeof value.code === 'string' &&
  (!('targets' in value) ||
    (Array.isArray(value.targets) && value.targets.every((code) => typeof code === 'string')));

/** @throws PadanError `service-refused` if a list of languages lacks the pair */
const checkPair = (value: unknown, source: string, target: string, name: string): void => {
  if (!Array.isArray(value) || !value.every(isListed))
    throw new PadanError(
      'service-refused',
      `${name} does not list languages as LibreTranslate does`,
      {},
      'check the address; for a chat model, add ,model=NAME',
    );
  const from = value.find(({ code }) => code === source);
  const isKnown = from && (from.targets?.includes(target) ?? value.some(({ code }) => code === target));
  if (isKnown) return;
  const has = from?.targets ?? value.map(({ code }) => code);
  const some = has.slice(0, maxShown).map((code) => code.slice(0, maxCode));
  const shown = `${some.join(', ')}${has.length > maxShown ? ', …' : ''}`;
  throw new PadanError(
    'service-refused',
    `${name} does not translate ${languageName(source)} to ${languageName(target)}`,
    {},
    `it has ${printable(from === undefined ? shown : `${source} to ${shown}`)}`,
  );
};

/** @throws PadanError `service-refused` if there is not a translation for each sentence */
const answersIn = (value: unknown, count: number, name: string): Answer[] => {
  const field =
    typeof value === 'object' && value !== null && 'translatedText' in value
      ? value.translatedText
      : undefined;
  // A service that cannot take several sentences may answer to one.
  const texts: unknown[] = Array.isArray(field) ? field : [field];
  if (!texts.every((text) => typeof text === 'string'))
    throw new PadanError('service-refused', `${name} answers without translations`, {}, 'check the address');
  if (texts.length !== count)
    throw new TextRefused(
      'service-refused',
      `${name} gives ${plural(texts.length, 'translation')} of ${plural(count, 'sentence')}`,
      count === 1 ? 'check the address' : 'send one at a time: add ,batch=1',
    );
  return texts.map((text) => ({ text, ended: true }));
};
