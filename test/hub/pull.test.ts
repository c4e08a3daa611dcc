import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../../src/hub/catalogue.js';
import { damageIn, readManifest } from '../../src/hub/manifest.js';
import { parseId } from '../../src/hub/names.js';
import { type PullEvent, type PullOptions, pull } from '../../src/hub/pull.js';
import { openModel } from '../../src/model/model.js';
import { testFolder } from '../folder.js';
import {
  commitOf,
  type Files,
  filesOf,
  oneStatus,
  sha256Of,
  startHub,
  type TestHub,
  tiny,
} from './server.js';

const id = parseId('padan-tests/tiny-id-en')!;
const name = 'padan-tests/tiny-id-en';

/** Pulls from a test's hub, without waiting, and collects what happens. */
const puller = (
  hub: Pick<TestHub, 'endpoint'>,
  models = testFolder('models'),
  token: string | null = null,
) => {
  const events: PullEvent[] = [];
  const pauses: number[] = [];
  return {
    models,
    events,
    pauses,
    folder: join(models, name),
    pull: (options: Partial<PullOptions> = {}) =>
      pull(id, {
        settings: { endpoint: hub.endpoint, token, offline: false },
        models,
        stallAfter: 2000,
        pause: async (milliseconds) => {
          pauses.push(milliseconds);
        },
        onEvent: (event) => events.push(event),
        ...options,
      }),
  };
};

const isGraph = ({ url, at }: { url: string; at: string }) => at === 'cdn' && url.length === 65;

