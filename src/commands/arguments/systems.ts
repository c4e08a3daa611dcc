import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Languages } from '../../core/document.js';
import { nearest } from '../../core/nearest.js';
import { PadanError, printable } from '../../errors.js';
import { createClosing } from '../../flow/closing.js';
import type { AskedLanguages } from '../../model/direction.js';
import type { Dtype } from '../../model/files.js';
import type { Model, openModel as OpenModel } from '../../model/model.js';
import { checkBounds, expectedOf, fits } from '../../options/check.js';
import type { Option } from '../../options/option.js';
import { type Key, options } from '../../options/table.js';
import { type Arguments, flagOf, libraryNameOf, libraryOptions, optionsWhere } from '../../options/values.js';
import type { Against, AskedSystem } from '../../run/systems/asked.js';
import type { TranslateOptions } from '../../translate/options.js';
import { type NamedBackend, openNamed, parseBackend } from './backends.js';
import { languagesFor, modelBack, modelFolder } from './model.js';
import { parseRunSystem } from './run-system.js';

/** A system as the command line names it: `base=models/padan-id-en`, `greedy=models/x,beam=1`, `google=path/`. */
export interface NamedSystem {
  id: string;
  path: string;
  /** A model's folder, else translations that somebody made. */
  isModel: boolean;
  /** Options of translating by key, and `dtype`. */
  settings: Readonly<Partial<Record<Key, unknown>>>;
}

const example = 'NAME=FOLDER of a model or of translations, NAME=http://… of a service, or NAME=COMMAND';

/**
 * Reads a value of `--system`.
 *
 * @throws PadanError `invalid-option` if it is not NAME=PATH[,OPTION=VALUE…], or the path is nowhere
 */
export const parseSystem = (text: string): NamedSystem => {
  const fail = (message: string, hint?: string): never => {
    throw new PadanError('invalid-option', `--system ${printable(text)}: ${message}`, {}, hint);
  };
  const [id = '', rest = ''] = splitAt(text, text.indexOf('='));
  if (id === '') return fail('no name before the path', `write ${example}`);
  if (rest === '') return fail('no path after the name', `write ${example}`);
  const { path, pairs } = pathAndPairs(rest);
  if (!existsSync(path)) return fail(`no such file or folder: ${printable(path)}`, `write ${example}`);
  const isModel = existsSync(join(path, 'config.json'));
  if (!isModel && pairs.length > 0)
    return fail(
      `${printable(path)} is no model, and only models have options`,
      'a model’s folder has a config.json',
    );
  const settings: Partial<Record<Key, unknown>> = {};
  for (const pair of pairs) {
    const [name = '', given = ''] = splitAt(pair, pair.indexOf('='));
    const key = settable.find((each) => [each, flagOf(each), libraryNameOf(each)].includes(name));
    if (key === undefined) {
      const meant = nearest(name, settable.map(flagOf));
      return fail(
        `a system has no option ${name}`,
        meant === undefined ? `it may have ${settable.map(flagOf).join(', ')}` : `did you mean ${meant}?`,
      );
    }
    const option: Option = options[key];
    const value = valueIn(given, option);
    if (!fits(option, value)) return fail(`${name} is ${printable(given)}, expected ${expectedOf(option)}`);
    settings[key] = value;
  }
  return { id: id.normalize(), path, isModel, settings };
};

/** What stands before a place, and what behind it. */
const splitAt = (text: string, at: number): [string, string] =>
  at < 0 ? ['', ''] : [text.slice(0, at), text.slice(at + 1)];

/** Splits `models/a,beam=1`. A path may have commas and equals signs: the longest that is there counts. */
export const pathAndPairs = (text: string): { path: string; pairs: string[] } => {
  const parts = text.split(/,(?=[A-Za-z-]+=)/);
  for (let count = parts.length; count > 0; count--) {
    const path = parts.slice(0, count).join();
    if (existsSync(path)) return { path, pairs: parts.slice(count) };
  }
  return { path: parts[0]!, pairs: parts.slice(1) };
};

/**
 * Puts a model's folder in the place of its name: `base=opus-mt-id-en,beam=1`.
 *
 * @throws PadanError `model-missing` if the catalogue has the model, and it is not here
 */
