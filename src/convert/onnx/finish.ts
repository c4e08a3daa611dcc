import {
  fieldOf,
  type Node,
  type Parts,
  partsOf,
  text,
  withBranches,
  writeParts,
} from '../../model/graph.js';
import { fieldsOf, message, type NewField } from '../../model/protobuf.js';
import { domainOf, withAttributes, withField } from './attributes.js';
import { externalOf, isFloating, parseTensor, type TensorReader } from './tensor.js';

/** Element types of the ONNX format. */
const float = 1;
const half = 10;

/**
 * Brings what is left of a graph's constants into its own file, and half precision to single: constants, inputs and
 * outputs, casts.
 */
export const finished = async (parts: Parts, reader: TensorReader): Promise<Parts> => ({
  nodes: await Promise.all(parts.nodes.map((node) => finishedNode(node, reader))),
  initializers: new Map(
    await Promise.all(
      [...parts.initializers].map(
        async ([name, proto]) => [name, await finishedTensor(proto, reader)] as const,
      ),
    ),
  ),
  inputs: mapped(parts.inputs, widenedValue),
  outputs: mapped(parts.outputs, widenedValue),
});

const mapped = (
  values: ReadonlyMap<string, Uint8Array>,
  change: (value: Uint8Array) => Uint8Array,
): Map<string, Uint8Array> => new Map([...values].map(([name, value]) => [name, change(value)]));

const finishedNode = async (node: Node, reader: TensorReader): Promise<Node> => {
  const branches = new Map<string, Uint8Array>();
  for (const [name, branch] of node.branches)
    branches.set(name, writeParts(await finished(partsOf(branch), reader)));
  const tensors = new Map<Uint8Array, Uint8Array>();
  for (const raw of node.rest) {
    const attribute = fieldsOf(raw)[0]!;
    const tensor = attribute.number === 5 && attribute.bytes ? fieldOf(attribute.bytes, 5)?.bytes : undefined;
    if (tensor) tensors.set(tensor, await finishedTensor(tensor, reader));
  }
  const isCast = node.operator === 'Cast' && domainOf(node) === '';
  if (branches.size === 0 && tensors.size === 0 && !isCast) return node;
  const changed = withAttributes(node, (attribute) => {
    const fields = fieldsOf(attribute);
    const of = (number: number) => fields.find((field) => field.number === number);
    const tensor = of(5)?.bytes;
    if (isCast && text(of(1)?.bytes) === 'to' && of(3)?.varint === half)
      return withField(attribute, 3, float);
    const [, made] = [...tensors].find(([old]) => tensor && Buffer.compare(old, tensor) === 0) ?? [];
    return made && made !== tensor ? withField(attribute, 5, made) : attribute;
  });
  return branches.size === 0 ? changed : withBranches(changed, branches);
};

const finishedTensor = async (proto: Uint8Array, reader: TensorReader): Promise<Uint8Array> => {
  const tensor = parseTensor(proto);
  if (tensor.type !== half && externalOf(tensor) === undefined) return proto;
  const data = isFloating(tensor) ? await reader.floats(tensor) : await reader.bytes(tensor);
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return message([
    ...tensor.shape.map((size): NewField => [1, size]),
    [2, isFloating(tensor) ? float : tensor.type],
    [8, tensor.name],
    [9, bytes],
  ]);
};

/** A ValueInfoProto (2 type: 1 tensor: 1 element type) whose tensor is not of half precision. */
const widenedValue = (value: Uint8Array): Uint8Array => {
  const type = fieldOf(value, 2)?.bytes;
  const tensor = type && fieldOf(type, 1)?.bytes;
  if (!type || !tensor || fieldOf(tensor, 1)?.varint !== half) return value;
  return withField(value, 2, withField(type, 1, withField(tensor, 1, float)));
};
