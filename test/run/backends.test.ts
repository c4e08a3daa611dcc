import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
// The memory's process runs the built program.
import { openBackend as openBuilt, openMemory, run as runBuilt } from '../../dist/index.js';
import { run } from '../../src/pipeline.js';
import { readBitext } from '../../src/report/read-bitext.js';
import { dryRun } from '../../src/run/dry.js';
import type { RunEvent } from '../../src/run/events.js';
import type { RunOptions } from '../../src/run/options.js';
import { type BackendSpec, openBackend } from '../../src/systems/backends/open.js';
import { backendTranslator } from '../../src/systems/backends/translator.js';
import { watch } from '../../src/watch.js';
import { testFolder } from '../folder.js';
import { tiny } from '../model/embedded.js';
import { filesOf, runOptions } from '../output.js';
import { unmarked } from '../report/said.js';
import {
  type Answering,
  chat,
  indonesianToEnglish,
  libreTranslate,
  reply,
  startService,
} from '../systems/backends/service.js';

const articles = {
  'a.txt': 'Satu dua.\n\nTiga empat. Lima.\n\n* * *\n',
  'b/c.txt': 'Enam tujuh.\n\nSatu dua.\n',
};
const put = (files: Record<string, string>): string => {
  const root = testFolder('backends');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
};
const closing: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(closing.map((close) => close())));
const system = async (spec: BackendSpec, open = openBackend) => {
  const backend = await open(spec, indonesianToEnglish);
  closing.push(backend.dispose);
  return { kind: 'backend', id: 'other', backend } as const;
};
const libre = (url: string, more: object = {}) =>
  system({ kind: 'libretranslate', url, firstPause: 1, ...more });

/** Runs with one backend beside the tiny model. */
const runWith = async (
  corpus: string,
  out: string,
  asked: Awaited<ReturnType<typeof system>>,
  more: Partial<RunOptions> = {},
  onEvent?: (event: RunEvent) => void,
  signal?: AbortSignal,
) =>
  (more.memory ? (runBuilt as unknown as typeof run) : run)(
    await tiny(),
    runOptions([corpus], out, { links: 'none', name: 'own', systems: [asked], ...more }),
    onEvent,
    signal,
  );
const saidIn = (out: string, name: string): string[] => {
  const { systems, outputs } = readBitext(readFileSync(join(out, `${name}.jsonl`), 'utf8'));
  return outputs[systems.findIndex(({ id }) => id === 'other')]!.targets.map(({ text }) => text);
};

