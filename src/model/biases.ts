import { type Node, node } from './graph.js';

/** Operators that may leave their first input as it is; Mul and Div by 1 do so as well. */
const removable: ReadonlySet<string> = new Set(['Cast', 'Dropout', 'Expand', 'Identity', 'Pad', 'Slice']);

/**
 * Writes `product + bias` as `product − (−bias)` where the product is one of integers. The result is the same to the bit.
 *
 * ONNX Runtime makes one node, MatMulIntegerToFloat, of a product's MatMulInteger, Cast, Mul and Add. If the scale of
 * the activations is one a row, that node is wrong: it adds the bias before it multiplies by the rows' scales
 * (contrib_ops/cpu/quantization/dynamic_quantize_matmul.cc: `ScaleOutput` comes last), and a bias is all but lost. Seen
 * in 1.30; its optimiser (core/optimizer/matmul_integer_to_float.cc) takes in an Add, never a Sub. It computes −bias
 * once, when it opens the model.
 *
 * @param isGiven  whether a value that no node makes is a constant
 */
export const keepBiases = (nodes: readonly Node[], isGiven: (name: string) => boolean): Node[] => {
  const makers = new Map<string, Node>();
  for (const each of nodes) for (const name of each.outputs) makers.set(name, each);
  const makerOf = (name: string | undefined, operator: string): Node | undefined => {
    const maker = name === undefined ? undefined : makers.get(name);
    return maker?.operator === operator ? maker : undefined;
  };
  /** Whether a value can be known when the model is opened. Remembered: a graph may use a value any number of times. */
  const constants = new Map<string, boolean>();
  const isConstant = (name: string): boolean => {
    const known = constants.get(name);
    if (known !== undefined) return known;
    // Of a graph that goes in a circle, nothing is.
    constants.set(name, false);
    const found =
      makers.get(name)?.inputs.every((input) => input === '' || isConstant(input)) ?? isGiven(name);
    constants.set(name, found);
    return found;
  };
  /** Whether a value is such a product, also behind nodes that ONNX Runtime may remove: those that change nothing. */
  const isProduct = (name: string): boolean => {
    const maker = makers.get(name);
    if (maker === undefined) return false;
    if (removable.has(maker.operator)) return isProduct(maker.inputs[0]!);
    if (maker.operator !== 'Mul' && maker.operator !== 'Div') return false;
    const [one, other] = maker.inputs as [string, string];
    const isOne = (side: string) => makerOf(makerOf(side, 'Cast')?.inputs[0], 'MatMulInteger') !== undefined;
    if (maker.operator === 'Mul' && (isOne(one) || isOne(other))) return true;
    if (isConstant(other)) return isProduct(one);
    return maker.operator === 'Mul' && isConstant(one) && isProduct(other);
  };
  return nodes.flatMap((each) => {
    if (each.operator !== 'Add') return [each];
    const product = each.inputs.find(isProduct);
    const bias = each.inputs.find((name) => name !== product);
    if (product === undefined || bias === undefined || !isConstant(bias)) return [each];
    const negated = `${each.outputs[0]}.padan.negated`;
    return [node('Neg', [bias], [negated]), node('Sub', [product, negated], each.outputs)];
  });
};
