import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PadanError } from '../../../src/errors.js';
import { type Backend, TextRefused } from '../../../src/systems/backends/backend.js';
import { createBatches } from '../../../src/systems/backends/batches.js';

type Part = Pick<Backend, 'batchSize' | 'concurrency' | 'check' | 'translate'>;

const answersOf = (sentences: readonly string[]) =>
  sentences.map((text) => ({ text: `<${text}>`, ended: true }));

/** A backend that notes its calls. */
const backend = (more: Partial<Part> = {}) => {
  const calls: string[][] = [];
  let [active, most] = [0, 0];
  const made: Part = {
    batchSize: 4,
    concurrency: 2,
    ...more,
    translate: async (sentences, signal) => {
      calls.push([...sentences]);
      most = Math.max(most, ++active);
      try {
        await new Promise(setImmediate);
        return await (more.translate?.(sentences, signal) ?? answersOf(sentences));
      } finally {
        active--;
      }
    },
  };
  return { ...createBatches(made), made, calls, most: () => most };
};
const refused = () => new TextRefused('service-refused', 'no');
const count = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `s${from + i}`);

describe('calls of a backend', () => {
  it('have as many sentences as it takes, as many at once as it takes, and one until it has answered', async () => {
    const { ask, calls, most } = backend();
    const all = count(0, 30);
    expect(await Promise.all(all.map((sentence) => ask(sentence)))).toEqual(answersOf(all));
    expect(calls.flat()).toEqual(all);
    expect(Math.max(...calls.map(({ length }) => length))).toBe(4);
    expect(most()).toBe(2);
    const first = backend({ concurrency: 9, translate: async () => Promise.reject(refused()) });
    await Promise.allSettled(all.map((sentence) => first.ask(sentence)));
    expect(first.calls).toHaveLength(1);
  });

  it('ask once for a sentence that several want', async () => {
    const { ask, calls } = backend({ batchSize: 1 });
    const both = [ask('a'), ask('a'), ask('b')];
    await new Promise(setImmediate);
    expect((await Promise.all([...both, ask('a')])).map(({ text }) => text)).toEqual([
      '<a>',
      '<a>',
      '<b>',
      '<a>',
    ]);
    expect(calls).toEqual([['a'], ['b']]);
  });

  it('are preceded by a check, which is made until it succeeds', async () => {
    let checks = 0;
    const made = backend({
      check: async () => {
        if (++checks < 3) throw new PadanError('service-failed', 'down');
        return true;
      },
    });
    const { ask } = createBatches(made.made, (error) => new Error(`cannot begin: ${error}`));
    const all = () => Promise.allSettled(count(0, 9).map((sentence) => ask(sentence)));
    for (const _ of [1, 2])
      expect(await all()).toEqual(
        Array(9).fill({ status: 'rejected', reason: new Error('cannot begin: PadanError: down') }),
      );
    expect(made.calls).toEqual([]);
    expect((await all()).every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(checks).toBe(3);
  });

  it('that fail later are no failure to begin', async () => {
    let isUp = true;
    const made = backend({
      translate: async (sentences) =>
        isUp ? answersOf(sentences) : Promise.reject(new PadanError('service-failed', 'down')),
    });
    const { ask } = createBatches(made.made, () => new Error('cannot begin'));
    await ask('a');
    isUp = false;
    await expect(ask('b')).rejects.toThrow('down');
    isUp = true;
    expect(await ask('b')).toEqual({ text: '<b>', ended: true });
  });

  it('that fail before it has answered are one, unless a check tells that it is about a sentence', async () => {
    for (const [told, error, message] of [
      [true, refused(), 'no'],
      [true, new PadanError('service-failed', 'busy'), 'busy'],
      [undefined, new PadanError('service-failed', 'busy'), 'cannot begin'],
      [false, refused(), 'cannot begin'],
      [undefined, refused(), 'cannot begin'],
      [true, new PadanError('service-refused', 'no key'), 'cannot begin'],
    ] as const) {
      const { made } = backend({
        ...(told === undefined ? {} : { check: async () => told }),
        translate: async (sentences) =>
          sentences.includes('b') ? Promise.reject(error) : answersOf(sentences),
      });
      const { ask } = createBatches(made, () => new Error('cannot begin'));
      const [a, b] = await Promise.allSettled([ask('a'), ask('b')]);
      expect(b).toMatchObject({ status: 'rejected', reason: { message } });
      expect(a.status).toBe(error instanceof TextRefused && told ? 'fulfilled' : 'rejected');
    }
  });

  it('are made smaller until all but the sentence that cannot be translated are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }).chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1))),
        async ([size, bad]) => {
          const { ask, calls } = backend({
            batchSize: 64,
            translate: async (sentences) =>
              sentences.includes(`s${bad}`) ? Promise.reject(refused()) : answersOf(sentences),
          });
          await ask('first');
          const results = await Promise.allSettled(count(0, size).map((sentence) => ask(sentence)));
          expect(results.flatMap(({ status }, i) => (status === 'rejected' ? i : []))).toEqual([bad]);
          expect(calls.length).toBeLessThan(4 * Math.log2(size + 1) + 3);
        },
      ),
    );
  });

  it('are not made smaller without end, nor where that does not help', async () => {
    let isUp = true;
    const refusing = backend({
      batchSize: 64,
      translate: async (sentences) => (isUp ? answersOf(sentences) : Promise.reject(refused())),
    });
    await refusing.ask('first');
    isUp = false;
    await Promise.allSettled(count(0, 64).map((sentence) => refusing.ask(sentence)));
    expect(refusing.calls.length).toBeLessThan(30);
    isUp = true;
    const down = backend({
      translate: async (sentences) =>
        isUp ? answersOf(sentences) : Promise.reject(new PadanError('service-failed', 'down')),
    });
    await down.ask('first');
    isUp = false;
    await Promise.allSettled(count(0, 4).map((sentence) => down.ask(sentence)));
    expect(down.calls).toHaveLength(2);
  });

  it('never give a sentence another one’s answer', async () => {
    const { ask } = backend({
      translate: async (sentences) => answersOf(sentences).slice(sentences.length > 1 ? 1 : 0),
    });
    await ask('first');
    const results = await Promise.allSettled(['a', 'b', 'c'].map((sentence) => ask(sentence)));
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
  });

  it('end when nobody wants their answers any more', async () => {
    const signals: AbortSignal[] = [];
    const { ask } = backend({
      translate: (_, signal) =>
        new Promise((_resolve, reject) => {
          signals.push(signal!);
          signal!.addEventListener('abort', () => reject(signal!.reason));
        }),
    });
    const [one, other] = [new AbortController(), new AbortController()];
    const asked = [ask('a', one.signal), ask('a', other.signal), ask('b', one.signal)].map((answer) =>
      answer.catch((error: unknown) => error),
    );
    await expect.poll(() => signals.length).toBe(1);
    one.abort(new Error('one'));
    expect(await asked[0]).toEqual(new Error('one'));
    expect(signals[0]!.aborted).toBe(false);
    other.abort(new Error('other'));
    expect(await asked[1]).toEqual(new Error('other'));
    expect(signals[0]!.aborted).toBe(true);
    await expect(ask('c', one.signal)).rejects.toThrow('one');
    expect(await asked[2]).toEqual(new Error('one'));
  });

  it('that end do not take a sentence with them that is asked for again', async () => {
    let calls = 0;
    const { ask } = backend({
      translate: (sentences, signal) =>
        ++calls > 1
          ? Promise.resolve(answersOf(sentences))
          : new Promise((_resolve, reject) => {
              signal!.addEventListener('abort', () => setImmediate(() => reject(signal!.reason)));
            }),
    });
    const controller = new AbortController();
    const first = ask('a', controller.signal);
    await expect.poll(() => calls).toBe(1);
    controller.abort(new Error('enough'));
    const second = ask('a');
    await expect(first).rejects.toThrow('enough');
    expect(await second).toEqual({ text: '<a>', ended: true });
  });
});
