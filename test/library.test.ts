import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { defaults, embeddedModel, loadModel, openModel, openTranslator, translate } from '../dist/index.js';
import { hypothesis } from './bitexts.js';
import { testFolder } from './folder.js';
import { sentences } from './model/embedded.js';

const root = fileURLToPath(new URL('../', import.meta.url));

describe('the library', () => {
  it('runs the README’s example', async () => {
    const [, example] = /## As a library\n+```ts\n([\s\S]*?)```/.exec(
      readFileSync(join(root, 'README.md'), 'utf8'),
    )!;
    expect(example!.trim().split('\n').length).toBeLessThanOrEqual(10);
    const file = join(testFolder('example'), 'example.mjs');
    const written: string[] = [];
    writeFileSync(
      file,
      `export default async (console) => {\n${example!
        .replace(
          /^import (.*) from 'padan';/m,
          `const $1 = await import(${JSON.stringify(join(root, 'dist/index.js'))});`,
        )
        .replace(/^import .*$/gm, '')}\n};`,
    );
    const { default: run } = (await import(file)) as { default: (console: unknown) => Promise<void> };
    await run({ log: (...values: unknown[]) => written.push(values.join(' ')) });
    expect(written).toHaveLength(2);
    expect(written[0]).toContain('Jakarta');
  });

  it('translates a stream in order without reading far ahead', async () => {
    const loaded = await loadModel(undefined, { beamSize: 1, workers: 2 });
    let read = 0;
    const endless = async function* () {
      for (;;) yield `${sentences[read++ % 3]}`;
    };
    const found: string[] = [];
    for await (const { source, text, sentences: parts } of translate(loaded, endless())) {
      found.push(source);
      expect(parts.map((part) => part.text).join(' ')).toBe(text);
      if (found.length === 100) break;
    }
    expect(found.slice(0, 4)).toEqual([sentences[0], sentences[1], sentences[2], sentences[0]]);
    expect(read).toBeLessThan(300);
    await loaded.dispose();
  });

  it('shows the model whole words, and gives the text back as it came', async () => {
    const model = await openModel(embeddedModel);
    const shown: string[] = [];
    const echo = async (sentences: readonly string[]) => {
      shown.push(...sentences);
      return sentences.map((text) => hypothesis(text));
    };
    const source = 'Dana untuk jem-\nbatan habis. Masyara- kat menunggu.';
    for await (const { source: kept, sentences } of translate({ model, translate: echo }, [source])) {
      expect(kept).toBe(source);
      expect(sentences.map((each) => each.source).join(' ')).toBe(source);
    }
    expect(shown).toEqual(['Dana untuk jembatan habis. ', 'Masyarakat menunggu.']);
    await model.dispose();
  });

  it('throws the reason of its signal', async () => {
    const loaded = await loadModel(undefined, { beamSize: 1 });
    const controller = new AbortController();
    const seen: string[] = [];
    const all = async () => {
      for await (const { text } of translate(loaded, [...sentences, ...sentences], controller.signal)) {
        seen.push(text);
        controller.abort(new Error('enough'));
      }
    };
    await expect(all()).rejects.toThrow('enough');
    expect(seen.length).toBeLessThan(2 * sentences.length);
    await loaded.dispose();
  });

  it('rejects invalid settings', async () => {
    for (const options of [
      { beamSize: 0 },
      { nBest: 5 },
      { lengthPenalty: -1 },
      { maxLengthRatio: 0 },
      { workers: 1.5 },
    ])
      await expect(loadModel(undefined, options)).rejects.toMatchObject({ code: 'invalid-option' });
  });

  it.each([
    { workers: 1, memory: false },
    { workers: 2, memory: true },
  ])('rejects calls after dispose, with $workers workers', async ({ workers, memory }) => {
    const loaded = await loadModel(undefined, {
      beamSize: 1,
      workers,
      ...(memory && { memory: testFolder('memory') }),
    });
    const [sentence = ''] = sentences;
    await loaded.translate([sentence]);
    await Promise.all([loaded.dispose(), loaded.dispose()]);
    await loaded.dispose();
    const closed = { name: 'PadanError', code: 'closed' };
    await expect(loaded.translate([sentence])).rejects.toMatchObject(closed);
    await expect(loaded.complete(sentence, 'The')).rejects.toMatchObject(closed);
    await expect(loaded.scoreTranslation(sentence, 'The')).rejects.toMatchObject(closed);
    await expect(loaded.model.sessions()).rejects.toMatchObject(closed);
    await expect(translate(loaded, [sentence]).next()).rejects.toMatchObject(closed);
  });

  it('ends calls under way at dispose', async () => {
    const loaded = await loadModel(undefined, { beamSize: 1, batchSize: 1 });
    const many = Array.from({ length: 300 }, (_, i) => `${sentences[0]} Nomor ${i}.`);
    const call = loaded.translate(many);
    const ends = expect(call).rejects.toMatchObject({ code: 'closed' });
    await loaded.dispose();
    await ends;
  });

  it('rejects calls of a translator whose model was closed', async () => {
    const model = await openModel(embeddedModel);
    const translator = await openTranslator(model, defaults);
    await model.dispose();
    await model.dispose();
    await expect(translator.translate(['Selamat pagi.'])).rejects.toMatchObject({ code: 'closed' });
    await translator.dispose();
  });

  it('gives hints that suit a program', async () => {
    await expect(loadModel('nowhere')).rejects.toMatchObject({
      code: 'model-missing',
      hint: expect.not.stringContaining('--'),
    });
  });

  it('uses the given memory folder', async () => {
    const memory = testFolder('memory');
    const once = async () => {
      const loaded = await loadModel(undefined, { memory });
      const [hypothesis] = await loaded.translate([sentences[1]!]);
      await loaded.dispose();
      return hypothesis;
    };
    expect(await once()).toEqual(await once());
  });

  it('whose listener throws translates, and closes, as before', async () => {
    const memory = join(testFolder('notice'), 'file');
    writeFileSync(memory, '');
    let notices = 0;
    const onNotice = () => {
      notices++;
      throw new Error('of the caller');
    };
    const loaded = await loadModel(join(root, 'test/model/tiny'), { memory, onNotice });
    expect(await loaded.translate([sentences[1]!])).toHaveLength(1);
    await loaded.dispose();
    expect(notices).toBe(1);
  });
});
