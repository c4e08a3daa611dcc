import { type FileHandle, open } from 'node:fs/promises';
import { PadanError, printable, unreadable } from '../errors.js';

/** A tensor of a safetensors file. */
export interface Tensor {
  /** Sizes, outermost first; empty for a single number. */
  shape: readonly number[];
  /**
   * Reads the tensor's numbers from the file, row by row.
   *
   * @throws PadanError `model-invalid` if the file has changed meanwhile
   */
  floats(): Promise<Float32Array>;
}

/** Bytes of one number, by type. */
const sizes = { F32: 4, F16: 2, BF16: 2 } as const;
type NumberType = keyof typeof sizes;

/** Longest header that is read, in bytes. A model with 10,000 tensors has one of 1.5 MB. */
const longestHeader = 10_000_000;

/**
 * Finds the tensors of a file of weights in the safetensors format: the header's length in 8 bytes, a JSON header with
 * each tensor's type, shape and place, and the tensors. They are read from the file when they are asked for.
 *
 * @throws PadanError `file-not-found`, `file-unreadable` if the file cannot be read; `model-invalid` if its header is
 *         not one, or the tensors do not fill the rest of the file exactly
 */
export const findTensors = (path: string): Promise<Map<string, Tensor>> =>
  reading(path, async (file) => {
    const { size, mtimeMs } = await file.stat();
    const length = size < 8 ? 0 : Number((await read(file, path, 0, 8)).readBigUInt64LE());
    if (length < 2 || length > size - 8) throw invalid(path, 'it is truncated');
    if (length > longestHeader) throw invalid(path, 'its header is longer than 10 MB');
    const header = parseHeader(await read(file, path, 8, length), path);
    const start = 8 + length;
    const places = Object.entries(header)
      .filter(([name]) => name !== '__metadata__')
      .map(([name, entry]) => placeOf(name, entry, path));
    checkPlaces(places, size - start, path);
    return new Map(
      places.map(({ name, type, shape, from, to }): [string, Tensor] => [
        name,
        {
          shape,
          floats: () =>
            reading(path, async (again) => {
              const now = await again.stat();
              if (now.size !== size || now.mtimeMs !== mtimeMs)
                throw invalid(path, 'it changed while it was read');
              return floatsOf(await read(again, path, start + from, to - from), type);
            }),
        },
      ]),
    );
  });

/** Opens a file for as long as something reads it. */
const reading = async <T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> => {
  const file = await open(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  try {
    return await use(file);
  } finally {
    await file.close();
  }
};

const invalid = (path: string, reason: string): PadanError =>
  new PadanError(
    'model-invalid',
    `the file is not a whole safetensors file (${printable(reason)})`,
    { path },
    'copy or pull the model again',
  );

/** Reads a part of a file into memory of its own, which starts at a multiple of 8. */
const read = async (file: FileHandle, path: string, from: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.allocUnsafeSlow(length);
  for (let at = 0; at < length; ) {
    const { bytesRead } = await file.read(bytes, at, Math.min(length - at, 2 ** 30), from + at);
    if (bytesRead === 0) throw invalid(path, 'it became shorter while it was read');
    at += bytesRead;
  }
  return bytes;
};

const parseHeader = (bytes: Uint8Array, path: string): Record<string, unknown> => {
  try {
    const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof header === 'object' && header !== null && !Array.isArray(header))
      return header as Record<string, unknown>;
  } catch {}
  throw invalid(path, 'its header is not a JSON object');
};

/** Where a tensor is, in bytes from the end of the header. */
interface Place {
  name: string;
  type: NumberType;
  shape: readonly number[];
  from: number;
  to: number;
}

const placeOf = (name: string, entry: unknown, path: string): Place => {
  const { dtype, shape, data_offsets: offsets } = (entry ?? {}) as Record<string, unknown>;
  const wrong = (reason: string) => invalid(path, `${reason} of “${name.slice(0, 200)}”`);
  if (typeof dtype !== 'string' || !Object.hasOwn(sizes, dtype))
    throw wrong(`the type ${JSON.stringify(dtype ?? null).slice(0, 40)}, expected F32, F16 or BF16,`);
  const type = dtype as NumberType;
  const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
  if (!Array.isArray(shape) || shape.length > 8 || !shape.every(isSize)) throw wrong('the shape');
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isSize)) throw wrong('the place');
  const [from, to] = offsets as [number, number];
  const bytes = shape.reduce((product, size) => product * size, sizes[type]);
  if (!Number.isSafeInteger(bytes) || to - from !== bytes) throw wrong('the size');
  return { name, type, shape, from, to };
};

/** Tensors follow each other without gaps or overlaps, to the end of the file, as the format demands. */
const checkPlaces = (places: readonly Place[], length: number, path: string): void => {
  let at = 0;
  for (const { name, from, to } of places.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (from !== at) throw invalid(path, `a gap or an overlap before “${name.slice(0, 200)}”`);
    at = to;
  }
  if (at !== length)
    throw invalid(path, at > length ? 'it is truncated' : 'there is something after its last tensor');
};

const floatsOf = (bytes: Buffer, type: NumberType): Float32Array => {
  const count = bytes.length / sizes[type];
  if (type === 'F32') return new Float32Array(bytes.buffer, bytes.byteOffset, count);
  const short = new Uint16Array(bytes.buffer, bytes.byteOffset, count);
  if (type === 'F16') return Float32Array.from(short, ofHalf);
  // A bfloat16 is the upper half of a float32.
  const floats = new Float32Array(count);
  const bits = new Uint32Array(floats.buffer);
  for (let i = 0; i < count; i++) bits[i] = short[i]! * 2 ** 16;
  return floats;
};

/** The number that 16 bits stand for in IEEE 754: a sign, 5 bits of exponent, 10 of fraction. */
const ofHalf = (bits: number): number => {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
};
