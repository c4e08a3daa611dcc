import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoadedModel } from '../src/library.js';
import { loadModel, roundTrip, translate } from '../src/library.js';
import { openModel } from '../src/model/model.js';
import { run } from '../src/pipeline.js';
import { runDefaults } from '../src/run/options.js';
import { testFolder } from './folder.js';
import { modelFolder, tiny } from './model/embedded.js';
import { runOptions } from './output.js';

/** Calls that no compiler has checked. */
type Call = (value: never) => unknown;
const anything = fc.oneof(
  fc.anything({
    withBigInt: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withTypedArray: true,
  }),
  fc.constantFrom(undefined, null, '', 'text', 0, Number.NaN, Symbol('s'), 1n, () => 1, { length: 1 }),
);
const isTexts = (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === 'string');
const isText = (value: unknown) => typeof value === 'string';

describe('the library says what was expected', () => {
  const corpus = testFolder('misuse');
  let loaded: LoadedModel;
  beforeAll(async () => {
    writeFileSync(join(corpus, 'a.txt'), 'Selamat pagi.\n');
    loaded = await loadModel(modelFolder, { beamSize: 1 });
  });
  afterAll(async () => {
    await loaded?.dispose();
  });

  /** Every value that is not right is refused, by a `PadanError` that names what was given. */
  const refuses = (call: Call, name: RegExp, isRight: (value: unknown) => boolean): Promise<void> =>
    fc.assert(
      fc.asyncProperty(anything, async (value) => {
        if (isRight(value)) return;
        await expect(Promise.resolve().then(() => call(value as never))).rejects.toMatchObject({
          name: 'PadanError',
          code: 'invalid-option',
          message: expect.stringMatching(name),
        });
      }),
      { seed: 17, numRuns: 100 },
    );
  const withOption =
    (name: string): Call =>
    (value) =>
      run(loaded.model, { ...runOptions([corpus], join(corpus, 'out'), { memory: null }), [name]: value });

  const isIn =
    (...values: unknown[]) =>
    (value: unknown) =>
      values.includes(value);
  const isList = (value: unknown) => isTexts(value) && (value as string[]).every((each) => each !== '');
  const calls: Record<string, [Call, RegExp, (value: unknown) => boolean]> = {
    'translate: texts': [
      (value) => translate(loaded, value).next(),
      /^(texts|a text of the stream) is/,
      (value) => isTexts(value) || (typeof value === 'object' && value !== null && Symbol.iterator in value),
    ],
    'translate: a text': [(value) => translate(loaded, [value]).next(), /^a text of the stream is/, isText],
    'translate: translator': [(value) => translate(value, ['Ya.']).next(), /^translator is/, isIn()],
    'translate: signal': [
      (value) => translate(loaded, ['Ya.'], value).next(),
      /^signal is/,
      isIn(undefined, null),
    ],
    'roundTrip: back': [(value) => roundTrip(loaded, value, ['Ya.']).next(), /^back is/, isIn()],
    'LoadedModel.translate: sentences': [
      (value) => loaded.translate(value),
      /^sentences(\[\d+\])? is/,
      isTexts,
    ],
    'LoadedModel.translate: signal': [
      (value) => loaded.translate(['Ya.'], value),
      /^signal is/,
      isIn(undefined, null),
    ],
    'complete: sentence': [(value) => loaded.complete(value, 'The'), /^sentence is/, isText],
    'complete: beginning': [(value) => loaded.complete('Ya.', value), /^beginning is/, isText],
    'scoreTranslation: translation': [
      (value) => loaded.scoreTranslation('Ya.', value),
      /^translation is/,
      isText,
    ],
    'loadModel: path': [
      (value) => loadModel(value),
      /^path is/,
      (value) => isText(value) || value === undefined,
    ],
    'loadModel: options': [
      (value) => loadModel(modelFolder, value),
      / is /,
      (value) => value === undefined || (typeof value === 'object' && value !== null),
    ],
    'loadModel: from': [
      (value) => loadModel(modelFolder, { from: value }),
      /^from is/,
      (value) => isText(value) || value === undefined,
    ],
    'openModel: path': [(value) => openModel(value), /^path is/, isText],
    'run: model': [(value) => run(value, runOptions([corpus], corpus)), /^model is/, isIn()],
    'run: options': [(value) => run(loaded.model, value), / is /, isIn()],
    'run: onEvent': [
      (value) => run(loaded.model, runOptions([corpus], corpus), value),
      /^onEvent is/,
      (value) => value === undefined || typeof value === 'function',
    ],
    'run: signal': [
      (value) => run(loaded.model, runOptions([corpus], corpus), undefined, value),
      /^signal is/,
      isIn(undefined, null),
    ],
    'run: paths': [
      withOption('paths'),
      /^paths is/,
      (value) => isList(value) && (value as string[]).length > 0,
    ],
    'run: out': [withOption('out'), /^out is/, (value) => isText(value) && value !== ''],
    'run: references': [withOption('references'), /^references is/, isList],
    'run: links': [withOption('links'), /^links is/, isIn(...['attention', 'lexicon', 'none'])],
    'run: retries': [
      withOption('retries'),
      /^retries is/,
      (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 100,
    ],
    'run: memory': [
      withOption('memory'),
      /^memory is/,
      (value) => value === null || (isText(value) && value !== ''),
    ],
    'run: prune': [withOption('prune'), /^prune is/, isIn(true, false)],
    'run: systems': [
      withOption('systems'),
      /^(systems|a system(’s (id|kind))?|.*) is/,
      (value) => Array.isArray(value) && value.length === 0,
    ],
    'run: metrics': [
      withOption('metrics'),
      /^metrics is/,
      (value) => Array.isArray(value) && value.length === 0,
    ],
    'run: roundTrip': [withOption('roundTrip'), /^roundTrip is/, isIn(null)],
    'run: name': [withOption('name'), /^name is/, (value) => value === null || isText(value)],
    'run: against': [withOption('against'), /^against.run is/, isIn(null)],
  };
  it.each(Object.entries(calls))('of %s', async (_, [call, name, isRight]) => refuses(call, name, isRight));

  it('where somebody gives what loadModel gives as the model of a run', async () => {
    await expect(run(loaded as never, runOptions([corpus], corpus))).rejects.toMatchObject({
      code: 'invalid-option',
      hint: expect.stringContaining('loadModel'),
    });
  });
  it('where runDefaults was forgotten', async () => {
    await expect(run(loaded.model, { paths: [corpus], out: corpus } as never)).rejects.toMatchObject({
      code: 'invalid-option',
      hint: expect.stringContaining('runDefaults'),
    });
    expect(runDefaults.paths).toEqual([]);
  });

  it('when its signal aborts while a stream gives nothing', async () => {
    const controller = new AbortController();
    const stream = async function* () {
      yield 'Ya.';
      await new Promise(() => undefined);
    };
    const seen: string[] = [];
    const all = async () => {
      for await (const { source } of translate(loaded, stream(), controller.signal)) {
        seen.push(source);
        setTimeout(() => controller.abort(new Error('enough')), 10);
      }
    };
    await expect(all()).rejects.toThrow('enough');
    expect(seen).toEqual(['Ya.']);
  });
});

describe('a run whose caller’s handler throws', () => {
  it('ends with that error, whichever event it was, and leaves the output folder to the next', async () => {
    const corpus = testFolder('throwing');
    const out = testFolder('out');
    for (let i = 0; i < 4; i++) writeFileSync(join(corpus, `${i}.txt`), `Harga ${i}.\n`);
    const model = await tiny();
    const options = runOptions([corpus], out, {
      links: 'none',
      retries: 2,
      maxLengthRatio: 0.5,
      force: true,
    });
    const kinds = new Set<string>();
    await run(model, options, ({ kind }) => void kinds.add(kind));
    expect(kinds.size).toBeGreaterThan(4);
    for (const wanted of kinds) {
      const broken = run(model, options, ({ kind }) => {
        if (kind === wanted) throw new Error(`mine: ${kind}`);
      });
      await expect(broken).rejects.toThrow(`mine: ${wanted}`);
    }
    expect((await run(model, options)).failures).toEqual([]);
  });
});
