import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Bitext } from '../../src/core/bitext.js';
import { type Model, openModel } from '../../src/model/model.js';
import { run } from '../../src/pipeline.js';
import { readBitext } from '../../src/report/read-bitext.js';
import { dryRun } from '../../src/run/dry.js';
import type { RunEvent } from '../../src/run/events.js';
import type { RunOptions } from '../../src/run/options.js';
import type { OpenRemote } from '../../src/run/systems/translators.js';
import { chrf } from '../../src/score/chrf.js';
import { openTranslator, type Translator } from '../../src/translate/translator.js';
import { padan } from '../cli.js';
import { testFolder } from '../folder.js';
import { tiny } from '../model/embedded.js';
import { reversed, reversedFolder } from '../model/reversed.js';
import { filesOf, runOptions } from '../output.js';
import { unmarked } from '../report/said.js';

const tinyFolder = fileURLToPath(new URL('../model/tiny', import.meta.url));
const folder = (): string => testFolder('round-trip');
const put = (root: string, files: Record<string, string>): string => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
};
const articles = {
  'a.txt': 'Harga beras naik.\n\n20.\n\nWarga mengeluh. Pasar sepi.\n',
  'b.txt': 'Hujan turun di desa.\n\nBeras mahal.\n',
};
const bitextOf = (out: string, name: string): Bitext =>
  readBitext(readFileSync(join(out, `${name}.jsonl`), 'utf8'));
const manifestOf = (out: string) => JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'));
/** Keeps translations short: what a model of random weights says ends only where it is cut off. */
const short = { links: 'none', maxLengthRatio: 0.5 } as const;
const options = (corpus: string, out: string, more: Partial<RunOptions> = {}) =>
  runOptions([corpus], out, { ...short, ...more });

/** Runs, and counts what events say. */
const counted = async (model: Model, options: RunOptions, signal?: AbortSignal) => {
  const events: RunEvent[] = [];
  const result = await run(model, options, (event) => void events.push(event), signal);
  return {
    result,
    written: events.flatMap((event) => (event.kind === 'written' ? event.document.name : [])),
    reads: events.filter((event) => event.kind === 'read'),
    translated: events.filter((event) => event.kind === 'translated').length,
  };
};

