import { type Field, fieldsOf, message, type NewField } from './protobuf.js';

/** An ONNX graph, parsed just enough to remove and insert nodes. Weights are not copied. */
export interface Graph {
  /** In topological order. */
  nodes: readonly Node[];
  /** TensorProtos by name. */
  initializers: ReadonlyMap<string, Uint8Array>;
  /** ValueInfoProtos by name. */
  inputs: ReadonlyMap<string, Uint8Array>;
  outputs: ReadonlyMap<string, Uint8Array>;
  /** The model's other fields: format version and operator versions. */
  versions: readonly Uint8Array[];
}

export interface Node {
  operator: string;
  inputs: readonly string[];
  outputs: readonly string[];
  /** AttributeProtos and the node's other fields. */
  rest: readonly Uint8Array[];
  /** Subgraphs (of an If, a Loop), by attribute. */
  branches: ReadonlyMap<string, Uint8Array>;
}

/** A string field's text. */
export const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');

/**
 * Reads a ModelProto.
 *
 * @throws RangeError if the bytes are not a ModelProto, or are truncated
 */
export const parseGraph = (model: Uint8Array): Graph => {
  const fields = fieldsOf(model);
  const graph = fields.find(({ number }) => number === 7)?.bytes;
  if (graph === undefined) throw new RangeError('the file has no graph');
  return {
    ...partsOf(graph),
    versions: fields.filter(({ number }) => number !== 7).map(({ raw }) => raw),
  };
};

/** What a GraphProto has: of a model, or of a branch of one of its nodes. */
export type Parts = Omit<Graph, 'versions'>;

/** Reads a GraphProto. Its fields: 1 node, 5 initializer, 11 input, 12 output. */
export const partsOf = (graph: Uint8Array): Parts => {
  const fields = fieldsOf(graph);
  const of = (number: number): Uint8Array[] =>
    fields.flatMap((field) => (field.number === number && field.bytes ? [field.bytes] : []));
  const byName = (number: number, name: number): Map<string, Uint8Array> =>
    new Map(of(number).map((bytes) => [text(fieldOf(bytes, name)?.bytes), bytes]));
  return {
    nodes: of(1).map(parseNode),
    initializers: byName(5, 8),
    inputs: byName(11, 1),
    outputs: byName(12, 1),
  };
};

/** The first field with a number. */
export const fieldOf = (bytes: Uint8Array, number: number): Field | undefined =>
  fieldsOf(bytes).find((field) => field.number === number);

/** Fields of a NodeProto: 1 input, 2 output, 4 operator, 5 attribute; of an AttributeProto: 1 name, 6 graph. */
const parseNode = (bytes: Uint8Array): Node => {
  const fields = fieldsOf(bytes);
  const names = (number: number): string[] =>
    fields.filter((field) => field.number === number).map((field) => text(field.bytes));
  const branches = new Map<string, Uint8Array>();
  for (const { number, bytes: attribute } of fields)
    if (number === 5 && attribute) {
      const graph = fieldOf(attribute, 6)?.bytes;
      if (graph) branches.set(text(fieldOf(attribute, 1)?.bytes), graph);
    }
  return {
    operator: names(4)[0] ?? '',
    inputs: names(1),
    outputs: names(2),
    rest: fields.filter(({ number }) => number > 2 && number !== 4).map(({ raw }) => raw),
    branches,
  };
};

/** Makes a node. */
export const node = (
  operator: string,
  inputs: readonly string[],
  outputs: readonly string[],
  rest: readonly Uint8Array[] = [],
): Node => ({ operator, inputs, outputs, rest, branches: new Map() });

/**
 * Fields of an AttributeProto: 1 name, 3 integer, 5 tensor, 6 graph, 8 integers, 20 type (2 integer, 4 tensor, 5 graph,
 * 7 integers).
 */
const attribute = (name: string, type: number, values: readonly NewField[]): Uint8Array =>
  message([[5, message([[1, name], ...values, [20, type]])]]);

/** Makes an attribute of a node: an integer. */
export const integerAttribute = (name: string, value: number): Uint8Array => attribute(name, 2, [[3, value]]);

/** Makes an attribute of a node: a list of integers. */
export const integersAttribute = (name: string, values: readonly number[]): Uint8Array =>
  attribute(
    name,
    7,
    values.map((value) => [8, value]),
  );

