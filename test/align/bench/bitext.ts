import { readFileSync } from 'node:fs';
import type { Indices } from './beads.js';

/** A sentence, or several that belong together, with the translation. */
export interface Pair {
  source: string;
  target: string;
}

/** Segments of both sides that correspond; either side may be empty. */
export interface Group {
  source: string[];
  target: string[];
  /** What was done to it, for tables of what goes wrong: `none`, `merge`, … */
  kind: string;
}

/** Two texts whose beads are known. */
export interface Known {
  /** In the order of the source. */
  groups: Group[];
  /** The same groups in the order of the target. */
  order: Group[];
}

/** Two texts with their gold beads, in the source's order. */
export interface Bitext {
  source: string[];
  target: string[];
  gold: (Indices & { kind: string })[];
}

const folder = new URL('../../../bench/bitext/', import.meta.url);

/** Documents of sentence pairs: `source TAB target` a line, an empty line between documents. */
export const readPairs = (name: string): Pair[][] =>
  readFileSync(new URL(name, folder), 'utf8')
    .replace(/^#.*\n/gm, '')
    .trim()
    .split(/\n{2,}/)
    .map((document) =>
      document.split('\n').map((line) => {
        const [source, target] = line.split('\t');
        return { source: source!, target: target! };
      }),
    );

/** All thirteen corpus articles with translations. */
export const readDocuments = (): Pair[][] => [
  ...readPairs('corpus-references.tsv'),
  ...readPairs('corpus-own.tsv'),
];

/** Sentences in the target's language that translate nothing. */
export const readForeign = (): string[] =>
  readFileSync(new URL('foreign.en.txt', folder), 'utf8')
    .replace(/^#.*\n/gm, '')
    .trim()
    .split('\n');

export const bitextOf = ({ groups, order }: Known): Bitext => {
  const [source, target]: [string[], string[]] = [[], []];
  const places = new Map<Group, number[]>();
  for (const group of order)
    places.set(
      group,
      group.target.map((text) => target.push(text) - 1),
    );
  const gold = groups.map((group) => ({
    source: group.source.map((text) => source.push(text) - 1),
    target: places.get(group)!,
    kind: group.kind,
  }));
  return { source, target, gold };
};
