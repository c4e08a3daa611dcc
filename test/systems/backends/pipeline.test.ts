import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Tensor } from '@xenova/transformers';
import { describe, expect, it } from 'vitest';
import { openModel } from '../../../src/model/model.js';
import { run } from '../../../src/pipeline.js';
import { readBitext } from '../../../src/report/read-bitext.js';
import {
  openPipeline,
  openPipelineTranslator,
  type PipelineOptions,
} from '../../../src/systems/backends/pipeline.js';
import { defaults } from '../../../src/translate/options.js';
import { openTranslator } from '../../../src/translate/translator.js';
import { testFolder } from '../../folder.js';
import { tiny } from '../../model/embedded.js';
import { oracleModel, oracleTokenizer } from '../../model/oracle.js';
import { runOptions } from '../../output.js';

const hub = fileURLToPath(new URL('../../model/tiny-hub', import.meta.url));
const texts = ['abc bcd', 'hjk lmn opq abc', 'a b c d e f g', 'kkkk aaaa', 'o n m l'];
const english = { from: 'id', to: 'en', dtype: 'fp32' } as const;

/**
 * The tiny model as one of several languages: `tiny-hub`'s graphs, with language pieces in its vocabulary, laid out
 * as the hub's M2M100 and NLLB-200 are.
 */
const multilingual = (modelType: string, tokenizerClass: string, languages: readonly string[]): string => {
  const folder = testFolder('pipeline');
  cpSync(hub, folder, { recursive: true });
  interface TokenizerJson {
    model: { vocab: unknown[] };
    added_tokens: object[];
    post_processor: { single: object[]; special_tokens: Record<string, object> };
  }
  const change = <T extends object>(name: string, changes: (json: T) => object) => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(changes(JSON.parse(readFileSync(path, 'utf8')))));
  };
  const first = 36;
  change('config.json', (json) => ({
    ...json,
    model_type: modelType,
    architectures: [],
    bad_words_ids: undefined,
  }));
  change('tokenizer_config.json', (json) => ({ ...json, tokenizer_class: tokenizerClass }));
  change('tokenizer.json', (json: TokenizerJson) => {
    languages.forEach((content, i) => {
      json.model.vocab[first + i] = [content, 0];
      json.added_tokens.push({ id: first + i, content, special: true, normalized: false });
    });
    const [source] = languages as [string];
    json.post_processor.single.unshift({ SpecialToken: { id: source, type_id: 0 } });
    json.post_processor.special_tokens[source] = { id: source, ids: [first], tokens: [source] };
    return json;
  });
  return folder;
};

