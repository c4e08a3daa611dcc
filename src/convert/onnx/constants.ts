import type { Node, Parts } from '../../model/graph.js';
import { domainOf, integerOf, integersOf, tensorOf } from './attributes.js';
import { parseTensor, type Tensor } from './tensor.js';

/** A value that a graph does not compute from its inputs. */
export interface Constant {
  tensor: Tensor;
  /** Whether it is used with its two dimensions exchanged. */
  isTransposed: boolean;
}

/** What a graph knows of its values, and, in a branch, of those of the graphs around it. */
export interface Scope {
  /** The constant that a value is, whatever names and transpositions it passes through. */
  constant(name: string): Constant | undefined;
  /** The input of the model that a value is, in whatever shape. */
  input(name: string): string | undefined;
}

export const outermost: Scope = { constant: () => undefined, input: () => undefined };

/** Operators that change how a value is laid out, not what it says. */
const reshaping: ReadonlySet<string> = new Set([
  'Cast',
  'Flatten',
  'Identity',
  'Reshape',
  'Squeeze',
  'Unsqueeze',
]);

/** @param outer  of the graph that a branch is in */
export const scopeOf = (parts: Parts, outer: Scope): Scope => {
  const makers = new Map<string, Node>();
  for (const each of parts.nodes) for (const name of each.outputs) makers.set(name, each);

  const constant = (name: string): Constant | undefined => {
    const proto = parts.initializers.get(name);
    if (proto) return { tensor: parseTensor(proto), isTransposed: false };
    if (parts.inputs.has(name)) return undefined;
    const maker = makers.get(name);
    if (maker === undefined) return outer.constant(name);
    if (domainOf(maker) !== '') return undefined;
    switch (maker.operator) {
      case 'Constant': {
        const value = tensorOf(maker, 'value');
        return value && { tensor: { ...parseTensor(value), name }, isTransposed: false };
      }
      case 'Identity':
        return constant(maker.inputs[0]!);
      case 'Cast': {
        // Half to single precision, which is where every weight goes.
        const found = integerOf(maker, 'to', 0) === 1 ? constant(maker.inputs[0]!) : undefined;
        return found && [1, 10].includes(found.tensor.type) ? found : undefined;
      }
      case 'Transpose': {
        const found = constant(maker.inputs[0]!);
        const order = integersOf(maker, 'perm') ?? [1, 0];
        if (found?.tensor.shape.length !== 2 || order.length !== 2) return undefined;
        return order[0] === 0 ? found : { ...found, isTransposed: !found.isTransposed };
      }
      default:
        return undefined;
    }
  };

  const input = (name: string): string | undefined => {
    if (parts.inputs.has(name)) return name;
    const maker = makers.get(name);
    if (maker === undefined) return outer.input(name);
    return reshaping.has(maker.operator) ? input(maker.inputs[0]!) : undefined;
  };

  return { constant, input };
};
