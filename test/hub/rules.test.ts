import { isAbsolute, join, relative, resolve, win32 } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseFiles } from '../../src/hub/choose.js';
import { isSafePath, parseId } from '../../src/hub/names.js';
import { isPassing, maxPause, pauseBefore, retryAfter } from '../../src/hub/waiting.js';

/** Text that is likely to be dangerous. */
const risky = fc
  .array(
    fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      'a',
      'onnx',
      ':',
      'C:',
      '\u0000',
      '~',
      ' ',
      'nul',
      'é',
      '%2e',
      '-',
      'x.json',
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('a path of a repository', () => {
  it('that is safe stays in its folder, on every system', () => {
    fc.assert(
      fc.property(fc.oneof(risky, fc.string()), (path) => {
        if (!isSafePath(path)) return;
        const folder = '/models/x';
        const inside = relative(folder, resolve(join(folder, path)));
        expect(/^\.\.(?:\/|$)/.test(inside) || isAbsolute(inside) || inside === '').toBe(false);
        const there = win32.relative('C:\\models', win32.resolve('C:\\models', path));
        expect(/^\.\.(?:\\|$)/.test(there) || win32.isAbsolute(there) || there === '').toBe(false);
      }),
    );
  });

  it.each(['config.json', 'onnx/encoder_model_quantized.onnx', 'a/b/c.d', '.gitattributes', 'ünï.json'])(
    'like %s is safe',
    (path) => {
      expect(isSafePath(path)).toBe(true);
    },
  );
});

describe('an id', () => {
  it.each([
    'Xenova/opus-mt-id-en',
    'Helsinki-NLP/opus-mt-tc-bible-big-deu_eng_fra_por_spa-mul',
    'Xenova/nllb-200-distilled-600M',
    'a/b.c',
  ])('is %s', (id) => {
    expect(parseId(id)).toEqual({ owner: id.split('/')[0], name: id.split('/')[1] });
  });

  it('is nothing that could be a path elsewhere, an address or an option', () => {
    fc.assert(
      fc.property(risky, (text) => {
        const id = parseId(text);
        if (id === undefined) return;
        expect(`${id.owner}/${id.name}`).toBe(text);
        for (const part of [id.owner, id.name]) expect(part).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]*$/);
        expect(text).not.toContain('..');
      }),
    );
    for (const text of [
      'a',
      'a/b/c',
      '/a',
      'a/',
      '../x',
      'x/..',
      '-a/b',
      'a/con',
      'nul/x',
      'a/b.git',
      'a b/c',
      'ä/b',
    ])
      expect(parseId(text)).toBeUndefined();
  });
});

describe('waiting', () => {
  it('grows, and has an end', () => {
    expect([0, 1, 2, 3].map(pauseBefore)).toEqual([500, 1000, 2000, 4000]);
    expect(pauseBefore(50)).toBe(maxPause);
  });

  it('reads seconds and dates, and nothing else', () => {
    const now = Date.UTC(2026, 0, 1, 12);
    expect(retryAfter('120', now)).toBe(120_000);
    expect(retryAfter('Thu, 01 Jan 2026 12:00:30 GMT', now)).toBe(30_000);
    // RFC 850's form, which RFC 9110 still allows.
    expect(retryAfter('Thursday, 01-Jan-26 12:00:30 GMT', now)).toBe(30_000);
    expect(retryAfter('Thu, 01 Jan 2026 11:00:00 GMT', now)).toBe(0);
    expect(retryAfter('1000000000', now)).toBe(1e12);
    for (const odd of [undefined, '', 'soon', '-1', '1e9', '1.5', '2026'])
      expect(retryAfter(odd, now)).toBe(odd === '2026' ? 2_026_000 : undefined);
  });

  it('is for what may pass', () => {
    expect([408, 429, 500, 502, 503, 504].every(isPassing)).toBe(true);
    expect([200, 206, 301, 400, 401, 403, 404, 416, 501].some(isPassing)).toBe(false);
  });
});

describe('the choice of files', () => {
  const listed = (...paths: string[]) => paths.map((path) => ({ path, size: 1, sha256: null, gitSha1: 'x' }));
  const base = [
    'config.json',
    'tokenizer.json',
    'tokenizer_config.json',
    'generation_config.json',
    'README.md',
  ];
  const graphs = (ending: string) => [
    `onnx/encoder_model${ending}.onnx`,
    `onnx/decoder_model_merged${ending}.onnx`,
  ];
  const pathsOf = (...args: Parameters<typeof chooseFiles>) =>
    chooseFiles(...args)
      .files.map(({ path }) => path)
      .sort();

  it('is the preferred number format, or the one that is wanted', () => {
    const files = listed(
      ...base,
      ...graphs(''),
      ...graphs('_quantized'),
      'onnx/decoder_model.onnx',
      'other.bin',
    );
    expect(pathsOf('a/b', files)).toEqual([...base, ...graphs('_quantized')].sort());
    expect(pathsOf('a/b', files, 'fp32')).toEqual([...base, ...graphs('')].sort());
    expect(() => chooseFiles('a/b', files, 'fp16')).toThrow('a/b has no graphs in fp16');
  });

  it('takes the data that a graph keeps in files of its own', () => {
    const data = [
      'onnx/encoder_model.onnx_data',
      'onnx/decoder_model_merged.onnx_data',
      'onnx/decoder_model_merged.onnx_data_1',
    ];
    const files = listed(
      ...base,
      ...graphs(''),
      ...data,
      'onnx/decoder_model.onnx_data',
      'onnx/encoder_model.onnx_database',
    );
    expect(pathsOf('a/b', files)).toEqual([...base, ...graphs(''), ...data].sort());
  });

  it('does not take a format of which a part is missing', () => {
    const files = listed(...base, ...graphs(''), 'onnx/encoder_model_quantized.onnx');
    expect(chooseFiles('a/b', files).dtype).toBe('fp32');
  });

  it('is the weights where there are no graphs, or says what is missing', () => {
    const weights = ['vocab.json', 'source.spm', 'target.spm', 'model.safetensors'];
    const own = base.filter((path) => path !== 'tokenizer.json');
    const files = listed(...own, ...weights, 'pytorch_model.bin', 'tf_model.h5');
    expect(chooseFiles('a/b', files)).toMatchObject({ layout: 'weights', dtype: null });
    expect(pathsOf('a/b', files)).toEqual([...own, ...weights].sort());
    const without = (path: string) =>
      listed(...own, ...weights, 'pytorch_model.bin').filter((each) => each.path !== path);
    expect(() => chooseFiles('a/b', without('vocab.json'))).toThrow('a/b has no vocab.json');
    expect(() => chooseFiles('a/b', without('model.safetensors'))).toThrow(
      /no ONNX graphs and no model.safetensors/,
    );
    expect(() => chooseFiles('a/b', [])).toThrow(/no ONNX graphs/);
  });
});
