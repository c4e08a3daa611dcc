import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseId } from '../../src/hub/names.js';
import { type PullOptions, pull } from '../../src/hub/pull.js';
import { hubSettings } from '../../src/hub/settings.js';
import { testFolder } from '../folder.js';
import { type Files, filesOf, listening, startHub, startProxy, tiny } from './server.js';

const name = 'padan-tests/tiny-id-en';
const id = parseId(name)!;

const pullFrom = (endpoint: string, options: Partial<PullOptions> = {}, token: string | null = null) => {
  const models = testFolder('models');
  return {
    folder: join(models, name),
    pulled: pull(id, {
      settings: { endpoint, token, offline: false },
      models,
      pause: async () => undefined,
      ...options,
    }),
  };
};

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('redirects', () => {
  it('are followed to the storage, which never sees the token', async () => {
    const hub = await startHub({ [name]: tiny() }, { token: 'hf_secret' });
    await pullFrom(hub.endpoint, {}, 'hf_secret').pulled;
    const storage = hub.asked.filter(({ at }) => at === 'cdn');
    expect(storage).toHaveLength(2);
    for (const { headers } of storage) expect(headers.authorization).toBeUndefined();
    for (const { headers, at } of hub.asked)
      if (at === 'hub') expect(headers.authorization).toBe('Bearer hf_secret');
  });

  it('are followed on the same host, as when a model has a new name', async () => {
    const hub = await startHub({ [name]: tiny() });
    hub.behaviours.push(({ url }, response) => {
      if (!url.endsWith('/revision/main')) return false;
      response.writeHead(307, { location: `${url}?moved` }).end();
      return true;
    });
    expect(await pullFrom(hub.endpoint).pulled).toMatchObject({ id: name });
  });

  it.each([
    ['to another scheme', 'https://127.0.0.1:1/x', /from http to https/],
    ['to a file', 'file:///etc/passwd', /from http to file/],
    ['to an address with a password', 'http://user:word@127.0.0.1/x', /with a password/],
    ['to nothing', 'http://', /to no address/],
  ])('are refused %s', async (_, location, message) => {
    const hub = await startHub({ [name]: tiny() });
    hub.behaviours.push(({ url }, response) => {
      if (!url.includes('/resolve/')) return false;
      response.writeHead(302, { location }).end();
      return true;
    });
    await expect(pullFrom(hub.endpoint).pulled).rejects.toMatchObject({
      code: 'hub-refused',
      message: expect.stringMatching(message),
    });
  });

  it('are refused when they go in a circle', async () => {
    const hub = await startHub({ [name]: tiny() });
    hub.behaviours.push(({ url }, response) => {
      if (!url.includes('/resolve/')) return false;
      response.writeHead(302, { location: url }).end();
      return true;
    });
    await expect(pullFrom(hub.endpoint).pulled).rejects.toMatchObject({
      code: 'hub-refused',
      message: expect.stringContaining('more than 5 times'),
    });
    for (const path of Object.keys(tiny()))
      expect(hub.asked.filter(({ url }) => url.endsWith(`/${path}`)).length).toBeLessThanOrEqual(6);
  });
});

describe('a hub that says no', () => {
  it.each([null, 'hf_wrong'])('to a token like %s is not told it in the message', async (token) => {
    const hub = await startHub({ [name]: tiny() }, { token: 'hf_secret' });
    const error = await pullFrom(hub.endpoint, {}, token).pulled.catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      code: 'hub-refused',
      message: expect.stringContaining('401'),
      hint: expect.stringContaining('HF_TOKEN'),
    });
    const said = JSON.stringify(error) + (error as Error).stack;
    expect(said).not.toContain('hf_wrong');
  });

  it('about the model, the revision or a file is told apart, with and without its codes', async () => {
    for (const withCodes of [true, false]) {
      const hub = await startHub({ [name]: tiny() });
      if (!withCodes)
        hub.behaviours.push((_, response) => {
          const write = response.writeHead.bind(response);
          response.writeHead = ((status: number, headers?: object) =>
            write(status, status === 404 ? {} : (headers as never))) as typeof response.writeHead;
          return false;
        });
      await expect(pullFrom(hub.endpoint, { revision: 'v2' }).pulled).rejects.toThrow(/no revision v2/);
      hub.behaviours.push(({ url }, response) => {
        if (!url.endsWith('/config.json')) return false;
        response.writeHead(404, { 'x-error-code': 'EntryNotFound' }).end();
        return true;
      });
      await expect(pullFrom(hub.endpoint).pulled).rejects.toThrow(/no file config.json at revision/);
      delete hub.repositories[name];
      await expect(pullFrom(hub.endpoint).pulled).rejects.toThrow(`the hub has no model ${name}`);
    }
  });

  it('with other numbers than it announced is not believed', async () => {
    for (const headers of [{ 'x-repo-commit': 'f'.repeat(40) }, { 'x-linked-size': '12' }]) {
      const hub = await startHub({ [name]: tiny() });
      hub.behaviours.push(({ url, at }, response) => {
        if (!url.includes('/resolve/') || at === 'cdn') return false;
        response.writeHead(302, { location: `${hub.cdn}/x`, ...headers }).end();
        return true;
      });
      hub.behaviours.push(({ at }, response) => {
        if (at === 'hub') return false;
        response.writeHead(200).end('x');
        return true;
      });
      await expect(pullFrom(hub.endpoint).pulled).rejects.toMatchObject({
        code: 'hub-refused',
        message: expect.stringContaining('another revision or size'),
      });
    }
  });
});

