import { type Node, type Parts, partsOf } from '../../model/graph.js';
import { domainOf, integerOf } from './attributes.js';
import { type Constant, outermost, type Scope, scopeOf } from './constants.js';
import { isFloating } from './tensor.js';

/** A node that can work with integers. Its weights are a matrix of a model's. */
export interface Use {
  kind: 'product' | 'table';
  weights: Constant;
  /** Whether the weights' rows, as they are stored, are what a scale is for: a piece, or an output of the product. */
  byRow: boolean;
}

/** The input of the model that pieces come in by. */
const pieces = 'input_ids';

/**
 * What a node does with constant weights: multiplies by them, or looks pieces up in them. Undefined for all other nodes,
 * which stay as they are; so does the table of positions, which is small.
 */
export const useOf = (node: Node, scope: Scope): Use | undefined => {
  if (domainOf(node) !== '') return undefined;
  const [first, second] = node.inputs;
  const matrix = (name: string | undefined): Constant | undefined => {
    const found = name === undefined ? undefined : scope.constant(name);
    return found && isFloating(found.tensor) && found.tensor.shape.length === 2 ? found : undefined;
  };
  switch (node.operator) {
    case 'MatMul': {
      const weights = matrix(second);
      return weights && { kind: 'product', weights, byRow: weights.isTransposed };
    }
    case 'Gemm': {
      const weights = integerOf(node, 'transA', 0) === 0 ? matrix(second) : undefined;
      const isTransposed = integerOf(node, 'transB', 0) !== 0;
      return weights && { kind: 'product', weights, byRow: weights.isTransposed !== isTransposed };
    }
    case 'Gather': {
      const weights = integerOf(node, 'axis', 0) === 0 ? matrix(first) : undefined;
      if (weights === undefined || weights.isTransposed || scope.input(second!) !== pieces) return undefined;
      return { kind: 'table', weights, byRow: true };
    }
    default:
      return undefined;
  }
};

/** All uses of weights in a graph and its branches. */
export const usesOf = (parts: Parts, outer: Scope = outermost): Use[] => {
  const scope = scopeOf(parts, outer);
  return parts.nodes.flatMap((node) => [
    ...[useOf(node, scope)].filter((use) => use !== undefined),
    ...[...node.branches.values()].flatMap((branch) => usesOf(partsOf(branch), scope)),
  ]);
};

/** Names of all operators of a graph and its branches. */
export const operatorsOf = ({ nodes }: Parts): Set<string> =>
  new Set(
    nodes.flatMap(({ operator, branches }) => [
      operator,
      ...[...branches.values()].flatMap((branch) => [...operatorsOf(partsOf(branch))]),
    ]),
  );
