import { describe, expect, it } from 'vitest';
import { paddedLength } from '../../../src/translate/decode/batch.js';
import { decodersOf } from '../../../src/translate/decode/decoder.js';
import { lengthCap, normalisedScore } from '../../../src/translate/decode/length.js';
import { type SearchOptions, type SearchResult, search } from '../../../src/translate/decode/search.js';
import { embedded, modelFolder, searchAll, sentences, tiny } from '../../model/embedded.js';
import { oracleModel, oracleTokenizer } from '../../model/oracle.js';
import { repairedFolder } from '../../model/repaired.js';
import { plainSearch, plainSearchAll } from './plain-search.js';

const options = (beamSize: number, more: Partial<SearchOptions> = {}): SearchOptions => ({
  beamSize,
  lengthPenalty: 1,
  maxLengthRatio: 2,
  noRepeatNgramSize: 0,
  nBest: 1,
  ...more,
});

const searchOne = async (text: string, settings: SearchOptions) => {
  const model = await embedded();
  const ids = model.tokenizer.encode(text);
  const [result] = await searchAll(model, [ids], paddedLength(ids.length), settings);
  return result!;
};

const expectSame = (found: SearchResult, expected: SearchResult, tolerance: number) => {
  expect(found.ids).toEqual(expected.ids);
  expect(found.ended).toBe(expected.ended);
  expect(Math.abs(found.score - expected.score)).toBeLessThan(tolerance);
  found.logProbs.forEach((logProb, i) => {
    expect(Math.abs(logProb - expected.logProbs[i]!)).toBeLessThan(tolerance);
  });
};

const settings: [string, SearchOptions][] = [
  ['greedy', options(1)],
  ['beam 2', options(2)],
  ['beam 4', options(4)],
  ['beam 4, sums of log-probabilities', options(4, { lengthPenalty: 0 })],
  ['beam 3, half normalised, a tight cap', options(3, { lengthPenalty: 0.5, maxLengthRatio: 0.1 })],
  ['beam 4, no piece twice in a row of two', options(4, { noRepeatNgramSize: 2 })],
];

describe('search with a random fp32 model, compared with a plain search without caches', () => {
  const texts = [
    'a',
    'abc bcd',
    'ab',
    'hjk lmn opq abc',
    'a b c d e f g',
    'qrs ab',
    'fghi',
    'p',
    'kkkk aaaa',
    'o n m l',
  ];

  it.each([...settings, ['beam 7', options(7)] as const])(
    'finds the same pieces with the same scores: %s',
    async (_, setting) => {
      const model = await tiny();
      const sources = texts.map((text) => model.tokenizer.encode(text));
      const padded = paddedLength(Math.max(...sources.map((source) => source.length)));
      const found = await searchAll(model, sources, padded, setting);
      for (const [i, source] of sources.entries())
        expectSame(found[i]!, await plainSearch(model, source, setting, 'at-once'), 1e-4);
    },
  );
});

describe('n-best search', () => {
  it('gives the same hypotheses as the plain search, best first', async () => {
    const model = await tiny();
    const start = decodersOf(await model.sessions(), model.config);
    const setting = options(5, { nBest: 3 });
    for (const text of ['abc bcd', 'hjk lmn opq abc', 'kkkk aaaa', 'p']) {
      const ids = model.tokenizer.encode(text);
      const [found] = await search(start, model.config, [{ ids }], paddedLength(ids.length), setting);
      const expected = (await plainSearchAll(model, ids, setting, 'at-once')).slice(0, 3);
      expect(found!.length).toBe(expected.length);
      found!.forEach((each, i) => {
        expectSame(each, expected[i]!, 1e-4);
      });
    }
  });

  it('gives the same best hypothesis as a search for one', async () => {
    const model = await embedded();
    for (const sentence of sentences.slice(0, 6)) {
      const one = await searchOne(sentence, options(4));
      expectSame(await searchOne(sentence, options(4, { nBest: 4 })), one, 1e-9);
    }
    expect(model.config.endId).toBe(0);
  });
});

describe('forced decoding', () => {
  it('gives hypotheses the same scores as the search, to the last bit', async () => {
    const model = await embedded();
    const start = decodersOf(await model.sessions(), model.config);
    for (const sentence of sentences) {
      const found = await searchOne(sentence, options(1));
      const ids = model.tokenizer.encode(sentence);
      const forced = await search(
        start,
        model.config,
        [{ ids, prefix: found.ids }],
        paddedLength(ids.length),
        options(4),
      );
      if (found.ended) expect(forced).toEqual([[found]]);
      else expect(forced[0]![0]!.logProbs.slice(0, found.logProbs.length)).toEqual(found.logProbs);
    }
  });

  it('completes a beginning, in a batch with a source without one', async () => {
    const model = await embedded();
    const start = decodersOf(await model.sessions(), model.config);
    const ids = model.tokenizer.encode('Presiden tiba di Jakarta.');
    const prefix = model.tokenizer.encode('Yesterday the').slice(0, -1);
    const [forced, free] = await search(start, model.config, [{ ids, prefix }, { ids }], 8, options(4));
    expect(forced![0]!.ids.slice(0, prefix.length)).toEqual(prefix);
    expect(forced![0]!.ended).toBe(true);
    expect(free![0]).toEqual(await searchOne('Presiden tiba di Jakarta.', options(4)));
  });
});

