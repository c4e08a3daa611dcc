/**
 * A field of a Protocol Buffers message. Only as much of the wire format as ONNX files need: a message is a list of
 * fields, and unknown fields are written back unchanged. (Libraries need a schema, and decode and copy every weight.)
 */
export interface Field {
  number: number;
  /** Payload of a string, bytes or message; undefined for numbers. */
  bytes: Uint8Array | undefined;
  /** Value of a varint; undefined for other types. */
  varint: number | undefined;
  /** The whole encoded field, including its tag. */
  raw: Uint8Array;
}

/**
 * Reads the fields of a message, in order, without copying.
 *
 * @throws RangeError if the bytes end in the middle of a field
 */
export const fieldsOf = (message: Uint8Array): Field[] => {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): number => {
    const [value, end] = varintAt(message, at);
    at = end;
    return value;
  };
  while (at < message.length) {
    const start = at;
    const tag = varint();
    const number = Math.floor(tag / 8);
    let bytes: Uint8Array | undefined;
    let value: number | undefined;
    if (tag % 8 === 2) {
      const length = varint();
      bytes = message.subarray(at, at + length);
      at += length;
    } else if (tag % 8 === 0) value = varint();
    else if (tag % 8 === 1) at += 8;
    else if (tag % 8 === 5) at += 4;
    else throw new RangeError(`unknown wire type ${tag % 8}`);
    if (at > message.length) throw new RangeError('the message ends in mid-field');
    fields.push({ number, bytes, varint: value, raw: message.subarray(start, at) });
  }
  return fields;
};

/**
 * Reads a varint: an integer of 64 bits, negative ones as their two's complement.
 *
 * @returns the integer, and where it ends
 * @throws RangeError if the bytes end in the middle of it
 */
export const varintAt = (message: Uint8Array, start: number): [value: number, end: number] => {
  let value = 0;
  // −1 less the complement's bits: of a negative integer, no double holds the bits themselves.
  let negative = -1;
  for (let at = start, power = 1; ; power *= 128) {
    const byte = message[at++];
    if (byte === undefined) throw new RangeError('the message ends in mid-field');
    if (power === 2 ** 63) {
      if (byte > 1) throw new RangeError('an integer has more than 64 bits');
      return [byte === 1 ? negative : value, at];
    }
    value += (byte & 0x7f) * power;
    negative -= (~byte & 0x7f) * power;
    if (byte < 0x80) return [value, at];
  }
};

/** A field to write: an integer, a string, or bytes. A nested message is given as its bytes. */
export type NewField = readonly [number: number, value: number | string | Uint8Array];

/** Encodes a message. */
export const message = (fields: readonly NewField[]): Uint8Array =>
  Buffer.concat(
    fields.flatMap(([number, value]) => {
      if (typeof value === 'number') return [varintOf(number * 8), varintOf(value)];
      const bytes = typeof value === 'string' ? Buffer.from(value) : value;
      return [varintOf(number * 8 + 2), varintOf(bytes.length), bytes];
    }),
  );

/** Negative integers are written as the 64 bits of their two's complement. */
const varintOf = (value: number): Uint8Array => {
  const bytes: number[] = [];
  if (value < 0)
    for (let rest = BigInt.asUintN(64, BigInt(value)); ; rest >>= 7n) {
      if (rest < 128n) return Uint8Array.from([...bytes, Number(rest)]);
      bytes.push(Number(rest & 127n) + 128);
    }
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
};
