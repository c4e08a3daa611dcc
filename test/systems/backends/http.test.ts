import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { TextRefused } from '../../../src/systems/backends/backend.js';
import { type Service as Client, createService } from '../../../src/systems/backends/http.js';
import { afterTest } from '../../children.js';
import { type Answering, reply, type Service, startService } from './service.js';

const clientOf = (
  { url }: Pick<Service, 'url'>,
  more: Partial<Parameters<typeof createService>[0]> = {},
): Client => {
  const client = createService({ base: url, name: 'it', key: null, timeout: 20, firstPause: 1, ...more });
  afterTest(() => client.close());
  return client;
};
/** A proxy that is asked for connections. */
const createProxy = (onConnect: (request: IncomingMessage, socket: Socket) => void) =>
  createHttpServer().on('connect', (request, socket) => onConnect(request, socket as Socket));
const get = { method: 'GET', path: '/x' } as const;
/** Fails so many times, then answers. */
const failing =
  (times: number, fail: Answering): Answering =>
  (asked, response, count) =>
    count <= times ? fail(asked, response, count) : { fine: count };

describe('a service', () => {
  it('is sent JSON, and its JSON is read', async () => {
    const service = await startService(({ body }) => ({ got: body }));
    const answer = await clientOf(service).ask({
      method: 'POST',
      path: '/translate',
      headers: { authorization: 'Bearer x' },
      body: { q: ['é\ud800'] },
    });
    expect(answer).toEqual({ status: 200, value: { got: { q: ['é\ud800'] } } });
    expect(service.asked[0]).toMatchObject({
      path: '/translate',
      headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
    });
  });

  it.each<[string, Answering]>([
    ['has too many requests', (_, response) => reply(response, 429, {}, { 'retry-after': '0' })],
    [
      'has too many requests until a date',
      (_, response) => reply(response, 429, {}, { 'retry-after': new Date().toUTCString() }),
    ],
    ['is busy', (_, response) => reply(response, 503, 'busy')],
    ['has an error', (_, response) => reply(response, 500, { error: 'oops' })],
    ['hangs up', (_, response) => void response.destroy()],
    [
      'hangs up in the middle',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"fine":');
        setImmediate(() => response.destroy());
      },
    ],
  ])('is asked again if it %s', async (_, fail) => {
    const service = await startService(failing(4, fail));
    expect((await clientOf(service).ask(get)).value).toEqual({ fine: 5 });
  });

  it('is asked again once if it is slow, and then no more', async () => {
    const slow: Answering = () => new Promise(() => undefined);
    const service = await startService(failing(1, slow));
    expect((await clientOf(service, { timeout: 0.2 }).ask(get)).value).toEqual({ fine: 2 });
    const slower = await startService(failing(9, slow));
    await expect(clientOf(slower, { timeout: 0.1 }).ask(get)).rejects.toMatchObject({
      code: 'service-failed',
      message: 'it did not answer in 0.1 seconds',
    });
    expect(slower.asked).toHaveLength(2);
  });

  it('may be slow after it began to answer', async () => {
    const service = await startService((_, response) => {
      response.writeHead(200);
      response.write('{');
    });
    await expect(clientOf(service, { timeout: 0.1 }).ask(get)).rejects.toThrow('did not answer in');
  });

  it('fails after five tries, then each time after one, until it answers again', async () => {
    let isUp = false;
    const service = await startService((_, response) =>
      isUp ? { fine: true } : reply(response, 502, { error: { message: 'no \u001b[31mbackend' } }),
    );
    const client = clientOf(service);
    const failure = { code: 'service-failed', message: 'it answers 502 (no \\u001b[31mbackend)' };
    await expect(client.ask(get)).rejects.toMatchObject(failure);
    expect(service.asked).toHaveLength(5);
    await expect(client.ask(get)).rejects.toMatchObject(failure);
    expect(service.asked).toHaveLength(6);
    isUp = true;
    await client.ask(get);
    isUp = false;
    await expect(client.ask(get)).rejects.toMatchObject(failure);
    expect(service.asked).toHaveLength(12);
  });

  it('that wants fewer requests is asked for longer', async () => {
    const service = await startService(failing(9, (_, response) => reply(response, 429, {})));
    const client = clientOf(service);
    expect(await Promise.all([client.ask(get), client.ask(get)])).toHaveLength(2);
    const strict = await startService((_, response) => reply(response, 429, { error: 'Slowdown' }));
    await expect(clientOf(strict).ask(get)).rejects.toMatchObject({
      code: 'service-failed',
      message: 'it answers 429 (Slowdown)',
    });
    expect(strict.asked).toHaveLength(10);
  });

  it('is not waited for if it asks for more than two minutes', async () => {
    const service = await startService((_, response) => reply(response, 429, {}, { 'retry-after': '121' }));
    await expect(clientOf(service).ask(get)).rejects.toMatchObject({ code: 'service-failed' });
    expect(service.asked).toHaveLength(1);
  });

  it('says that it cannot be reached', async () => {
    const service = await startService(() => ({}));
    await service.close();
    await expect(clientOf(service).ask(get)).rejects.toMatchObject({
      code: 'service-failed',
      message: 'it cannot be reached (ECONNREFUSED)',
    });
  });

  it('may be something else than a service', async () => {
    const server = createServer((socket) => socket.on('error', () => undefined).end('220 mail ready\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    afterTest(() => void server.close());
    const { port } = server.address() as { port: number };
    await expect(clientOf({ url: `http://127.0.0.1:${port}` }).ask(get)).rejects.toMatchObject({
      code: 'service-failed',
      message: expect.stringMatching(/^it cannot be reached \(.+\)$/),
    });
  });

  it.each([
    [400, TextRefused, /^it answers 400 \(too long\)$/],
    [413, TextRefused, /413/],
    [401, undefined, /^it refuses access \(401\)$/],
    [403, undefined, /^it refuses access \(403\)$/],
    [404, undefined, /404/],
    [501, undefined, /501/],
  ])('that refuses with %s is not asked again', async (status, type, message) => {
    const service = await startService((_, response) => reply(response, status, { error: 'too long' }));
    const error = await clientOf(service)
      .ask(get)
      .catch((error: unknown) => error);
    expect(error).toMatchObject({ code: 'service-refused', message: expect.stringMatching(message) });
    expect(error instanceof TextRefused).toBe(type === TextRefused);
    if (status === 404) expect(error).toMatchObject({ hint: expect.stringContaining('kind=chat') });
    expect(service.asked).toHaveLength(1);
  });

  it('may answer with a status that is accepted', async () => {
    const service = await startService((_, response) => reply(response, 404, '<html>'));
    expect(await clientOf(service).ask(get, undefined, [404])).toEqual({ status: 404, value: null });
  });

  it.each(['<!doctype html>', '', '{"cut":'])('that answers with %j is refused', async (text) => {
    const service = await startService((_, response) => reply(response, 200, text));
    await expect(clientOf(service).ask(get)).rejects.toMatchObject({
      code: 'service-refused',
      message: 'it does not answer with JSON',
    });
  });

  it('that never stops answering is cut off', async () => {
    const service = await startService((_, response) => {
      response.on('error', () => undefined);
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });
    await expect(clientOf(service).ask(get)).rejects.toMatchObject({
      code: 'service-refused',
      message: expect.stringMatching(/^it answers with more than \d+ bytes$/),
    });
  });

  it('is not followed to another address', async () => {
    const other = await startService(() => ({ fine: true }));
    const service = await startService((_, response) =>
      reply(response, 308, '', { location: `${other.url}/y?token=secret` }),
    );
    await expect(clientOf(service).ask(get)).rejects.toMatchObject({
      code: 'service-refused',
      message: `it redirects to ${other.url}/y`,
    });
    expect(other.asked).toEqual([]);
  });

  it('does not get its key into messages, wherever it repeats it', async () => {
    const key = 'a/secret key';
    const service = await startService(({ path }, response) =>
      path === '/moved'
        ? reply(response, 307, '', { location: `/${encodeURIComponent(key)}/y` })
        : reply(response, 404, { error: `no key ${key}` }),
    );
    const client = clientOf(service, { key });
    await expect(client.ask({ method: 'GET', path: '/moved' })).rejects.toMatchObject({
      message: `it redirects to ${service.url}/…/y`,
    });
    await expect(client.ask(get)).rejects.toMatchObject({ message: 'it answers 404 (no key …)' });
  });

  it('may begin its JSON with a byte order mark', async () => {
    const service = await startService((_, response) => void response.end('\ufeff{"fine":true}'));
    expect((await clientOf(service).ask(get)).value).toEqual({ fine: true });
  });

  it('of another machine is reached by the proxy of the environment, one of this machine is not', async () => {
    const proxy = createProxy((request, socket) => {
      connected.push(request.url!);
      socket.end('HTTP/1.1 502 no\r\n\r\n');
    });
    const connected: string[] = [];
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    afterTest(() => void proxy.close());
    const { port } = proxy.address() as { port: number };
    for (const name of ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'])
      vi.stubEnv(name, `http://127.0.0.1:${port}`);
    vi.stubEnv('no_proxy', '');
    vi.stubEnv('NO_PROXY', '');
    afterTest(() => void vi.unstubAllEnvs());
    const service = await startService(() => ({ fine: true }));
    expect((await clientOf(service).ask(get)).value).toEqual({ fine: true });
    expect(connected).toEqual([]);
    await expect(clientOf({ url: 'https://service.invalid' }).ask(get)).rejects.toMatchObject({
      code: 'service-failed',
    });
    expect(new Set(connected)).toEqual(new Set(['service.invalid:443']));
  });

  it('does not get its key into messages', async () => {
    const key = 'sk-verysecret';
    const service = await startService(({ path }, response) =>
      reply(response, Number(path.slice(1)), { error: { message: `wrong key ${key}` } }),
    );
    for (const status of [400, 401, 403, 404, 500])
      await expect(clientOf(service, { key }).ask({ ...get, path: `/${status}` })).rejects.toSatisfy(
        (error) => !JSON.stringify([String(error), error]).includes(key),
      );
  });

  it('is left at once when its signal aborts: while it answers, and in a pause', async () => {
    for (const answer of [
      () => new Promise(() => undefined),
      ((_, response) => reply(response, 503, {}, { 'retry-after': '100' })) as Answering,
    ]) {
      const controller = new AbortController();
      const service = await startService(answer);
      const asking = clientOf(service).ask(get, controller.signal);
      await expect.poll(() => service.asked.length).toBe(1);
      controller.abort(new Error('enough'));
      await expect(asking).rejects.toThrow('enough');
    }
  });

  it('can be closed, twice, and before it was asked', async () => {
    const service = await startService(() => new Promise(() => undefined));
    await clientOf(service).close();
    const client = clientOf(service);
    const asking = client.ask(get);
    await expect.poll(() => service.asked.length).toBe(1);
    await Promise.all([
      client.close(),
      client.close(),
      expect(asking).rejects.toMatchObject({ code: 'closed' }),
    ]);
    await expect(client.ask(get)).rejects.toMatchObject({ code: 'closed' });
  });
});
