import { type Bitext, type Flag, schemaVersion } from '../../src/core/bitext.js';
import type { Block, Document } from '../../src/core/document.js';
import type { System } from '../../src/core/system.js';
import { createOverview, type OverviewOptions } from '../../src/overview/create.js';
import type { Overview } from '../../src/overview/overview.js';
import { metrics } from '../../src/score/metrics.js';
import { candidate, reference } from '../bitexts.js';

/** A document, a sentence a paragraph, and what each system says of it; undefined for nothing. */
export interface Told {
  name: string;
  source: readonly string[];
  texts: Readonly<Record<string, readonly (string | undefined)[]>>;
  /** By system: flags on the translation of a sentence. */
  flags?: Readonly<Record<string, readonly (Partial<Flag>[] | undefined)[]>>;
}

/** `a` is the baseline, `b`, `c` … are candidates, `r…` references. */
const systemOf = (id: string): System =>
  id.startsWith('r')
    ? { ...reference(), id, label: `Reference ${id}` }
    : candidate(id, { label: id.toUpperCase(), role: id === 'a' ? 'baseline' : 'candidate' });

export const bitextOf = ({ name, source, texts, flags = {} }: Told, as: Partial<System> = {}): Bitext => {
  const said = Object.entries(texts).map(([id, all]) => ({ id, indices: indicesOf(all), all }));
  return {
    schema: schemaVersion,
    document: documentOf(name, source),
    systems: said.map(({ id }) => (id === 'a' ? { ...systemOf(id), ...as } : systemOf(id))),
    outputs: said.map(({ id, all, indices }) => ({
      system: id,
      targets: all.flatMap((text, block) => (text === undefined ? [] : [{ text, block }])),
      beads: source.map((_, i) => ({ source: [i], target: indices[i]!, score: null })),
    })),
    rows: source.map((_, i) => ({
      block: i,
      source: [i],
      cells: Object.fromEntries(
        said.map(({ id, indices }) => {
          const found = (flags[id]?.[i] ?? []).map((flag) => flagOf({ system: id, ...flag }));
          return [id, { targets: indices[i]!, fit: null, flags: found }];
        }),
      ),
    })),
    notes: [],
    diffs: [],
  };
};

/** Of each text, its index among those that are there. */
const indicesOf = (all: readonly (string | undefined)[]): number[][] => {
  let next = 0;
  return all.map((text) => (text === undefined ? [] : [next++]));
};

const documentOf = (name: string, source: readonly string[]): Document => {
  let start = 0;
  const blocks = source.map((text, i): Block => {
    const span = { start, end: start + text.length };
    start = span.end + 2;
    return { id: `p${i}`, kind: 'text', ...span, marks: [], sentences: [span] };
  });
  return { name, language: 'id', format: 'txt', text: source.join('\n\n'), blocks, facts: {} };
};

export const flagOf = (more: Partial<Flag>): Flag => ({
  rule: 'numbers-differ',
  severity: 'error',
  message: 'what is wrong',
  system: 'a',
  target: 0,
  evidence: { source: [], target: [] },
  ...more,
});

export const overviewOf = (documents: readonly Told[], options: Partial<OverviewOptions> = {}): Overview => {
  const fold = createOverview({
    metrics: { bleu: metrics.bleu(), chrf: metrics.chrf() },
    pairs: 'all',
    samples: 50,
    seed: 1,
    method: 'bootstrap',
    ...options,
  });
  for (const told of documents) fold.add(bitextOf(told), `${told.name}.html`);
  return fold.finish();
};
