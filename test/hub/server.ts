import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';

/** A repository: its files by path. Those that end in `.onnx`, `.onnx_data` or `.safetensors` are in LFS. */
export type Files = Record<string, Buffer>;

export interface Asked {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  /** `hub`, or `cdn`: where the hub's redirects lead. */
  at: 'hub' | 'cdn';
}

/** Answers a request itself, and returns true; or leaves it to the server. */
export type Behaviour = (
  asked: Asked,
  response: ServerResponse,
  file: Buffer | undefined,
) => boolean | Promise<boolean>;

export interface TestHub {
  endpoint: string;
  cdn: string;
  asked: Asked[];
  /** Bytes of files that were sent. */
  served(): number;
  /** What the server does otherwise than a hub, first to last. */
  behaviours: Behaviour[];
  repositories: Record<string, Files>;
}

/** A commit's name, made of what is in it. */
export const commitOf = (files: Files): string => {
  const all = createHash('sha1');
  for (const [path, bytes] of Object.entries(files)) all.update(path).update(bytes);
  return all.digest('hex');
};

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
export const gitSha1Of = (bytes: Buffer): string =>
  createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
const isLfs = (path: string): boolean => /\.(?:onnx|onnx_data|safetensors)$/.test(path);

// Vitest would compare models byte by byte as it does any list: seconds a megabyte.
expect.addEqualityTesters([(a, b) => (Buffer.isBuffer(a) && Buffer.isBuffer(b) ? a.equals(b) : undefined)]);

/** The files of a folder. */
export const filesOf = (folder: string): Files =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length + 1).replaceAll(sep, '/'), readFileSync(path)];
      }),
  );

/** A model with random weights, as a repository. */
export const tiny = (): Files => ({
  ...filesOf(fileURLToPath(new URL('../model/tiny', import.meta.url))),
  'README.md': Buffer.from('---\nlicense: apache-2.0\n---\n# A tiny model\n'),
});

export interface HubOptions {
  /** Only requests with this token are answered. */
  token?: string;
  /** Entries of a page of the list of files. */
  pageSize?: number;
  /** Path of the hub's root, as a mirror's may be. */
  prefix?: string;
  /** Name of the commit of every repository, whatever is in it: as of a mirror that lies. */
  commit?: string;
}

