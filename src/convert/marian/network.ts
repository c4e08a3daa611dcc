import { constant, elementTypes, type Node, node, writeParts } from '../../model/graph.js';
import { message, type NewField } from '../../model/protobuf.js';

/** A constant tensor of 32-bit floats whose numbers are read when the file is written. */
export interface Weight {
  shape: readonly number[];
  floats(): Promise<Float32Array>;
}

/** A tensor that goes into a graph or comes out of it. Sizes that vary have names. */
export interface Value {
  name: string;
  type: keyof typeof valueTypes;
  shape: readonly (number | string)[];
}

/** Element types of ONNX. */
const valueTypes = { float: elementTypes.float, int64: elementTypes.int64, bool: 9 } as const;

/** An ONNX graph in the making. Every method gives the name of what it adds. */
export interface Network {
  /** Adds a node with one output, which is named if `output` is given. */
  op(operator: string, inputs: readonly string[], options?: OpOptions): string;
  /** Adds a weight. */
  weight(name: string, weight: Weight): string;
  /** Adds a constant of 32-bit floats or 64-bit integers. */
  number(value: number): string;
  integers(...values: number[]): string;
  integer(value: number): string;
  /**
   * Adds an If, whose branches add nodes by `op` and see everything outside.
   *
   * @param outputs  names of what it gives, in the branches' order
   */
  choose(
    condition: string,
    outputs: readonly string[],
    then: () => string[],
    otherwise: () => string[],
  ): void;
  /** Gives the graph its inputs and outputs. */
  finish(inputs: readonly Value[], outputs: readonly Value[]): OnnxModel;
}

/** An ONNX model that is yet to be written. */
export interface OnnxModel {
  /** Bytes of its file. */
  size: number;
  /** Writes it as a ModelProto. The weights are read one after the other, each into its place. */
  write(): Promise<Uint8Array>;
}

/** Largest ONNX file: the lengths that its format allows are signed 32-bit numbers. */
export const largestModel = 2 ** 31 - 1;

interface OpOptions {
  output?: string;
  attributes?: readonly Uint8Array[];
}

/** Starts an empty graph. */
export const createNetwork = (): Network => {
  let nodes: Node[] = [];
  const weights = new Map<string, Weight>();
  const constants = new Map<string, Uint8Array>();
  let count = 0;

  const keep = (
    name: string,
    type: 'float' | 'int64',
    shape: readonly number[],
    bytes: Uint8Array,
  ): string => {
    if (!constants.has(name)) constants.set(name, constant(name, type, shape, bytes));
    return name;
  };
  const integers = (name: string, shape: readonly number[], values: readonly number[]): string =>
    keep(name, 'int64', shape, new Uint8Array(BigInt64Array.from(values, BigInt).buffer));

  /** Nodes that `add` adds, as a GraphProto that gives what `add` names. */
  const branch = (name: string, add: () => string[]): Uint8Array => {
    const outer = nodes;
    nodes = [];
    const outputs = add();
    const graph = graphBytes(
      nodes,
      new Map(),
      [],
      outputs.map((output) => typeOnly(output)),
    );
    nodes = outer;
    return attribute(name, 5, [[6, graph]]);
  };

  return {
    op: (operator, inputs, { output = `v${count++}`, attributes = [] } = {}) => {
      nodes.push(node(operator, inputs, [output], attributes));
      return output;
    },
    weight: (name, weight) => {
      weights.set(name, weight);
      return name;
    },
    number: (value) => keep(`float ${value}`, 'float', [], new Uint8Array(Float32Array.of(value).buffer)),
    integer: (value) => integers(`integer ${value}`, [], [value]),
    integers: (...values) => integers(`integers ${values.join(' ')}`, [values.length], values),
    choose: (condition, outputs, then, otherwise) => {
      const branches = [branch('then_branch', then), branch('else_branch', otherwise)];
      nodes.push(node('If', [condition], outputs, branches));
    },
    finish: (inputs, outputs) => {
      const graph = graphBytes(nodes, constants, inputs.map(valueInfo), outputs.map(valueInfo));
      return modelOf(graph, weights);
    },
  };
};

/** A GraphProto without weights. */
const graphBytes = (
  nodes: readonly Node[],
  initializers: ReadonlyMap<string, Uint8Array>,
  inputs: readonly Uint8Array[],
  outputs: readonly Uint8Array[],
): Uint8Array => {
  const numbered = (values: readonly Uint8Array[]) => new Map(values.map((bytes, i) => [String(i), bytes]));
  return writeParts({ nodes, initializers, inputs: numbered(inputs), outputs: numbered(outputs) });
};

/** A ModelProto of a graph and its weights (GraphProto's field 5). */
const modelOf = (graph: Uint8Array, weights: ReadonlyMap<string, Weight>): OnnxModel => {
  const parts = [...weights].map(([name, { shape, floats }]) => {
    const bytes = 4 * shape.reduce((product, size) => product * size, 1);
    // The tensor's last field is its numbers: they follow what is here.
    const fields = message([...shape.map((size): NewField => [1, size]), [2, elementTypes.float], [8, name]]);
    const start = Buffer.concat([fields, header(9, bytes)]);
    return { start: Buffer.concat([header(5, start.length + bytes), start]), bytes, floats };
  });
  const length = parts.reduce((sum, { start, bytes }) => sum + start.length + bytes, graph.length);
  const operators = message([
    [1, ''],
    [2, 17],
  ]);
  // Fields of a ModelProto: 1 version of the format, 2 producer, 7 graph, 8 versions of the operators.
  const start = Buffer.concat([
    message([
      [1, 8],
      [2, 'padan'],
      [8, operators],
    ]),
    header(7, length),
    graph,
  ]);
  const size = start.length + length - graph.length;
  return {
    size,
    write: async () => {
      const model = Buffer.allocUnsafeSlow(size);
      let at = start.copy(model);
      for (const part of parts) {
        at += part.start.copy(model, at);
        const numbers = await part.floats();
        model.set(new Uint8Array(numbers.buffer, numbers.byteOffset, part.bytes), at);
        at += part.bytes;
      }
      return model;
    },
  };
};

/** The tag and the length of a field (number below 16) whose bytes follow. */
const header = (number: number, length: number): Uint8Array =>
  Buffer.concat([Uint8Array.of(number * 8 + 2), message([[1, length]]).subarray(1)]);

/** An AttributeProto: 1 name, 20 type, and its value's field. */
const attribute = (name: string, type: number, value: readonly NewField[]): Uint8Array =>
  message([[5, message([[1, name], ...value, [20, type]])]]);

/** Makes an AttributeProto with several integers. */
export const integersAttribute = (name: string, values: readonly number[]): Uint8Array =>
  attribute(
    name,
    7,
    values.map((value): NewField => [8, value]),
  );

/** Makes a ValueInfoProto. */
const valueInfo = ({ name, type, shape }: Value): Uint8Array => {
  const sizes = shape.map((size): NewField => [1, message([[typeof size === 'number' ? 1 : 2, size]])]);
  const tensor = message([
    [1, valueTypes[type]],
    [2, message(sizes)],
  ]);
  return message([
    [1, name],
    [2, message([[1, tensor]])],
  ]);
};

/** Makes a ValueInfoProto of a float tensor of any shape: what a branch gives. */
const typeOnly = (name: string): Uint8Array =>
  message([
    [1, name],
    [2, message([[1, message([[1, valueTypes.float]])]])],
  ]);
