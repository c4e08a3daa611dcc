import { open, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTensors } from '../../src/convert/safetensors.js';
import { testFolder } from '../folder.js';

const folder = testFolder('safetensors');
let count = 0;

/** Writes a file with this header, as JSON or as it is, and these bytes after it. */
const write = async (
  header: unknown,
  body: Uint8Array = new Uint8Array(),
  length?: bigint,
): Promise<string> => {
  const path = join(folder, `${count++}.safetensors`);
  const json = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const start = Buffer.alloc(8);
  start.writeBigUInt64LE(length ?? BigInt(json.length));
  await writeFile(path, Buffer.concat([start, json, body]));
  return path;
};
const entry = (dtype: string, shape: unknown, from: number, to: number) => ({
  dtype,
  shape,
  data_offsets: [from, to],
});
const bytesOf = (values: ArrayBufferView): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

describe('findTensors', () => {
  it('reads tensors of 32-bit floats bit by bit, in any order of the header', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.float32Array({ maxLength: 20 }), { maxLength: 5 }),
        fc.boolean(),
        async (tensors, reversed) => {
          let at = 0;
          const entries = tensors.map((values, i): [string, unknown] => {
            const from = at;
            at += values.byteLength;
            return [`t${i}`, entry('F32', [1, values.length], from, at)];
          });
          const header = Object.fromEntries(reversed ? entries.toReversed() : entries);
          const body = Buffer.concat(tensors.map(bytesOf));
          const found = await findTensors(await write({ __metadata__: { format: 'pt' }, ...header }, body));
          expect(found.size).toBe(tensors.length);
          for (const [i, values] of tensors.entries()) {
            const tensor = found.get(`t${i}`)!;
            expect(tensor.shape).toEqual([1, values.length]);
            expect(bytesOf(await tensor.floats())).toEqual(new Uint8Array(bytesOf(values)));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('reads 16-bit floats of both kinds', async () => {
    // IEEE 754 and bfloat16: 0, -0, 1, -2, 65504, the smallest numbers, a third, infinities, not a number.
    const half = [
      0x0000, 0x8000, 0x3c00, 0xc000, 0x7bff, 0x0001, 0x03ff, 0x0400, 0x3555, 0x7c00, 0xfc00, 0x7e00,
    ];
    const halves = [0, -0, 1, -2, 65504, 2 ** -24, 1023 * 2 ** -24, 2 ** -14, 0.333251953125];
    const brain = [0x0000, 0x8000, 0x3f80, 0xc000, 0x3eab, 0x7f80, 0xff80, 0x7fc0];
    const body = Buffer.concat([bytesOf(Uint16Array.from(half)), bytesOf(Uint16Array.from(brain))]);
    const header = {
      half: entry('F16', [half.length], 0, 2 * half.length),
      brain: entry('BF16', [brain.length], 2 * half.length, body.length),
    };
    const tensors = await findTensors(await write(header, body));
    const ends = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN];
    expect([...(await tensors.get('half')!.floats())]).toEqual([...halves, ...ends]);
    expect([...(await tensors.get('brain')!.floats())]).toEqual([0, -0, 1, -2, 0.333984375, ...ends]);
  });

  const eight = new Uint8Array(8);
  it.each<[string, unknown, Uint8Array?, bigint?]>([
    ['an empty header', ''],
    ['a header that is not JSON', '{"a": '],
    ['a header that is a list', '[1]'],
    ['a header that is not UTF-8', '{"a\udc80": 1}', eight],
    ['a header that is said to be longer than the file', {}, eight, 100n],
    ['a header of 2^64 - 1 bytes', {}, eight, 2n ** 64n - 1n],
    ['a header of more than 10 MB', `{}${' '.repeat(10_000_001)}`],
    ['an entry that is null', { a: null }, eight],
    ['an entry without a place', { a: { dtype: 'F32', shape: [2] } }, eight],
    ['an unknown type', { a: entry('I64', [1], 0, 8) }, eight],
    ['a type that objects have anyway', { a: entry('constructor', [1], 0, 8) }, eight],
    ['a shape that is not one', { a: entry('F32', '2', 0, 8) }, eight],
    ['a negative size', { a: entry('F32', [-2, -1], 0, 8) }, eight],
    ['a fraction of a size', { a: entry('F32', [0.5, 4], 0, 8) }, eight],
    ['sizes whose product overflows', { a: entry('F32', [2 ** 40, 2 ** 40], 0, 8) }, eight],
    ['a shape that says more than the place', { a: entry('F32', [3], 0, 8) }, eight],
    ['a place from its end to its start', { a: entry('F32', [0], 8, 0) }, eight],
    ['a place after the end', { a: entry('F32', [2], 8, 16) }, eight],
    ['a place over the end', { a: entry('F32', [4], 0, 16) }, eight],
    ['a negative place', { a: entry('F32', [2], -8, 0) }, eight],
    ['overlapping tensors', { a: entry('F32', [2], 0, 8), b: entry('F32', [1], 4, 8) }, eight],
    ['two tensors in one place', { a: entry('F32', [2], 0, 8), b: entry('F32', [2], 0, 8) }, eight],
    ['a gap', { a: entry('F32', [1], 4, 8) }, eight],
    ['something after the last tensor', { a: entry('F32', [1], 0, 4) }, eight],
  ])('refuses %s', async (_, header, body, length) => {
    await expect(findTensors(await write(header, body, length))).rejects.toMatchObject({
      code: 'model-invalid',
    });
  });

  it('refuses files of less than a header, and names what is not there', async () => {
    const path = join(folder, 'short');
    await writeFile(path, 'abc');
    await expect(findTensors(path)).rejects.toMatchObject({ code: 'model-invalid', place: { path } });
    await expect(findTensors(join(folder, 'none'))).rejects.toMatchObject({ code: 'file-not-found' });
  });

  it('refuses any cut of a file, and one that has changed since its tensors were found', async () => {
    const body = bytesOf(Float32Array.of(1, 2, 3));
    const header = { a: entry('F32', [1], 0, 4), b: entry('F32', [2], 4, 12) };
    const whole = await write(header, body);
    const file = await open(whole);
    const { size } = await file.stat();
    await file.close();
    for (let length = 0; length < size; length++) {
      const cut = await write(header, body);
      await truncate(cut, length);
      await expect(findTensors(cut)).rejects.toMatchObject({ code: 'model-invalid' });
    }
    const tensors = await findTensors(whole);
    await truncate(whole, size - 4);
    await expect(tensors.get('a')!.floats()).rejects.toMatchObject({ code: 'model-invalid' });
    await expect(tensors.get('b')!.floats()).rejects.toMatchObject({ code: 'model-invalid' });
  });

  it('shows a hostile name in one line', async () => {
    const path = await write({ 'a\u001b[2Jb\n': entry('I8', [8], 0, 8) }, eight);
    const error = await findTensors(path).catch((reason: unknown) => reason as Error);
    expect((error as Error).message).toContain('a\\u001b[2Jb\\u000a');
  });
});