describe('search with the embedded model, compared with the plain search', () => {
  it.each(settings)('finds the same pieces with the same scores: %s', async (_, setting) => {
    const model = await embedded();
    for (const sentence of sentences.slice(0, 6)) {
      const expected = await plainSearch(model, model.tokenizer.encode(sentence), setting, 'piece-by-piece');
      expectSame(await searchOne(sentence, setting), expected, 1e-4);
    }
  });

  it('finds the same pieces as without caches', async () => {
    const model = await embedded();
    for (const sentence of sentences.slice(0, 6)) {
      const expected = await plainSearch(model, model.tokenizer.encode(sentence), options(4), 'at-once');
      expectSame(await searchOne(sentence, options(4)), expected, 0.05);
    }
  });
});

describe('greedy search', () => {
  it('generates the same pieces as transformers.js from the same files', async () => {
    const tokenizer = await oracleTokenizer(modelFolder);
    const theirs = await oracleModel(repairedFolder(modelFolder), 'q8');
    const model = await embedded();
    for (const sentence of sentences) {
      const ours = await searchOne(sentence, options(1));
      // The decoder's start piece counts in their length, not in ours.
      const length = lengthCap(model.tokenizer.encode(sentence).length, 2, model.config.maxPositions) + 1;
      const generated = (await theirs.generate({
        ...tokenizer(sentence),
        num_beams: 1,
        max_length: length,
      })) as {
        tolist(): bigint[][];
      };
      const expected = generated.tolist()[0]!.slice(1).map(Number);
      if (ours.ended) expect(ours.ids).toEqual(expected);
      // At the cap they force `</s>` in the last place.
      else expect(ours.ids.slice(0, -1)).toEqual(expected.slice(0, -1));
    }
    await theirs.dispose();
  });
});

describe('a batch', () => {
  it('gives bit-identical results for each source, independent of the others', async () => {
    const model = await embedded();
    const sources = sentences
      .map((sentence) => model.tokenizer.encode(sentence))
      .filter((ids) => ids.length <= 16);
    expect(sources.length).toBeGreaterThan(4);
    for (const settings of [options(1), options(4)]) {
      const together = await searchAll(model, sources, 16, settings);
      const reversed = await searchAll(model, [...sources].reverse(), 16, settings);
      expect(reversed.reverse()).toEqual(together);
      for (const [i, source] of sources.entries())
        expect(await searchAll(model, [source], 16, settings)).toEqual([together[i]]);
    }
  });

  it('gives bit-identical results with fp32 weights, too', async () => {
    const model = await tiny();
    const sources = ['a', 'abc', 'ab cd', 'hjk', 'a b c', 'qrs'].map((text) => model.tokenizer.encode(text));
    for (const settings of [options(1), options(4)]) {
      const together = await searchAll(model, sources, 16, settings);
      for (const [i, source] of sources.entries())
        expect(await searchAll(model, [source], 16, settings)).toEqual([together[i]]);
      expect(await searchAll(model, sources.slice(0, 3), 16, settings)).toEqual(together.slice(0, 3));
    }
  });

  it('stops between two steps when its signal aborts', async () => {
    const model = await embedded();
    const ids = model.tokenizer.encode(sentences[3]!);
    const controller = new AbortController();
    const searching = searchAll(model, [ids], paddedLength(ids.length), options(4), controller.signal);
    controller.abort(new Error('enough'));
    await expect(searching).rejects.toThrow('enough');
  });
});

describe('scores and length caps', () => {
  it('divide by a power of the length', () => {
    expect(normalisedScore(-6, 3, 1)).toBe(-2);
    expect(normalisedScore(-6, 3, 0)).toBe(-6);
    expect(normalisedScore(-6, 4, 0.5)).toBe(-3);
  });

  it('limit the length by a ratio of the source and by the model’s positions', () => {
    expect(lengthCap(10, 2, 512)).toBe(28);
    expect(lengthCap(10, 1.25, 512)).toBe(20);
    expect(lengthCap(400, 2, 512)).toBe(512);
  });

  it('never let padding through, and end with </s> unless the length cap was reached', async () => {
    const { config } = await embedded();
    const ended = await searchOne(sentences[1]!, options(4));
    expect(ended.ids.at(-1)).toBe(config.endId);
    expect(ended.ids).not.toContain(config.padId);
    const cut = await searchOne(sentences[8]!, options(4, { maxLengthRatio: 0.05 }));
    expect(cut.ended).toBe(false);
    expect(cut.ids).not.toContain(config.endId);
    expect(cut.ids.length).toBe(cut.logProbs.length);
  });
});