describe('a pull', () => {
  it('fetches a model that opens, and says what its files are', async () => {
    const files = {
      ...tiny(),
      'onnx/decoder_model.onnx': Buffer.from('not wanted'),
      '.gitattributes': Buffer.from('x'),
    };
    const hub = await startHub({ [name]: files });
    const { pull, folder, models, events } = puller(hub);
    const pulled = await pull();
    expect(pulled).toMatchObject({
      id: name,
      folder,
      revision: commitOf(files),
      layout: 'onnx',
      dtypes: ['fp32'],
      license: 'apache-2.0',
      wasHere: false,
    });
    const expected = Object.keys(tiny());
    expect(filesOf(folder)).toEqual({ ...tiny(), 'padan-model.json': expect.anything() });
    expect(readdirSync(join(models, 'padan-tests'))).toEqual(['tiny-id-en']);
    const manifest = (await readManifest(folder))!;
    expect(manifest.files.map(({ path }) => path).sort()).toEqual(expected.sort());
    for (const { path, sha256 } of manifest.files) expect(sha256).toBe(sha256Of((files as Files)[path]!));
    expect(await damageIn(folder, manifest.files)).toEqual([]);
    const total = manifest.files.reduce((sum, { size }) => sum + size, 0);
    expect(hub.served()).toBe(total);
    const counted = events.reduce((sum, event) => sum + (event.kind === 'bytes' ? event.count : 0), 0);
    expect(counted).toBe(total);
    await (await openModel(folder)).dispose();
  });

  it('asks nothing of the hub for what is here and intact', async () => {
    const hub = await startHub({ [name]: tiny() });
    const { pull } = puller(hub);
    const first = await pull();
    const asked = hub.asked.length;
    expect(await pull()).toEqual({ ...first, wasHere: true });
    expect(await pull({ revision: first.revision })).toMatchObject({ wasHere: true });
    expect(hub.asked).toHaveLength(asked);
    // A branch may have moved: that is asked, and nothing fetched.
    const served = hub.served();
    expect(await pull({ revision: 'main' })).toMatchObject({ wasHere: true });
    expect(hub.asked.length).toBeGreaterThan(asked);
    expect(hub.served()).toBe(served);
    expect(await pull({ force: true })).toMatchObject({ wasHere: false });
    expect(hub.served()).toBe(2 * served);
  });

  it('stays at the commit of the first, until another is asked for', async () => {
    const hub = await startHub({ [name]: tiny() });
    const { pull, folder } = puller(hub);
    const first = await pull();
    writeFileSync(join(folder, 'mine.txt'), 'a note of the user’s');
    const changed = { ...tiny(), 'README.md': Buffer.from('Other words.\n') };
    hub.repositories[name] = changed;
    expect(await pull()).toMatchObject({ revision: first.revision, wasHere: true });
    const before = hub.served();
    expect(await pull({ revision: 'main' })).toMatchObject({ revision: commitOf(changed), wasHere: false });
    expect(hub.served() - before).toBe(changed['README.md'].length);
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe('Other words.\n');
    expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('a note of the user’s');
  });

  it('fetches only what is damaged or missing again', async () => {
    const hub = await startHub({ [name]: tiny() });
    const { pull, folder } = puller(hub);
    await pull();
    const graph = join(folder, 'onnx/encoder_model.onnx');
    const bytes = readFileSync(graph);
    bytes[100]! ^= 1;
    writeFileSync(graph, bytes);
    const before = hub.served();
    expect(await pull()).toMatchObject({ wasHere: false });
    expect(hub.served() - before).toBe(bytes.length);
    expect(filesOf(folder)).toMatchObject(tiny());
  });

  it('does not take other bytes for a commit than it has taken before, large files or small', async () => {
    for (const path of ['config.json', 'onnx/encoder_model.onnx']) {
      const hub = await startHub({ [name]: tiny() }, { commit: 'c'.repeat(40) });
      const { pull, folder } = puller(hub);
      await pull();
      writeFileSync(join(folder, path), 'damaged');
      const other = Buffer.from(tiny()[path]!);
      other[other.length - 2]! ^= 1;
      hub.repositories[name] = { ...tiny(), [path]: other };
      await expect(pull()).rejects.toMatchObject({
        code: path === 'config.json' ? 'download-damaged' : 'hub-refused',
      });
      hub.repositories[name] = tiny();
      expect(await pull()).toMatchObject({ wasHere: false });
      expect(filesOf(folder)).toMatchObject(tiny());
    }
  });

  it('holds the hub to what the catalogue pins', async () => {
    const hub = await startHub({ [name]: tiny() });
    const path = 'onnx/encoder_model.onnx';
    const entry = (sha256: string, revision = commitOf(tiny())) =>
      ({ revision, files: [{ path, size: null, sha256 }] }) as unknown as CatalogueEntry;
    const { pull } = puller(hub);
    await expect(pull({ entry: entry('0'.repeat(64)) })).rejects.toMatchObject({ code: 'hub-refused' });
    expect(hub.served()).toBe(0);
    expect(await pull({ entry: entry(sha256Of(tiny()[path]!)) })).toMatchObject({ wasHere: false });
    // What is pinned for one commit says nothing of another.
    const again = puller(hub);
    const other = { entry: entry('0'.repeat(64), 'f'.repeat(40)), revision: 'main' };
    expect(await again.pull(other)).toMatchObject({ wasHere: false });
  });

  it('keeps to the number format that is here, and can have several', async () => {
    const two = Object.entries(tiny()).flatMap(([path, bytes]) =>
      path.startsWith('onnx/')
        ? [
            [path, bytes],
            [path.replace('.onnx', '_quantized.onnx'), bytes],
          ]
        : [[path, bytes]],
    );
    const files = Object.fromEntries(two) as Files;
    const hub = await startHub({ [name]: files });
    const { pull } = puller(hub);
    expect(await pull({ dtype: 'fp32' })).toMatchObject({ dtypes: ['fp32'] });
    expect(await pull()).toMatchObject({ dtypes: ['fp32'], wasHere: true });
    const changed = { ...files, 'README.md': Buffer.from('Changed.') };
    hub.repositories[name] = changed;
    expect(await pull({ revision: 'main' })).toMatchObject({ dtypes: ['fp32'] });
    const before = hub.served();
    expect(await pull({ dtype: 'q8' })).toMatchObject({ dtypes: ['q8', 'fp32'], wasHere: false });
    expect(hub.served() - before).toBe(
      Object.entries(files).reduce(
        (sum, [path, { length }]) => sum + (path.includes('_quantized') ? length : 0),
        0,
      ),
    );
    await expect(pull({ dtype: 'fp16' })).rejects.toMatchObject({ code: 'model-missing' });
  });

  it('goes on where a cut one ended', async () => {
    const files = { ...tiny(), 'onnx/encoder_model.onnx': Buffer.alloc(300_000, 'abcdefg') };
    const hub = await startHub({ [name]: files });
    const graph = files['onnx/encoder_model.onnx'];
    const half = 150_000;
    const { pull, folder, models, events } = puller(hub);
    let cuts = 0;
    hub.behaviours.push((asked, response, file) => {
      if (asked.at !== 'cdn' || file?.equals(graph) !== true || cuts >= 100) return false;
      cuts++;
      if (cuts === 1) {
        response.writeHead(200, { 'content-length': graph.length, etag: `"cdn-${sha256Of(graph)}"` });
        response.write(graph.subarray(0, half), () => response.destroy());
      } else response.destroy();
      return true;
    });
    await expect(pull()).rejects.toMatchObject({ code: 'hub-unreachable' });
    expect(existsSync(folder)).toBe(false);
    const [partial] = readdirSync(join(models, 'padan-tests'));
    expect(partial).toMatch(/^\.tiny-id-en\.partial-[0-9a-f]{12}$/);
    hub.behaviours.length = 0;
    const before = { served: hub.served(), asked: hub.asked.length };
    events.length = 0;
    await pull();
    const [ranged] = hub.asked.slice(before.asked).filter(({ headers, at }) => at === 'cdn' && headers.range);
    const kept = Number(/\d+/.exec(ranged!.headers.range!)![0]);
    expect(kept).toBeGreaterThan(0);
    expect(ranged!.headers['if-range']).toBe(`"cdn-${sha256Of(graph)}"`);
    expect(hub.served() - before.served).toBe(graph.length - kept);
    const planned = events.find((event) => event.kind === 'planned')!;
    const come = events.reduce((sum, event) => sum + (event.kind === 'bytes' ? event.count : 0), 0);
    expect(planned.bytes - planned.here).toBe(graph.length - kept);
    expect(come).toBe(graph.length - kept);
    expect(filesOf(folder)).toMatchObject(files);
    expect(readdirSync(join(models, 'padan-tests'))).toEqual(['tiny-id-en']);
  });

  it('leaves no folder where nothing came', async () => {
    const { pull, models } = puller(await startHub({}));
    await expect(pull()).rejects.toMatchObject({ code: 'hub-refused' });
    expect(readdirSync(models)).toEqual([]);
  });

  it.each([
    ['a range is answered with the whole file', 200],
    ['no range fits', 416],
  ])('begins a file anew where %s', async (_, status) => {
    const files = tiny();
    const hub = await startHub({ [name]: files });
    const { pull, folder, models } = puller(hub);
    const part = join(models, `padan-tests/.tiny-id-en.partial-${commitOf(files).slice(0, 12)}/onnx`);
    mkdirSync(part, { recursive: true });
    writeFileSync(join(part, 'encoder_model.onnx.part'), files['onnx/encoder_model.onnx']!.subarray(0, 5000));
    hub.behaviours.push((asked, response, file) => {
      if (asked.at !== 'cdn' || asked.headers.range === undefined) return false;
      response.writeHead(status).end(status === 200 ? file : undefined);
      return true;
    });
    await pull();
    expect(filesOf(folder)).toMatchObject(files);
  });

  it('fetches a file once more whose kept beginning is of other bytes', async () => {
    const files = tiny();
    const hub = await startHub({ [name]: files });
    const { pull, folder, models } = puller(hub);
    const part = join(models, `padan-tests/.tiny-id-en.partial-${commitOf(files).slice(0, 12)}/onnx`);
    mkdirSync(part, { recursive: true });
    writeFileSync(join(part, 'encoder_model.onnx.part'), Buffer.alloc(5000, 'x'));
    await pull();
    expect(filesOf(folder)).toMatchObject(files);
  });

  it.each([
    ['larger', (file: Buffer) => Buffer.concat([file, Buffer.from('more')]), false],
    ['larger, in chunks', (file: Buffer) => Buffer.concat([file, Buffer.from('more')]), true],
    ['of other bytes', (file: Buffer) => Buffer.alloc(file.length, 'x'), false],
  ])('refuses a file that is %s than announced', async (_, change, inChunks) => {
    const hub = await startHub({ [name]: tiny() });
    const { pull, folder, models } = puller(hub);
    hub.behaviours.push((asked, response, file) => {
      if (!isGraph(asked) || !file!.equals(tiny()['onnx/encoder_model.onnx']!)) return false;
      const bytes = change(file!);
      response.writeHead(200, inChunks ? {} : { 'content-length': bytes.length }).end(bytes);
      return true;
    });
    await expect(pull()).rejects.toMatchObject({ code: 'download-damaged' });
    expect(existsSync(folder)).toBe(false);
    const left = Object.keys(filesOf(join(models, 'padan-tests')));
    expect(left.filter((path) => path.includes('encoder'))).toEqual([]);
  });

  it('refuses a small file with other bytes than git names', async () => {
    const hub = await startHub({ [name]: tiny() });
    const { pull } = puller(hub);
    hub.behaviours.push(({ url }, response, file) => {
      if (!url.endsWith('/config.json')) return false;
      response.writeHead(200).end(Buffer.from(file!.toString().replace('marian', 'marlan')));
      return true;
    });
    await expect(pull()).rejects.toMatchObject({ code: 'download-damaged' });
  });

  it('is not hurt by one wrong answer', async () => {
    const hub = await startHub({ [name]: tiny() });
    const { pull, folder } = puller(hub);
    let isDone = false;
    hub.behaviours.push((asked, response, file) => {
      if (isDone || !isGraph(asked)) return false;
      isDone = true;
      response.writeHead(200).end(Buffer.alloc(file!.length));
      return true;
    });
    await pull();
    expect(filesOf(folder)).toMatchObject(tiny());
  });

  it.each([
    ['seconds', '7', 7000, 7000],
    ['a date', 'in a minute', 1, 60_000],
    ['nothing that can be read', 'soon', 500, 500],
  ])('waits where it is told to, by %s', async (_, header, least, most) => {
    const hub = await startHub({ [name]: tiny() });
    const { pull, pauses } = puller(hub);
    const value = header === 'in a minute' ? new Date(Date.now() + 60_000).toUTCString() : header;
    hub.behaviours.push(oneStatus(429, isGraph, { 'retry-after': value }));
    await pull();
    expect(pauses).toHaveLength(1);
    expect(pauses[0]).toBeGreaterThanOrEqual(least);
    expect(pauses[0]).toBeLessThanOrEqual(most);
  });

  it('does not wait for hours', async () => {
    const hub = await startHub({ [name]: tiny() });
    const { pull, pauses } = puller(hub);
    hub.behaviours.push(oneStatus(503, isGraph, { 'retry-after': '7200' }));
    await expect(pull()).rejects.toMatchObject({
      code: 'hub-unreachable',
      hint: expect.stringContaining('7200 s'),
    });
    expect(pauses).toEqual([]);
  });

  it('tries again with growing pauses, and gives up', async () => {
    const hub = await startHub({ [name]: tiny() });
    const { pull, pauses, events } = puller(hub);
    hub.behaviours.push((asked, response) => {
      if (!asked.url.includes('/tree/')) return false;
      response.writeHead(502).end();
      return true;
    });
    await expect(pull()).rejects.toMatchObject({ code: 'hub-unreachable' });
    expect(pauses).toEqual([500, 1000, 2000, 4000, 8000]);
    expect(events.filter(({ kind }) => kind === 'retry')).toHaveLength(5);
  });

  it('keeps its patience while bytes come, however often it is cut', async () => {
    const bytes = Buffer.alloc(200_000, 'words');
    const files = { ...tiny(), 'onnx/encoder_model.onnx': bytes };
    const hub = await startHub({ [name]: files });
    const { pull, folder, pauses } = puller(hub);
    hub.behaviours.push((asked, response, file) => {
      if (!isGraph(asked) || file?.equals(bytes) !== true) return false;
      const from = Number(/\d+/.exec(asked.headers.range ?? '0')![0]);
      response.writeHead(from > 0 ? 206 : 200, {
        'content-length': bytes.length - from,
        ...(from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}),
      });
      response.write(bytes.subarray(from, from + 20_000), () => setTimeout(() => response.destroy(), 20));
      return true;
    });
    await pull();
    expect(pauses.length).toBeGreaterThan(6);
    expect(filesOf(folder)).toMatchObject(files);
  });

  it('gives up where the same bytes come again and again', async () => {
    const bytes = Buffer.alloc(200_000, 'words');
    const hub = await startHub({ [name]: { ...tiny(), 'onnx/encoder_model.onnx': bytes } });
    const { pull, pauses } = puller(hub);
    // A mirror that knows no ranges, and cuts large files off.
    hub.behaviours.push((asked, response, file) => {
      if (!isGraph(asked) || file?.equals(bytes) !== true || pauses.length > 30) return false;
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 20_000), () => setTimeout(() => response.destroy(), 20));
      return true;
    });
    await expect(pull()).rejects.toMatchObject({ code: 'hub-unreachable' });
    expect(pauses.length).toBeLessThan(8);
  });

  it('tells a shorter file from a cut one', async () => {
    const hub = await startHub({ [name]: tiny() });
    const { pull, pauses, events } = puller(hub);
    const pointer = 'version https://git-lfs.github.com/spec/v1\n';
    hub.behaviours.push((asked, response) => {
      if (!isGraph(asked)) return false;
      response.writeHead(200, { 'content-length': pointer.length }).end(pointer);
      return true;
    });
    await expect(pull()).rejects.toMatchObject({
      code: 'download-damaged',
      message: expect.stringMatching(/is shorter than the \d+ bytes/),
    });
    expect(pauses).toEqual([]);
    hub.behaviours.length = 0;
    await pull();
    expect(events.filter(({ kind }) => kind === 'retry')).toEqual([]);
  });

  it('leaves what others of a similar name have begun', async () => {
    const hub = await startHub({ [name]: tiny() });
    const { pull, models } = puller(hub);
    const other = join(models, 'padan-tests', `.${id.name}.partial-x.partial-${'0'.repeat(12)}`);
    mkdirSync(other, { recursive: true });
    await pull();
    expect(existsSync(other)).toBe(true);
  });

  it('gets over a download that stalls, and bears a slow one', async () => {
    const hub = await startHub({ [name]: tiny() });
    const { pull, folder, pauses } = puller(hub);
    let stalls = 0;
    hub.behaviours.push(async (asked, response, file) => {
      if (!isGraph(asked) || asked.headers.range !== undefined) return false;
      if (stalls++ === 0) {
        response.writeHead(200, { 'content-length': file!.length }).write(file!.subarray(0, 1000));
        return true;
      }
      response.writeHead(200);
      for (let at = 0; at < file!.length; at += 10_000) {
        response.write(file!.subarray(at, at + 10_000));
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
      response.end();
      return true;
    });
    await pull({ stallAfter: 600 });
    expect(pauses).toHaveLength(1);
    expect(filesOf(folder)).toMatchObject(tiny());
  });

  it('refuses to be moved when something of the user’s is in its place', async () => {
    const hub = await startHub({ [name]: tiny() });
    const { pull, folder } = puller(hub);
    mkdirSync(folder, { recursive: true });
    appendFileSync(join(folder, 'config.json'), 'mine');
    await expect(pull({ force: true })).rejects.toMatchObject({ code: 'output-unusable' });
    expect(hub.served()).toBe(0);
    expect(readFileSync(join(folder, 'config.json'), 'utf8')).toBe('mine');
  });

  it('leaves alone what of the user’s is in a folder without a model', async () => {
    const hub = await startHub({ [name]: tiny() });
    const { pull, folder, models } = puller(hub);
    mkdirSync(join(folder, 'more'), { recursive: true });
    appendFileSync(join(folder, 'more/notes.txt'), 'mine');
    await pull();
    expect(filesOf(folder)).toMatchObject({ ...tiny(), 'more/notes.txt': Buffer.from('mine') });
    expect(readdirSync(join(models, 'padan-tests'))).toEqual(['tiny-id-en']);
  });

  it('does not take another model that was moved to its place for this one', async () => {
    const hub = await startHub({ [name]: tiny() });
    const { pull, folder } = puller(hub);
    await pull();
    const path = join(folder, 'padan-model.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace(`"${name}"`, '"padan-tests/other"'));
    await expect(pull()).rejects.toMatchObject({
      code: 'output-unusable',
      message: expect.stringContaining('padan-tests/other'),
    });
  });

  it('is not begun where there is not enough space', async () => {
    const hub = await startHub({ [name]: tiny() });
    const { pull, folder } = puller(hub);
    hub.behaviours.push(({ url }, response) => {
      if (!url.includes('/tree/')) return false;
      const end = response.end.bind(response);
      response.end = ((body: string) =>
        end(body.replaceAll(/"size":\d{5,}/g, '"size":1000000000000000'))) as typeof response.end;
      return false;
    });
    await expect(pull()).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringMatching(/^\d+ MB are to be fetched, and the disk has \d+ MB left$/),
    });
    expect(existsSync(folder)).toBe(false);
    expect(hub.asked.filter(({ url }) => url.includes('/resolve/'))).toEqual([]);
  });

  it('takes over from one that runs already, and then has nothing to do', async () => {
    const hub = await startHub({ [name]: tiny() });
    const { pull, events } = puller(hub);
    const results = await Promise.all([pull(), pull(), pull()]);
    expect(results.map(({ wasHere }) => wasHere).sort()).toEqual([false, true, true]);
    expect(events.filter(({ kind }) => kind === 'waiting').length).toBeGreaterThanOrEqual(1);
    expect(hub.asked.filter(({ url }) => url.endsWith('/config.json'))).toHaveLength(1);
  });

  it('stops when it is told to, and leaves what has come', async () => {
    const hub = await startHub({ [name]: tiny() });
    const { pull, folder, models } = puller(hub);
    const stop = new AbortController();
    hub.behaviours.push((asked, response, file) => {
      if (!isGraph(asked)) return false;
      response.writeHead(200, { 'content-length': file!.length });
      response.write(file!.subarray(0, 2000), () => setTimeout(() => stop.abort(new Error('enough')), 50));
      return true;
    });
    await expect(pull({ signal: stop.signal })).rejects.toThrow('enough');
    expect(existsSync(folder)).toBe(false);
    const left = filesOf(join(models, 'padan-tests'));
    expect(Object.keys(left).some((path) => path.endsWith('tokenizer.json'))).toBe(true);
    expect(Object.keys(left).some((path) => path.endsWith('.lock'))).toBe(false);
    hub.behaviours.length = 0;
    await pull();
    expect(statSync(join(folder, 'onnx/encoder_model.onnx')).size).toBe(
      tiny()['onnx/encoder_model.onnx']!.length,
    );
  });
});
