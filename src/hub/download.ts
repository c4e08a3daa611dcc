import { type FileHandle, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from '../core/folder.js';
import { PadanError, printable, unwritable } from '../errors.js';
import { type Answer, type HubClient, Passing, passing } from './client.js';
import { createHasher, type Hashes } from './manifest.js';
import { type Asked, fileUrl, type RepositoryFile, refusal } from './repository.js';

/** A file to fetch. */
export interface Wanted {
  id: string;
  commit: string;
  file: RepositoryFile;
  /** Where it is to be. What has come so far is beside it, as `.part`. */
  target: string;
}

/**
 * Fetches a file: goes on where an earlier attempt was cut, and compares size and hash with what the hub announced.
 *
 * @param onBytes  called with how many bytes more there are than an earlier attempt has left; negative if some were
 * thrown away
 * @returns SHA-256 of the file
 * @throws PadanError `download-damaged` if the bytes are others than announced, twice, or are more; `hub-unreachable`,
 * `hub-refused`; as `unwritable`; the signal's reason. What is there stays, except for wrong bytes
 */
export const download = async (
  client: HubClient,
  wanted: Wanted,
  onBytes: (count: number) => void,
  signal?: AbortSignal,
): Promise<string> => {
  const { file, target } = wanted;
  await makeFolder(dirname(target)).catch((error: unknown) => {
    throw unwritable('the folder cannot be made', dirname(target), error);
  });
  const part = await openPart(`${target}.part`, file.size, onBytes);
  try {
    for (let isSecond = false; ; isSecond = true) {
      // What comes again and again, and is thrown away each time, is no progress.
      let furthest = 0;
      await client.patiently(
        `${wanted.id}/${file.path}`,
        () => fetchRest(client, wanted, part, signal),
        signal,
        () => {
          furthest = Math.max(furthest, part.length());
          return furthest;
        },
      );
      const hashes = part.hashes();
      if (
        hashes.sha256 === (file.sha256 ?? hashes.sha256) &&
        hashes.gitSha1 === (file.gitSha1 ?? hashes.gitSha1)
      ) {
        await part.finish(target);
        return hashes.sha256;
      }
      if (isSecond) {
        const what =
          part.length() < file.size ? `is shorter than the ${file.size} bytes that` : 'has other bytes than';
        await part.remove();
        throw damaged(wanted, `${what} the hub announced, twice`);
      }
      await part.empty();
    }
  } finally {
    await part.close();
  }
};

const damaged = ({ id, file }: Wanted, what: string): PadanError =>
  new PadanError(
    'download-damaged',
    `${printable(file.path)} of ${id} ${what}`,
    {},
    'try again later; if a proxy or a mirror is in between (HTTPS_PROXY, HF_ENDPOINT), try without it',
  );

/** Fetches what is still missing; less, if the whole answer is shorter. @throws Passing if it was cut */
const fetchRest = async (
  client: HubClient,
  wanted: Wanted,
  part: Part,
  signal?: AbortSignal,
): Promise<void> => {
  const { id, commit, file } = wanted;
  if (part.length() === file.size) return;
  const from = part.length();
  const etag = from > 0 ? await part.etag() : undefined;
  const answer = await client.get(
    fileUrl(client, id, commit, file.path),
    from === 0 ? {} : { range: `bytes=${from}-`, ...(etag === undefined ? {} : { 'if-range': etag }) },
    signal,
  );
  const announced = Number(answer.header('content-length') ?? Number.NaN);
  try {
    await checkAnswer(client, answer, wanted, part, signal);
    const tag = answer.header('etag');
    if (part.length() === 0) await part.keepEtag(tag);
    let left = file.size - part.length();
    if (announced > left) throw await tooLarge(wanted, part);
    for await (const chunk of answer.body) {
      const bytes = chunk as Buffer;
      left -= bytes.length;
      if (left < 0) throw await tooLarge(wanted, part);
      await part.append(bytes);
    }
  } catch (error) {
    answer.body.on('error', () => undefined).destroy();
    throw passing(error, signal);
  }
  // Not cut, but something else: a page of a proxy, a pointer instead of what it points to.
  const isAnother = answer.status === 200 && part.length() === announced;
  if (part.length() < file.size && !isAnother) throw new Passing('the connection was cut');
};

const tooLarge = async (wanted: Wanted, part: Part): Promise<PadanError> => {
  await part.remove();
  return damaged(wanted, `is larger than the ${wanted.file.size} bytes that the hub announced`);
};

/** Makes the part fit what an answer brings. @throws if the answer is of no use */
const checkAnswer = async (
  client: HubClient,
  answer: Answer,
  { id, commit, file }: Wanted,
  part: Part,
  signal?: AbortSignal,
): Promise<void> => {
  const { status, header, redirects } = answer;
  const asked: Asked = { id, revision: commit, path: file.path };
  const said = (name: string) => [...redirects, header].map((each) => each(name)).find((value) => value);
  if (status !== 200 && status !== 206 && status !== 416) throw await refusal(client, answer, asked, signal);
  const revision = said('x-repo-commit');
  const size = said('x-linked-size');
  if ((revision ?? commit) !== commit || Number(size ?? file.size) !== file.size)
    throw new PadanError(
      'hub-refused',
      `the hub answers with another revision or size of ${id}/${printable(file.path)} than it announced`,
      { path: client.endpoint },
      'try again later, or another mirror',
    );
  if (status === 200) return part.empty();
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(header('content-range') ?? '');
  const fits =
    status === 206 &&
    Number(range?.[1]) === part.length() &&
    (range?.[2] === '*' || Number(range?.[2]) === file.size);
  if (fits) return;
  // What we have is no beginning of what is there: all of it next time.
  await part.empty();
  throw new Passing('the hub answered with another part than was asked for');
};

/** What has come of a file. */
interface Part {
  length(): number;
  append(bytes: Uint8Array): Promise<void>;
  empty(): Promise<void>;
  hashes(): Hashes;
  /** The ETag that the bytes came with, where it is a strong one. */
  etag(): Promise<string | undefined>;
  keepEtag(tag: string | undefined): Promise<void>;
  /** Gives the file its own name. */
  finish(target: string): Promise<void>;
  remove(): Promise<void>;
  close(): Promise<void>;
}

const openPart = async (path: string, size: number, onBytes: (count: number) => void): Promise<Part> => {
  const etagPath = `${path}.etag`;
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw unwritable('the file cannot be written', path, error);
    }
  };
  const file: FileHandle = await attempt(() => open(path, 'a+'));
  let hasher = createHasher(size);
  let length = 0;
  const empty = async () => {
    await attempt(() => file.truncate(0));
    onBytes(-length);
    hasher = createHasher(size);
    length = 0;
  };
  const remove = async () => {
    onBytes(-length);
    length = 0;
    await Promise.all([path, etagPath].map((each) => rm(each, { force: true })));
  };

  // Hashes go over the whole, so over what an earlier attempt left, too.
  if ((await file.stat()).size > size) await empty();
  for (const block = Buffer.alloc(1 << 20); ; ) {
    const { bytesRead } = await attempt(() => file.read(block, 0, block.length, length));
    if (bytesRead === 0) break;
    hasher.add(block.subarray(0, bytesRead));
    length += bytesRead;
  }

  return {
    length: () => length,
    append: async (bytes) => {
      await attempt(() => file.writeFile(bytes));
      hasher.add(bytes);
      length += bytes.length;
      onBytes(bytes.length);
    },
    empty,
    hashes: () => hasher.end(),
    etag: () => readFile(etagPath, 'utf8').catch(() => undefined),
    keepEtag: async (tag) => {
      const isStrong = tag !== undefined && /^"[\x21\x23-\x7e]*"$/.test(tag);
      await attempt(() => (isStrong ? writeFile(etagPath, tag) : rm(etagPath, { force: true })));
    },
    finish: async (target) => {
      await attempt(async () => {
        await file.sync();
        await rename(path, target);
        await rm(etagPath, { force: true });
      });
    },
    remove,
    close: () => file.close(),
  };
};
