import { PadanError } from '../../errors.js';
import { type Parts, text } from '../../model/graph.js';
import { fieldsOf, message } from '../../model/protobuf.js';
import { operatorsOf } from './uses.js';

/** Versions of a model's format and operators. */
export interface Versions {
  operators: number;
  /** The ModelProto's fields besides the graph. */
  raw: readonly Uint8Array[];
}

/** Versions of ONNX's operators that are known to mean what the conversion takes them to mean. */
const known = { from: 11, to: 24 } as const;

/** From this version of the format on, constants need not be inputs too. */
const oldestFormat = 4;

/** Fields of a ModelProto: 1 format version, 8 operators (1 domain, 2 version). */
export const versionsOf = (fields: readonly Uint8Array[]): Versions => {
  let operators = 0;
  const raw = fields.map((bytes) => {
    const [field] = fieldsOf(bytes);
    if (field?.number === 8 && field.bytes) {
      const parts = fieldsOf(field.bytes);
      const domain = text(parts.find(({ number }) => number === 1)?.bytes);
      if (domain === '' || domain === 'ai.onnx')
        operators = parts.find(({ number }) => number === 2)?.varint ?? 0;
    }
    return field?.number === 1 && (field.varint ?? 0) < oldestFormat ? message([[1, oldestFormat]]) : bytes;
  });
  return { operators, raw };
};

/** Operators whose weights are integers already. */
const integerOperators = [
  'MatMulInteger',
  'QLinearMatMul',
  'DequantizeLinear',
  'MatMulNBits',
  'MatMulBnb4',
  'DynamicQuantizeMatMul',
  'MatMulIntegerToFloat',
] as const;

/** @throws PadanError `model-invalid` if the model is converted already, or of a version that is not known */
export const checkModel = (graph: Parts, { operators }: Versions, path: string): void => {
  if (operators < known.from || operators > known.to)
    throw new PadanError(
      'model-invalid',
      operators === 0
        ? 'the file does not say which version of ONNX’s operators it has'
        : `the model has version ${operators} of ONNX’s operators, expected ${known.from} to ${known.to}`,
      { path },
      'export the model again, with opset 17',
    );
  const present = operatorsOf(graph);
  const integer = integerOperators.find((name) => present.has(name));
  if (integer !== undefined)
    throw new PadanError(
      'model-invalid',
      `the model’s weights are integers already (${integer})`,
      { path },
      'give the folder with the fp32 files',
    );
};
