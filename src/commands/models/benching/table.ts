import stringWidth from 'string-width';
import { printable } from '../../../errors.js';
import { plural } from '../../../plural.js';
import { markdownText } from '../../../report/summaries/markdown-text.js';
import { fewestSegments, significant } from '../../../score/significance/conclusion.js';
import type { Bench } from './bench.js';
import { direction } from './languages.js';
import type { Row, Score } from './results.js';

/** A row's figures; or why it has none. */
type Cells = { name: string; figures: string[] } | { name: string; problem: string };

interface Table {
  headings: string[];
  rows: Cells[];
}

const none = '–';

/** Marks a score that differs from the first model's more than chance would have it. */
const mark = '*';

const tableOf = ({ metrics, rows }: Bench): Table => ({
  headings: [
    'dtype',
    ...metrics.map(({ name }) => name),
    'words/s',
    'time s',
    'load s',
    'memory MB',
    'size MB',
  ],
  rows: rows.map((row) => {
    const { name, problem, measured } = row;
    if (measured === null) return { name, problem: problem ?? none };
    return {
      name,
      figures: [
        measured.dtype,
        ...metrics.map(({ key }) => scoreFigure(row.scores[key])),
        speedFigure(row.wordsPerSecond),
        measured.seconds.toFixed(1),
        measured.load.toFixed(1),
        memoryFigure(measured.memory),
        megabytes(measured.bytes, 1),
      ],
    };
  }),
});

/** With a space where a mark would be, so that the digits of a column stand in line. */
const scoreFigure = (score: Score | undefined): string =>
  score === undefined ? none : score.score.toFixed(2) + (isMarked(score) ? mark : ' ');

const isMarked = ({ conclusion }: Score): boolean => conclusion !== null && conclusion.better !== null;

const speedFigure = (speed: number | null): string =>
  speed === null || !Number.isFinite(speed) ? none : speed.toFixed(speed < 100 ? 1 : 0);

const memoryFigure = ({ peak, idle }: NonNullable<Row['measured']>['memory']): string =>
  peak === null ? none : megabytes(Math.max(0, peak - idle), 0);

const megabytes = (bytes: number, digits: number): string => (bytes / 1e6).toFixed(digits);

/** The table for a terminal: figures to the right. */
export const textTable = (bench: Bench): string => {
  const { headings: plain, rows } = tableOf(bench);
  const headings = plain.map((heading, at) => (isScore(bench, at) ? `${heading} ` : heading));
  const names = rows.map(({ name }) => printable(name));
  const nameWidth = Math.max('model'.length, ...names.map((name) => stringWidth(name)));
  const widths = headings.map((heading, at) =>
    Math.max(heading.length, ...rows.map((row) => ('figures' in row ? row.figures[at]!.length : 0))),
  );
  const line = (name: string, others: readonly string[]) =>
    [name + ' '.repeat(nameWidth - stringWidth(name)), ...others].join('  ').trimEnd();
  const figures = (of: readonly string[]) => of.map((figure, at) => figure.padStart(widths[at]!));
  return [
    line('model', figures(headings)),
    ...rows.map((row, at) =>
      line(names[at]!, 'figures' in row ? figures(row.figures) : [printable(row.problem)]),
    ),
    '',
    ...notes(bench).map((note) => printable(note)),
    ...bench.metrics.map(({ name, signature }) => `${name.padEnd(8)} ${signature}`),
    '',
  ].join('\n');
};

/** Whether a column is of scores, which may have marks after them. */
const isScore = ({ metrics }: Bench, at: number): boolean => at >= 1 && at <= metrics.length;

/** The table as Markdown; nothing in names takes effect. */
export const markdownTable = (bench: Bench): string => {
  const { headings, rows } = tableOf(bench);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['model', ...headings]),
    line([':--', ':--', ...headings.slice(1).map(() => '--:')]),
    ...rows.map((row) =>
      line([
        markdownText(row.name),
        ...('figures' in row
          ? row.figures.map((figure) => figure.trim().replace(mark, `\\${mark}`))
          : [markdownText(row.problem), ...headings.slice(1).map(() => '')]),
      ]),
    ),
    '',
    ...notes(bench).map((note) => `- ${markdownText(note)}`),
    ...bench.metrics.map(({ name, signature }) => `- ${markdownText(name)}: \`${signature}\``),
    '',
  ].join('\n');
};

/** What a reader has to know of the figures. */
const notes = (bench: Bench): string[] => {
  const { texts, options, environment, significance, rows, baseline } = bench;
  const compared = rows.filter(({ measured }) => measured !== null).slice(1);
  const isAny = compared.some(({ scores }) => Object.values(scores).some((each) => isMarked(each)));
  const said = [
    `${plural(texts.segments, 'segment')} of ${plural(texts.documents, 'document')} with ${plural(texts.words, 'word')}, ${direction(texts.languages)}; beam ${options.beamSize}, ${plural(options.workers, 'worker')}, batches of ${options.batchSize}`,
    `${environment.cpu}, ${plural(environment.cores, 'core')}, ${environment.system}; Padan ${environment.padan}, Node ${environment.node}, ONNX Runtime ${environment.onnxruntime}`,
    'words/s: of the source, in the time beside it, after loading and a warm-up; memory: highest resident memory of all processes that translate, over that of idle ones',
  ];
  if (baseline === null || compared.length === 0) return stoppedNote(bench, said);
  if (texts.segments < fewestSegments)
    said.push(
      `nothing can be concluded of the differences: ${texts.segments} segments are too few (at least ${fewestSegments})`,
    );
  else {
    said.push(
      isAny
        ? `${mark} differs from ${baseline} (p < ${significant}, paired approximate randomisation, ${significance.samples} trials)`
        : `no difference to ${baseline} can be concluded (paired approximate randomisation, ${significance.samples} trials)`,
    );
    if (compared.length > 1)
      said.push(
        `${compared.length} models were compared with one: taken together, only p under ${Number((significant / compared.length).toPrecision(2))} tells a difference from chance (Bonferroni)`,
      );
  }
  return stoppedNote(bench, said);
};

const stoppedNote = ({ stopped }: Bench, said: string[]): string[] =>
  stopped ? ['stopped before all models were measured', ...said] : said;