describe('a run with a service', () => {
  it('has its translations beside those of the model', async () => {
    const [service, out] = [await startService(libreTranslate), testFolder('out')];
    const result = await runWith(put(articles), out, await libre(service.url));
    expect(result.failures).toEqual([]);
    expect(saidIn(out, 'a')).toEqual(['<Satu dua.>', '<Tiga empat.>', '<Lima.>', '* * *']);
    expect(saidIn(out, 'b/c')).toEqual(['<Enam tujuh.>', '<Satu dua.>']);
    expect(result.overview!.pairs.map(({ from, to }) => `${from} ${to}`)).toEqual(['own other']);
    const { systems, rows } = readBitext(readFileSync(join(out, 'a.jsonl'), 'utf8'));
    expect(systems[1]).toMatchObject({
      id: 'other',
      origin: { kind: 'service', name: `LibreTranslate at ${service.url}` },
    });
    expect(unmarked(readFileSync(join(out, 'a.html'), 'utf8'))).toContain(
      '<small>service <span class="path">LibreTranslate at ',
    );
    // What has no words is not sent.
    expect(rows.at(-1)!.cells['other']).toBeDefined();
    expect(service.sent().flatMap(({ q }) => q)).not.toContain('* * *');
    // The same paragraph is asked for once.
    expect(
      service
        .sent()
        .flatMap(({ q }) => q)
        .filter((text) => text === 'Satu dua.'),
    ).toHaveLength(1);
    expect(unmarked(readFileSync(join(out, 'index.html'), 'utf8'))).toContain(
      `<li>system <bdi>other</bdi>: <bdi>LibreTranslate at ${service.url}</bdi>; sentences were sent to <bdi>${service.url}</bdi></li>`,
    );
    expect(JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')).systems).toEqual([
      {
        id: 'other',
        backend: {
          name: `LibreTranslate at ${service.url}`,
          sentTo: service.url,
          settings: { kind: 'libretranslate', url: service.url, source: 'id', target: 'en' },
        },
      },
    ]);
  });

  it('has what it said in the journal: nothing is asked again, and nobody is contacted', async () => {
    const [service, out, corpus] = [await startService(libreTranslate), testFolder('out'), put(articles)];
    await runWith(corpus, out, await libre(service.url));
    const before = filesOf(out);
    await service.close();
    writeFileSync(join(corpus, 'b/c.txt'), 'Satu dua.\n\nEnam tujuh.\n');
    const result = await runWith(corpus, out, await libre(service.url));
    expect(result).toMatchObject({ failures: [], translated: 0 });
    expect(saidIn(out, 'b/c')).toEqual(['<Satu dua.>', '<Enam tujuh.>']);
    expect(filesOf(out)['a.jsonl']).toBe(before['a.jsonl']);
    // Another revision is another system.
    await expect(runWith(corpus, out, await libre(service.url, { revision: '2' }))).rejects.toMatchObject({
      code: 'service-failed',
    });
  });

  it('has what it said in the memory, by sentence', async () => {
    const [service, memory] = [await startService(libreTranslate), testFolder('memory')];
    const built = () =>
      system({ kind: 'libretranslate', url: service.url }, openBuilt as unknown as typeof openBackend);
    await runWith(put(articles), testFolder('out'), await built(), { memory });
    const asked = service.asked.length;
    const out = testFolder('out');
    const again = await runWith(put({ 'x.txt': 'Lima. Tiga empat.\n' }), out, await built(), {
      memory,
    });
    expect(again.failures).toEqual([]);
    expect(saidIn(out, 'x')).toEqual(['<Lima.>', '<Tiga empat.>']);
    expect(service.asked).toHaveLength(asked);
    const opened = await openMemory(memory, () => undefined);
    const entries: string[] = [];
    for await (const { source, draft, settings } of opened.entries())
      if ('kind' in settings) entries.push(`${source} ${draft.text} ${draft.score}`);
    await opened.close();
    expect(entries.sort()).toEqual([
      'Enam tujuh. <Enam tujuh.> null',
      'Lima. <Lima.> null',
      'Satu dua. <Satu dua.> null',
      'Tiga empat. <Tiga empat.> null',
    ]);
    await runWith(put({ 'x.txt': 'Lima.\n' }), testFolder('out'), await built(), {
      memory,
      force: true,
    });
    expect(service.asked.length).toBeGreaterThan(asked);
  });

  it('is stopped before hours of work if the service is away, and says so', async () => {
    const [service, out] = [await startService(libreTranslate), testFolder('out')];
    await service.close();
    await expect(runWith(put(articles), out, await libre(service.url))).rejects.toMatchObject({
      code: 'service-failed',
      message: `LibreTranslate at ${service.url} cannot be reached (ECONNREFUSED)`,
    });
    expect(existsSync(join(out, 'index.html'))).toBe(false);
  });

  it('is stopped if the service lists languages, but refuses to translate', async () => {
    const service = await startService((asked, response, count) =>
      asked.method === 'POST' ? reply(response, 403, {}) : libreTranslate(asked, response, count),
    );
    await expect(runWith(put(articles), testFolder('out'), await libre(service.url))).rejects.toMatchObject({
      code: 'service-refused',
      message: `LibreTranslate at ${service.url} refuses access (403)`,
    });
  });

  it('is stopped if the service has not the languages', async () => {
    const service = await startService(() => []);
    await expect(runWith(put(articles), testFolder('out'), await libre(service.url))).rejects.toMatchObject({
      code: 'service-refused',
    });
  });

  it('goes on if the service fails in the middle; what failed is taken up later', async () => {
    const [out, corpus] = [testFolder('out'), put(articles)];
    let isUp = false;
    const answer: Answering = (asked, response, count) =>
      !isUp && asked.body?.q.includes('Enam tujuh.')
        ? reply(response, 503, {})
        : libreTranslate(asked, response, count);
    const service = await startService(answer);
    const asked = await libre(service.url, { batchSize: 1 });
    const events: string[] = [];
    const first = await runWith(corpus, out, asked, { retries: 1 }, ({ kind }) => void events.push(kind));
    expect(first.failures).toEqual([
      {
        document: join(corpus, 'b/c.txt'),
        path: join(corpus, 'b/c.txt'),
        reason: `LibreTranslate at ${service.url} answers 503: try again later`,
      },
    ]);
    expect(events.filter((kind) => kind === 'retried')).toHaveLength(1);
    expect(first.documents.map(({ name }) => name)).toEqual(['a']);
    expect(JSON.parse(readFileSync(join(out, 'failed.json'), 'utf8'))).toHaveLength(1);
    isUp = true;
    const sent = service.sent().length;
    const second = await runWith(corpus, out, asked, { onlyFailed: true });
    expect(second.failures).toEqual([]);
    expect(saidIn(out, 'b/c')).toEqual(['<Enam tujuh.>', '<Satu dua.>']);
    expect(
      service
        .sent()
        .slice(sent)
        .map(({ q }) => q),
    ).toEqual([['Enam tujuh.']]);
  });

  it('loses only the document with a sentence that the service refuses', async () => {
    const [out, corpus] = [testFolder('out'), put({ ...articles, 'd.txt': 'Delapan sembilan.\n' })];
    const service = await startService((asked, response, count) =>
      asked.body?.q.includes('Delapan sembilan.')
        ? reply(response, 400, { error: 'no' })
        : libreTranslate(asked, response, count),
    );
    const { failures, documents } = await runWith(corpus, out, await libre(service.url));
    expect(failures.map(({ document }) => document)).toEqual([join(corpus, 'd.txt')]);
    expect(documents).toHaveLength(2);
  });

  it('is stopped by its signal; what was said is kept', async () => {
    const [out, corpus, controller] = [testFolder('out'), put(articles), new AbortController()];
    let isStopping = true;
    const service = await startService((asked, response, count) => {
      if (!isStopping || !asked.body?.q.includes('Lima.')) return libreTranslate(asked, response, count);
      controller.abort(new Error('enough'));
      return new Promise(() => undefined);
    });
    const asked = await libre(service.url, { batchSize: 1, concurrency: 1 });
    const { stopped } = await runWith(corpus, out, asked, {}, undefined, controller.signal);
    expect(stopped).toBe(true);
    isStopping = false;
    const sent = service.sent().length;
    expect((await runWith(corpus, out, asked)).failures).toEqual([]);
    expect(
      service
        .sent()
        .slice(sent)
        .flatMap(({ q }) => q),
    ).not.toContain('Satu dua.');
  });

  it('is told by a dry run, which contacts nobody', async () => {
    const [service, out, corpus] = [await startService(libreTranslate), testFolder('out'), put(articles)];
    const asked = await libre(service.url);
    const options = runOptions([corpus], out, { name: 'own', systems: [asked] });
    const before = await dryRun(await tiny(), options);
    expect(before.paragraphs).toMatchObject({ open: 8, kept: 0 });
    expect(service.asked).toEqual([]);
    await runWith(corpus, out, asked, { links: 'none' });
    writeFileSync(join(corpus, 'a.txt'), `${articles['a.txt']}\nBaru.\n`);
    const asks = service.asked.length;
    expect((await dryRun(await tiny(), { ...options, links: 'none' })).paragraphs).toMatchObject({ open: 2 });
    expect(service.asked).toHaveLength(asks);
  });

  it('must be made for the run’s languages', async () => {
    const backend = await openBackend({ kind: 'command', command: 'cat' }, { from: 'en', to: 'id' });
    await expect(
      runWith(put(articles), testFolder('out'), { kind: 'backend', id: 'other', backend }),
    ).rejects.toMatchObject({ code: 'invalid-system', message: expect.stringContaining('en to id') });
  });

  it('shows its key to nobody else, whatever happens', async () => {
    const key = 'sk-verysecret';
    const all: unknown[] = [];
    for (const answer of [chat, ((_, response) => reply(response, 401, { error: key })) as Answering]) {
      const [service, out, memory] = [await startService(answer), testFolder('out'), testFolder('memory')];
      const asked = await system(
        { kind: 'chat', url: service.url, model: 'tiny', key, firstPause: 1 },
        openBuilt,
      );
      const result = await runWith(put(articles), out, asked, { memory }, (event) => all.push(event)).catch(
        (error: Error) => [error.message, error],
      );
      expect(service.asked[0]!.headers.authorization).toBe(`Bearer ${key}`);
      all.push(result, filesOf(out));
      for (const name of ['journal.jsonl', 'documents.jsonl', 'runs.jsonl'].map((each) =>
        join(out, '.padan', each),
      ))
        if (existsSync(name)) all.push(readFileSync(name, 'utf8'));
      const opened = await openMemory(memory, () => undefined);
      for await (const entry of opened.entries()) all.push(entry);
      await opened.close();
    }
    expect(JSON.stringify(all)).not.toContain(key);
    expect(JSON.stringify(all)).toContain('Satu dua.');
  });
});

