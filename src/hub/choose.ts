import { PadanError } from '../errors.js';
import { type Dtype, dtypes, graphFiles } from '../model/files.js';
import type { RepositoryFile } from './repository.js';

/** What a repository has: graphs that run, or weights that `padan models convert` makes graphs of. */
export type Layout = 'onnx' | 'weights';

/** The files of a repository that are fetched. */
export interface Choice {
  layout: Layout;
  /** Number format of the graphs; null for weights. */
  dtype: Dtype | null;
  files: RepositoryFile[];
}

/** What is wanted beside graphs, and to make graphs of weights. */
const withGraphs = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
const weights = ['config.json', 'vocab.json', 'source.spm', 'target.spm', 'model.safetensors'];
/** What is fetched where it is there. The card says who made the model, and its licence. */
const optional = ['generation_config.json', 'README.md'];
const optionalWeights = [
  'tokenizer_config.json',
  'target_vocab.json',
  'special_tokens_map.json',
  ...optional,
];

/**
 * Chooses what to fetch: the graphs of one number format with what `findModelFiles` wants beside them, else
 * safetensors with what is needed to convert them.
 *
 * @param wanted  number format; by default the first that there is, in the order of `dtypes`
 * @throws PadanError `model-missing` naming what the repository lacks
 */
export const chooseFiles = (id: string, files: readonly RepositoryFile[], wanted?: Dtype): Choice => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const has = (path: string) => byPath.has(path);
  const present = (dtype: Dtype) => Object.values(graphFiles(dtype)).every(has);
  const lacks = (what: string, hint: string): never => {
    throw new PadanError('model-missing', `${id} has no ${what}`, {}, hint);
  };
  const all = (paths: readonly string[]): RepositoryFile[] =>
    paths.map((path) => byPath.get(path) ?? lacks(path, 'it is no model that Padan can use'));
  const some = (paths: readonly string[]) => paths.flatMap((path) => byPath.get(path) ?? []);

  const there = dtypes.filter(present);
  const dtype = wanted ?? there[0];
  if (dtype !== undefined && there.includes(dtype)) {
    const graphs = Object.values(graphFiles(dtype));
    const data = files.filter(({ path }) =>
      graphs.some((graph) => path.startsWith(graph) && /^_data(?:_\d+)?$/.test(path.slice(graph.length))),
    );
    return {
      layout: 'onnx',
      dtype,
      files: [...all([...withGraphs, ...graphs]), ...data, ...some(optional)],
    };
  }
  if (there.length > 0) lacks(`graphs in ${dtype}`, `it has them in ${there.join(', ')}`);
  if (!has('model.safetensors'))
    lacks(
      'ONNX graphs and no model.safetensors',
      has('pytorch_model.bin')
        ? 'it has pytorch_model.bin only; some models have model.safetensors at another revision, such as refs/pr/1'
        : '“padan models list” shows models that have them',
    );
  return {
    layout: 'weights',
    dtype: null,
    files: [...all(weights), ...some(optionalWeights)],
  };
};
