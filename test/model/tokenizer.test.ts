import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../src/core/document.js';
import { readJson } from '../../src/model/files.js';
import { createTokenizer } from '../../src/model/tokenizer.js';
import { blockTexts, documentOf } from '../bitexts.js';
import { corpusFolder, modelFolder } from './embedded.js';
import { oracleTokenizer } from './oracle.js';

const folder = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const models: [string, string][] = [
  ['the embedded model', modelFolder],
  ...['tiny', 'tiny-hub', 'tiny-half'].map((name): [string, string] => [name, folder(name)]),
];

const open = async (path: string) =>
  createTokenizer(
    await readJson(join(path, 'tokenizer.json')),
    await readJson(join(path, 'tokenizer_config.json')),
    join(path, 'tokenizer.json'),
  );

/** Every paragraph and every sentence of the sample articles, sources and references. */
const corpusTexts = readdirSync(corpusFolder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.txt'))
  .flatMap((name) => {
    const language = name.endsWith('.en.txt') ? 'en' : 'id';
    const document = documentOf(readFileSync(join(corpusFolder, name), 'utf8'), 'auto', language);
    return [...blockTexts(document), ...sentencesOf(document).map(({ text }) => text)];
  });

const hostileTexts = [
  '',
  ' ',
  '   \t\n ',
  '▁',
  '▁▁ ▁a',
  '</s>',
  'a </s> b <unk> c <pad>',
  '>>eng<< Selamat pagi.',
  'a'.repeat(5000),
  'ini '.repeat(2000),
  '\u0000\u0001\u007f',
  '\u200b\u200dhalo\u202e\ufeff',
  '\ud800 lone \udfff',
  '😀👩‍👩‍👧‍👦🇮🇩',
  'é e\u0301 ﬁ ½ ① ｱ Å',
  '北京 Привет مرحبا नमस्ते',
  '“kutip” ‘dan’ – — …',
  'https://example.org/a?b=c#d me@example.org #tagar @nama',
  '{"json": [1, 2.5, "x"]} <b>tebal</b> `kode`',
  '\u2028\u2029\u0085\u00a0x\u3000y',
];

describe.each(models)('the tokenizer of %s', (_, path) => {
  it('gives the same ids and texts as transformers.js, for the whole corpus and hostile texts', async () => {
    const [ours, oracle] = [await open(path), await oracleTokenizer(path)];
    expect(corpusTexts.length).toBeGreaterThan(100);
    for (const text of [...corpusTexts, ...hostileTexts]) {
      const ids = ours.encode(text);
      expect(ids).toEqual(oracle.encode(text));
      expect(ours.decode(ids)).toBe(
        oracle.decode(ids, { skip_special_tokens: true, clean_up_tokenization_spaces: false }),
      );
      expect(ours.knows(text)).toBe(!ids.includes(oracle.unk_token_id!));
    }
  });

  it('gives the same ids and texts as transformers.js, for any string and any ids', async () => {
    const [ours, oracle] = [await open(path), await oracleTokenizer(path)];
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(ours.encode(text)).toEqual(oracle.encode(text));
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 8100 }), { minLength: 1, maxLength: 30 }), (ids) => {
        expect(ours.decode(ids)).toBe(
          oracle.decode(ids, { skip_special_tokens: true, clean_up_tokenization_spaces: false }),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('a tokenizer', () => {
  const tokenizerJson = () => readJson(join(folder('tiny'), 'tokenizer.json'));

  it('decodes an empty list to an empty text, and has no piece for an unknown id', async () => {
    const tokenizer = await open(modelFolder);
    expect(tokenizer.decode([])).toBe('');
    expect(tokenizer.piece(0)).toBe('</s>');
    expect(tokenizer.piece(8_000_000)).toBe('');
  });

  it.each([
    ['a string', { unk_token: '<unk>' }],
    ['an object', { unk_token: { __type: 'AddedToken', content: '<unk>' } }],
    ['left out', {}],
  ])('knows the characters of its vocabulary if the unknown token is %s', async (_, config) => {
    const tokenizer = createTokenizer(await tokenizerJson(), config, 'tokenizer.json');
    expect(tokenizer.knows('abc')).toBe(true);
    expect(tokenizer.knows('a北')).toBe(false);
  });

  it('names the file that cannot be used', () => {
    expect(() => createTokenizer({}, {}, 'x/tokenizer.json')).toThrow(
      expect.objectContaining({
        code: 'model-invalid',
        message: expect.stringMatching(/^tokenizer\.json cannot be used \(/),
        place: { path: 'x/tokenizer.json' },
      }),
    );
  });

  it('reads texts of any length, in slices', async () => {
    const { encode, knows, rarity } = await open(modelFolder);
    const [word] = encode('rumah');
    const many = encode('rumah '.repeat(30_000).trim());
    expect(many).toEqual([...Array.from({ length: 30_000 }, () => word), ...encode('')]);
    for (const each of ['漢', '😀', 'A', '\u0301', ' ', 'привет ']) {
      const text = each.repeat(200_000 / each.length);
      expect(rarity(text)).toBeGreaterThanOrEqual(0);
      expect(knows(text)).toBe(knows(each));
    }
    expect(encode('A'.repeat(200_000)).length).toBeGreaterThan(1000);
    expect(knows(`${'rumah '.repeat(30_000)}漢`)).toBe(false);
  });
});
