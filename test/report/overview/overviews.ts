import { diffWords } from '../../../src/compare/words.js';
import type { DifferenceClass, Flag, Severity } from '../../../src/core/bitext.js';
import type { System } from '../../../src/core/system.js';
import type {
  ChangedRow,
  Distribution,
  FlaggedRow,
  Overview,
  PairOverview,
  Place,
  Turn,
} from '../../../src/overview/overview.js';
import type { OverviewLinks } from '../../../src/report/overview/links.js';
import type { Conclusion } from '../../../src/score/significance/conclusion.js';
import { candidate, reference } from '../../bitexts.js';

/** What an overview of a test is like. */
export interface Shape {
  /** How many are compared, 2 by default; the first is the baseline. */
  systems?: number;
  documents?: number;
  /** Changed rows of each pair, and flagged rows. */
  rows?: number;
  /** Whether there is a reference, and so scores. True by default. */
  hasReference?: boolean;
  /** Changes a text, to see what becomes of it on a page. */
  text?: (text: string, row: number) => string;
}

const subjects = ['The minister', 'A farmer in Subang', 'The mouse-deer', 'Bank Indonesia', 'My neighbour'];
const verbs = ['sold', 'bought', 'did not weigh', 'counted', 'carried home'];
const things = ['bags of rice', 'old ferries', 'tonnes of chilli', 'books', 'baskets of fish'];
const sumber = ['Menteri', 'Seorang petani di Subang', 'Kancil', 'Bank Indonesia', 'Tetangga saya'];
const kerja = ['menjual', 'membeli', 'tidak menimbang', 'menghitung', 'membawa pulang'];
const benda = ['karung beras', 'feri tua', 'ton cabai', 'buku', 'keranjang ikan'];

const sourceOf = (row: number): string =>
  `${sumber[row % 5]} ${kerja[(row * 3) % 5]} ${1250 + row} ${benda[(row * 2) % 5]} pada hari Selasa.`;
const translationOf = (row: number): string =>
  `${subjects[row % 5]} ${verbs[(row * 3) % 5]} ${1250 + row} ${things[(row * 2) % 5]} on Tuesday.`;

/** Ways to differ, with their classes. */
const ways: readonly { classes: DifferenceClass[]; change: (text: string) => string }[] = [
  { classes: ['word-choice'], change: (text) => text.replace('on Tuesday', 'last Tuesday') },
  { classes: ['number'], change: (text) => text.replace(/\d/, '9') },
  { classes: ['omission'], change: (text) => text.replace(' on Tuesday', '') },
  { classes: ['order', 'casing'], change: (text) => `On Tuesday ${text.replace(' on Tuesday', '')}` },
  { classes: ['punctuation'], change: (text) => text.replace('.', '!') },
  { classes: ['untranslated', 'word-choice'], change: (text) => text.replace('Tuesday', 'hari Selasa') },
];

export const flag = (rule: string, severity: Severity, system: string): Flag => ({
  rule,
  severity,
  message: `“1250” stands only on one side`,
  system,
  target: 0,
  evidence: { source: [], target: [] },
});

/** An overview such as a run's, of any size, the same for the same shape. */
export const overviewOf = (shape: Shape = {}): Overview => {
  const { systems: count = 2, documents: size = 3, rows = 12, hasReference = true } = shape;
  const candidates = Array.from({ length: count }, (_, i): System => {
    if (i === 0) return candidate('base', { label: 'Base', role: 'baseline' });
    return candidate(`system-${i}`, { label: `System ${i}` });
  });
  const documents = Array.from({ length: size }, (_, i) => ({
    name: `news/day-${i + 1}`,
    title: `Berita hari ke-${i + 1}`,
    language: 'id',
    page: i === 2 ? null : `news/day-${i + 1}.html`,
    segments: 40 + i,
    systems: candidates.map(({ id }, j) => ({
      system: id,
      flagged: (3 * i + j) % 7,
      confidence: j === 1 ? null : 0.5 + ((i * 7) % 40) / 100,
      scores: hasReference ? { bleu: 20 + ((i * 5 + j) % 17), chrf: 45 + ((i * 11 + j) % 23) } : {},
    })),
  }));
  const placeOf = (row: number): Place => {
    const { name, page } = documents[row % size]!;
    return { document: name, page, row: Math.floor(row / size), sentence: row % 11 === 10 ? null : row + 1 };
  };
  const context = { ...shape, rows, hasReference, placeOf };
  return {
    systems: hasReference ? [...candidates, reference()] : candidates,
    documents,
    segments: documents.reduce((sum, { segments }) => sum + segments, 0),
    scores: hasReference ? candidates.flatMap(({ id }, i) => scoresOf(id, i)) : [],
    pairs: pairsOf(candidates).map(([from, to]) => pairOf(from, to, context)),
    flags: {
      rules: (
        [
          ['numbers-differ', 'error'],
          ['untranslated', 'error'],
          ['too-short', 'warning'],
          ['copied', 'note'],
        ] as const
      ).map(([rule, severity], i) => ({
        rule,
        severity,
        systems: Object.fromEntries(candidates.map(({ id }, j) => [id, 4 + i * 3 - j])),
      })),
      rows: Array.from({ length: rows }, (_, row) => flaggedRow(candidates[row % count]!.id, row, context)),
      unlisted: 0,
    },
    distributions: candidates.flatMap(({ id }, i) => distributionsOf(id, i, context)),
    problems: [],
  };
};

interface Context extends Shape {
  rows: number;
  hasReference: boolean;
  placeOf: (row: number) => Place;
}

