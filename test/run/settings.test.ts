import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Model, openModel } from '../../src/model/model.js';
import { run } from '../../src/pipeline.js';
import type { RunOptions } from '../../src/run/options.js';
import type { AskedSystem } from '../../src/run/systems/asked.js';
import { translateOptions } from '../../src/translate/options.js';
import { testFolder } from '../folder.js';
import { reversed } from '../model/reversed.js';
import { filesOf, runOptions } from '../output.js';

const root = testFolder('settings');
const corpus = join(root, 'corpus');
mkdirSync(corpus);
writeFileSync(join(corpus, 'a.txt'), 'Harga naik 5.\n\n20.\n\nWarga\npergi. Sepi?\n');
writeFileSync(join(corpus, 'a.en.txt'), 'Prices rose 5.\n\n20.\n\nPeople went. Quiet?\n');
for (const name of ['one', 'two']) {
  mkdirSync(join(root, name));
  writeFileSync(join(root, name, 'a.txt'), `Rice ${name} rose.\n\n20.\n\nPeople\nwent. The market?\n`);
}

/** The same files under several names, and others. */
const modelIn = async (name: string): Promise<Model> => {
  cpSync(fileURLToPath(new URL('../model/tiny', import.meta.url)), join(root, name), { recursive: true });
  return openModel(join(root, name));
};
const [first, second] = [await modelIn('x'), await modelIn('y')];
const back = await reversed();

const asked = (id: string, model: Model, beamSize: number): AskedSystem => ({
  kind: 'model',
  id,
  model,
  settings: { ...translateOptions(runOptions([], '', short)), beamSize },
});
const files = (name: string): AskedSystem => ({ kind: 'files', id: 'f', path: join(root, name) });

/** Keeps translations short: what a model of random weights says ends only where it is cut off. */
const short = { maxLengthRatio: 0.5 } as const;

const settings = fc.record({
  model: fc.constantFrom(first, second),
  options: fc.record<Partial<RunOptions>>({
    beamSize: fc.constantFrom(1, 2),
    nBest: fc.constant(1),
    lengthPenalty: fc.constantFrom(1, 0.5),
    maxLengthRatio: fc.constantFrom(0.5, 0.6),
    noRepeatNgramSize: fc.constantFrom(0, 2),
    batchSize: fc.constantFrom(1, 7),
    links: fc.constantFrom('none', 'lexicon'),
    split: fc.constantFrom('auto', 'lines'),
    ui: fc.constantFrom('en', 'id'),
    name: fc.constantFrom(null, 'own'),
    silence: fc.constantFrom(null, 'numbers-differ'),
    references: fc.constantFrom([], [join(root, 'one')]),
    roundTrip: fc.constantFrom(null, null, back),
    metrics: fc.constantFrom(['bleu'], ['chrf']),
    systems: fc.subarray([asked('m', first, 1), asked('n', second, 2), files('one')]),
  }),
});

describe('a run in the folder of other runs, with their memory', () => {
  it('writes what it writes in an empty one, whatever was changed since', async () => {
    let [done, tries] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(settings, { minLength: 2, maxLength: 2 }), async (all) => {
        const nth = String(tries++);
        const runIn = async ({ model, options }: (typeof all)[number], out: string, memory: string | null) =>
          run(model, runOptions([corpus], join(root, out), { ...options, memory }));
        for (const each of all) {
          const { halted, failures } = await runIn(each, `out${nth}`, join(root, 'memory'));
          expect({ halted, failures }).toEqual({ halted: null, failures: [] });
        }
        await runIn(all.at(-1)!, `new${nth}`, null);
        expect(filesOf(join(root, `out${nth}`))).toEqual(filesOf(join(root, `new${nth}`)));
        done++;
        rmSync(join(root, `out${nth}`), { recursive: true });
      }),
      { seed: 17, numRuns: 3, endOnFailure: true },
    );
    expect(done).toBe(3);
  });

  it('names a model as its folder is called now', async () => {
    for (const model of [first, second]) {
      const systems = [asked('m', model, 2)];
      const options = { ...short, links: 'none', name: 'own', roundTrip: null, systems } as const;
      await run(model, runOptions([corpus], join(root, 'renamed'), options));
      await run(model, runOptions([corpus], join(root, `fresh-${model.name}`), options));
    }
    expect(filesOf(join(root, 'renamed'))).toEqual(filesOf(join(root, 'fresh-y')));
  });
});
