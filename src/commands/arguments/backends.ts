import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, sep } from 'node:path';
import { PadanError, printable, unreadable } from '../../errors.js';
import { formatOf } from '../../formats/formats.js';
import type { ModelConfig } from '../../model/config.js';
import type { Dtype } from '../../model/files.js';
import { readWhole } from '../../pipes.js';
import type { Backend } from '../../systems/backends/backend.js';
import type { KeyedService } from '../../systems/backends/keys.js';
import { type BackendKind, type Given, readSettings, splitSettings } from './backend-settings.js';

/** A system of `--system` that is no MarianMT model and no translations: `lt=http://127.0.0.1:5000`, `x='command'`. */
export interface NamedBackend {
  id: string;
  kind: BackendKind;
  /** Its address, its command or its folder. */
  what: string;
  settings: Given;
}

type PathAndPairs = (text: string) => { path: string; pairs: string[] };

/**
 * Reads a value of `--system` if it names a backend; null if it names something else.
 *
 * @param pathAndPairs  splits a path from its settings
 * @throws PadanError `invalid-option` if it has settings that do not fit, or looks like a command but is none. Messages
 *         have no more of it than its name: the rest may have a key or a password.
 */
export const parseBackend = (text: string, pathAndPairs: PathAndPairs): NamedBackend | null => {
  const at = text.indexOf('=');
  const id = text.slice(0, Math.max(0, at)).normalize();
  const rest = text.slice(at + 1).trim();
  if (id === '' || rest === '') return null;
  const found = kindOf(rest, pathAndPairs);
  if (found === null) return null;
  if ('problem' in found)
    throw new PadanError('invalid-option', `--system ${printable(id)}: ${found.problem}`, {}, found.hint);
  const { kind, what, pairs } = found;
  return { id, kind, what, settings: readSettings(id, kind, pairs) };
};

type Found =
  | { kind: BackendKind; what: string; pairs: readonly string[] }
  | { problem: string; hint: string }
  | null;

const kindOf = (text: string, pathAndPairs: PathAndPairs): Found => {
  if (text.startsWith('!')) return { kind: 'command', what: text.slice(1).trim(), pairs: [] };
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(text)) return serviceIn(text);
  const { path, pairs } = pathAndPairs(text);
  if (existsSync(path)) {
    if (isOtherModel(path)) return { kind: 'pipeline', what: path, pairs };
    const isCommand = isExecutable(path) && formatOf(path) === undefined;
    return isCommand ? { kind: 'command', what: forShell(path), pairs } : null;
  }
  const command: Found = { kind: 'command', ...splitSettings(text, 'command') };
  const [first = ''] = command.what.replace(/^(?:\w+=\S*\s+)+/, '').split(/\s/, 1);
  if (isProgram(first) || isInPath(first)) return command;
  if (!/\s/.test(command.what)) return null;
  return {
    problem: `no such file or folder, and no program “${printable(first)}” to run`,
    hint: 'for something else that the shell is to run, write NAME=!COMMAND',
  };
};

