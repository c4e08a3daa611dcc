import { open } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import { PadanError, systemCode } from '../../errors.js';
import { text } from '../../model/graph.js';
import { fieldsOf } from '../../model/protobuf.js';
import { checkSize } from '../source.js';
import { repeatedIntegers } from './attributes.js';
import { widened } from './half.js';

/** What a TensorProto says of a tensor. */
export interface Tensor {
  name: string;
  /** As in the ONNX format: 1 float, 10 half, … */
  type: number;
  shape: readonly number[];
  proto: Uint8Array;
}

/** Element types that hold fractions, and how many bytes an element has. */
const floating: Partial<Record<number, 2 | 4>> = { 1: 4, 10: 2 };
export const isFloating = ({ type }: Tensor): boolean => type in floating;

/** Fields of a TensorProto: 1 dims, 2 data_type, 4 float_data, 5 int32_data, 8 name, 9 raw_data, 13 external_data. */
export const parseTensor = (proto: Uint8Array): Tensor => {
  const fields = fieldsOf(proto);
  return {
    name: text(fields.find(({ number }) => number === 8)?.bytes),
    type: fields.find(({ number }) => number === 2)?.varint ?? 0,
    shape: repeatedIntegers(fields, 1),
    proto,
  };
};

export const sizeOf = ({ shape }: Pick<Tensor, 'shape'>): number =>
  shape.reduce((product, size) => product * size, 1);

/** Where a tensor's elements are, if not in its own file. */
export interface External {
  /** Relative to the model file's folder. */
  location: string;
  offset: number;
  /** In bytes; undefined: to the file's end. */
  length: number | undefined;
}

/** @returns undefined if the elements are in the tensor's own file */
export const externalOf = ({ proto }: Tensor): External | undefined => {
  const fields = fieldsOf(proto);
  // 14 data_location: 1, another file. Its place is given as pairs of 1 key, 2 value.
  if (fields.find(({ number }) => number === 14)?.varint !== 1) return undefined;
  const pairs = new Map<string, string>();
  for (const { number, bytes } of fields)
    if (number === 13 && bytes) {
      const pair = fieldsOf(bytes);
      const part = (wanted: number) => text(pair.find((each) => each.number === wanted)?.bytes);
      pairs.set(part(1), part(2));
    }
  const length = pairs.get('length');
  return {
    location: pairs.get('location') ?? '',
    offset: Number(pairs.get('offset') ?? 0),
    length: length === undefined ? undefined : Number(length),
  };
};

/** Reads tensors' elements from a model file and the files beside it. */
export interface TensorReader {
  /** Files beside the model's that were read, relative to its folder. */
  read: ReadonlySet<string>;
  /** The elements of any tensor as its type has them, little-endian. */
  bytes(tensor: Tensor): Promise<Uint8Array>;
  /** The elements of a tensor of fractions. */
  floats(tensor: Tensor): Promise<Float32Array>;
}

/** @param path  of the model file */
export const tensorReader = (path: string): TensorReader => {
  const damaged = (message: string, cause?: unknown) =>
    new PadanError('model-invalid', message, { path }, 'copy the model folder again', { cause });

  const locations = new Set<string>();
  const read = async (name: string, { location, offset, length }: External, size: number) => {
    const local = normalize(location);
    const leaves = local === '..' || local.startsWith(`..${sep}`) || /^(?:[/\\]|[a-z]:)/i.test(location);
    if (location === '' || leaves || location.includes('\0'))
      throw damaged(`the weight “${name}” is said to be in “${location}”, outside of the model’s folder`);
    if (!Number.isSafeInteger(offset) || offset < 0 || (length ?? size) !== size)
      throw damaged(`the weight “${name}” has a wrong place or length in “${location}”`);
    locations.add(local);
    try {
      const file = await open(join(path, '..', local));
      try {
        const whole = (await file.stat()).size;
        checkSize(join(path, '..', local), whole);
        if (offset + size > whole) throw damaged(`“${location}” ends within the weight “${name}”`);
        const bytes = new Uint8Array(size);
        for (let done = 0; done < size; ) {
          const { bytesRead } = await file.read(bytes, done, size - done, offset + done);
          if (bytesRead === 0) throw damaged(`“${location}” ends within the weight “${name}”`);
          done += bytesRead;
        }
        return bytes;
      } finally {
        await file.close();
      }
    } catch (error) {
      if (error instanceof PadanError) throw error;
      throw damaged(`“${location}”, which has weights, cannot be read (${systemCode(error)})`, error);
    }
  };

  const floatBytes = async (tensor: Tensor, width: number): Promise<Uint8Array> => {
    const size = sizeOf(tensor) * width;
    if (!(size >= 0)) throw damaged(`the weight “${tensor.name}” has no size`);
    const external = externalOf(tensor);
    if (external) return read(tensor.name, external, size);
    const bytes = width === 4 ? rawBytes(tensor, 4) : (rawBytes(tensor, undefined) ?? halvesOf(tensor));
    if (bytes?.length !== size) throw damaged(`the weight “${tensor.name}” is cut off`);
    return bytes;
  };

  return {
    read: locations,
    bytes: async (tensor) => {
      const external = externalOf(tensor);
      if (!external) throw new RangeError('the elements are in the tensor’s own file');
      if (external.length === undefined)
        throw damaged(`the weight “${tensor.name}” has no length in “${external.location}”`);
      return read(tensor.name, external, external.length);
    },
    floats: async (tensor) => {
      const width = floating[tensor.type];
      if (width === undefined) throw damaged(`the weight “${tensor.name}” has no fractions`);
      const bytes = aligned(await floatBytes(tensor, width), width);
      const { buffer, byteOffset } = bytes;
      const count = bytes.length / width;
      return width === 4
        ? new Float32Array(buffer, byteOffset, count)
        : widened(new Uint16Array(buffer, byteOffset, count));
    },
  };
};

/** raw_data, or the packed field of the type. */
const rawBytes = ({ proto }: Tensor, packed: number | undefined): Uint8Array | undefined => {
  const fields = fieldsOf(proto);
  return fields.find(({ number }) => number === 9)?.bytes ?? fields.find((f) => f.number === packed)?.bytes;
};

/** Halves as int32_data has them: an integer each. */
const halvesOf = ({ proto }: Tensor): Uint8Array =>
  new Uint8Array(Uint16Array.from(repeatedIntegers(fieldsOf(proto), 5)).buffer);

/** The bytes where numbers of this width may stand in memory. */
const aligned = (bytes: Uint8Array, width: number): Uint8Array =>
  bytes.byteOffset % width === 0 ? bytes : new Uint8Array(bytes);
