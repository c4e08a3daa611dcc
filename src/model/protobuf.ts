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
    let value = 0;
    for (let power = 1; ; power *= 128) {
      const byte = message[at++];
      if (byte === undefined) throw new RangeError('the message ends in mid-field');
      value += (byte & 0x7f) * power;
      if (byte < 0x80) return value;
    }
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

const varintOf = (value: number): Uint8Array => {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
};
