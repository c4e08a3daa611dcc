import { type Node, node } from './graph.js';

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
  const isProduct = (name: string): boolean => {
    const maker = makers.get(name);
    if (maker?.operator === 'Identity' || maker?.operator === 'Cast') return isProduct(maker.inputs[0]!);
    const sides = maker?.operator === 'Mul' ? maker.inputs : [];
    return sides.some((side) => makerOf(makerOf(side, 'Cast')?.inputs[0], 'MatMulInteger'));
  };
  /** Whether a value can be known when the model is opened. */
  const isConstant = (name: string): boolean => makers.get(name)?.inputs.every(isConstant) ?? isGiven(name);
  return nodes.flatMap((each) => {
    if (each.operator !== 'Add') return [each];
    const product = each.inputs.find(isProduct);
    const bias = each.inputs.find((name) => name !== product);
    if (product === undefined || bias === undefined || !isConstant(bias)) return [each];
    const negated = `${each.outputs[0]}.padan.negated`;
    return [node('Neg', [bias], [negated]), node('Sub', [product, negated], each.outputs)];
  });
};
