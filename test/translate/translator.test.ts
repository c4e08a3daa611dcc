import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { segment } from '../../src/segment/segment.js';
import { paddedLength } from '../../src/translate/decode/batch.js';
import { decodersOf } from '../../src/translate/decode/decoder.js';
import { type SearchResult, search } from '../../src/translate/decode/search.js';
import { defaults } from '../../src/translate/options.js';
import { translatorOn } from '../../src/translate/translator.js';
import { corpusFolder, embedded, sentences, tiny, translatorWith } from '../model/embedded.js';
import { stubEngine } from './stub.js';

describe('the translator', () => {
  it('gives byte-identical results for batches of 1, 7 and 32, in any order', async () => {
    const texts = segment(readFileSync(join(corpusFolder, 'harga-beras.id.txt'), 'utf8'), 'id').map(
      ({ text }) => text,
    );
    expect(texts.length).toBeGreaterThan(25);
    const of = async (batchSize: number, given: readonly string[]) =>
      (await translatorWith({ batchSize })).translate(given);
    const whole = JSON.stringify(await of(32, texts));
    expect(JSON.stringify(await of(7, texts))).toBe(whole);
    expect(JSON.stringify(await of(1, texts))).toBe(whole);
    const backwards = await of(32, [...texts].reverse());
    expect(JSON.stringify(backwards.reverse())).toBe(whole);
  });

  it('shares batches between overlapping calls without changing their results', async () => {
    const translator = await translatorWith({ beamSize: 2 });
    const apart = [];
    for (const sentence of sentences) apart.push(...(await translator.translate([sentence])));
    const together = await Promise.all(sentences.map((sentence) => translator.translate([sentence])));
    expect(together.flat()).toEqual(apart);
  });

  it('returns log-probabilities of all pieces, whose mean is the score', async () => {
    const translator = await translatorWith();
    for (const { score, logProbs, text } of await translator.translate(sentences)) {
      expect(text).not.toBe('');
      expect(logProbs.every((logProb) => logProb <= 0)).toBe(true);
      expect(score).toBeCloseTo(logProbs.reduce((sum, value) => sum + value, 0) / logProbs.length, 9);
    }
  });

  it('copies text without letters without asking the model', async () => {
    const translator = await translatorWith();
    const [dots, emoji] = await translator.translate(['* * *', '😀 123 ']);
    expect(dots).toMatchObject({ text: '* * *', score: null, logProbs: [], copied: 'no-words' });
    expect(emoji!.text).toBe('😀 123');
  });

  it('splits text longer than the model’s window, and translates all of it', async () => {
    const translator = await translatorWith({ beamSize: 1 });
    const clause = 'Pemerintah menaikkan harga beras di pasar tradisional karena musim kering, ';
    const [long] = await translator.translate([clause.repeat(40)]);
    expect(long!.parts).toBeGreaterThan(2);
    // Every part has at least a piece of its own, and its `</s>`.
    expect(long!.logProbs.length).toBeGreaterThan(2 * long!.parts);
  });

  it('translates every part, and joins the results in order', async () => {
    const model = await tiny();
    const parts: string[] = [];
    const engine = stubEngine(({ ids }) => {
      parts.push(model.tokenizer.decode(ids));
      return [{ ids, logProb: -0.5 }];
    });
    const text = Array.from({ length: 30 }, (_, i) => `${'abcdefgh'[i % 8]}${'abcdefgh'[i >> 3]}k lmno, `)
      .join('')
      .trim();
    const [hypothesis] = await translatorOn(engine, model, defaults).translate([text]);
    expect(hypothesis!.parts).toBe(parts.length);
    expect(parts.length).toBeGreaterThan(2);
    // The tiny vocabulary has no commas.
    expect(hypothesis!.text).toBe(text.replaceAll(',', ''));
  });

  it('handles a word of 400 letters, zero-width characters and 500 repetitions', async () => {
    const translator = await translatorWith({ beamSize: 1 });
    const texts = ['a'.repeat(400), '\u200b\u200bhalo\u202e', 'ini '.repeat(500), '>>eng<< Selamat pagi.'];
    const found = await translator.translate(texts);
    expect(found).toHaveLength(texts.length);
    expect(found.every(({ text }) => text.length > 0)).toBe(true);
  });

  it('copies text with hundreds of characters without a space', async () => {
    const translator = await translatorWith();
    const word = 'a'.repeat(100_000);
    expect(await translator.translate([`${word}. `])).toMatchObject([{ text: `${word}.`, score: null }]);
  });

  it('copies text that is already English, or in a script that the model does not know', async () => {
    const translator = await translatorWith({ beamSize: 1 });
    const [english, chinese, mixed, russian] = await translator.translate([
      'The president said that the economy would grow next year. ',
      '北京是中国的首都。',
      'Ia menulis kata 北京 di papan tulis itu.',
      '«Привет», сказал он.',
    ]);
    expect(english).toMatchObject({
      text: 'The president said that the economy would grow next year.',
      copied: 'target-language',
    });
    expect(chinese).toMatchObject({ text: '北京是中国的首都。', score: null, copied: 'script' });
    expect(mixed).toMatchObject({ copied: null });
    expect(mixed!.text).toContain('北京');
    expect(russian).toMatchObject({ text: '«Привет», сказал он.', copied: 'script' });
  });

  describe('with a model that loops', () => {
    const loop = [...Array.from({ length: 20 }, () => [4, 5]).flat(), 0];
    const calm = [4, 5, 6, 0];
    /** Loops unless repeats are forbidden, and tells how it was asked. */
    const looping = (asked: number[], says = loop) =>
      stubEngine((_, { noRepeatNgramSize }) => {
        asked.push(noRepeatNgramSize);
        return [{ ids: noRepeatNgramSize === 0 ? says : calm, logProb: -0.5 }];
      });
    const greedy = { ...defaults, beamSize: 1 };

    it('decodes again with repeats forbidden, and marks the result', async () => {
      const model = await tiny();
      const asked: number[] = [];
      const [hypothesis] = await translatorOn(looping(asked), model, greedy).translate(['abc def']);
      expect(hypothesis).toMatchObject({ guarded: true, logProbs: calm.map(() => -0.5) });
      expect(hypothesis!.text).toBe(model.tokenizer.decode(calm).trim());
      expect(asked).toEqual([0, 4]);
    });

    it('does not decode text without loops again', async () => {
      const asked: number[] = [];
      const translator = translatorOn(looping(asked, calm), await tiny(), greedy);
      expect(await translator.translate(['abc def'])).toMatchObject([{ guarded: false }]);
      expect(asked).toEqual([0]);
    });

    it('accepts a loop if the source has one', async () => {
      const asked: number[] = [];
      const translator = translatorOn(looping(asked), await tiny(), greedy);
      expect(await translator.translate(['abcd '.repeat(8)])).toMatchObject([{ guarded: false }]);
      expect(asked).toEqual([0]);
    });

    it.each([
      [3, false, [3]],
      [4, false, [4]],
      [8, true, [8, 4]],
    ])(
      'that loops although %d-grams are forbidden: guarded %s',
      async (noRepeatNgramSize, guarded, expected) => {
        const asked: number[] = [];
        const stubborn = stubEngine((_, options) => {
          asked.push(options.noRepeatNgramSize);
          return [{ ids: loop, logProb: -0.5 }];
        });
        const translator = translatorOn(stubborn, await tiny(), { ...greedy, noRepeatNgramSize });
        expect(await translator.translate(['abc def'])).toMatchObject([{ guarded }]);
        expect(asked).toEqual(expected);
      },
    );
  });

  it('returns alternatives with scores, best first, without changing the best', async () => {
    const translator = await translatorWith({ nBest: 4 });
    const plain = await (await translatorWith()).translate(sentences);
    for (const [i, { text, score, alternatives }] of (await translator.translate(sentences)).entries()) {
      expect(text).toBe(plain[i]!.text);
      const scores = [score!, ...alternatives.map((each) => each.score)];
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(plain[i]!.alternatives).toEqual([]);
    }
  });

  it('scores a given translation piece by piece, nonsense far lower', async () => {
    const model = await embedded();
    const translator = await translatorWith({ beamSize: 1 });
    const source = 'Presiden tiba di Jakarta.';
    const [own] = await translator.translate([source]);
    const scored = await translator.scoreTranslation(source, own!.text);
    const ids = model.tokenizer.encode(source);
    const forced = { ids, prefix: model.tokenizer.encode(own!.text) };
    const start = decodersOf(await model.sessions(), model.config);
    const [[result]] = (await search(start, model.config, [forced], paddedLength(ids.length), defaults)) as [
      [SearchResult],
    ];
    expect(scored.logProbs).toEqual(result.logProbs);
    expect(scored.score).toBeCloseTo(result.score, 9);
    expect(scored.pieces.join('').replaceAll('▁', ' ')).toBe(` ${own!.text}</s>`);
    const other = await translator.scoreTranslation(source, 'Seven green tables sing loudly.');
    expect(other.score).toBeLessThan(scored.score - 1);
    await expect(translator.scoreTranslation('kata '.repeat(2000), 'x')).rejects.toMatchObject({
      code: 'too-large',
    });
  });

  it('completes a given beginning', async () => {
    const translator = await translatorWith();
    const { text } = await translator.complete('Presiden tiba di Jakarta.', 'In Jakarta,');
    expect(text).toMatch(/^In Jakarta,/);
  });

  it('rejects with the reason of its signal, without affecting other calls', async () => {
    const translator = await translatorWith();
    const controller = new AbortController();
    const stopped = translator.translate(sentences, controller.signal);
    const others = translator.translate(['Selamat pagi.']);
    controller.abort(new Error('enough'));
    await expect(stopped).rejects.toThrow('enough');
    await expect(others).resolves.toHaveLength(1);
  });
});