describe('a run with a chat endpoint', () => {
  it('has its prompt in the manifest', async () => {
    const [service, out] = [await startService(chat), testFolder('out')];
    const asked = await system({ kind: 'chat', url: service.url, model: 'tiny', prompt: 'X {text}' });
    expect((await runWith(put(articles), out, asked)).failures).toEqual([]);
    expect(saidIn(out, 'b/c')).toEqual(['<X Enam tujuh.>', '<X Satu dua.>']);
    expect(JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')).systems[0].backend).toMatchObject({
      prompt: 'X {text}',
      settings: {
        kind: 'chat',
        model: 'tiny',
        temperature: 0,
        prompt: expect.stringMatching(/^[\da-f]{64}$/),
      },
    });
  });
});

describe('a run with a command', () => {
  it('has what it wrote, and starts it for many sentences at once', async () => {
    const [out, log] = [testFolder('out'), join(testFolder('log'), 'starts')];
    const asked = await system({ kind: 'command', command: `echo x >> '${log}'; tr a-z A-Z` });
    const { failures } = await runWith(put(articles), out, asked);
    expect(failures).toEqual([]);
    expect(saidIn(out, 'a')).toEqual(['SATU DUA.', 'TIGA EMPAT.', 'LIMA.', '* * *']);
    expect(readFileSync(log, 'utf8').split('\n').length - 1).toBeLessThanOrEqual(2);
    expect(unmarked(readFileSync(join(out, 'index.html'), 'utf8'))).toContain(
      '<li>system <bdi>other</bdi>: <bdi>the command echo x',
    );
    expect(readFileSync(join(out, 'a.html'), 'utf8')).toContain(
      '<small><span class="path">the command echo x',
    );
  });

  it('is stopped if the command fails with the first sentences', async () => {
    const asked = await system({ kind: 'command', command: 'echo "no such model" >&2; exit 2' });
    await expect(runWith(put(articles), testFolder('out'), asked)).rejects.toMatchObject({
      code: 'service-failed',
      message: expect.stringMatching(/ended with code 2: no such model$/),
    });
  });
});