/** Makes an attribute of a node: a TensorProto. */
export const tensorAttribute = (name: string, tensor: Uint8Array): Uint8Array =>
  attribute(name, 4, [[5, tensor]]);

/** A node whose subgraphs are others, by attribute. */
export const withBranches = (each: Node, branches: ReadonlyMap<string, Uint8Array>): Node => {
  const others = each.rest.filter((raw) => {
    const [field] = fieldsOf(raw);
    return field?.number !== 5 || !field.bytes || !branches.has(text(fieldOf(field.bytes, 1)?.bytes));
  });
  const made = [...branches].map(([name, graph]) => attribute(name, 5, [[6, graph]]));
  return { ...each, rest: [...others, ...made], branches };
};

/** Element types of a TensorProto. */
export const elementTypes = { float: 1, uint8: 2, int8: 3, int64: 7, bool: 9 } as const;
export type ElementType = keyof typeof elementTypes;

/** Makes a ValueInfoProto of a tensor with unspecified dimensions. */
export const openTensor = (name: string, type: ElementType, rank: number): Uint8Array => {
  const shape = message(Array.from({ length: rank }, (): NewField => [1, message([])]));
  const tensor = message([
    [1, elementTypes[type]],
    [2, shape],
  ]);
  return message([
    [1, name],
    [2, message([[1, tensor]])],
  ]);
};

/** Makes a TensorProto from its elements' bytes. */
export const constant = (
  name: string,
  type: ElementType,
  shape: readonly number[],
  bytes: Uint8Array,
): Uint8Array =>
  message([...shape.map((size): NewField => [1, size]), [2, elementTypes[type]], [8, name], [9, bytes]]);

/** Writes a ModelProto. */
export const writeGraph = ({ versions, ...parts }: Graph): Uint8Array =>
  Buffer.concat([...versions, message([[7, writeParts(parts)]])]);

/** Writes a GraphProto. */
export const writeParts = ({ nodes, initializers, inputs, outputs }: Parts): Uint8Array =>
  message([
    ...nodes.map(
      (each): NewField => [
        1,
        Buffer.concat([
          message([
            ...each.inputs.map((name): NewField => [1, name]),
            ...each.outputs.map((name): NewField => [2, name]),
            [4, each.operator],
          ]),
          ...each.rest,
        ]),
      ],
    ),
    [2, 'padan'],
    ...[...initializers.values()].map((bytes): NewField => [5, bytes]),
    ...[...inputs.values()].map((bytes): NewField => [11, bytes]),
    ...[...outputs.values()].map((bytes): NewField => [12, bytes]),
  ]);

/** Names of values that a node uses: its inputs, and whatever its subgraphs use. */
export const namesTaken = ({ inputs, branches }: Node): string[] => [
  ...inputs,
  ...[...branches.values()].flatMap((branch) => {
    const { nodes, outputs } = partsOf(branch);
    return [...nodes.flatMap(namesTaken), ...outputs.keys()];
  }),
];

/**
 * Extracts the part of a graph that computes the given outputs.
 *
 * @param outputs  the new graph's outputs, as ValueInfoProtos by name
 */
export const slice = (graph: Graph, outputs: ReadonlyMap<string, Uint8Array>): Graph => {
  const wanted = new Set(outputs.keys());
  const nodes: Node[] = [];
  for (const each of [...graph.nodes].reverse())
    if (each.outputs.some((name) => wanted.has(name))) {
      nodes.unshift(each);
      for (const name of namesTaken(each)) wanted.add(name);
    }
  const kept = (values: ReadonlyMap<string, Uint8Array>) =>
    new Map([...values].filter(([name]) => wanted.has(name)));
  return {
    ...graph,
    nodes,
    initializers: kept(graph.initializers),
    inputs: kept(graph.inputs),
    outputs,
  };
};

/**
 * Replaces every If whose condition is the given input by the nodes of one branch.
 *
 * @param value  the input's constant value, which selects the branch
 */