describe('a transformers.js pipeline as a translator', () => {
  it('gives the same translations for a MarianMT folder as our decoder, without scores', async () => {
    const model = await openModel(hub, { dtype: 'fp32' });
    model.config.suppressedSequences = [];
    const ours = await openTranslator(model, { ...defaults, beamSize: 1 });
    const theirs = await openPipelineTranslator(hub, english);
    const expected = await ours.translate(texts);
    const found = await theirs.translate(texts);
    let compared = 0;
    found.forEach((hypothesis, i) => {
      expect(hypothesis).toMatchObject({
        score: null,
        logProbs: [],
        alternatives: [],
        copied: expected[i]!.copied,
        parts: 1,
      });
      // Where ours was decoded again, or cut off, theirs goes its own way.
      if (expected[i]!.guarded || !expected[i]!.ended) return;
      compared++;
      expect(hypothesis.text).toBe(expected[i]!.text);
    });
    expect(compared).toBeGreaterThan(0);
    await theirs.dispose();
    await ours.dispose();
    await model.dispose();
  });

  it.each([
    ['m2m_100', 'M2M100Tokenizer', ['__id__', '__en__', '__jv__']],
    ['m2m_100', 'NllbTokenizer', ['ind_Latn', 'eng_Latn', 'jav_Latn']],
  ])(
    'passes the right language codes to a multilingual model (%s, %s)',
    async (modelType, tokenizerClass, languages) => {
      const folder = multilingual(modelType, tokenizerClass, languages);
      const tokenizer = await oracleTokenizer(folder);
      const model = await oracleModel(folder, 'fp32');
      const idOf = (language: number) => tokenizer.convert_tokens_to_ids(languages[language]!);
      const oracle = async (text: string, from: number, to: number): Promise<string> => {
        const ids = [idOf(from), ...tokenizer.encode(text).filter((id) => id < 36 && id !== 0), 0];
        const row = (values: number[]) =>
          new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
        const outputs = await model.generate({
          input_ids: row(ids),
          attention_mask: row(ids.map(() => 1)),
          forced_bos_token_id: idOf(to),
          max_new_tokens: 2 * ids.length + 8,
        });
        const [made] = (outputs as { tolist(): bigint[][] }).tolist();
        return tokenizer.decode(made!.map(Number), { skip_special_tokens: true }).trim();
      };
      const directions = [
        ['id', 'en', 0, 1],
        ['jv', 'en', 2, 1],
        ['en', 'id', 1, 0],
      ] as const;
      const all = new Set<string>();
      for (const [from, to, source, target] of directions) {
        const translator = await openPipelineTranslator(folder, { from, to, dtype: 'fp32' });
        const found = (await translator.translate(texts)).map(({ text }) => text);
        const expected: string[] = [];
        for (const text of texts) {
          const made = await oracle(text, source, target);
          // A translation without words is none.
          expected.push(/\p{L}/u.test(made) ? made : text);
        }
        expect(found).toEqual(expected);
        all.add(found.join('\n'));
        await translator.dispose();
      }
      // The language pieces make a difference.
      expect(all.size).toBe(directions.length);
      await model.dispose();
    },
  );

  it('lists the languages that a model knows if it lacks the requested one', async () => {
    const folder = multilingual('m2m_100', 'M2M100Tokenizer', ['__id__', '__en__']);
    await expect(openPipelineTranslator(folder, { ...english, from: 'ms' })).rejects.toMatchObject({
      code: 'invalid-option',
      message: 'the model does not know the language "ms"',
      hint: 'it knows id, en',
      place: { path: folder },
    });
  });

  it('copies text without words, keeps addresses, and splits text longer than the window', async () => {
    const translator = await openPipelineTranslator(hub, english);
    const [dots, address, mixed, long] = await translator.translate([
      '* * * ',
      'https://example.org/a',
      'abc bcd me@example.org',
      'abc def ghi, '.repeat(12),
    ]);
    expect(dots).toMatchObject({ text: '* * *', copied: 'no-words' });
    expect(address).toMatchObject({ text: 'https://example.org/a', copied: 'no-words' });
    expect(mixed!.text).toContain('me@example.org');
    expect(long!.parts).toBeGreaterThan(2);
    await translator.dispose();
  });

  it('stops between two sentences when its signal aborts', async () => {
    const translator = await openPipelineTranslator(hub, english);
    await expect(translator.translate(texts, AbortSignal.abort(new Error('enough')))).rejects.toThrow(
      'enough',
    );
    await translator.dispose();
  });

  it('rejects calls after dispose, which may be called twice', async () => {
    const translator = await openPipelineTranslator(hub, english);
    await Promise.all([translator.dispose(), translator.dispose()]);
    await expect(translator.translate(texts)).rejects.toMatchObject({ code: 'closed' });
  });

  it('reports what is wrong with a folder, and never accesses the network', async () => {
    await expect(openPipelineTranslator('/no/such/folder', english)).rejects.toMatchObject({
      code: 'model-missing',
    });
    const folder = multilingual('no_such_model', 'M2M100Tokenizer', ['__id__', '__en__']);
    writeFileSync(join(folder, 'onnx/encoder_model.onnx'), 'rubbish');
    await expect(openPipelineTranslator(folder, english)).rejects.toMatchObject({
      code: 'model-invalid',
      message: expect.stringMatching(/^transformers\.js cannot open the model \(/),
      place: { path: folder },
    });
  });
});

describe('a transformers.js pipeline as a system of a run', () => {
  const nllb = () => multilingual('m2m_100', 'NllbTokenizer', ['ind_Latn', 'eng_Latn']);
  const corpus = (): string => {
    const root = testFolder('corpus');
    writeFileSync(join(root, 'a.txt'), 'abc bcd.\n\nhjk me@example.org lmn.\n\n* * *\n');
    return root;
  };
  const runWith = async (folder: string, out: string, paths: string[], languages = english) => {
    const backend = await openPipeline(folder, languages);
    try {
      const systems = [{ kind: 'backend', id: 'nllb', backend } as const];
      return await run(await tiny(), runOptions(paths, out, { name: 'own', systems }));
    } finally {
      await backend.dispose();
    }
  };

  it('has its translations beside those of the model, and in the journal', async () => {
    const [folder, out, paths] = [nllb(), testFolder('out'), [corpus()]];
    expect((await runWith(folder, out, paths)).failures).toEqual([]);
    const translator = await openPipelineTranslator(folder, english);
    const expected = await translator.translate(['abc bcd.', 'hjk me@example.org lmn.', '* * *']);
    await translator.dispose();
    const { systems, outputs } = readBitext(readFileSync(join(out, 'a.jsonl'), 'utf8'));
    expect(systems[1]).toMatchObject({ id: 'nllb', origin: { kind: 'model', name: basename(folder) } });
    expect(outputs[1]!.targets.map(({ text }) => text)).toEqual(expected.map(({ text }) => text));
    expect(JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')).systems[0].backend).toMatchObject({
      sentTo: null,
      settings: { kind: 'pipeline', dtype: 'fp32', from: 'id', to: 'en' },
    });
    const again = await runWith(folder, out, paths);
    expect(again.translated).toBe(0);
    expect(again.documents).toHaveLength(1);
  });

  it('is another system with other weights, languages or numbers', async () => {
    const folder = nllb();
    const settingsOf = async (options: PipelineOptions) => {
      const { settings, dispose } = await openPipeline(folder, options);
      await dispose();
      return JSON.stringify(settings);
    };
    const all = [
      await settingsOf(english),
      await settingsOf({ ...english, to: 'jv' }),
      await settingsOf({ ...english, dtype: 'q8' }),
    ];
    writeFileSync(join(folder, 'generation_config.json'), '{"num_beams": 1}');
    all.push(await settingsOf(english));
    writeFileSync(join(folder, 'onnx/encoder_model.onnx_data'), 'weights');
    all.push(await settingsOf(english));
    expect(new Set(all).size).toBe(all.length);
  });

  it('does not translate with files that are no longer those of its settings', async () => {
    const folder = nllb();
    for (const name of ['generation_config.json', 'onnx/decoder_model_merged.onnx_data_7']) {
      const backend = await openPipeline(folder, english);
      writeFileSync(join(folder, name), '{}');
      await expect(backend.check!()).rejects.toMatchObject({ code: 'model-changed', fatal: true });
      await backend.dispose();
    }
  });

  it('stops the run if it does not know a language', async () => {
    const folder = multilingual('m2m_100', 'M2M100Tokenizer', ['__id__', '__jv__']);
    await expect(runWith(folder, testFolder('out'), [corpus()])).rejects.toMatchObject({
      code: 'invalid-option',
      message: 'the model does not know the language "en"',
    });
  });
});
