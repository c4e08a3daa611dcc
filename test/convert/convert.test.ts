import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { convertModel } from '../../src/convert/convert.js';
import { marianGraphs } from '../../src/convert/marian.js';
import { hashOf } from '../../src/hash.js';
import { parseGraph, writeGraph } from '../../src/model/graph.js';
import { type Model, openModel } from '../../src/model/model.js';
import { fieldsOf, message, type NewField } from '../../src/model/protobuf.js';
import { paddedLength } from '../../src/translate/decode/batch.js';
import { decodersOf } from '../../src/translate/decode/decoder.js';
import { search } from '../../src/translate/decode/search.js';
import { defaults } from '../../src/translate/options.js';
import { testFolder } from '../folder.js';
import { searchAll } from '../model/embedded.js';
import { oracleModel, oracleTokenizer } from '../model/oracle.js';
import { splitDecoder } from './split.js';

const tiny = (name: string): string => fileURLToPath(new URL(`../model/${name}`, import.meta.url));
/** Where a converted model goes. */
const place = (name = 'made'): string => join(testFolder('convert'), name);
const copyOf = (name: string): string => {
  const copy = join(testFolder('source'), name);
  cpSync(tiny(name), copy, { recursive: true });
  return copy;
};
/** A copy of a model with its fp32 graphs only. */
const fractions = (name: string): string => {
  const copy = copyOf(name);
  for (const file of readdirSync(join(copy, 'onnx')))
    if (file.includes('quantized')) rmSync(join(copy, 'onnx', file));
  return copy;
};
/** A model's folder as Helsinki-NLP publishes them (`make-marian.py`). */
const published = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
/** The same in fp32 graphs. */
const inFractions = async (name: string): Promise<string> => {
  const folder = testFolder('graphs');
  const { encoder, decoder, files } = await marianGraphs(published(name));
  mkdirSync(join(folder, 'onnx'));
  writeFileSync(join(folder, 'onnx/encoder_model.onnx'), await encoder());
  writeFileSync(join(folder, 'onnx/decoder_model_merged.onnx'), await decoder());
  for (const [file, content] of files) writeFileSync(join(folder, file), content);
  return folder;
};
const letters = [
  'a',
  'abc bcd',
  'hjk lmn opq abc',
  'a b c d e f g',
  'qrs ab',
  'fghi',
  'kkkk aaaa',
  'o n m l',
];

/** Log-probabilities that a model gives to the pieces that another has found, and those. */
const scores = async (model: Model, sources: readonly number[][], pieces: readonly (readonly number[])[]) => {
  const start = decodersOf(await model.sessions(), model.config);
  const forced = sources.map((ids, i) => ({ ids, prefix: pieces[i]! }));
  const found = await search(start, model.config, forced, 16, defaults);
  return found.flatMap(([best], i) => [...best!.logProbs].slice(0, pieces[i]!.length));
};

