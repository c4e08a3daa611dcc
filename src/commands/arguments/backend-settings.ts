import { nearest } from '../../core/nearest.js';
import { PadanError, printable } from '../../errors.js';
import { dtypes } from '../../model/files.js';

export type BackendKind = 'libretranslate' | 'chat' | 'command' | 'pipeline';

/** What is given with a backend. */
export interface Given {
  batchSize?: number;
  concurrency?: number;
  timeout?: number;
  revision?: string;
  /** Name of an environment variable. */
  variable?: string;
  model?: string;
  /** Path of a file. */
  prompt?: string;
  seed?: number;
  maxTokens?: number;
  dtype?: string;
}

interface Setting {
  is: keyof Given;
  of: readonly BackendKind[];
  takes: { min: number; max: number } | { choices: readonly string[] } | 'text';
}

const services = ['libretranslate', 'chat'] as const;

/** All settings, by the names that the command line has for them. */
const settings: Readonly<Record<string, Setting>> = {
  batch: { is: 'batchSize', of: ['libretranslate', 'command'], takes: { min: 1, max: 10_000 } },
  concurrency: { is: 'concurrency', of: [...services, 'command'], takes: { min: 1, max: 64 } },
  timeout: { is: 'timeout', of: [...services, 'command'], takes: { min: 1, max: 86_400 } },
  revision: { is: 'revision', of: [...services, 'command'], takes: 'text' },
  key: { is: 'variable', of: services, takes: 'text' },
  model: { is: 'model', of: ['chat'], takes: 'text' },
  prompt: { is: 'prompt', of: ['chat'], takes: 'text' },
  seed: { is: 'seed', of: ['chat'], takes: { min: 0, max: 2 ** 31 - 1 } },
  'max-tokens': { is: 'maxTokens', of: ['chat'], takes: { min: 1, max: 1_000_000 } },
  dtype: { is: 'dtype', of: ['pipeline'], takes: { choices: dtypes } },
};

const namesOf = (kind: BackendKind): string[] =>
  Object.keys(settings).filter((name) => settings[name]!.of.includes(kind));

/**
 * Splits `http://…,batch=5`.
 *
 * @param kind  whose settings are split off: then other text with commas and equals signs stays where it is, as in a
 *              command; null for whatever looks like a setting
 */
export const splitSettings = (text: string, kind: BackendKind | null): { what: string; pairs: string[] } => {
  const name = kind === null ? '[A-Za-z-]+' : `(?:${namesOf(kind).join('|')})`;
  const ending = new RegExp(`,(?=${name}=)`);
  if (kind === null) {
    const [what = '', ...pairs] = text.split(ending);
    return { what, pairs };
  }
  // Only at the end: what stands before another word is the command's.
  const found = new RegExp(`(?:,${name}=[^,\\s]*)+$`).exec(text)?.[0] ?? '';
  return {
    what: text.slice(0, text.length - found.length),
    pairs: found === '' ? [] : found.slice(1).split(ending),
  };
};

/**
 * Reads a backend's settings.
 *
 * @throws PadanError `invalid-option`; messages repeat no values, which may be keys
 */
export const readSettings = (id: string, kind: BackendKind, pairs: readonly string[]): Given => {
  const fail = (message: string, hint?: string): never => {
    throw new PadanError('invalid-option', `--system ${printable(id)}: ${message}`, {}, hint);
  };
  const names = namesOf(kind);
  const given: Partial<Record<keyof Given, string | number>> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at);
    const value = pair.slice(at + 1).trim();
    if (!names.includes(name)) {
      const meant = nearest(name, names);
      fail(
        `${kindNames[kind]} has no setting ${printable(name)}`,
        meant === undefined ? `it may have ${names.join(', ')}` : `did you mean ${meant}?`,
      );
    }
    const { is, takes } = settings[name]!;
    if (value === '') fail(`${name} has no value`);
    if (takes === 'text') given[is] = value;
    else if ('choices' in takes) {
      if (!takes.choices.includes(value)) fail(`${name} must be ${takes.choices.join(', ')}`);
      given[is] = value;
    } else {
      const number = Number(value);
      if (!Number.isInteger(number) || number < takes.min || number > takes.max)
        fail(`${name} must be a whole number from ${takes.min} to ${takes.max}`);
      given[is] = number;
    }
  }
  return given as Given;
};

/** Of kinds, for people. */
const kindNames: Record<BackendKind, string> = {
  libretranslate: 'a LibreTranslate service',
  chat: 'a chat endpoint',
  command: 'a command',
  pipeline: 'such a model',
};