describe('a run with a round trip', () => {
  it('has the way back of every sentence that a model translated, and its chrF with the source', async () => {
    const [corpus, out] = [put(folder(), articles), folder()];
    await run(await tiny(), options(corpus, out, { roundTrip: await reversed() }));
    const { document, systems, outputs } = bitextOf(out, 'a');
    expect(systems[0]!.roundTrip).toEqual({
      name: 'tiny-en-id',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const ways = outputs[0]!.targets.map(({ roundTrip }) => roundTrip);
    // The number was copied on the way there.
    expect(ways.map((way) => way === undefined)).toEqual([false, true, false, false]);
    const metric = chrf();
    const sources = document.blocks.flatMap(({ sentences }) =>
      sentences.map(({ start, end }) => document.text.slice(start, end).trim()),
    );
    for (const [i, way] of ways.entries()) {
      if (way === undefined) continue;
      expect(way.chrf).toBeCloseTo(metric.score(metric.statistics(way.text, [sources[i]!])), 3);
      expect(way.text).not.toBe('');
    }
  });

  it('says what the model of the opposite direction says of the translation', async () => {
    const [corpus, out, back] = [put(folder(), { 'a.txt': articles['a.txt'] }), folder(), folder()];
    await run(await tiny(), options(corpus, out, { roundTrip: await reversed() }));
    const { targets } = bitextOf(out, 'a').outputs[0]!;
    // A run of that model over the translations, paragraph by paragraph.
    const texts = [targets[0]!.text, `${targets[2]!.text}`, `${targets[3]!.text}`];
    for (const [i, text] of texts.entries()) put(back, { [`${i}.en.txt`]: `${text}\n` });
    const there = folder();
    await run(await reversed(), runOptions([back], there, short));
    for (const [i, at] of [0, 2, 3].entries()) {
      const { outputs } = bitextOf(there, String(i));
      expect(outputs[0]!.targets.map(({ text }) => text).join(' ')).toBe(targets[at]!.roundTrip!.text);
    }
  });

  it('leaves everything as it is without one', async () => {
    const [corpus, plain, back] = [put(folder(), articles), folder(), folder()];
    await run(await tiny(), options(corpus, plain));
    await run(await tiny(), options(corpus, back, { roundTrip: await reversed() }));
    const [a, b] = [filesOf(plain), filesOf(back)];
    expect(b['a.en.txt']).toBe(a['a.en.txt']);
    expect(JSON.stringify(a)).not.toContain('roundTrip');
    expect(a['a.html']).not.toMatch(/id="?way-back/);
    expect(manifestOf(plain)).not.toHaveProperty('roundTrip');
    expect(b['a.html']).toMatch(/id="?way-back/);
  });

  it('scores documents, systems and the whole run by it, each under a name of its own', async () => {
    const [corpus, out] = [put(folder(), articles), folder()];
    const { overview, documents } = await run(
      await tiny(),
      options(corpus, out, { roundTrip: await reversed() }),
    );
    const scores = ['a', 'b'].map((name) =>
      bitextOf(out, name).outputs[0]!.targets.flatMap(({ roundTrip }) => roundTrip?.chrf ?? []),
    );
    const mean = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0) / all.length;
    for (const [i, document] of documents.entries()) {
      expect(document.systems[0]!.roundTrip).toBeCloseTo(mean(scores[i]!), 3);
      expect(document.systems[0]!.scores).toEqual({});
    }
    expect(overview!.roundTrips).toEqual([
      { system: 'tiny', model: 'tiny-en-id', score: expect.closeTo(mean(scores.flat()), 3), sentences: 5 },
    ]);
    expect(overview!.scores).toEqual([]);
    expect(overview!.distributions.map(({ of }) => of)).toContain('round-trip');
    expect(manifestOf(out).roundTrip).toMatchObject({
      model: { name: 'tiny-en-id' },
      settings: { beamSize: 1, nBest: 1 },
      scores: overview!.roundTrips,
    });
    const files = filesOf(out);
    expect(unmarked(files['index.html']!)).toContain('<span class="metric">round trip chrF</span>');
    expect(files['summary.html']).toContain('no measure of quality');
  });

  it('takes every model, the earlier run, and files with a line for each sentence; references and aligned files not', async () => {
    const [corpus, out] = [put(folder(), { 'a.txt': 'Harga beras naik.\n\nPasar sepi. Hujan.\n' }), folder()];
    const model = await tiny();
    await run(model, options(corpus, out));
    const lines = put(folder(), { 'a.txt': 'Prices rise.\nMarkets are quiet.\nRain.\n' });
    const aligned = put(folder(), { 'a.txt': 'Prices of rice rise.\n\nMarkets are quiet, and it rains.\n' });
    const references = [put(folder(), { 'a.txt': 'Rice costs more.\n\nNobody shops. Rain.\n' })];
    const { reads } = await counted(
      model,
      options(corpus, out, {
        beamSize: 2,
        references,
        against: { run: 'last' },
        roundTrip: await reversed(),
        systems: [
          { kind: 'model', id: 'greedy', model, settings: { ...runOptions([], ''), ...short } },
          { kind: 'files', id: 'lines', path: lines },
          { kind: 'files', id: 'aligned', path: aligned },
        ],
      }),
    );
    const { systems, outputs } = bitextOf(out, 'a');
    const back = Object.fromEntries(
      systems.map(({ id }, i) => [id, outputs[i]!.targets.filter((each) => each.roundTrip).length]),
    );
    expect(back).toEqual({
      tiny: 3,
      greedy: 3,
      lines: 3,
      aligned: expect.any(Number),
      last: 3,
      reference: 0,
    });
    // Where the aligner paired sentences, it may be wrong: what comes back would be compared with another sentence.
    expect(
      outputs[systems.findIndex(({ id }) => id === 'aligned')]!.targets.some((each) => each.roundTrip),
    ).toBe(false);
    expect(systems.filter(({ roundTrip }) => roundTrip).map(({ id }) => id)).toEqual([
      'tiny',
      'greedy',
      'lines',
      'last',
    ]);
    expect(reads.map(({ system }) => system)).toEqual(
      expect.arrayContaining(['tiny back', 'greedy back', 'lines back', 'last back']),
    );
    // The earlier run said what the greedy system says: that was translated back only once.
    const of = (id: string) => outputs[systems.findIndex((system) => system.id === id)]!;
    expect(of('last').targets.map(({ roundTrip }) => roundTrip)).toEqual(
      of('greedy').targets.map(({ roundTrip }) => roundTrip),
    );
    expect(reads.find(({ system }) => system === 'last back')!.paragraphs).toBe(0);
  });

  it('translates back only what is new, and writes again what another model translated back', async () => {
    const [corpus, out] = [put(folder(), articles), folder()];
    const model = await tiny();
    const other = await openModel(reversedFolder({ source_lang: 'en', target_lang: 'id' }));
    const with_ = (roundTrip: Model | null) => counted(model, options(corpus, out, { roundTrip }));
    // Two models with other hashes, though they say the same.
    expect(other.hash).not.toBe((await reversed()).hash);
    expect((await with_(null)).written).toHaveLength(2);
    const first = await with_(await reversed());
    expect(first.written).toHaveLength(2);
    // Nothing is translated there again; the number does not go back.
    expect(first.translated).toBe(4);
    const again = await with_(await reversed());
    expect([again.written, again.translated]).toEqual([[], 0]);
    put(corpus, { 'b.txt': `${articles['b.txt']}\nBanjir.\n` });
    const edited = await with_(await reversed());
    expect([edited.written, edited.translated]).toEqual([['b'], 2]);
    const second = await with_(other);
    expect([second.written.sort(), second.translated]).toEqual([['a', 'b'], 5]);
    // Without it the pages are those of a run without it, and nothing is translated.
    const without = await with_(null);
    expect([without.written.sort(), without.translated]).toEqual([['a', 'b'], 0]);
    expect(JSON.stringify(filesOf(out))).not.toContain('roundTrip');
  });

  it('writes the same files whatever the workers, the batches and the memory', async () => {
    const corpus = put(folder(), articles);
    const back = reversedFolder();
    const memory = folder();
    const made = async (...more: string[]) => {
      const out = folder();
      const systems = ['--system', `base=${tinyFolder}`, '--system', `wide=${tinyFolder},beam=2`];
      const args = ['run', corpus, '-o', out, ...systems, '--round-trip', back, '--beam', '1', ...more];
      const { code, stderr } = await padan([...args, '--max-length-ratio', '0.5']);
      expect({ code, stderr }).toMatchObject({ code: 0 });
      return filesOf(out);
    };
    const expected = await made('--workers', '1', '--no-memory');
    expect(expected['a.jsonl']!.match(/"roundTrip":\{"text"/g)).toHaveLength(6);
    expect(await made('--workers', '2', '--batch-size', '1', '--memory', memory)).toEqual(expected);
    expect(await made('--workers', '1', '--batch-size', '3', '--memory', memory)).toEqual(expected);
  });

  it('goes on where it was stopped in the middle of the way back', async () => {
    const [corpus, out, whole] = [put(folder(), articles), folder(), folder()];
    const model = await tiny();
    await run(model, options(corpus, whole, { roundTrip: await reversed() }));
    const controller = new AbortController();
    let back = 0;
    const stopped = await run(
      model,
      options(corpus, out, { roundTrip: await reversed(), batchSize: 1 }),
      (event) => {
        if (event.kind === 'read' && event.system.endsWith(' back')) back++;
        // The first paragraph that comes back stops it.
        if (event.kind === 'translated' && back > 0) controller.abort();
      },
      controller.signal,
    );
    expect(stopped.stopped).toBe(true);
    expect(existsSync(join(out, 'run.json'))).toBe(false);
    const { result } = await counted(model, options(corpus, out, { roundTrip: await reversed() }));
    expect(result.kept).toBeGreaterThan(0);
    expect(filesOf(out)).toEqual(filesOf(whole));
  });

  it('counts the ways back in a dry run', async () => {
    const [corpus, out] = [
      put(folder(), {
        ...articles,
        'a.txt': `${articles['a.txt']}\nPasar sepi. Hujan.\n\nPasar sepi. Hujan.\n`,
      }),
      folder(),
    ];
    const model = await tiny();
    const dry = async (roundTrip: Model | null) =>
      (await dryRun(model, options(corpus, out, { roundTrip }))).paragraphs;
    const back = await reversed();
    // Nobody knows yet that the number will not go back.
    expect(await dry(null)).toEqual({ open: 6, repeated: 1, kept: 0 });
    expect(await dry(back)).toEqual({ open: 12, repeated: 2, kept: 0 });
    await run(model, options(corpus, out));
    const planned = await dry(back);
    expect(planned.open).toBe(5);
    const { translated } = await counted(model, options(corpus, out, { roundTrip: back }));
    expect(translated).toBe(planned.open);
    expect((await dry(back)).open).toBe(0);
  });

  it('counts what comes back of files and of an earlier run, too', async () => {
    const [corpus, out] = [put(folder(), { 'a.txt': articles['a.txt'] }), folder()];
    const model = await tiny();
    await run(model, options(corpus, out));
    const lines = put(folder(), { 'a.txt': 'Prices rise.\n20.\nPeople complain.\nMarkets are quiet.\n' });
    const next = options(corpus, out, {
      beamSize: 2,
      against: { run: 'last' },
      systems: [{ kind: 'files', id: 'lines', path: lines }],
      roundTrip: await reversed(),
    });
    const { paragraphs } = await dryRun(model, next);
    const { result, translated } = await counted(model, next);
    // All there, and back what the run, the file and the earlier run say: the number is copied.
    expect(paragraphs.open).toBe(3 + 3 + 2 + 2);
    // Of what this run will say, nothing is known yet, so that the number counts.
    expect(translated).toBe(paragraphs.open - 1);
    expect(result.translated).toBe(translated);
  });

  it('goes through workers, if the run does', async () => {
    const [corpus, out, here] = [put(folder(), articles), folder(), folder()];
    const [model, back] = [await tiny(), await reversed()];
    const asked: string[] = [];
    const translators = new Map<Model, Promise<Translator>>();
    const remote: OpenRemote = async (which, settings) => {
      const translator = translators.get(which) ?? openTranslator(which, settings);
      translators.set(which, translator);
      return {
        translate: (paragraphs) =>
          paragraphs.map(async ({ sentences }) => {
            asked.push(which.name);
            return (await translator).translate(sentences);
          }),
        documentsInFlight: 2,
        close: async () => (await translator).dispose(),
      };
    };
    await run(model, options(corpus, out, { roundTrip: back }), undefined, undefined, remote);
    await run(model, options(corpus, here, { roundTrip: back }));
    expect(new Set(asked)).toEqual(new Set(['tiny', 'tiny-en-id']));
    expect(filesOf(out)).toEqual(filesOf(here));
  });

  it('refuses a model of other languages before it starts, and says which one it needs', async () => {
    const [corpus, out] = [put(folder(), articles), folder()];
    const model = await tiny();
    const same = options(corpus, out, { roundTrip: model });
    for (const start of [run(model, same), dryRun(model, same)])
      await expect(start).rejects.toMatchObject({
        code: 'invalid-system',
        message: expect.stringContaining('needs a model from en to id'),
        hint: expect.stringContaining('padan models pull opus-mt-en-id'),
      });
    expect(existsSync(join(out, '.padan'))).toBe(false);
  });

  it('lets the way back of an earlier run of another folder alone', async () => {
    const [corpus, before, out] = [put(folder(), articles), folder(), folder()];
    const model = await tiny();
    await run(model, options(corpus, before, { roundTrip: await reversed() }));
    await run(model, options(corpus, out, { beamSize: 2, against: { run: before } }));
    const { systems, outputs } = bitextOf(out, 'a');
    expect(systems.map(({ role }) => role)).toContain('baseline');
    expect(outputs.flatMap(({ targets }) => targets.filter((each) => each.roundTrip))).toEqual([]);
  });
});
