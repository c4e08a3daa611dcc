import * as z from 'zod';
import { PadanError, printable } from '../errors.js';
import { type Answer, type HubClient, passing } from './client.js';
import { isCommit, isSafePath, type ModelId } from './names.js';

/** A file of a repository, as the hub lists it. */
export interface RepositoryFile {
  path: string;
  /** In bytes. */
  size: number;
  /** SHA-256 of what is stored in LFS; null for small files in git. */
  sha256: string | null;
  /** What git calls its content: SHA-1 of `blob SIZE\0` and the bytes. Null for files in LFS, where it is a pointer's. */
  gitSha1: string | null;
}

/** A revision of a repository. */
export interface Repository {
  id: string;
  commit: string;
  /** As the model card names it; null if it does not. */
  license: string | null;
  files: RepositoryFile[];
}

/** Limits of what a hub may answer. */
const maxJson = 8 * 1024 * 1024;
const maxPages = 20;
const maxFiles = 5000;

const infoSchema = z.object({
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  cardData: z
    .object({ license: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
  tags: z.array(z.string()).nullish().catch(null),
});

const size = z.int().min(0);
const treeSchema = z.array(
  z.discriminatedUnion('type', [
    z.object({
      type: z.literal('file'),
      path: z.string(),
      size,
      oid: z.string().regex(/^[0-9a-f]{40}$/),
      lfs: z.object({ oid: z.string().regex(/^[0-9a-f]{64}$/), size }).nullish(),
    }),
    z.object({ type: z.literal('directory') }),
  ]),
);

/** Address of a model at the hub, below `api/models/` or, for files, at the root. */
const urlOf = ({ endpoint }: HubClient, ...parts: string[]): URL =>
  new URL(`${endpoint}/${parts.map((part) => part.split('/').map(encodeURIComponent).join('/')).join('/')}`);

/** A revision is one part of an address: `refs/pr/1` is `refs%2Fpr%2F1`. */
const withRevision = (url: URL, revision: string, rest = ''): URL =>
  new URL(`${url.href}/${encodeURIComponent(revision)}${rest}`);

/** Address of a file. */
export const fileUrl = (client: HubClient, id: string, commit: string, path: string): URL =>
  urlOf(client, id, 'resolve', commit, path);

/**
 * Reads what a repository has at a revision.
 *
 * @throws PadanError `hub-unreachable`, or `hub-refused` saying whether the id or the revision is not there
 */
export const readRepository = async (
  client: HubClient,
  { owner, name }: ModelId,
  revision: string,
  signal?: AbortSignal,
): Promise<Repository> => {
  const id = `${owner}/${name}`;
  const model = urlOf(client, 'api/models', id);
  const ask = (what: string, url: URL) =>
    client.patiently(what, () => readJson(client, url, { id, revision }, signal), signal);
  const info = parsed(
    infoSchema,
    (
      await ask(
        `what the hub knows of ${id}`,
        withRevision(urlOf(client, 'api/models', id, 'revision'), revision),
      )
    ).json,
    client,
  );
  if (isCommit(revision) && info.sha !== revision)
    throw odd(client, `answers with revision ${info.sha} to ${revision}`);

  const files: RepositoryFile[] = [];
  const paths = new Set<string>();
  let next: URL | undefined = withRevision(new URL(`${model.href}/tree`), info.sha, '?recursive=true');
  for (let page = 0; next !== undefined; page++) {
    if (page === maxPages || files.length > maxFiles) throw odd(client, `lists more than ${maxFiles} files`);
    const { json, link }: Page = await ask(`the list of files of ${id}`, next);
    for (const entry of parsed(treeSchema, json, client)) {
      if (entry.type !== 'file') continue;
      if (!isSafePath(entry.path))
        throw odd(client, `lists a file whose path is not safe: “${printable(entry.path)}”`);
      if (paths.has(entry.path)) throw odd(client, `lists a file twice: “${printable(entry.path)}”`);
      paths.add(entry.path);
      files.push({
        path: entry.path,
        size: entry.lfs?.size ?? entry.size,
        sha256: entry.lfs?.oid ?? null,
        gitSha1: entry.lfs ? null : entry.oid,
      });
    }
    next = nextPage(link, next, client);
  }
  const tag = info.tags?.find((each) => each.startsWith('license:'))?.slice('license:'.length);
  return { id, commit: info.sha, license: info.cardData?.license ?? tag ?? null, files };
};

/** An answer in JSON, and its `Link` header. */
interface Page {
  json: unknown;
  link: string | undefined;
}

const readJson = async (client: HubClient, url: URL, asked: Asked, signal?: AbortSignal): Promise<Page> => {
  const answer = await client.get(url, { accept: 'application/json' }, signal);
  if (answer.status !== 200) {
    await answer.body.dump();
    throw await refusal(client, answer, asked, signal);
  }
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of answer.body) {
      length += (chunk as Buffer).length;
      if (length > maxJson) throw odd(client, 'answers with more than 8 MB of JSON');
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    throw passing(error, signal);
  }
  try {
    return { json: JSON.parse(Buffer.concat(chunks).toString('utf8')), link: answer.header('link') };
  } catch {
    throw odd(client, 'answers with something that is no JSON');
  }
};

const parsed = <T>(schema: z.ZodType<T>, json: unknown, client: HubClient): T => {
  const { success, data, error } = schema.safeParse(json);
  if (success) return data;
  const { path, message } = error.issues[0]!;
  throw odd(
    client,
    `answers with JSON of another form (${printable(path.join('.'))}: ${printable(message)})`,
  );
};

const odd = ({ endpoint }: HubClient, what: string): PadanError =>
  new PadanError(
    'hub-refused',
    `the hub ${what}`,
    { path: endpoint },
    'check HF_ENDPOINT, or try another mirror',
  );

/** The address of the next page in a `Link` header; undefined if there is none. */
const nextPage = (link: string | undefined, from: URL, client: HubClient): URL | undefined => {
  const target = /<([^>]*)>\s*;[^,]*\brel="?next"?/.exec(link ?? '')?.[1];
  if (target === undefined) return undefined;
  if (!URL.canParse(target, from.href) || new URL(target, from).origin !== from.origin)
    throw odd(client, 'continues its list of files at another host');
  return new URL(target, from);
};

/** What was asked for, for messages. */
export interface Asked {
  id: string;
  revision: string;
  path?: string;
}

/** Says why a hub does not answer with 200. */
export const refusal = async (
  client: HubClient,
  { status, header }: Pick<Answer, 'status' | 'header'>,
  asked: Asked,
  signal?: AbortSignal,
): Promise<PadanError> => {
  const refused = (message: string, hint: string) =>
    new PadanError('hub-refused', message, { path: client.endpoint }, hint);
  const { id, path } = asked;
  const revision = printable(asked.revision);
  if (status === 401 || status === 403)
    return refused(
      `the hub does not let us have ${id} (status ${status})`,
      client.token === null
        ? 'check the name; if the model is private, or has terms to accept on its page, set HF_TOKEN to a token of yours'
        : 'check the name, the terms on the model’s page, and whether the token in HF_TOKEN may read it',
    );
  if (status !== 404) return refused(`the hub answers with status ${status} for ${id}`, 'try again later');
  if (path !== undefined)
    return refused(`${id} has no file ${printable(path)} at revision ${revision}`, 'name another revision');
  const code = header('x-error-code');
  const isThere = code === 'RevisionNotFound' || (code === undefined && (await exists(client, id, signal)));
  return isThere
    ? refused(`${id} has no revision ${revision}`, 'name a branch, a tag or a commit that its page lists')
    : refused(
        `the hub has no model ${id}`,
        '“padan models list” shows names; others are OWNER/NAME of the hub',
      );
};

const exists = async (client: HubClient, id: string, signal?: AbortSignal): Promise<boolean> => {
  const { status, body } = await client.get(urlOf(client, 'api/models', id), {}, signal);
  await body.dump();
  return status === 200;
};
