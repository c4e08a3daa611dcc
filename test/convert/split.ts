import { decide, type Graph, parseGraph, slice } from '../../src/model/graph.js';

/** The two decoders that a merged one is made of: for the first piece, and for later ones. */
export const splitDecoder = (merged: Uint8Array): { first: Graph; later: Graph } => {
  const graph = parseGraph(merged);
  const own = [...graph.outputs].filter(([name]) => !name.includes('.encoder.'));
  return {
    first: slice(decide(graph, 'use_cache_branch', false), graph.outputs),
    later: slice(decide(graph, 'use_cache_branch', true), new Map(own)),
  };
};