const withFolder = async (text: string): Promise<string> => {
  const [id = '', rest = ''] = splitAt(text, text.indexOf('='));
  const { path, pairs } = pathAndPairs(rest);
  if (id === '' || existsSync(path)) return text;
  const { findModel, isModelName } = await import('../../hub/store.js');
  if (!isModelName(path)) return text;
  const { catalogued } = await import('../../hub/catalogue.js');
  const folder = await findModel(path).catch(async (error: unknown) => {
    if ((await catalogued(path)) !== undefined) throw error;
    return path;
  });
  return `${id}=${[folder, ...pairs].join()}`;
};

/** What the values of `--system` name, which may be models. */
export const placesOf = (systems: readonly string[]): string[] =>
  systems.map((text) => pathAndPairs(splitAt(text, text.indexOf('='))[1]).path);

/** Options that decide what a model says, and its number format. */
const settable: Key[] = [
  ...optionsWhere(({ decides }) => decides === 'translation').map(([key]) => key),
  'dtype',
];

const valueIn = (given: string, { takes }: Option): unknown => {
  if (takes.kind === 'boolean') return given === 'true' ? true : given === 'false' ? false : given;
  return 'min' in takes && given.trim() !== '' ? Number(given) : given;
};

/** Reads the value of `--against`: `last`, a run's number, or `FOLDER` or `FOLDER#SYSTEM`. */
export const parseAgainst = (text: string): Against => {
  const { path, system } = parseRunSystem(text);
  return system === null ? { run: path } : { run: path, system };
};

/** A run's systems, with their models open. */
export interface OpenedSystems {
  /** Of the run's own system, which `--system` may name. */
  model: Model;
  name: string | null;
  settings: TranslateOptions;
  /** The others. */
  systems: AskedSystem[];
  /** Translates back; null for none. */
  roundTrip: Model | null;
  /** Closes the models. */
  dispose(): Promise<void>;
}

/**
 * Opens the systems of `--system`; nobody is contacted yet. The first MarianMT model among them is the run's own; without
 * one, that is `--model`.
 *
 * @param openModel  of `model/model.ts`, which is slow to load
 * @throws PadanError as `parseSystem` and `openModel`; `invalid-option` if options do not go together
 */
export const openSystems = async (
  args: Arguments<'run'>,
  openModel: typeof OpenModel,
): Promise<OpenedSystems> => {
  const texts = await Promise.all(args.system.map(withFolder));
  const named = texts.map((text) => parseBackend(text, pathAndPairs) ?? parseSystem(text));
  const own = named.find((each): each is NamedSystem => !('kind' in each) && each.isModel);
  const backends = named.filter((each): each is NamedBackend => 'kind' in each);
  const closing = createClosing();
  const opened = async (path: string, settings: NamedSystem['settings'], asked: AskedLanguages) => {
    const values = { ...args, ...settings };
    checkBounds(values, (key) => flagOf(key));
    const model = await openModel(path, { dtype: values.dtype as Dtype | undefined, ...asked });
    closing.add(() => model.dispose());
    return { model, settings: libraryOptions(values, 'TranslateOptions') };
  };
  try {
    const { from, to } = args;
    const first = await opened(own?.path ?? (await modelFolder(args)), own?.settings ?? {}, { from, to });
    const systems: AskedSystem[] = [];
    for (const system of named) {
      if ('kind' in system) {
        const backend = await openNamed(system, backends, first.model.config);
        closing.add(() => backend.dispose());
        systems.push({ kind: 'backend', id: system.id, backend });
        continue;
      }
      const { id, path, isModel } = system;
      if (system === own) continue;
      systems.push(
        isModel
          ? {
              kind: 'model',
              id,
              ...(await opened(path, system.settings, await languagesFor(path, languagesIn(first.model)))),
            }
          : { kind: 'files', id, path },
      );
    }
    const roundTrip = await openBack(args.roundTrip, first.model, openModel);
    closing.add(() => roundTrip?.dispose());
    return { ...first, name: own?.id ?? null, systems, roundTrip, dispose: closing.close };
  } catch (error) {
    await closing.close();
    throw error;
  }
};

/** Opens the model of `--round-trip`; the run checks its languages. */
const openBack = async (
  named: string | undefined,
  model: Model,
  openModel: typeof OpenModel,
): Promise<Model | null> => {
  if (named === undefined) return null;
  const { folder, asked } = await modelBack(named, languagesIn(model));
  return openModel(folder, asked);
};

const languagesIn = ({ config }: Model): Languages => ({
  from: config.sourceLanguage,
  to: config.targetLanguage,
});
