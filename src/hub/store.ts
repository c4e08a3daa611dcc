import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { PadanError, printable } from '../errors.js';
import { checkText } from '../given.js';
import { embeddedModel } from '../model/files.js';
import { isFile, userFolder } from '../paths.js';
import { isBareName, type ModelId, parseId } from './names.js';

/** Name of the file beside a pulled model's files that says what they are. */
export const manifestName = 'padan-model.json';

/** The embedded model's name. */
export const embeddedName = 'padan-id-en';

/**
 * Where pulled models are, as OWNER/NAME: `$PADAN_MODELS`, else a folder among the user's data.
 *
 * @throws PadanError `model-missing` if the user has no folders
 */
export const modelsFolder = (): string => {
  const named = process.env['PADAN_MODELS'];
  if (named) return named;
  const data = userFolder('XDG_DATA_HOME', ['.local', 'share']);
  if (data !== null) return join(data, 'padan', 'models');
  throw new PadanError(
    'model-missing',
    'there is no home folder to keep models in',
    {},
    'name a folder with $PADAN_MODELS',
  );
};

/** Whether a text can be the name of a model, and not only a path. */
export const isModelName = (text: string): boolean => isBareName(text) || parseId(text) !== undefined;

/**
 * The folder of a model. Looks at this machine only.
 *
 * @param nameOrPath  a folder that is there; the embedded model's name; or the name of a model that was pulled: its
 * alias in the catalogue, its id, or the id without the owner
 * @throws PadanError `model-missing` whose hint names the command that fetches it
 */
export const findModel = async (nameOrPath: string): Promise<string> => {
  checkText('path', nameOrPath);
  // A file of a model's name does not hide the model; any other path is told what is wrong with it when it is opened.
  if (existsSync(nameOrPath) && (!isModelName(nameOrPath) || statSync(nameOrPath).isDirectory()))
    return nameOrPath;
  if (nameOrPath === embeddedName) return embeddedModel;
  if (isAbsolute(nameOrPath) || !isModelName(nameOrPath))
    throw new PadanError(
      'model-missing',
      'no such model folder',
      { path: nameOrPath },
      'give a folder with config.json, tokenizer.json and onnx/, or a name of “padan models list”',
    );
  const pulled = await pulledModels(nameOrPath);
  if (pulled.length === 1) return join(modelsFolder(), pulled[0]!.owner, pulled[0]!.name);
  throw pulled.length > 1 ? severalNamed(nameOrPath, pulled) : await notPulled(nameOrPath);
};

/** Whether a folder that is there is taken for a name, and hides the model of that name. */
export const isHidden = async (name: string): Promise<boolean> => {
  if (!isModelName(name) || !existsSync(name) || !statSync(name).isDirectory()) return false;
  const { catalogued } = await import('./catalogue.js');
  return (
    name === embeddedName ||
    (await catalogued(name)) !== undefined ||
    (await pulledModels(name).catch(() => [])).length > 0
  );
};

/** The models in the models folder that a name can mean; the catalogue's alias before others of this name. */
export const pulledModels = async (name: string): Promise<ModelId[]> => {
  const id = parseId(name);
  if (id !== undefined) return (await isModel(id)) ? [id] : [];
  const { catalogue } = await import('./catalogue.js');
  const aliased = parseId((await catalogue()).find(({ alias }) => alias === name)?.id ?? '');
  if (aliased !== undefined && (await isModel(aliased))) return [aliased];
  const owners = await readdir(modelsFolder(), { withFileTypes: true }).catch(() => []);
  const ids = owners.map((owner) => ({ owner: owner.name, name }));
  const there = await Promise.all(ids.map(isModel));
  return ids.filter((_, i) => there[i]);
};

const isModel = async ({ owner, name }: ModelId): Promise<boolean> => {
  const folder = join(modelsFolder(), owner, name);
  return (
    parseId(`${owner}/${name}`) !== undefined &&
    ((await isFile(join(folder, manifestName))) || (await isFile(join(folder, 'config.json'))))
  );
};

const severalNamed = (name: string, found: readonly ModelId[]): PadanError =>
  new PadanError(
    'model-missing',
    `“${name}” is the name of several models`,
    {},
    `name one: ${found.map((id) => `${id.owner}/${id.name}`).join(', ')}`,
  );

const notPulled = async (name: string): Promise<PadanError> => {
  const [{ catalogue }, { nearest }] = await Promise.all([
    import('./catalogue.js'),
    import('../core/nearest.js'),
  ]);
  const entries = await catalogue();
  const known = [embeddedName, ...entries.flatMap(({ alias, id }) => [alias, id])];
  const isKnown = known.includes(name);
  const meant = isKnown ? undefined : nearest(name, known);
  return new PadanError(
    'model-missing',
    `there is no folder and no pulled model “${printable(name)}”`,
    {},
    meant !== undefined
      ? `did you mean ${meant}? (“padan models list” shows what there is)`
      : isKnown || parseId(name) !== undefined
        ? `“padan models pull ${name}” fetches it`
        : '“padan models list” shows what there is; “padan models pull OWNER/NAME” fetches any other from the hub',
  );
};