/** A service, by its settings and its path. */
const serviceIn = (text: string): Found => {
  const { what, pairs } = splitSettings(text, null);
  const settingOf = (name: string) =>
    pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  const named = settingOf('kind');
  if (named !== undefined && named !== 'chat' && named !== 'libretranslate')
    return { problem: 'kind is neither libretranslate nor chat', hint: 'leave it out, or write one of them' };
  const isChat =
    settingOf('model') !== undefined ||
    settingOf('prompt') !== undefined ||
    /\/v\d+\/*$|\/chat\/completions\/*$/.test(what);
  const kind = named ?? (isChat ? 'chat' : 'libretranslate');
  if (kind === 'chat' && !settingOf('model'))
    return {
      problem: 'a chat endpoint needs the name of a model',
      hint: 'add ,model=NAME; or ,kind=libretranslate if it is none',
    };
  return { kind, what, pairs: pairs.filter((pair) => !pair.startsWith('kind=')) };
};

/** Whether a path is the folder of a model, but not of a MarianMT one. */
const isOtherModel = (path: string): boolean => {
  try {
    const { model_type: type } = JSON.parse(readFileSync(join(path, 'config.json'), 'utf8')) as {
      model_type?: unknown;
    };
    return typeof type === 'string' && type !== 'marian';
  } catch {
    // `openModel` says what is wrong.
    return false;
  }
};

/** Whether a path, which must look like one, is a file that may be executed. */
const isProgram = (path: string): boolean => {
  if (!isAbsolute(path) && !/[\\/]/.test(path)) return false;
  return isExecutable(path);
};

/** A program's path as the shell takes it for that program, and not for another with settings or a second command. */
const forShell = (path: string): string => {
  const named = /[\\/]/.test(path) ? path : `.${sep}${path}`;
  if (/^[\w@%+:,./\\-]+$/.test(named)) return named;
  return process.platform === 'win32' ? `"${named}"` : `'${named.replaceAll("'", "'\\''")}'`;
};

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

/** Whether a word is a program's that the shell would find. */
const isInPath = (word: string): boolean => {
  if (!/^[\w.+-]+$/.test(word)) return false;
  const { PATH = '', PATHEXT = '' } = process.env;
  const endings = process.platform === 'win32' ? ['', ...PATHEXT.split(';')] : [''];
  return PATH.split(delimiter).some(
    (folder) => folder !== '' && endings.some((ending) => isExecutable(join(folder, `${word}${ending}`))),
  );
};

/** Maximum bytes of a prompt's file. */
const maxPrompt = 64 * 1024;

/**
 * Makes the backend that is named. Nobody is contacted yet.
 *
 * @param all     all backends of the run
 * @param config  of the run's own model, which has the languages
 * @throws PadanError `invalid-option`; if a prompt or a model cannot be read
 */
export const openNamed = async (
  named: NamedBackend,
  all: readonly NamedBackend[],
  { sourceLanguage: from, targetLanguage: to }: Pick<ModelConfig, 'sourceLanguage' | 'targetLanguage'>,
): Promise<Backend> => {
  const [{ openBackend }, { keyFor }, { addressOf }, { checkPrompt }] = await Promise.all([
    import('../../systems/backends/open.js'),
    import('../../systems/backends/keys.js'),
    import('../../systems/backends/address.js'),
    import('../../systems/backends/prompt.js'),
  ]);
  const { id, kind, what, settings } = named;
  const { variable: _, prompt: promptFile, ...options } = settings;
  const serviceOf = ({ kind, what, settings: { variable } }: NamedBackend): KeyedService[] =>
    kind === 'libretranslate' || kind === 'chat'
      ? [{ kind, base: addressOf(what), variable: variable ?? null }]
      : [];
  const languages = { from, to };
  const open = async (): Promise<Backend> => {
    if ([from, to].includes('und'))
      throw new PadanError(
        'invalid-option',
        'the run’s model does not name its languages, so they cannot be asked for',
        {},
        'rename its folder like opus-mt-id-en',
      );
    if (kind === 'command') return openBackend({ kind, command: what, ...options }, languages);
    if (kind === 'pipeline') {
      const { dtype } = options;
      return openBackend({ kind, folder: what, ...(dtype && { dtype: dtype as Dtype }) }, languages);
    }
    const [service] = serviceOf(named);
    const key = keyFor(service!, all.flatMap(serviceOf), process.env);
    if (kind === 'libretranslate') return openBackend({ kind, url: what, key, ...options }, languages);
    const prompt = promptFile === undefined ? undefined : await readPrompt(promptFile);
    if (prompt !== undefined) checkPrompt(prompt, promptFile);
    return openBackend(
      { kind, url: what, key, model: '', ...options, ...(prompt !== undefined && { prompt }) },
      languages,
    );
  };
  return open().catch((error: unknown) => {
    if (!(error instanceof PadanError) || error.code !== 'invalid-option') throw error;
    throw new PadanError(error.code, `--system ${printable(id)}: ${error.message}`, error.place, error.hint, {
      cause: error,
    });
  });
};

const readPrompt = async (path: string): Promise<string> => {
  const bytes = await readWhole(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (bytes.length > maxPrompt)
    throw new PadanError('too-large', `the prompt has more than ${maxPrompt} bytes`, { path }, 'shorten it');
  return bytes
    .toString()
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n');
};
