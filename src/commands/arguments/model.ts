import { join } from 'node:path';
import type { Languages } from '../../core/document.js';
import { PadanError, printable } from '../../errors.js';
import { findModel, isHidden, modelsFolder, pulledModels } from '../../hub/store.js';
import { canonicalLanguage, languageName, primarySubtag } from '../../languages/languages.js';
import type { AskedLanguages } from '../../model/direction.js';
import { embeddedModel } from '../../model/files.js';

/** The options that say which model translates. */
export interface ModelArguments {
  model: string;
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * Finds the folder of the model that the options name: `--model`, else the usual one for `--from` and `--to`. That is
 * the embedded one for its own languages, and for others the catalogue's that was pulled, else the only one of the models
 * folder.
 *
 * @throws PadanError `model-missing` with the command that pulls it; `invalid-option` if there are several
 */
export const modelFolder = async (args: ModelArguments): Promise<string> => {
  if (args.model !== embeddedModel) return findModel(args.model);
  const embedded = await embeddedLanguages();
  const { from, to } = directionIn(args, embedded);
  if (isSame(from, embedded.from) && isSame(to, embedded.to)) return embeddedModel;
  if (from === 'und' || to === 'und')
    throw new PadanError(
      'invalid-option',
      `--${from === 'und' ? 'to' : 'from'} alone does not say which model translates`,
      {},
      'give --from and --to, or --model',
    );
  const known = await namesFor(primarySubtag(from), primarySubtag(to));
  for (const name of known) {
    const [pulled] = await pulledModels(name);
    if (pulled !== undefined) return join(modelsFolder(), pulled.owner, pulled.name);
  }
  const others = await othersHere({ from, to });
  if (others.length === 1) return others[0]!.folder;
  const direction = `from ${languageName(from)} to ${languageName(to)}`;
  if (others.length > 1)
    throw new PadanError(
      'invalid-option',
      `there are several models here ${direction}`,
      {},
      `name one with --model: ${others.map(({ name }) => printable(name)).join(', ')}`,
    );
  throw new PadanError(
    'model-missing',
    `there is no model here ${direction}`,
    {},
    `“padan models pull ${known[0] ?? 'OWNER/NAME'}” fetches one; or give a model’s folder with --model`,
  );
};

/** Notes on models that options name and that do not translate: folders that are called so stand before them. */
export const hiddenModels = async (named: readonly (string | undefined)[]): Promise<string[]> => {
  const notes = [...new Set(named)].map(async (name) =>
    name !== undefined && (await isHidden(name))
      ? [`${name} is the folder of that name here, not the model of “padan models list”; ./${name} says so`]
      : [],
  );
  return (await Promise.all(notes)).flat();
};

/** The models in the models folder, of whatever name, that can run and translate from one language to another. */
const othersHere = async ({ from, to }: Languages): Promise<{ name: string; folder: string }[]> => {
  const { inventory, languagesOf } = await import('../../hub/inventory.js');
  const found: { name: string; folder: string }[] = [];
  for (const { name, entry, local } of await inventory()) {
    const isReady = local !== null && local.origin !== 'partial' && local.manifest?.layout !== 'weights';
    if (!isReady || entry !== null) continue;
    const own = await languagesOf({ entry, local });
    if (own?.from.some((each) => isSame(each, from)) && own.to.some((each) => isSame(each, to)))
      found.push({ name, folder: local.folder });
  }
  return found;
};

/** Names of the catalogue’s models from one language to another, the best first: those that know no others, and those that run as they come. */
const namesFor = async (from: string, to: string): Promise<string[]> => {
  const { catalogue } = await import('../../hub/catalogue.js');
  const entries = (await catalogue()).filter(
    (entry) => entry.architecture === 'marian' && entry.from.includes(from) && entry.to.includes(to),
  );
  const rank = ({ from, to, kind }: (typeof entries)[number]) =>
    (from.length + to.length > 2 ? 2 : 0) + (kind === 'onnx' ? 0 : 1);
  return entries.sort((a, b) => rank(a) - rank(b)).map(({ alias }) => alias);
};

/**
 * The languages that the options name, without a model if they name none. Of a single one, the other is that of the
 * embedded model, either way round; `und` if it has another.
 *
 * @throws PadanError if the model's folder cannot be read; `invalid-option` if a code is none, or the model has others
 */
export const languagesOf = async (args: ModelArguments): Promise<Languages> => {
  if (args.model === embeddedModel) return directionIn(args, await embeddedLanguages());
  const { readLanguages } = await import('../../model/config.js');
  return readLanguages(await findModel(args.model), args);
};

/** What a model is asked for: the given languages if it would have to be told, else nothing. */
export const languagesFor = async (folder: string, { from, to }: Languages): Promise<AskedLanguages> => {
  const { readLanguages } = await import('../../model/config.js');
  return readLanguages(folder).then(
    () => ({}),
    () => ({ from, to }),
  );
};

/**
 * The model of `--round-trip`: its folder, and what it is asked for.
 *
 * @param there  the languages of the way there
 * @throws PadanError `model-missing` with the command that pulls it
 */
export const modelBack = async (
  named: string,
  { from, to }: Languages,
): Promise<{ folder: string; asked: AskedLanguages }> => {
  const folder = await findModel(named);
  return { folder, asked: await languagesFor(folder, { from: to, to: from }) };
};

const embeddedLanguages = async (): Promise<Languages> => {
  const { readLanguages } = await import('../../model/config.js');
  return readLanguages(embeddedModel);
};

/** The direction that the options name, of a model's languages where they do not. */
const directionIn = (args: ModelArguments, model: Languages): Languages => {
  const from = givenLanguage('from', args.from);
  const to = givenLanguage('to', args.to);
  const fits = (own: Languages) =>
    (from === undefined || isSame(from, own.from)) && (to === undefined || isSame(to, own.to));
  const usual = [model, { from: model.to, to: model.from }].find(fits);
  return { from: from ?? usual?.from ?? 'und', to: to ?? usual?.to ?? 'und' };
};

const isSame = (a: string, b: string): boolean => primarySubtag(a) === primarySubtag(b);

/**
 * The canonical code of a language that an option names.
 *
 * @throws PadanError `invalid-option` if it is none; `und` is one
 */
export const givenLanguage = (key: 'from' | 'to', code: string | undefined): string | undefined => {
  if (code === undefined) return undefined;
  const language = canonicalLanguage(code);
  if (language !== 'und' || code === 'und') return language;
  throw new PadanError(
    'invalid-option',
    `--${key} is ${printable(code)}, expected a language’s code: id, en, de-CH`,
  );
};
