import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
// Workers run the built program.
import { type Engine, openEngine, WorkerDied } from '../../../dist/translate/decode/engine.js';
import { defaults } from '../../../dist/translate/options.js';
import { openTranslator, translatorOn } from '../../../dist/translate/translator.js';
import { openModel } from '../../../src/model/model.js';
import { segment } from '../../../src/segment/segment.js';
import type { Draft } from '../../../src/translate/hypothesis.js';
import { testFolder } from '../../folder.js';
import { corpusFolder, embedded, modelFolder, sentences, translatorWith } from '../../model/embedded.js';

const texts = segment(readFileSync(join(corpusFolder, 'harga-beras.id.txt'), 'utf8'), 'id')
  .map(({ text }) => text)
  .slice(0, 14);

/** The numbers of our worker processes. */
const workers = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        return (
          parent === process.pid &&
          readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('translate/decode/worker.js')
        );
      } catch {
        return false;
      }
    })
    .map(Number);

describe('translations', () => {
  it('are byte-identical for any batch size, number of workers, order and kept translations', async () => {
    const model = await embedded();
    const alone = await translatorWith({ beamSize: 2, batchSize: 1 });
    const expected = new Map<string, string>();
    for (const text of texts) expected.set(text, JSON.stringify(await alone.translate([text])));

    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 3 }),
        fc.shuffledSubarray(texts, { minLength: 3 }),
        fc.subarray(texts),
        fc.integer({ min: 1, max: 4 }),
        async (batchSize, workers, order, known, documents) => {
          const kept = new Map<string, Draft>();
          const store = {
            get: (key: string) => kept.get(key),
            put: (key: string, draft: Draft) => kept.set(key, draft),
          };
          const translator = await openTranslator(
            model,
            { ...defaults, beamSize: 2, batchSize, workers },
            store,
          );
          await translator.translate(known);
          const size = Math.ceil(order.length / documents);
          const parts = Array.from({ length: documents }, (_, i) => order.slice(i * size, (i + 1) * size));
          const found = await Promise.all(parts.map((part) => translator.translate(part)));
          await translator.dispose();
          found.flat().forEach((hypothesis, i) => {
            expect(JSON.stringify([hypothesis])).toBe(expected.get(order[i]!));
          });
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('attention', () => {
  it('is byte-identical from this process and from workers', async () => {
    const pairs = texts.map((text, i) => {
      const worded = (of: string) => ({
        text: of,
        words: [...of.matchAll(/\p{L}+/gu)].map(({ 0: word, index }) => ({
          start: index,
          end: index + word.length,
        })),
      });
      return { source: worded(text), target: worded(texts[(i + 3) % texts.length]!) };
    });
    const expected = await (await translatorWith()).attend(pairs);
    expect(expected.every((matrix) => matrix !== null)).toBe(true);
    const translator = await openTranslator(await embedded(), { ...defaults, workers: 2, batchSize: 3 });
    expect(await translator.attend(pairs)).toEqual(expected);
    await translator.dispose();
  });
});

describe('worker processes', () => {
  const search = { beamSize: 1, lengthPenalty: 1, maxLengthRatio: 2, noRepeatNgramSize: 0, nBest: 1 };

  it('report what is wrong with a batch, and go on with the next', async () => {
    const model = await embedded();
    const engine = await openEngine(model, 2);
    const ids = model.tokenizer.encode(sentences[0]!);
    await expect(engine.search([{ ids: [7_999_999, 0] }], 8, search)).rejects.toMatchObject({
      name: 'PadanError',
      code: 'model-invalid',
      message: expect.stringMatching(/^piece 7999999 is not in the model's vocabulary of \d+$/),
    });
    // An error of no kind that we know: the source is longer than what it is to be padded to.
    await expect(engine.search([{ ids }], 0, search)).rejects.toMatchObject({
      name: 'PadanError',
      code: 'model-failed',
      message: expect.stringContaining('RangeError'),
    });
    // What cannot be sent keeps no worker, however often it is tried.
    const unsendable = { ...search, log: () => undefined };
    for (let tries = 0; tries < 3; tries++)
      await expect(engine.search([{ ids }], 8, unsendable)).rejects.toThrow('could not be cloned');
    expect((await engine.search([{ ids }], 8, search))[0]![0]!.ended).toBe(true);
    await engine.dispose();
  });

  it('are sent the options of translating only, whatever else the caller has', async () => {
    const options = { ...defaults, workers: 2, beamSize: 1, onProgress: () => undefined };
    const translator = await openTranslator(await embedded(), options);
    expect((await translator.translate([sentences[0]!]))[0]!.text).not.toBe('');
    await translator.dispose();
  });

  it.each(['SIGKILL', 'SIGSEGV', 'SIGABRT'] as const)(
    'are replaced if they die of %s, and their batch is decoded again',
    async (signal) => {
      const model = await embedded();
      const engine = await openEngine(model, 2);
      const ids = model.tokenizer.encode(sentences[1]!);
      const expected = await engine.search([{ ids }], 24, search);
      const many = Array.from({ length: 6 }, () => engine.search([{ ids }], 24, search));
      const killed = workers();
      expect(killed.length).toBeGreaterThan(0);
      for (const pid of killed) process.kill(pid, signal);
      for (const found of await Promise.all(many)) expect(found).toEqual(expected);
      await engine.dispose();
      expect(workers()).toEqual([]);
    },
    30_000,
  );

  it('are replaced if they die while they start', async () => {
    const model = await embedded();
    const messages: string[] = [];
    const killed = new Set<number>();
    const timer = setInterval(() => {
      for (const pid of workers())
        if (killed.size < 4 && !killed.has(pid)) {
          killed.add(pid);
          process.kill(pid, 'SIGKILL');
        }
    }, 1);
    const engine = await openEngine(model, 2, (message: string) => messages.push(message));
    clearInterval(timer);
    expect(messages).toEqual(
      Array.from({ length: killed.size }, () => 'a translation worker died (SIGKILL); starting another'),
    );
    expect(killed.size).toBe(4);
    const ids = model.tokenizer.encode(sentences[1]!);
    expect((await engine.search([{ ids }], 24, search))[0]![0]!.ended).toBe(true);
    await engine.dispose();
  }, 30_000);

  it('have all started when it says so, those that died meanwhile included', async () => {
    const engine = await openEngine(await embedded(), 3, () => undefined);
    // The first is ready, the others have only begun.
    const killed = Math.max(...workers());
    process.kill(killed, 'SIGKILL');
    await engine.started();
    expect(workers()).toHaveLength(3);
    expect(workers()).not.toContain(killed);
    await engine.started();
    await engine.dispose();
  }, 30_000);

  it('that all die while they start make it fail, with the reason', async () => {
    const killed = new Set<number>();
    const timer = setInterval(() => {
      for (const pid of workers()) {
        killed.add(pid);
        process.kill(pid, 'SIGKILL');
      }
    }, 1);
    await expect(openEngine(await embedded(), 2)).rejects.toMatchObject({
      code: 'worker-died',
      message: 'a translation worker died (SIGKILL)',
    });
    clearInterval(timer);
    expect(killed.size).toBeLessThan(10);
  }, 30_000);

  it('that cannot be started make it fail, at the beginning and later, with the reason', async () => {
    const model = await embedded();
    const said: string[] = [];
    const engine = await openEngine(model, 2, (message) => said.push(message));
    await engine.started();
    const { execPath } = process;
    process.execPath = '/nowhere/node';
    try {
      const error = { code: 'worker-died', message: 'a translation worker cannot be started (ENOENT)' };
      await expect(openEngine(model, 2)).rejects.toMatchObject(error);
      for (const pid of workers()) process.kill(pid, 'SIGKILL');
      // One that the engine does not know to be dead yet would be given the batch.
      const given = () => said.filter((message) => message.startsWith('no other translation worker'));
      await expect.poll(given, { timeout: 20_000 }).toHaveLength(2);
      const ids = model.tokenizer.encode(sentences[1]!);
      await expect(engine.search([{ ids }], 24, search)).rejects.toMatchObject(error);
    } finally {
      process.execPath = execPath;
      await engine.dispose();
    }
  }, 60_000);

  it('that somebody has stopped end with the engine', async () => {
    const engine = await openEngine(await embedded(), 2);
    await engine.started();
    for (const pid of workers()) process.kill(pid, 'SIGSTOP');
    await engine.dispose();
    expect(workers()).toEqual([]);
  }, 30_000);

  it('give up on a batch that kills them twice, with the reason', async () => {
    const model = await embedded();
    const engine = await openEngine(model, 2);
    // A batch for seconds, so that no worker is done with it before it dies.
    const ids = model.tokenizer.encode(sentences[1]!);
    const prefix = Array.from({ length: 500 }, () => ids[0]!);
    const searching = engine.search(
      Array.from({ length: 32 }, () => ({ ids, prefix })),
      24,
      search,
    );
    let killed = 0;
    const kill = () => {
      for (const pid of workers()) {
        process.kill(pid, 'SIGKILL');
        killed++;
      }
    };
    kill();
    expect(killed).toBeGreaterThan(0);
    const timer = setInterval(kill, 1);
    await expect(searching).rejects.toMatchObject({
      code: 'worker-died',
      message: expect.stringMatching(/^a translation worker died \(SIGKILL\)$/),
    });
    clearInterval(timer);
    await engine.dispose();
  }, 30_000);

  it.runIf(process.platform === 'linux')(
    'that somebody has stopped finish their batch when it is waited for at the end',
    async () => {
      const model = await embedded();
      const engine = await openEngine(model, 2);
      await engine.started();
      for (const pid of workers()) process.kill(pid, 'SIGSTOP');
      const end = new AbortController();
      const searching = engine.search([{ ids: model.tokenizer.encode('Ya.') }], 8, search, end.signal);
      end.abort();
      expect((await searching)[0]![0]!.ended).toBe(true);
      await engine.dispose();
    },
    30_000,
  );

  it('do not outlive the process that started them', async () => {
    const script = `import { openEngine } from '${fileURLToPath(new URL('../../../dist/translate/decode/engine.js', import.meta.url))}';
import { openModel } from '${fileURLToPath(new URL('../../../dist/model/model.js', import.meta.url))}';
await openEngine(await openModel('${modelFolder}'), 2);
process.stdout.write('ready');
setInterval(() => 0, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
    await once(child.stdout, 'data');
    const grandchildren = readdirSync('/proc').filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] === String(child.pid);
      } catch {
        return false;
      }
    });
    expect(grandchildren.length).toBeGreaterThan(0);
    child.kill('SIGKILL');
    await expect
      .poll(() => grandchildren.filter((pid) => existsSync(`/proc/${pid}`)), { timeout: 10_000 })
      .toEqual([]);
  }, 30_000);

  it('that die of one sentence do not fail the others in its batch', async () => {
    const model = await embedded();
    const inside = await openEngine(model, 1);
    const deadly = model.tokenizer.encode(sentences[2]!).join();
    let deaths = 0;
    const engine: Engine = {
      ...inside,
      search: async (sources, ...rest) => {
        if (sources.some(({ ids }) => ids.join() === deadly)) {
          deaths++;
          throw new WorkerDied('SIGSEGV');
        }
        return inside.search(sources, ...rest);
      },
    };
    const translator = translatorOn(engine, model, { ...defaults, beamSize: 1 });
    const results = await Promise.allSettled(
      [...sentences, ...sentences].map((sentence) => translator.translate([sentence])),
    );
    const failed = results.flatMap(({ status }, i) => (status === 'rejected' ? [i] : []));
    expect(failed).toEqual([2, 2 + sentences.length]);
    expect(deaths).toBeGreaterThan(2);
    expect(deaths).toBeLessThan(20);
  });

  it('are not started again with a model that was replaced: nobody waits for them', async () => {
    const folder = testFolder('replaced');
    cpSync(fileURLToPath(new URL('../../model/tiny', import.meta.url)), folder, { recursive: true });
    const model = await openModel(folder);
    const messages: string[] = [];
    const engine = await openEngine(model, 2, (message: string) => messages.push(message));
    await engine.started();
    const encoder = join(folder, 'onnx/encoder_model.onnx');
    appendFileSync(encoder, '\n');
    for (const pid of workers()) process.kill(pid, 'SIGKILL');
    const batches = Array.from({ length: 3 }, () => engine.search([{ ids: [5, 6, 0] }], 8, search));
    for (const ended of await Promise.allSettled(batches))
      expect(ended).toMatchObject({ status: 'rejected', reason: { code: 'model-changed', fatal: true } });
    expect(messages).toContainEqual(expect.stringMatching(/no other translation worker can be started/));
    await engine.dispose();
    await model.dispose();
  });

  it('are not started for a model that cannot be opened', async () => {
    const model = await embedded();
    const broken = { ...model, graphs: { ...model.graphs, decoder: model.graphs.encoder } };
    await expect(openEngine(broken, 2)).rejects.toMatchObject({ name: 'PadanError', code: 'model-invalid' });
  });
});