describe('a converted model', () => {
  it.each([
    ['tiny', () => fractions('tiny'), () => tiny('tiny')],
    ['tiny-hub', () => fractions('tiny-hub'), () => tiny('tiny-hub')],
    ['tiny-half', () => fractions('tiny-half'), () => tiny('tiny-hub')],
    ['shared (published weights, with biases)', () => published('shared'), () => inFractions('shared')],
    ['apart (published weights, with biases)', () => published('apart'), () => inFractions('apart')],
  ] as const)('of %s gives nearly the probabilities of the original', async (_, sourceOf, originalOf) => {
    const output = place();
    const { parts } = await convertModel(sourceOf(), output);
    expect(parts.encoder.tables + parts.decoder.tables).toBe(sourceOf().includes('tiny-h') ? 3 : 2);
    const before = await openModel(await originalOf(), { dtype: 'fp32' });
    const after = await openModel(output);
    expect(after).toMatchObject({ dtype: 'q8', batchInvariant: true });
    const sources = letters.map((text) => before.tokenizer.encode(text));
    const found = await searchAll(before, sources, 16, { ...defaults, beamSize: 1 });
    const pieces = found.map(({ ids }) => ids);
    const [exact, rounded] = [await scores(before, sources, pieces), await scores(after, sources, pieces)];
    expect(exact.length).toBeGreaterThan(20);
    const errors = exact.map((value, i) => Math.abs(value - rounded[i]!));
    // In nats. Random weights of 16 columns are the worst case: they were 0.04 to 0.08, and 0.14 to 0.81.
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.15);
    expect(Math.max(...errors)).toBeLessThan(1.5);
    await before.dispose();
    await after.dispose();
  });

  it.each(['tiny', 'tiny-hub'])(
    'of %s gives a sentence the same bits alone, in sevens and among 32',
    async (name) => {
      const output = place(name);
      await convertModel(fractions(name), output);
      const model = await openModel(output);
      const texts = Array.from({ length: 32 }, (_, i) => letters[i % 8]!.slice(0, 1 + (i % 5) * 3));
      const sources = texts.map((text) => model.tokenizer.encode(text));
      const width = Math.max(...sources.map(({ length }) => paddedLength(length)));
      const all = await searchAll(model, sources, width, defaults);
      for (const size of [1, 7]) {
        const found = [];
        for (let at = 0; at < sources.length; at += size)
          found.push(...(await searchAll(model, sources.slice(at, at + size), width, defaults)));
        expect(found).toEqual(all);
      }
      await model.dispose();
    },
  );

  it('is the same, to the byte, from the same files, and says what it is made of', async () => {
    const source = fractions('tiny-hub');
    const outputs = [place(), place()];
    const [one, two] = await Promise.all(
      outputs.map((output) =>
        convertModel(source, output, {
          describe: ({ files }) => new Map([['about.txt', `${files.length} files`]]),
        }),
      ),
    );
    expect(one).toEqual(two);
    expect(readFileSync(join(outputs[0]!, 'about.txt'), 'utf8')).toBe('6 files');
    expect(one!.from).toBe('onnx');
    expect(one!.sources.map(({ path }) => path)).toEqual([
      'config.json',
      'generation_config.json',
      'onnx/decoder_model_merged.onnx',
      'onnx/encoder_model.onnx',
      'tokenizer.json',
      'tokenizer_config.json',
    ]);
    for (const [folder, files] of [
      [source, one!.sources],
      [outputs[0]!, one!.files],
    ] as const)
      for (const { path, size, sha256 } of files) {
        const content = readFileSync(join(folder, path));
        expect({ path, size, sha256 }).toEqual({ path, size: content.length, sha256: hashOf(content) });
      }
    expect(readdirSync(dirname(outputs[0]!))).toEqual(['made']);
  });

  it('is the same from two decoders as Optimum exports them, beside config.json, as from the merged one', async () => {
    const source = fractions('tiny-hub');
    const apart = copyOf('tiny-hub');
    rmSync(join(apart, 'onnx'), { recursive: true });
    const { first, later } = splitDecoder(readFileSync(join(source, 'onnx/decoder_model_merged.onnx')));
    writeFileSync(join(apart, 'decoder_model.onnx'), writeGraph(first));
    writeFileSync(join(apart, 'decoder_with_past_model.onnx'), writeGraph(later));
    cpSync(join(source, 'onnx/encoder_model.onnx'), join(apart, 'encoder_model.onnx'));
    const outputs = [place(), place()];
    await convertModel(source, outputs[0]!);
    const { sources } = await convertModel(apart, outputs[1]!);
    expect(sources.map(({ path }) => path)).toContain('decoder_with_past_model.onnx');
    const [one, two] = await Promise.all(outputs.map((output) => openModel(output)));
    const ids = letters.map((text) => one!.tokenizer.encode(text));
    expect(await searchAll(two!, ids, 16, defaults)).toEqual(await searchAll(one!, ids, 16, defaults));
    await one!.dispose();
    await two!.dispose();
  });

  it('is the same from weights in files of their own, which count among its sources', async () => {
    const source = fractions('tiny-hub');
    const inside = place();
    await convertModel(source, inside);
    const path = join(source, 'onnx', 'decoder_model_merged.onnx');
    moveOut(path);
    // From bytes, ONNX Runtime would look for them in the working folder.
    const apart = await openModel(source);
    await expect(apart.sessions()).rejects.toMatchObject({
      code: 'model-invalid',
      message: expect.stringContaining('files of their own'),
      hint: expect.stringContaining('models convert'),
      place: { path },
    });
    const output = place();
    const { sources, parts } = await convertModel(source, output);
    expect(sources.map((file) => file.path)).toContain('onnx/decoder_model_merged.onnx_data');
    expect(parts.decoder.bytesBefore).toBeGreaterThan(100_000);
    for (const name of ['encoder_model', 'decoder_model_merged'])
      expect(readFileSync(join(output, 'onnx', `${name}_quantized.onnx`))).toEqual(
        readFileSync(join(inside, 'onnx', `${name}_quantized.onnx`)),
      );
  });

  it('is read by transformers.js, which finds the same pieces', async () => {
    const output = place();
    await convertModel(fractions('tiny-hub'), output);
    const [tokenizer, theirs] = [await oracleTokenizer(output), await oracleModel(output, 'q8')];
    const model = await openModel(output);
    let length = 0;
    for (const text of letters) {
      const ids = model.tokenizer.encode(text);
      const options = { ...defaults, beamSize: 1 };
      const [ours] = await searchAll(model, [ids], paddedLength(ids.length), options);
      const max_length = ours!.ids.length + 1;
      const outputs = await theirs.generate({ ...tokenizer(text), num_beams: 1, max_length });
      const expected = (outputs as { tolist(): bigint[][] }).tolist()[0]!.slice(1).map(Number);
      // At the cap they force `</s>` in the last place.
      expect(ours!.ids.slice(0, -1)).toEqual(expected.slice(0, -1));
      length += ours!.ids.length;
    }
    expect(length).toBeGreaterThan(40);
    await theirs.dispose();
    await model.dispose();
  });

  it('keeps the languages that only the source’s name tells', async () => {
    const source = join(testFolder('named'), 'opus-mt-xy-zz');
    cpSync(fractions('tiny'), source, { recursive: true });
    const tokenizer = JSON.parse(readFileSync(join(source, 'tokenizer_config.json'), 'utf8'));
    delete tokenizer.source_lang;
    delete tokenizer.target_lang;
    writeFileSync(join(source, 'tokenizer_config.json'), JSON.stringify(tokenizer));
    const output = place('anything');
    await convertModel(source, output);
    const { config } = await openModel(output);
    expect(config).toMatchObject({ sourceLanguage: 'xy', targetLanguage: 'zz' });
  });

  it('can be made of weights as Helsinki-NLP publishes them', async () => {
    const source = published('shared');
    const output = place();
    const { from, sources } = await convertModel(source, output);
    expect(from).toBe('safetensors');
    expect(sources.map(({ path }) => path)).toContain('model.safetensors');
    const model = await openModel(output);
    expect(model.batchInvariant).toBe(true);
    await model.sessions();
    await model.dispose();
  });
});

