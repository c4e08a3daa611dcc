import { createHash } from 'node:crypto';
import { PadanError } from '../../errors.js';
import {
  type Graph,
  type Node,
  node,
  openTensor,
  type Parts,
  partsOf,
  withBranches,
  writeParts,
} from '../../model/graph.js';
import { fieldsOf } from '../../model/protobuf.js';
import { withField } from './attributes.js';
import { externalOf, parseTensor } from './tensor.js';
import { versionsOf } from './versions.js';

const flag = 'use_cache_branch';

/**
 * Makes one decoder of two, as Optimum's `merge_decoders` does: an If on `use_cache_branch` runs the one for the first
 * piece, or the one for the pieces after it. Weights that both have stand once, outside of the branches. Where the
 * second does not give the source's keys and values again, its branch passes on what it was given.
 *
 * @param first  decoder_model.onnx: encoder_hidden_states, … → logits, present.…
 * @param later  decoder_with_past_model.onnx: past_key_values.…, … → logits, present.…
 * @param path   of the second, for errors
 * @throws PadanError `model-invalid` if the two do not belong together
 */
export const mergeDecoders = (first: Graph, later: Graph, path: string): Graph => {
  const [one, two] = [versionsOf(first.versions).operators, versionsOf(later.versions).operators];
  if (one !== two)
    throw wrong(`this decoder has version ${two} of ONNX’s operators, decoder_model.onnx has ${one}`, path);
  const passed = [...first.outputs.keys()].filter((name) => !later.outputs.has(name));
  for (const name of passed)
    if (!later.inputs.has(pastOf(name))) throw wrong(`this decoder has no output “${name}”`, path);

  const inputs = new Map([...later.inputs, ...first.inputs]);
  for (const graph of [first, later]) for (const name of graph.initializers.keys()) inputs.delete(name);
  const initializers = new Map<string, Uint8Array>();
  const hoisted = new Map<string, string>();
  const branch = (graph: Graph, prefix: string): Uint8Array => {
    const rename = renaming(graph, inputs, prefix);
    for (const [name, proto] of graph.initializers) {
      const content = contentOf(proto);
      const known = hoisted.get(content) ?? `${prefix}${name}`;
      hoisted.set(content, known);
      rename.set(name, known);
      if (!initializers.has(known)) initializers.set(known, withField(proto, 8, Buffer.from(known)));
    }
    const outputs = new Map(
      [...first.outputs].map(([name, value]) => {
        const named = `${prefix}result.${name}`;
        return [named, withField(value, 1, Buffer.from(named))] as const;
      }),
    );
    const results = [...first.outputs.keys()].map((name) => {
      const value = graph.outputs.has(name) ? (rename.get(name) ?? name) : pastOf(name);
      return node('Identity', [value], [`${prefix}result.${name}`]);
    });
    return writeParts({
      nodes: [...graph.nodes.map((each) => renamed(each, rename)), ...results],
      initializers: new Map(),
      inputs: new Map(),
      outputs,
    });
  };
  const branches = new Map([
    ['then_branch', branch(later, 'later.')],
    ['else_branch', branch(first, 'first.')],
  ]);
  return {
    nodes: [withBranches(node('If', [flag], [...first.outputs.keys()]), branches)],
    initializers,
    inputs: new Map([...inputs, [flag, openTensor(flag, 'bool', 1)]]),
    outputs: first.outputs,
    versions: first.versions,
  };
};

const wrong = (problem: string, path: string): PadanError =>
  new PadanError('model-invalid', problem, { path }, 'export both decoders together');

/** The input that an output is, one piece later. */
const pastOf = (output: string): string => output.replace(/^present\b/, 'past_key_values');

/** A new name for each value that a graph makes. */
const renaming = (
  { nodes }: Parts,
  inputs: ReadonlyMap<string, Uint8Array>,
  prefix: string,
): Map<string, string> =>
  new Map(
    nodes
      .flatMap(({ outputs }) => outputs)
      .filter((name) => name !== '' && !inputs.has(name))
      .map((name) => [name, `${prefix}${name}`]),
  );

const renamed = (each: Node, names: ReadonlyMap<string, string>): Node => {
  const rename = (name: string) => names.get(name) ?? name;
  const changed = { ...each, inputs: each.inputs.map(rename), outputs: each.outputs.map(rename) };
  if (each.branches.size === 0) return changed;
  const branches = [...each.branches].map(([attribute, bytes]) => {
    const parts = partsOf(bytes);
    // What a branch makes itself keeps its name, which hides that of the graph around it.
    const own = new Set([...parts.nodes.flatMap(({ outputs }) => outputs), ...parts.initializers.keys()]);
    const visible = new Map([...names].filter(([name]) => !own.has(name)));
    const nodes = parts.nodes.map((inner) => renamed(inner, visible));
    const outputs = new Map(
      [...parts.outputs].map(([name, value]) => [
        visible.get(name) ?? name,
        withField(value, 1, Buffer.from(visible.get(name) ?? name)),
      ]),
    );
    return [attribute, writeParts({ ...parts, nodes, outputs })] as const;
  });
  return withBranches(changed, new Map(branches));
};

/** What a tensor is, without its name. */
const contentOf = (proto: Uint8Array): string => {
  const external = externalOf(parseTensor(proto));
  if (external) return JSON.stringify(external);
  const whole = createHash('sha256');
  for (const { number, raw } of fieldsOf(proto)) if (number !== 8) whole.update(raw);
  return whole.digest('hex');
};
