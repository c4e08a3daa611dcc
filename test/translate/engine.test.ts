import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
// Threads run the built program.
import { openEngine } from '../../dist/translate/engine.js';
import { defaults, openTranslator } from '../../dist/translate/translator.js';
import { segment } from '../../src/segment/segment.js';
import type { Draft } from '../../src/translate/translator.js';
import { corpusFolder, embedded, sentences, translatorWith } from '../model/embedded.js';

const texts = segment(readFileSync(join(corpusFolder, 'harga-beras.id.txt'), 'utf8'), 'id')
  .map(({ text }) => text)
  .slice(0, 14);

/** Hears of worker threads as they start. */
const workersDuring = async <T>(start: () => Promise<T>): Promise<{ made: T; workers: Worker[] }> => {
  const workers: Worker[] = [];
  const hear = (worker: Worker) => workers.push(worker);
  process.on('worker', hear);
  const made = await start();
  process.off('worker', hear);
  return { made, workers };
};

describe('translations', () => {
  it('are the same to the byte, whatever the batch size, the threads, the order and what is kept', async () => {
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

describe('worker threads', () => {
  const search = { beamSize: 1, lengthPenalty: 1, maxLengthRatio: 2, noRepeatNgramSize: 0, nBest: 1 };

  it('say what is wrong with a batch, and go on with the next', async () => {
    const model = await embedded();
    const engine = await openEngine(model, 2);
    const ids = model.tokenizer.encode(sentences[0]!);
    await expect(engine.search([{ ids: [7_999_999, 0] }], 8, search)).rejects.toMatchObject({
      name: 'PadanError',
      code: 'model',
    });
    expect((await engine.search([{ ids }], 8, search))[0]![0]!.ended).toBe(true);
    await engine.dispose();
  });

  it('are replaced when they die, and their batch is decoded again', async () => {
    const model = await embedded();
    const { made: engine, workers } = await workersDuring(() => openEngine(model, 2));
    const ids = model.tokenizer.encode(sentences[1]!);
    const [expected] = await engine.search([{ ids }], 24, search);
    const again = engine.search([{ ids }], 24, search);
    // As if its memory had run out: the thread itself is stopped only after its batch.
    const [first] = workers as [Worker];
    first.emit('error', new Error('out of memory'));
    first.emit('exit', 1);
    expect((await again)[0]).toEqual(expected);
    first.postMessage('close');
    await engine.dispose();
  });

  it('give up on a batch that kills them twice, with the reason', async () => {
    const model = await embedded();
    const { made: engine, workers } = await workersDuring(() => openEngine(model, 2));
    const ids = model.tokenizer.encode(sentences[1]!);
    const searching = engine.search([{ ids }], 24, search);
    const dying: Worker[] = [];
    const kill = (worker: Worker) => {
      dying.push(worker);
      worker.emit('error', new Error('out of memory'));
      worker.emit('exit', 1);
    };
    // Whoever works on it, is replaced or starts: all die.
    const timer = setInterval(() => {
      for (const worker of workers.splice(0)) kill(worker);
    }, 1);
    process.on('worker', (worker) => workers.push(worker));
    await expect(searching).rejects.toMatchObject({
      code: 'model',
      message: 'a translation thread died (out of memory)',
    });
    clearInterval(timer);
    process.removeAllListeners('worker');
    for (const worker of [...dying, ...workers]) worker.postMessage('close');
  });

  it('are not started for a model that cannot be opened', async () => {
    const model = await embedded();
    const broken = { ...model, files: { ...model.files, decoder: model.files.encoder } };
    await expect(openEngine(broken, 2)).rejects.toMatchObject({ name: 'PadanError', code: 'model' });
  });
});