export const decide = (graph: Graph, input: string, value: boolean): Graph => {
  const isCondition = new Set([input]);
  const initializers = new Map(graph.initializers);
  const nodes = graph.nodes.flatMap((each): readonly Node[] => {
    const condition = isCondition.has(each.inputs[0] ?? '');
    if (condition && ['Identity', 'Squeeze', 'Unsqueeze', 'Reshape', 'Cast'].includes(each.operator))
      for (const name of each.outputs) isCondition.add(name);
    const chosen = each.branches.get(value ? 'then_branch' : 'else_branch');
    if (each.operator !== 'If' || !condition || chosen === undefined) return [each];
    const branch = partsOf(chosen);
    for (const [name, bytes] of branch.initializers) initializers.set(name, bytes);
    return renamed(branch.nodes, [...branch.outputs.keys()], each.outputs);
  });
  return { ...graph, nodes, initializers };
};

/** Renames values of some nodes. If a name cannot be changed, adds an Identity that copies the value. */
const renamed = (nodes: readonly Node[], from: readonly string[], to: readonly string[]): Node[] => {
  const made = new Set(nodes.flatMap(({ outputs }) => outputs));
  const inside = new Set(nodes.filter(({ branches }) => branches.size > 0).flatMap(namesTaken));
  const names = new Map<string, string>();
  const passed: Node[] = [];
  from.forEach((name, i) => {
    if (made.has(name) && !inside.has(name) && !names.has(name)) names.set(name, to[i]!);
    else passed.push(node('Identity', [names.get(name) ?? name], [to[i]!]));
  });
  const rename = (name: string) => names.get(name) ?? name;
  return [
    ...nodes.map((each) => ({ ...each, inputs: each.inputs.map(rename), outputs: each.outputs.map(rename) })),
    ...passed,
  ];
};

/** The elements of a float constant; undefined if there is no such constant or its values are in another file. */
const floatsOf = (graph: Graph, name: string): number[] | undefined => {
  const tensor = graph.initializers.get(name);
  if (tensor === undefined || fieldOf(tensor, 2)?.varint !== elementTypes.float) return undefined;
  // 4 float_data, packed; 9 raw_data: little-endian both.
  const bytes = fieldOf(tensor, 9)?.bytes ?? fieldOf(tensor, 4)?.bytes;
  if (bytes === undefined) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
};

/**
 * Rounds to bytes in one node instead of three: replaces Round, Add of a zero point and Cast to uint8 by one
 * QuantizeLinear with scale 1. Results are bit-identical wherever Cast's are defined.
 */
export const fuseRounding = (graph: Graph): Graph => {
  const takers = new Map<string, Node[]>();
  for (const each of graph.nodes)
    for (const name of namesTaken(each)) takers.set(name, [...(takers.get(name) ?? []), each]);
  const onlyTaker = (name: string, operator: string): Node | undefined => {
    const all = takers.get(name) ?? [];
    return all.length === 1 && all[0]!.operator === operator && !graph.outputs.has(name) ? all[0] : undefined;
  };
  const toUint8 = integerAttribute('to', elementTypes.uint8);

  const gone = new Set<Node>();
  const fused = new Map<Node, Node>();
  const initializers = new Map(graph.initializers);
  for (const round of graph.nodes) {
    if (round.operator !== 'Round') continue;
    const add = onlyTaker(round.outputs[0]!, 'Add');
    const cast = add && onlyTaker(add.outputs[0]!, 'Cast');
    const point = add?.inputs.find((name) => name !== round.outputs[0]);
    const [zero, ...others] = point === undefined ? [] : (floatsOf(graph, point) ?? []);
    if (!cast || zero === undefined || others.length > 0 || !Number.isInteger(zero) || zero < 0 || zero > 255)
      continue;
    if (!cast.rest.some((each) => Buffer.from(each).equals(toUint8))) continue;
    const names = { scale: 'padan.one', zero: `padan.zero.${zero}` };
    initializers.set(names.scale, constant(names.scale, 'float', [], new Uint8Array([0, 0, 0x80, 0x3f])));
    initializers.set(names.zero, constant(names.zero, 'uint8', [], new Uint8Array([zero])));
    gone.add(round).add(add!);
    fused.set(cast, node('QuantizeLinear', [round.inputs[0]!, names.scale, names.zero], cast.outputs));
  }
  const nodes = graph.nodes.filter((each) => !gone.has(each)).map((each) => fused.get(each) ?? each);
  return { ...graph, nodes, initializers };
};