describe('a list of files', () => {
  it('may come on several pages', async () => {
    const hub = await startHub({ [name]: tiny() }, { pageSize: 2 });
    const { pulled, folder } = pullFrom(hub.endpoint);
    await pulled;
    expect(filesOf(folder)).toMatchObject(tiny());
    expect(hub.asked.filter(({ url }) => url.includes('/tree/')).length).toBeGreaterThan(2);
  });

  it.each([
    '../evil.json',
    '/etc/passwd',
    'onnx/../../evil',
    'C:\\evil',
    'a\\b',
    'onnx//x',
    './x',
    'con.json',
    'onnx/NUL',
    'a\u0000b',
    'line\nbreak',
    'dot.',
  ])('with the path %j is refused', async (path) => {
    const files: Files = { ...tiny(), [path]: Buffer.from('{}') };
    const hub = await startHub({ [name]: files });
    await expect(pullFrom(hub.endpoint).pulled).rejects.toMatchObject({
      code: 'hub-refused',
      message: expect.stringContaining('is not safe'),
    });
    expect(hub.asked.filter(({ url }) => url.includes('/resolve/'))).toEqual([]);
  });

  it.each([
    ['no JSON', '<html>', /no JSON/],
    ['JSON of another form', '{"files": 3}', /another form/],
    ['more than anybody needs', `"${'x'.repeat(9_000_000)}"`, /more than 8 MB/],
    [
      'a file twice',
      JSON.stringify([1, 2].map((size) => ({ type: 'file', path: 'a', size, oid: '0'.repeat(40) }))),
      /a file twice: “a”/,
    ],
    ['a size below zero', '[{"type":"file","path":"a","size":-1,"oid":"00"}]', /another form/],
  ])('of %s is refused', async (_, text, message) => {
    const hub = await startHub({ [name]: tiny() });
    hub.behaviours.push(({ url }, response) => {
      if (!url.includes('/tree/')) return false;
      response.writeHead(200).end(text);
      return true;
    });
    await expect(pullFrom(hub.endpoint).pulled).rejects.toMatchObject({
      code: 'hub-refused',
      message: expect.stringMatching(message),
    });
  });

  it('that goes on at another host, or for ever, is refused', async () => {
    for (const next of ['http://127.0.0.1:9/more', '?recursive=true&again']) {
      const hub = await startHub({ [name]: tiny() });
      hub.behaviours.push(({ url }, response) => {
        if (!url.includes('/tree/')) return false;
        response.writeHead(200, { link: `<${next}>; rel="next"` }).end('[]');
        return true;
      });
      await expect(pullFrom(hub.endpoint).pulled).rejects.toMatchObject({ code: 'hub-refused' });
      expect(hub.asked.length).toBeLessThan(30);
    }
  });
});

describe('a proxy', () => {
  const withProxy = (variables: Record<string, string>) => {
    for (const name of ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'])
      vi.stubEnv(name, variables[name]);
  };

  it('is used for all that is fetched, and not for hosts of NO_PROXY', async () => {
    const hub = await startHub({ [name]: tiny() });
    const proxy = await startProxy();
    withProxy({ HTTP_PROXY: proxy.address });
    await pullFrom(hub.endpoint).pulled;
    const hosts = [hub.endpoint, hub.cdn].map((address) => new URL(address).host);
    for (const host of hosts) expect(proxy.seen.some((line) => line.includes(host))).toBe(true);
    const before = proxy.seen.length;
    withProxy({ HTTP_PROXY: proxy.address, NO_PROXY: '127.0.0.1' });
    await pullFrom(hub.endpoint).pulled;
    expect(proxy.seen).toHaveLength(before);
  });

  it('for https is asked for a tunnel', async () => {
    const proxy = await startProxy();
    const closed = new URL(await listening(createServer((_, response) => response.end())));
    withProxy({ HTTPS_PROXY: proxy.address });
    await expect(pullFrom(`https://127.0.0.1:${closed.port}`).pulled).rejects.toMatchObject({
      code: 'hub-unreachable',
    });
    expect(proxy.seen[0]).toBe(`CONNECT 127.0.0.1:${closed.port}`);
  });

  it('without an address that can be used is named, without what may be its password', async () => {
    withProxy({ HTTPS_PROXY: 'http://user:word@[' });
    const error = await pullFrom('http://127.0.0.1:9').pulled.catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'invalid-option', message: expect.stringContaining('HTTPS_PROXY') });
    expect((error as Error).message).not.toContain('word');
  });
});

describe('a mirror', () => {
  it('may have its hub below a path', async () => {
    const hub = await startHub({ [name]: tiny() }, { prefix: '/artifacts/hub' });
    const { pulled, folder } = pullFrom(hub.endpoint);
    await pulled;
    expect(filesOf(folder)).toMatchObject(tiny());
  });

  it('is read from HF_ENDPOINT, and must be an address', () => {
    expect(hubSettings({})).toEqual({ endpoint: 'https://huggingface.co', token: null, offline: false });
    expect(
      hubSettings({ HF_ENDPOINT: 'http://mirror:8080/hub/', HF_TOKEN: ' hf_x ', HF_HUB_OFFLINE: '1' }),
    ).toEqual({
      endpoint: 'http://mirror:8080/hub',
      token: 'hf_x',
      offline: true,
    });
    for (const HF_ENDPOINT of ['mirror', 'file:///x', 'http://user:word@mirror', 'http://mirror?x=1'])
      expect(() => hubSettings({ HF_ENDPOINT })).toThrow('HF_ENDPOINT is no address of a hub');
    expect(() => hubSettings({ HF_TOKEN: 'hf_\nx' })).toThrow(/HF_TOKEN has characters/);
  });
});