/** Starts a server on loopback that speaks a hub's URLs. It ends with the test. */
export const startHub = async (
  repositories: Record<string, Files>,
  { token, pageSize = 100, prefix = '', commit: fixed }: HubOptions = {},
): Promise<TestHub> => {
  let served = 0;
  const nameOf = (files: Files) => fixed ?? commitOf(files);
  const sendRange = (bytes: Buffer, etag: string, asked: Asked, response: ServerResponse) => {
    const from = Number(/^bytes=(\d+)-$/.exec(asked.headers.range ?? '')?.[1] ?? Number.NaN);
    const condition = asked.headers['if-range'];
    const isPart = !Number.isNaN(from) && (condition === undefined || condition === etag);
    if (isPart && from >= bytes.length)
      return response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
    const part = isPart ? bytes.subarray(from) : bytes;
    response.writeHead(isPart ? 206 : 200, {
      etag,
      'accept-ranges': 'bytes',
      'content-length': part.length,
      ...(isPart ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}),
    });
    served += part.length;
    return response.end(part);
  };

  const answer = (asked: Asked, response: ServerResponse): unknown => {
    const url = new URL(asked.url, 'http://x');
    const json = (value: unknown, headers = {}) =>
      response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
    const missing = (code: string) => response.writeHead(404, { 'x-error-code': code }).end();
    if (asked.at === 'cdn') {
      const bytes = all().find(([, , content]) => url.pathname === `/${sha256Of(content)}`)?.[2];
      return bytes === undefined
        ? missing('')
        : sendRange(bytes, `"cdn-${sha256Of(bytes)}"`, asked, response);
    }
    if (token !== undefined && asked.headers.authorization !== `Bearer ${token}`)
      return response.writeHead(401, { 'x-error-code': 'GatedRepo' }).end();
    const [path, api] = [
      url.pathname.slice(prefix.length),
      /^\/api\/models\/([^/]+\/[^/]+)(?:\/(revision|tree)\/([^/]+))?$/,
    ];
    const [, id, kind, revision] = api.exec(path) ?? [];
    if (id !== undefined) {
      const files = repositories[id];
      if (files === undefined) return missing('RepoNotFound');
      const commit = nameOf(files);
      if (revision !== undefined && !['main', 'refs/pr/1', commit].includes(decodeURIComponent(revision)))
        return missing('RevisionNotFound');
      if (kind !== 'tree')
        return json({ sha: commit, tags: ['license:mit'], cardData: { license: 'apache-2.0' } });
      const from = Number(url.searchParams.get('cursor') ?? 0);
      const entries = [
        { type: 'directory', path: 'onnx', oid: '0'.repeat(40), size: 0 },
        ...Object.entries(files).map(entryOf),
      ];
      const next = `<${hub.endpoint}${path}?recursive=true&cursor=${from + pageSize}>; rel="next"`;
      return json(
        entries.slice(from, from + pageSize),
        from + pageSize < entries.length ? { link: next } : {},
      );
    }
    const [, owner, name, commit, rest] = /^\/([^/]+)\/([^/]+)\/resolve\/([^/]+)\/(.+)$/.exec(path) ?? [];
    const files = repositories[`${owner}/${name}`];
    const bytes = files?.[decodeURIComponent(rest ?? '')];
    if (files === undefined || bytes === undefined || commit !== nameOf(files))
      return missing('EntryNotFound');
    const headers = { 'x-repo-commit': commit };
    if (!isLfs(rest!)) {
      response.setHeader('x-repo-commit', commit);
      return sendRange(bytes, `"${gitSha1Of(bytes)}"`, asked, response);
    }
    return response
      .writeHead(302, {
        ...headers,
        location: `${hub.cdn}/${sha256Of(bytes)}`,
        'x-linked-size': bytes.length,
        'x-linked-etag': `"${sha256Of(bytes)}"`,
      })
      .end();
  };
  const all = () =>
    Object.entries(repositories).flatMap(([id, files]) =>
      Object.entries(files).map(([path, bytes]) => [id, path, bytes] as const),
    );
  const fileAt = (asked: Asked): Buffer | undefined =>
    all().find(([id, path, bytes]) =>
      asked.at === 'cdn'
        ? asked.url === `/${sha256Of(bytes)}`
        : asked.url.startsWith(`${prefix}/${id}/resolve/`) && decodeURI(asked.url).endsWith(`/${path}`),
    )?.[2];

  const listener = (at: Asked['at']) => async (incoming: IncomingMessage, response: ServerResponse) => {
    const asked: Asked = { method: incoming.method!, url: incoming.url!, headers: incoming.headers, at };
    hub.asked.push(asked);
    for (const behaviour of hub.behaviours) if (await behaviour(asked, response, fileAt(asked))) return;
    answer(asked, response);
  };
  const hub: TestHub = {
    endpoint: '',
    cdn: '',
    asked: [],
    served: () => served,
    behaviours: [],
    repositories,
  };
  hub.endpoint = `${await listening(createServer(listener('hub')))}${prefix}`;
  hub.cdn = await listening(createServer(listener('cdn')));
  return hub;
};

const entryOf = ([path, bytes]: [string, Buffer]) => ({
  type: 'file',
  path,
  size: bytes.length,
  // Of a file in LFS, this is the pointer's.
  oid: isLfs(path) ? 'f'.repeat(40) : gitSha1Of(bytes),
  ...(isLfs(path) ? { lfs: { oid: sha256Of(bytes), size: bytes.length, pointerSize: 130 } } : {}),
});

/** Starts a server on a free port of loopback; it ends with the test. @returns its address */
export const listening = async (server: Server): Promise<string> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** A proxy on loopback: for CONNECT, and for requests with an absolute address. */
export const startProxy = async (): Promise<{ address: string; seen: string[] }> => {
  const seen: string[] = [];
  const server = createServer((incoming, response) => {
    seen.push(`${incoming.method} ${incoming.url}`);
    const { hostname, port, pathname, search } = new URL(incoming.url!);
    const { method, headers } = incoming;
    const onward = request({ hostname, port, path: pathname + search, method, headers }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    incoming.pipe(onward);
  });
  server.on('connect', (incoming, socket, head) => {
    seen.push(`CONNECT ${incoming.url}`);
    const [host, port] = incoming.url!.split(':');
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const each of [socket, onward]) each.on('error', () => undefined);
    onTestFinished(() => void onward.destroy());
  });
  return { address: await listening(server), seen };
};

/** Answers the first request of its kind with a status. */
export const oneStatus = (
  status: number,
  is: (asked: Asked) => boolean,
  headers: Record<string, string> = {},
): Behaviour => {
  let isDone = false;
  return (asked, response) => {
    if (isDone || !is(asked)) return false;
    isDone = true;
    response.writeHead(status, headers).end('not now');
    return true;
  };
};
