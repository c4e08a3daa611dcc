import { rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { PadanError, unwritable } from '../errors.js';
import type { Dtype } from '../model/files.js';
import type { CatalogueEntry } from './catalogue.js';
import { chooseFiles, type Layout } from './choose.js';
import { type ClientOptions, type HubClient, openClient } from './client.js';
import { download } from './download.js';
import {
  damageIn,
  dtypesIn,
  type Manifest,
  manifestText,
  type PinnedFile,
  readManifest,
} from './manifest.js';
import { checkRevision, type ModelId } from './names.js';
import { checkId, checkLinks, lockModel, openStaging, pinnedAt, recover, type Staging } from './place.js';
import { type Repository, type RepositoryFile, readRepository } from './repository.js';
import { checkFree, checkSpace } from './room.js';
import type { HubSettings } from './settings.js';
import { manifestName } from './store.js';

/** What happens while a model is pulled. */
export type PullEvent =
  /** Another process is pulling it. */
  | { kind: 'waiting'; message: string }
  /** The size of all files in bytes, and how much of it is here already; of cut files, their beginnings. */
  | { kind: 'planned'; revision: string; files: number; bytes: number; here: number }
  /** More bytes are here; fewer, if negative: some were wrong. */
  | { kind: 'bytes'; count: number }
  | { kind: 'fetched'; path: string; size: number }
  /** Something went wrong that may go away; milliseconds until it is tried again. */
  | { kind: 'retry'; reason: string; pause: number };

export interface PullOptions extends Omit<ClientOptions, 'onRetry'> {
  settings: HubSettings;
  /** The folder of all pulled models. */
  models: string;
  /** A branch, a tag or a commit; by default what was pulled before, else the catalogue's, else `main`. */
  revision?: string | undefined;
  dtype?: Dtype | undefined;
  /** Fetch again what is here. */
  force?: boolean;
  /** What the catalogue knows of the model. */
  entry?: CatalogueEntry | undefined;
  onEvent?: (event: PullEvent) => void;
  signal?: AbortSignal | undefined;
}

export interface Pulled {
  id: string;
  folder: string;
  revision: string;
  layout: Layout;
  dtypes: Dtype[];
  license: string | null;
  /** Whether everything was here already, and nothing was fetched. */
  wasHere: boolean;
  /** Bytes of all files. */
  size: number;
  files: PinnedFile[];
}

/** Files that are fetched at a time. */
const concurrency = 3;

/**
 * Fetches a model into the models folder, where it appears whole or not at all. What was cut is gone on with; what is
 * here and intact is kept. Nothing is asked of the hub if all of it is here.
 *
 * @throws PadanError `hub-unreachable`, `hub-refused`, `download-damaged`, `model-missing`, `disk-full`,
 * `output-unusable`; the signal's reason
 */
export const pull = async (id: ModelId, options: PullOptions): Promise<Pulled> => {
  const { models, revision, dtype, force = false, signal, onEvent = () => undefined } = options;
  if (revision !== undefined) checkRevision(revision);
  const release = await lockModel(models, id, (message) => onEvent({ kind: 'waiting', message }), signal);
  try {
    const folder = join(models, id.owner, id.name);
    await recover(models, id);
    const before = await readManifest(folder);
    checkId(before, id, folder);
    const wantsNothingElse =
      before !== undefined &&
      (revision ?? before.revision) === before.revision &&
      (dtype === undefined || before.layout === 'weights' || dtypesIn(before.files).includes(dtype));
    if (wantsNothingElse && !force && (await damageIn(folder, before.files, signal)).length === 0)
      return pulled(folder, before, true);
    await checkLinks(models, id);
    return await fetchModel(id, folder, before, options);
  } finally {
    await release();
    // Only if it is empty: nothing came.
    await rmdir(join(models, id.owner)).catch(() => undefined);
  }
};

const pulled = (folder: string, manifest: Manifest, wasHere: boolean): Pulled => {
  const { id, revision, layout, license, files } = manifest;
  const size = files.reduce((sum, file) => sum + file.size, 0);
  return { id, folder, revision, layout, dtypes: dtypesIn(files), license, wasHere, size, files };
};

const fetchModel = async (
  id: ModelId,
  folder: string,
  before: Manifest | undefined,
  options: PullOptions,
): Promise<Pulled> => {
  const { settings, dtype, force = false, entry, signal, onEvent = () => undefined } = options;
  if (settings.offline)
    throw new PadanError(
      'hub-refused',
      `HF_HUB_OFFLINE is set, and ${id.owner}/${id.name} is not here as asked for`,
      {},
      'unset HF_HUB_OFFLINE to fetch it',
    );
  const client = openClient(settings, {
    ...options,
    onRetry: (reason, pause) => onEvent({ kind: 'retry', reason, pause }),
  });
  try {
    const revision = options.revision ?? before?.revision ?? entry?.revision ?? 'main';
    const repository = await readRepository(client, id, revision, signal);
    const isSame = before?.revision === repository.commit;
    const wanted = dtype ?? dtypesIn(before?.files ?? [])[0];
    const choice = chooseFiles(repository.id, repository.files, wanted);
    const all = isSame ? withThose(choice.files, before.files, repository.files) : choice.files;
    const pins = [
      ...(isSame ? before.files : []),
      ...(entry?.revision === repository.commit ? entry.files : []),
    ];
    const files = all.map((file) => pins.reduce<RepositoryFile>((so, pin) => withPin(so, pin, client), file));

    const hasAll = isSame && !force && before.files.length === files.length;
    if (hasAll && (await damageIn(folder, before.files, signal)).length === 0)
      return pulled(folder, before, true);

    // Before anything is fetched for nothing.
    if (before === undefined)
      await checkFree(
        folder,
        files.map(({ path }) => path),
      );
    const staging = await openStaging(options.models, id, repository.commit);
    const manifest: Manifest = {
      formatVersion: 1,
      id: repository.id,
      revision: repository.commit,
      endpoint: settings.endpoint,
      license: repository.license,
      layout: choice.layout,
      pulled: new Date().toISOString(),
      files: await fetchFiles(
        client,
        repository,
        files,
        staging,
        force ? undefined : { folder, before },
        options,
      ),
    };
    await writeFile(join(staging.folder, manifestName), manifestText(manifest)).catch((error: unknown) => {
      throw unwritable('the file cannot be written', join(staging.folder, manifestName), error);
    });
    await staging.appear(
      folder,
      manifest.files.map(({ path }) => path),
      before?.files.map(({ path }) => path),
    );
    return pulled(folder, manifest, false);
  } finally {
    await client.close();
  }
};

/** Adds the files of another number format that are here to those that are wanted. */
const withThose = (
  wanted: readonly RepositoryFile[],
  here: readonly PinnedFile[],
  all: readonly RepositoryFile[],
): RepositoryFile[] => {
  const paths = new Set([...wanted, ...here].map(({ path }) => path));
  return all.filter(({ path }) => paths.has(path));
};

/** What the catalogue or an earlier pull knows of a file. */
interface Pin {
  path: string;
  size: number | null;
  sha256: string | null;
}

/**
 * A file with the SHA-256 that is pinned: the hub has none of small ones.
 *
 * @throws PadanError `hub-refused` if the hub announces other bytes
 */
const withPin = (file: RepositoryFile, pin: Pin, { endpoint }: HubClient): RepositoryFile => {
  if (pin.path !== file.path) return file;
  const sha256 = file.sha256 ?? pin.sha256;
  if ((pin.size ?? file.size) === file.size && (pin.sha256 ?? sha256) === sha256) return { ...file, sha256 };
  throw new PadanError(
    'hub-refused',
    `the hub announces other bytes of ${file.path} than are pinned for this revision`,
    { path: endpoint },
    'do not trust this mirror; unset HF_ENDPOINT, or name another --revision',
  );
};

/** What was pulled before. */
interface Earlier {
  folder: string;
  before: Manifest | undefined;
}

const fetchFiles = async (
  client: HubClient,
  repository: Repository,
  files: readonly RepositoryFile[],
  staging: Staging,
  earlier: Earlier | undefined,
  { signal, onEvent = () => undefined }: PullOptions,
): Promise<PinnedFile[]> => {
  const pinned = new Map<string, PinnedFile>();
  for (const file of files) {
    const found =
      (await pinnedAt(staging.pathOf(file.path), file, signal)) ??
      (await reused(file, staging, earlier, signal));
    if (found !== undefined) pinned.set(file.path, found);
  }
  const sum = (all: readonly { size: number }[]) => all.reduce((total, { size }) => total + size, 0);
  const missing = files.filter(({ path }) => !pinned.has(path));
  const here = sum([...pinned.values()]) + (await staging.begun(missing));
  onEvent({ kind: 'planned', revision: repository.commit, files: missing.length, bytes: sum(files), here });
  await checkSpace(staging.folder, sum(files) - here);

  const failing = new AbortController();
  const stop = signal === undefined ? failing.signal : AbortSignal.any([signal, failing.signal]);
  const limit = pLimit(concurrency);
  const results = await Promise.allSettled(
    // The small ones first: what is wrong with them is known before the large ones have come.
    [...missing]
      .sort((a, b) => a.size - b.size)
      .map((file) =>
        limit(async () => {
          stop.throwIfAborted();
          try {
            const target = staging.pathOf(file.path);
            const { id, commit } = repository;
            const onBytes = (count: number) => onEvent({ kind: 'bytes', count });
            const sha256 = await download(client, { id, commit, file, target }, onBytes, stop);
            pinned.set(file.path, { path: file.path, size: file.size, sha256 });
            onEvent({ kind: 'fetched', path: file.path, size: file.size });
          } catch (error) {
            if (!stop.aborted) failing.abort(error);
            throw error;
          }
        }),
      ),
  );
  signal?.throwIfAborted();
  if (failing.signal.aborted) throw failing.signal.reason;
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return files.map(({ path }) => pinned.get(path)!);
};

/** Takes a file over from what was pulled before, if it is the same. */
const reused = async (
  file: RepositoryFile,
  staging: Staging,
  earlier: Earlier | undefined,
  signal?: AbortSignal,
): Promise<PinnedFile | undefined> => {
  if (!earlier?.before?.files.some(({ path, size }) => path === file.path && size === file.size))
    return undefined;
  const from = join(earlier.folder, file.path);
  const found = await pinnedAt(from, file, signal);
  if (found !== undefined) await staging.take(from, file.path);
  return found;
};
