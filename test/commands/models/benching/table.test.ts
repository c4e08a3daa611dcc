import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Bench } from '../../../../src/commands/models/benching/bench.js';
import type { Measured } from '../../../../src/commands/models/benching/measuring.js';
import { type Outcome, resultsOf } from '../../../../src/commands/models/benching/results.js';
import type { Segment } from '../../../../src/commands/models/benching/segment.js';
import { markdownTable, textTable } from '../../../../src/commands/models/benching/table.js';
import { sumStatistics } from '../../../../src/score/metric.js';
import { metricsNamed } from '../../../../src/score/metrics.js';

const references = Array.from(
  { length: 40 },
  (_, i) => `The river rose again on day ${i}, after two days of rain.`,
);
const segments: Segment[] = references.map((text) => ({
  document: 'a',
  sentences: ['Sungai naik lagi.'],
  references: [text],
}));
const measured = (translations: string[], more: Partial<Measured> = {}): Measured => ({
  hash: 'x',
  dtype: 'q8',
  batchInvariant: true,
  bytes: 14_785_550,
  load: 0.5,
  seconds: 4,
  memory: { processes: 3, peak: 430e6, idle: 130e6 },
  translations,
  cutOff: 0,
  ...more,
});
const good = references.map((text) => text.replace('again', 'once more'));
const bad = references.map((text) => text.replaceAll(/[aeiou]/g, 'o'));
const significance = { method: 'randomisation', samples: 500, seed: 12_345 } as const;

const benchOf = (outcomes: Outcome[], of = segments): Bench => ({
  date: '2026-11-29T00:00:00.000Z',
  environment: {
    padan: '0.0.0',
    node: '20.0.0',
    onnxruntime: '1.0.0',
    system: 'linux 6 x64',
    cpu: 'A processor',
    cores: 2,
    memory: 8e9,
    load: 0,
  },
  texts: {
    languages: { from: 'id', to: 'en' },
    documents: 1,
    segments: of.length,
    sentences: of.length,
    words: 120,
    alone: 0,
    hash: 'y',
  },
  options: {
    beamSize: 4,
    lengthPenalty: 1,
    maxLengthRatio: 2,
    noRepeatNgramSize: 0,
    nBest: 1,
    workers: 2,
    batchSize: 64,
    reproducible: false,
  },
  significance,
  stopped: false,
  ...resultsOf(outcomes, of, 120, ['bleu', 'chrf'], significance),
});

const outcome = (name: string, of: Measured | null, problem: string | null = null): Outcome => ({
  name,
  folder: `/models/${name}`,
  measured: of,
  problem,
});

describe('the results of a bench', () => {
  it('have the scores of the library, speed, and the first that was measured as baseline', () => {
    const { rows, baseline, metrics } = benchOf([
      outcome('broken', null, 'no such model folder'),
      outcome('good', measured(good)),
      outcome('bad', measured(bad)),
    ]);
    expect(baseline).toBe('good');
    expect(metrics.map(({ name }) => name)).toEqual(['BLEU', 'chrF2']);
    const { bleu } = metricsNamed(['bleu']);
    const wanted = bleu!.score(
      sumStatistics(good.map((text, i) => bleu!.statistics(text, [references[i]!]))),
    );
    expect(rows[1]!.scores.bleu!.score).toBe(wanted);
    expect(rows[1]!.scores.bleu!.conclusion).toBeNull();
    expect(rows[2]!.scores.bleu!.conclusion).toMatchObject({ better: 'before', segments: 40 });
    expect(rows[2]!.wordsPerSecond).toBe(30);
    expect(rows[0]).toMatchObject({ measured: null, wordsPerSecond: null, scores: {} });
    expect(rows[1]!.measured).not.toHaveProperty('translations');
  });

  it('keep apart models that are called as others’ keys might be', () => {
    const { rows } = benchOf([
      outcome('reference 0', measured(good)),
      outcome('model a', measured(references)),
    ]);
    expect(rows[1]!.scores.bleu!.score).toBeCloseTo(100, 5);
    expect(rows[0]!.scores.bleu!.score).toBeLessThan(100);
  });
});

describe('the table', () => {
  const bench = benchOf([
    outcome('a', measured(good)),
    outcome('model-模型', measured(bad, { memory: { processes: 3, peak: null, idle: 1 } })),
    outcome('evil|<b>\u001b[31m', null, 'no such\nfolder'),
    outcome('same', measured(good)),
  ]);

  it('has its figures to the right, marks after the digits, and reasons in their rows', () => {
    const [head = '', first = '', second = '', third = '', fourth = ''] = textTable(bench).split('\n');
    expect(head).toMatch(/^model +dtype +BLEU +chrF2 +words\/s +time s +load s +memory MB +size MB$/);
    expect(new Set([head, first, second, fourth].map((line) => stringWidth(line))).size).toBe(1);
    expect(first).toMatch(/^a .* q8 +\d+\.\d\d +\d+\.\d\d +30\.0 +4\.0 +0\.5 +300 +14\.8$/);
    expect(second).toMatch(/ q8 +\d+\.\d\d\* +\d+\.\d\d\* .* – +14\.8$/);
    expect(third).toMatch(/^evil\|<b>\\u001b\[31m +no such\\u000afolder$/);
    expect(fourth).not.toContain('*');
    expect(first.indexOf('.')).toBe(fourth.indexOf('.'));
  });

  it('says below what figures depend on, and how they were computed', () => {
    const text = textTable(bench);
    expect(text).toContain('Indonesian into English; beam 4, 2 workers, batches of 64');
    expect(text).toContain('* differs from a (p < 0.05, paired approximate randomisation, 500 trials)');
    expect(text).toContain('2 models were compared with one');
    expect(text).toMatch(/^BLEU {5}nrefs:1\|case:mixed/m);
    expect(text).not.toContain('\u001b');
  });

  it('says that nothing can be concluded of a few segments, or of equal scores', () => {
    const some = [outcome('a', measured(good.slice(0, 5))), outcome('b', measured(bad.slice(0, 5)))];
    const few = textTable(benchOf(some, segments.slice(0, 5)));
    expect(few).toContain('5 segments are too few (at least 30)');
    expect(few.split('\n')[2]).not.toContain('*');
    expect(textTable(benchOf([outcome('a', measured(good)), outcome('b', measured(good))]))).toContain(
      'no difference to a can be concluded',
    );
  });

  it('is a table in Markdown of as many cells in each row, in which no name takes effect', () => {
    const lines = markdownTable(bench).split('\n');
    const rows = lines.filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(6);
    expect(new Set(rows.map((row) => row.split('|').length)).size).toBe(1);
    expect(rows[1]).toBe('| :-- | :-- | --: | --: | --: | --: | --: | --: | --: |');
    expect(rows[3]).toMatch(/\d\\\* \|/);
    expect(rows[4]).not.toContain('<b>');
    expect(rows[4]).not.toContain('\u001b');
    expect(lines.filter((line) => line.startsWith('- ')).length).toBeGreaterThan(4);
  });

  it('is whole where no model was measured', () => {
    const nothing = benchOf([outcome('a', null, 'why')]);
    expect(nothing).toMatchObject({ baseline: null, metrics: [] });
    expect(textTable(nothing).split('\n').slice(0, 2)).toEqual([
      'model  dtype  words/s  time s  load s  memory MB  size MB',
      'a      why',
    ]);
  });
});