/** Moves the large weights of a model's outermost graph into a file beside it. */
const moveOut = (path: string): void => {
  const graph = parseGraph(readFileSync(path));
  const data: Uint8Array[] = [];
  let offset = 0;
  const initializers = [...graph.initializers].map(([name, proto]) => {
    const fields = fieldsOf(proto);
    const bytes = fields.find(({ number }) => number === 9)!.bytes!;
    const pair = (key: string, value: string): NewField => [
      13,
      message([
        [1, key],
        [2, value],
      ]),
    ];
    const external = message([
      pair('location', `${basename(path)}_data`),
      pair('offset', `${offset}`),
      pair('length', `${bytes.length}`),
      [14, 1],
    ]);
    data.push(bytes);
    offset += bytes.length;
    const rest = fields.filter(({ number }) => number !== 9).map(({ raw }) => raw);
    return [name, Buffer.concat([...rest, external])] as const;
  });
  writeFileSync(`${path}_data`, Buffer.concat(data));
  writeFileSync(path, writeGraph({ ...graph, initializers: new Map(initializers) }));
};

describe('converting', () => {
  it('never touches what is there, unless it is a model and is to be replaced', async () => {
    const source = fractions('tiny');
    const output = place();
    mkdirSync(output);
    await convertModel(source, output);
    const before = readFileSync(join(output, 'onnx/encoder_model_quantized.onnx'));
    writeFileSync(join(output, 'config.json'), '{}');
    await expect(convertModel(source, output)).rejects.toMatchObject({
      code: 'output-unusable',
      hint: 'name another, or add --force',
    });
    expect(readFileSync(join(output, 'config.json'), 'utf8')).toBe('{}');
    // What somebody put there stays; the graphs of a model that was there before do not.
    mkdirSync(join(output, 'notes'));
    for (const name of ['notes/mine.txt', 'lexicon.id-en.tsv', 'onnx/encoder_model_q4.onnx'])
      writeFileSync(join(output, name), 'mine');
    await convertModel(source, output, { isForced: true });
    for (const name of ['notes/mine.txt', 'lexicon.id-en.tsv'])
      expect(readFileSync(join(output, name), 'utf8')).toBe('mine');
    expect(existsSync(join(output, 'onnx/encoder_model_q4.onnx'))).toBe(false);
    expect(readFileSync(join(output, 'config.json'), 'utf8')).not.toBe('{}');
    expect(readFileSync(join(output, 'onnx/encoder_model_quantized.onnx'))).toEqual(before);

    const other = place('texts');
    mkdirSync(other);
    writeFileSync(join(other, 'a.txt'), 'Selamat pagi.');
    for (const path of [other, join(other, 'a.txt'), source, dirname(source), join(source, 'onnx', 'int8')])
      await expect(convertModel(source, path, { isForced: true })).rejects.toMatchObject({
        code: 'output-unusable',
      });
    expect(readdirSync(other)).toEqual(['a.txt']);
    expect(readdirSync(dirname(output))).toEqual([basename(output)]);
  });

  it('leaves nothing when it fails or is stopped, and says where', async () => {
    const broken: [string, (source: string) => void, object][] = [
      ['no config', (source) => rmSync(join(source, 'config.json')), { code: 'model-missing' }],
      [
        'another architecture',
        (source) => writeFileSync(join(source, 'config.json'), '{"model_type":"m2m_100"}'),
        { code: 'model-invalid', message: expect.stringContaining('m2m_100') },
      ],
      [
        'no graphs',
        (source) => rmSync(join(source, 'onnx'), { recursive: true }),
        { code: 'model-missing', message: expect.stringContaining('encoder_model.onnx') },
      ],
      [
        'a cut decoder',
        (source) => {
          const path = join(source, 'onnx/decoder_model_merged.onnx');
          writeFileSync(path, readFileSync(path).subarray(0, 30_000));
        },
        { code: 'model-invalid', place: { path: expect.stringContaining('decoder_model_merged.onnx') } },
      ],
      [
        'one converted already',
        (source) => {
          const [from, to] = ['encoder_model_quantized.onnx', 'encoder_model.onnx'];
          cpSync(join(tiny('tiny-hub'), 'onnx', from), join(source, 'onnx', to));
        },
        { code: 'model-invalid', message: expect.stringContaining('integers already') },
      ],
      [
        'an encoder for a decoder',
        (source) =>
          cpSync(join(source, 'onnx/encoder_model.onnx'), join(source, 'onnx/decoder_model_merged.onnx')),
        { code: 'model-invalid' },
      ],
      [
        'no tokenizer',
        (source) => rmSync(join(source, 'tokenizer.json')),
        { code: 'model-missing', message: expect.stringContaining('tokenizer.json') },
      ],
    ];
    for (const [what, damage, expected] of broken) {
      const source = fractions('tiny');
      damage(source);
      const output = place();
      const error = await convertModel(source, output).catch((reason: unknown) => reason);
      expect(error, what).toMatchObject(expected);
      expect((error as { place: { path: string } }).place.path, what).toContain(source);
      expect(readdirSync(dirname(output)), what).toEqual([]);
    }
    const stop = new AbortController();
    const output = place();
    const stopped = convertModel(fractions('tiny-hub'), output, {
      signal: stop.signal,
      onProgress: (part) => {
        if (part === 'decoder') stop.abort(new Error('enough'));
      },
    });
    await expect(stopped).rejects.toThrow('enough');
    expect(readdirSync(dirname(output))).toEqual([]);
  });

  it('tells how far it is, up to the end of each part', async () => {
    const seen: string[] = [];
    await convertModel(fractions('tiny'), place(), {
      onProgress: (part, done, total) => {
        expect(done).toBeLessThanOrEqual(total);
        if (done === total) seen.push(part);
      },
    });
    expect([...new Set(seen)]).toEqual(['encoder', 'decoder']);
  });
});
