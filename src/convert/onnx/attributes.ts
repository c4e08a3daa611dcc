import { fieldOf, type Node, text } from '../../model/graph.js';
import { type Field, fieldsOf, message, varintAt } from '../../model/protobuf.js';

/**
 * Fields of an AttributeProto by name. Of those: 1 name, 2 f, 3 i, 5 t, 6 g, 8 ints, 20 type.
 *
 * @throws RangeError if the bytes are not an AttributeProto
 */
const fieldsNamed = (node: Node, name: string): readonly Field[] => {
  for (const raw of node.rest) {
    const [field] = fieldsOf(raw);
    if (field?.number !== 5 || field.bytes === undefined) continue;
    const fields = fieldsOf(field.bytes);
    if (text(fields.find(({ number }) => number === 1)?.bytes) === name) return fields;
  }
  return [];
};

/** A node's operator domain: empty for ONNX's own operators. */
export const domainOf = (node: Node): string => {
  for (const raw of node.rest) {
    const [field] = fieldsOf(raw);
    if (field?.number === 7) {
      const domain = text(field.bytes);
      return domain === 'ai.onnx' ? '' : domain;
    }
  }
  return '';
};

/** An integer attribute. */
export const integerOf = (node: Node, name: string, otherwise: number): number =>
  fieldsNamed(node, name).find(({ number }) => number === 3)?.varint ?? otherwise;

/** A list of integers; undefined if the node has no such attribute. */
export const integersOf = (node: Node, name: string): number[] | undefined => {
  const fields = fieldsNamed(node, name);
  return fields.length === 0 ? undefined : repeatedIntegers(fields, 8);
};

/** A float attribute. */
export const floatOf = (node: Node, name: string, otherwise: number): number => {
  const raw = fieldsNamed(node, name).find(({ number }) => number === 2)?.raw;
  return raw === undefined ? otherwise : new DataView(raw.buffer, raw.byteOffset + 1, 4).getFloat32(0, true);
};

/** A TensorProto attribute. */
export const tensorOf = (node: Node, name: string): Uint8Array | undefined =>
  fieldsNamed(node, name).find(({ number }) => number === 5)?.bytes;

/** A repeated integer field of a message, packed or not. */
export const repeatedIntegers = (fields: readonly Field[], number: number): number[] =>
  fields.flatMap((field) => {
    if (field.number !== number) return [];
    if (field.bytes === undefined) return field.varint === undefined ? [] : [field.varint];
    const values: number[] = [];
    for (let at = 0; at < field.bytes.length; ) {
      const [value, end] = varintAt(field.bytes, at);
      values.push(value);
      at = end;
    }
    return values;
  });

/**
 * A node with other AttributeProtos and subgraphs.
 *
 * @param change  returns the same bytes for an attribute that stays
 */
export const withAttributes = (node: Node, change: (attribute: Uint8Array) => Uint8Array): Node => {
  const branches = new Map<string, Uint8Array>();
  const rest = node.rest.map((raw) => {
    const [field] = fieldsOf(raw);
    if (field?.number !== 5 || field.bytes === undefined) return raw;
    const changed = change(field.bytes);
    const graph = fieldOf(changed, 6)?.bytes;
    if (graph) branches.set(text(fieldOf(changed, 1)?.bytes), graph);
    return changed === field.bytes ? raw : message([[5, changed]]);
  });
  return { ...node, rest, branches };
};

/** A message with one field replaced. */
export const withField = (bytes: Uint8Array, number: number, value: number | Uint8Array): Uint8Array =>
  Buffer.concat([
    ...fieldsOf(bytes)
      .filter((field) => field.number !== number)
      .map(({ raw }) => raw),
    message([[number, value]]),
  ]);
