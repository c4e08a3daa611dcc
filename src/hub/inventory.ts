import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Languages } from '../core/document.js';
import { readLanguages } from '../model/config.js';
import { embeddedModel } from '../model/files.js';
import { isFile } from '../paths.js';
import { type CatalogueEntry, catalogue } from './catalogue.js';
import { type Manifest, readEither } from './manifest.js';
import { parseId } from './names.js';
import { filesIn } from './place.js';
import { embeddedName, manifestName, modelsFolder } from './store.js';

/** A model on this machine. */
export interface LocalModel {
  folder: string;
  /** `other`: in the models folder, but nobody knows what it is; `partial`: what an interrupted pull has left. */
  origin: 'embedded' | 'pulled' | 'converted' | 'other' | 'partial';
  /** Of a pulled model; null if there is none, or it is damaged. */
  manifest: Manifest | null;
  /** As its `padan-model.json` has it; null if that does not say. */
  license: string | null;
  /** In bytes. */
  size: number;
}

/** A model that Padan knows, or that is here. */
export interface KnownModel {
  /** What `--model` takes. */
  name: string;
  /** `OWNER/NAME`; null for the embedded one. */
  id: string | null;
  entry: CatalogueEntry | null;
  /** Null if it is not here. */
  local: LocalModel | null;
}

/** The embedded model, those of the catalogue, and all others in the models folder. */
export const inventory = async (): Promise<KnownModel[]> => {
  const entries = await catalogue();
  const here = await localModels();
  const rest = [...here].filter(([id]) => !entries.some((entry) => entry.id === id));
  return [
    {
      name: embeddedName,
      id: null,
      entry: null,
      local: {
        folder: embeddedModel,
        origin: 'embedded',
        manifest: null,
        license: null,
        size: await sizeOf(embeddedModel),
      },
    },
    ...entries.map((entry) => ({
      name: entry.alias,
      id: entry.id,
      entry,
      local: here.get(entry.id) ?? null,
    })),
    ...rest.map(([id, local]) => ({ name: id, id, entry: null, local })),
  ];
};

/** The models in the models folder by id, in order. */
const localModels = async (): Promise<Map<string, LocalModel>> => {
  const models = modelsFolder();
  const found = new Map<string, LocalModel>();
  for (const owner of await foldersIn(models))
    for (const each of await foldersIn(join(models, owner))) {
      const folder = join(models, owner, each);
      const partial = /^\.(?<name>.+)\.partial-[0-9a-f]+$/.exec(each)?.groups?.['name'];
      const id = `${owner}/${partial ?? each}`;
      if (parseId(id) === undefined || (partial !== undefined && found.has(id))) continue;
      const isModel =
        partial !== undefined ||
        (await isFile(join(folder, manifestName))) ||
        (await isFile(join(folder, 'config.json')));
      if (isModel) found.set(id, await localModel(folder, partial !== undefined));
    }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
};

const localModel = async (folder: string, isPartial: boolean): Promise<LocalModel> => {
  const either = isPartial ? undefined : await readEither(folder).catch(() => undefined);
  const isConverted = either !== undefined && 'converted' in either;
  return {
    folder,
    origin: isPartial ? 'partial' : either === undefined ? 'other' : isConverted ? 'converted' : 'pulled',
    manifest: isConverted ? null : (either ?? null),
    license: either?.license ?? null,
    size: await sizeOf(folder),
  };
};

/** Names of the folders in a folder, those with a dot last. */
const foldersIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort((a, b) => Number(a.startsWith('.')) - Number(b.startsWith('.')) || (a < b ? -1 : 1));

const sizeOf = async (folder: string): Promise<number> => {
  const sizes = (await filesIn(folder)).map((path) =>
    stat(join(folder, path)).then(
      ({ size }) => size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
};

/** The languages of a model: of its folder, else of the catalogue; null if neither says. */
export const languagesOf = async ({
  entry,
  local,
}: Pick<KnownModel, 'entry' | 'local'>): Promise<Record<keyof Languages, string[]> | null> => {
  if (entry !== null) return { from: entry.from, to: entry.to };
  const read = local === null ? undefined : await readLanguages(local.folder).catch(() => undefined);
  return read === undefined || read.from === 'und' ? null : { from: [read.from], to: [read.to] };
};

/** The licence of a model: of what was pulled, else of the catalogue, else of the card in its folder. */
export const licenseOf = async ({
  entry,
  local,
}: Pick<KnownModel, 'entry' | 'local'>): Promise<string | null> => {
  const known = local?.license ?? entry?.license;
  if (known != null || local === null) return known ?? null;
  const card = await readFile(join(local.folder, 'README.md'), 'utf8').catch(() => '');
  const [, head = ''] = /^---\r?\n([\s\S]*?)\r?\n---/.exec(card) ?? [];
  return /^license: *([\w.-]+) *$/m.exec(head)?.[1] ?? null;
};
