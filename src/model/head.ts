/**
 * Gives a decoder graph a head: from a step's logits to the most probable pieces of each row, inside
 * ONNX Runtime, so that the logits never come to JavaScript.
 *
 * more inputs   mask float32 vocabulary: 0, or −∞ for a piece that may not be generated; k int64 1
 * more outputs  logProbs float32 rows × length × k, log softmax in nats, highest first; ids int64
 *               rows × length × k, of equal ones the lower id first
 *
 * In Protocol Buffers' wire format a message that comes twice is one message with the fields of both.
 * So the head is simply appended to the file, as more fields of the graph.
 *
 * @param decoder  bytes of an ONNX file whose graph has an output "logits"
 */
export const withHead = (decoder: Uint8Array): Uint8Array => {
  const graph = message([
    [1, node('Add', ['logits', 'mask'], ['allowed'])],
    [1, node('LogSoftmax', ['allowed'], ['normalised'])],
    [1, node('TopK', ['normalised', 'k'], ['logProbs', 'ids'])],
    [11, tensor('mask', float, 1)],
    [11, tensor('k', int64, 1)],
    [12, tensor('logProbs', float, 3)],
    [12, tensor('ids', int64, 3)],
  ]);
  return Buffer.concat([decoder, message([[7, graph]])]);
};

/** Element types of ONNX's TensorProto. */
const float = 1;
const int64 = 7;

/** A NodeProto; all three work along the last axis by default. */
const node = (operator: string, inputs: readonly string[], outputs: readonly string[]): Uint8Array =>
  message([
    ...inputs.map((name): Field => [1, name]),
    ...outputs.map((name): Field => [2, name]),
    [4, operator],
  ]);

/** A ValueInfoProto of a tensor whose dimensions are left open. */
const tensor = (name: string, elementType: number, rank: number): Uint8Array => {
  const shape = message(Array.from({ length: rank }, (): Field => [1, message([])]));
  const type = message([
    [1, elementType],
    [2, shape],
  ]);
  return message([
    [1, name],
    [2, message([[1, type]])],
  ]);
};

type Field = readonly [number: number, value: number | string | Uint8Array];

/** Protocol Buffers' wire format, for small whole numbers, texts and messages. */
const message = (fields: readonly Field[]): Uint8Array =>
  Uint8Array.from(
    fields.flatMap(([number, value]) => {
      if (typeof value === 'number') return [...varint(number << 3), ...varint(value)];
      const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
      return [...varint((number << 3) | 2), ...varint(bytes.length), ...bytes];
    }),
  );

const varint = (value: number): number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