describe('watching with a service', () => {
  it('asks only for what is new', async () => {
    const [service, out, corpus] = [await startService(libreTranslate), testFolder('out'), put(articles)];
    const controller = new AbortController();
    let passes = 0;
    const options = runOptions([corpus], out, { links: 'none', systems: [await libre(service.url)] });
    const watching = watch(
      await tiny(),
      options,
      () => undefined,
      controller.signal,
      () => void passes++,
    );
    await vi.waitFor(() => expect(passes).toBe(1), { timeout: 30_000 });
    const sent = service.sent().length;
    writeFileSync(join(corpus, 'a.txt'), `${articles['a.txt']}\nBaru.\n`);
    await vi.waitFor(() => expect(passes).toBe(2), { timeout: 30_000 });
    controller.abort();
    await watching;
    expect(
      service
        .sent()
        .slice(sent)
        .map(({ q }) => q),
    ).toEqual([['Baru.']]);
    expect(service.asked.filter(({ path }) => path === '/languages')).toHaveLength(1);
  });
});

describe('a translator on a backend', () => {
  const translatorOf = async (answer: (text: string) => string) => {
    const sent: string[] = [];
    const backend = {
      ...(await openBackend({ kind: 'command', command: 'cat' }, indonesianToEnglish)),
      translate: async (sentences: readonly string[]) => {
        sent.push(...sentences);
        return sentences.map((text) => ({ text: answer(text), ended: true }));
      },
    };
    return { translator: backendTranslator(backend), sent };
  };

  it('sends sentences as they are, on one line; tables by cell; and never what has no words', async () => {
    const { translator, sent } = await translatorOf((text) => `<${text}>`);
    const found = await translator.translate([
      ' “Kata” a@b.id —  dua ',
      'satu\n  dua',
      'Nama\tUsia\t12',
      'https://a.example/b',
      '3.000',
      'Привет',
    ]);
    expect(sent).toEqual(['“Kata” a@b.id —  dua', 'satu dua', 'Nama', 'Usia', 'Привет']);
    expect(found.map(({ text, copied }) => [text, copied])).toEqual([
      ['<“Kata” a@b.id —  dua>', null],
      ['<satu dua>', null],
      ['<Nama>\t<Usia>\t12', null],
      ['https://a.example/b', 'no-words'],
      ['3.000', 'no-words'],
      ['<Привет>', null],
    ]);
    expect(found[2]).toMatchObject({ score: null, logProbs: [], alternatives: [] });
  });

  it('reads answers with a gap of a million spaces', async () => {
    const { translator } = await translatorOf(() => `One${' '.repeat(1e6)}two\n \u0085 three`);
    const [found] = await translator.translate(['Satu.']);
    expect(found!.text).toBe(`One${' '.repeat(1e6)}two three`);
  });

  it('puts answers on one line, without controls; an answer without words is none', async () => {
    const { translator } = await translatorOf((text) =>
      text === 'a' ? ' One\r\n\r\ntwo\u0000\u001b[1m\u2028three\ud800 ' : text === 'b' ? '...' : '',
    );
    const found = await translator.translate(['a', 'b', 'c']);
    expect(found.map(({ text, copied }) => [text, copied])).toEqual([
      ['One two  [1m three\ufffd', null],
      ['b', 'no-answer'],
      ['c', 'no-answer'],
    ]);
  });
});