const pairsOf = (systems: readonly System[]): [System, System][] =>
  systems.flatMap((from, i) => systems.slice(i + 1).map((to): [System, System] => [from, to]));

const scoresOf = (system: string, index: number): Overview['scores'] =>
  (
    [
      ['bleu', 'BLEU', 24.31, 'nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0'],
      ['chrf', 'chrF2', 51.07, 'nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0'],
    ] as const
  ).map(([metric, name, start, signature]) => {
    const score = start + ((index * 7) % 5);
    const interval = { mean: score + 0.02, low: score - 1.4, high: score + 1.5 };
    return { system, metric, name, signature, score, interval, segments: 123 };
  });

const pairOf = (
  from: System,
  to: System,
  { rows, hasReference, placeOf, text = same }: Context,
): PairOverview => {
  const changed = Array.from({ length: rows }, (_, row): ChangedRow => {
    const { classes, change } = ways[row % ways.length]!;
    const before = text(translationOf(row), row);
    const after = text(change(translationOf(row)), row);
    const turn: Turn = hasReference ? (['better', 'worse', 'changed'] as const)[row % 3]! : 'changed';
    const gain = turn === 'better' ? 7.25 : turn === 'worse' ? -4.5 - row / 10 : 0;
    return {
      ...placeOf(row),
      source: text(sourceOf(row), row),
      before,
      after,
      references: hasReference ? [text(translationOf(row), row)] : [],
      changes: diffWords(before, after),
      classes,
      words: rows - row,
      extent: (rows - row) / rows,
      turn,
      scores: hasReference ? { before: 50, after: 50 + gain } : null,
      flags: {
        new: row % 4 === 1 ? [flag('numbers-differ', 'error', to.id)] : [],
        fixed: row % 5 === 2 ? [flag('too-short', 'warning', from.id)] : [],
      },
    };
  });
  const turns = (turn: Turn) => changed.filter((each) => each.turn === turn).length;
  const classes: PairOverview['classes'] = { identical: 30 };
  for (const each of changed) for (const name of each.classes) classes[name] = (classes[name] ?? 0) + 1;
  return {
    from: from.id,
    to: to.id,
    counts: { same: 30, better: turns('better'), worse: turns('worse'), changed: turns('changed') },
    classes,
    flags: [
      { rule: 'numbers-differ', severity: 'error', new: 3, fixed: 1 },
      { rule: 'too-short', severity: 'warning', new: 0, fixed: 2 },
    ],
    conclusions: hasReference ? [concluded(from, to)] : [],
    changed,
    unlisted: 0,
    words: hasReference
      ? {
          better: [{ ngram: 'on Tuesday', before: 1, after: 6, ratio: 0.78 }],
          worse: [{ ngram: '<b> tonnes of', before: 4, after: 0, ratio: 0.17 }],
          byFrequency: ['0', '1', '2', '[3,10)', '>=10'].map((label, i) => ({
            label,
            count: 9 * i,
            before: i === 0 ? null : 0.4 + i / 10,
            after: i === 0 ? null : 0.45 + i / 10,
          })),
          byLength: ['<10', '[10,20)', '>=20'].map((label, i) => ({
            label,
            count: 60 - 20 * i,
            before: 28 - i * 3,
            after: 29 - i * 4,
          })),
        }
      : null,
  };
};

const same = (text: string): string => text;

const concluded = (from: System, to: System): Conclusion => ({
  metric: 'bleu',
  name: 'BLEU',
  before: 24.31,
  after: 25.52,
  difference: 1.21,
  interval: { mean: 1.2, low: 0.4, high: 2.1 },
  p: 0.003,
  method: 'bootstrap',
  segments: 123,
  better: 'after',
  sentence: `${to.label} is better than ${from.label}: +1.2 BLEU, p = 0.003.`,
});

const flaggedRow = (system: string, row: number, { placeOf, text = same }: Context): FlaggedRow => ({
  ...placeOf(row),
  system,
  source: text(sourceOf(row), row),
  translation: text(translationOf(row), row),
  flags: [flag('numbers-differ', 'error', system), flag('copied', 'note', system)].slice(0, 1 + (row % 2)),
});

const distributionsOf = (
  system: string,
  index: number,
  { hasReference, placeOf }: Context,
): Distribution[] => {
  const of = (kind: Distribution['of'], from: number[], mean: number): Distribution => ({
    of: kind,
    system,
    from,
    counts: from.map((_, i) => ((i + index) * 7) % 23),
    mean,
    lowest: [0, 4, 7].map((row) => ({ ...placeOf(row), value: (mean * (1 + row)) / 10 })),
  });
  const steps = (count: number, width: number) =>
    Array.from({ length: count }, (_, i) => (10 * i * width) / 10);
  return [
    ...(hasReference ? [of('chrf', steps(20, 5), 51.3)] : []),
    of('length-ratio', steps(20, 0.1), 1.04),
    of('confidence', steps(20, 0.05), 0.64),
  ];
};

/** Links such as those of a run's pages about all documents, from a page in the output folder or one below it. */
export const linksOf = (root: '' | '../' = ''): OverviewLinks => ({
  index: `${root}index.html`,
  summary: `${root}summary.html`,
  flagged: `${root}flagged.html`,
  search: `${root}search.html`,
  words: `${root}words.html`,
  pair: (from, to) => `${root}compare/${from}..${to}.html`,
  patch: (from, to) => `${root}compare/${from}..${to}.diff`,
  root,
});
