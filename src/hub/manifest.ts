import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { PadanError, systemCode, unreadable } from '../errors.js';
import { type Dtype, dtypes, graphFiles } from '../model/files.js';
import { isSafePath, parseId } from './names.js';
import { manifestName } from './store.js';

const file = z.strictObject({
  path: z.string().refine(isSafePath, 'leads out of the folder'),
  size: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const schema = z.strictObject({
  formatVersion: z.literal(1),
  id: z.string().refine((id) => parseId(id) !== undefined, 'is no OWNER/NAME'),
  /** The commit that the files are of. */
  revision: z.string().regex(/^[0-9a-f]{40}$/),
  /** The hub or mirror that they came from. */
  endpoint: z.string(),
  license: z.string().nullable(),
  layout: z.enum(['onnx', 'weights']),
  /** ISO 8601. */
  pulled: z.string(),
  files: z.array(file),
});

/** What `padan-model.json` says of a pulled model: which revision it is, and which bytes its files have. */
export type Manifest = z.infer<typeof schema>;

const converted = z.strictObject({
  formatVersion: z.literal(1),
  converted: z.strictObject({
    /** Version of Padan. */
    by: z.string(),
    from: z.enum(['onnx', 'safetensors']),
    /** The pulled model that it was made from; null if nobody knows. */
    model: z.strictObject({ id: schema.shape.id, revision: schema.shape.revision }).nullable(),
    /** Files that it was made from. */
    sources: z.array(file),
  }),
  license: z.string().nullable(),
  files: z.array(file),
});

/** What `padan-model.json` says of a converted model: what it was made from, and which bytes its files have. */
export type ConvertedManifest = z.infer<typeof converted>;

/** A file with its size and SHA-256. */
export type PinnedFile = Manifest['files'][number];

/**
 * Reads the `padan-model.json` of a pulled model.
 *
 * @returns undefined if there is none, or the model was converted here
 * @throws PadanError `model-invalid` if it is damaged
 */
export const readManifest = async (folder: string): Promise<Manifest | undefined> => {
  const manifest = await readEither(folder);
  return manifest && 'converted' in manifest ? undefined : manifest;
};

/** Reads the `padan-model.json` of a pulled or converted model. @throws as `readManifest` */
export const readEither = async (folder: string): Promise<Manifest | ConvertedManifest | undefined> => {
  const path = join(folder, manifestName);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return undefined;
    throw unreadable(path, error);
  });
  if (text === undefined) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {}
  const { success, data } = z.union([schema, converted]).safeParse(json);
  if (success) return data;
  throw new PadanError(
    'model-invalid',
    'the file is damaged',
    { path },
    'remove the model’s folder, and pull or convert it again',
  );
};

/** The content of `padan-model.json`. */
export const manifestText = (manifest: Manifest | ConvertedManifest): string =>
  `${JSON.stringify(manifest, null, 2)}\n`;

/** The number formats that a model's files are there for. */
export const dtypesIn = (files: readonly { path: string }[]): Dtype[] =>
  dtypes.filter((dtype) =>
    Object.values(graphFiles(dtype)).every((path) => files.some((each) => each.path === path)),
  );

/** What is wrong with a file of a model. */
export interface Damage {
  path: string;
  problem: 'missing' | 'size' | 'sha256';
}

/**
 * Compares the files of a model with what is known of them.
 *
 * @param onBytes  called with the number of bytes read since the last call
 * @throws PadanError if one cannot be read; the signal's reason
 */
export const damageIn = async (
  folder: string,
  files: readonly PinnedFile[],
  signal?: AbortSignal,
  onBytes?: (count: number) => void,
): Promise<Damage[]> => {
  const damages: Damage[] = [];
  for (const { path, size, sha256 } of files) {
    const problem = await problemWith(join(folder, path), { size, sha256 }, signal, onBytes);
    if (problem !== null) damages.push({ path, problem });
  }
  return damages;
};

/** What is wrong with a file; null if nothing is. */
export const problemWith = async (
  path: string,
  { size, sha256 }: Pick<PinnedFile, 'size' | 'sha256'>,
  signal?: AbortSignal,
  onBytes?: (count: number) => void,
): Promise<Damage['problem'] | null> => {
  const info = await stat(path).catch(() => undefined);
  if (!info?.isFile()) return 'missing';
  if (info.size !== size) return 'size';
  return (await hashesOf(path, size, signal, onBytes)).sha256 === sha256 ? null : 'sha256';
};

/** The hashes of a file's content. */
export interface Hashes {
  sha256: string;
  /** As git names content: of `blob SIZE\0` and the bytes. */
  gitSha1: string;
}

/** Takes bytes, and says what their hashes are. */
export const createHasher = (size: number) => {
  const sha256 = createHash('sha256');
  const sha1 = createHash('sha1').update(`blob ${size}\0`);
  return {
    add: (bytes: Uint8Array): void => {
      sha256.update(bytes);
      sha1.update(bytes);
    },
    end: (): Hashes => ({ sha256: sha256.digest('hex'), gitSha1: sha1.digest('hex') }),
  };
};

/** Hashes a file. @throws PadanError if it cannot be read; the signal's reason */
export const hashesOf = async (
  path: string,
  size: number,
  signal?: AbortSignal,
  onBytes?: (count: number) => void,
): Promise<Hashes> => {
  const hasher = createHasher(size);
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      signal?.throwIfAborted();
      hasher.add(chunk as Buffer);
      onBytes?.((chunk as Buffer).length);
    }
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw unreadable(path, error);
  }
  return hasher.end();
};
