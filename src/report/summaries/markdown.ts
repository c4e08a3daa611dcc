import { roundTripName } from '../../core/round-trip.js';
import type { GateResult } from '../../overview/gates.js';
import type { ChangedRow, Overview, PairOverview, Problem } from '../../overview/overview.js';
import { plural } from '../../plural.js';
import { pFigure } from '../../score/significance/conclude.js';
import { figure, integer, noFigure, signed } from '../overview/figures.js';
import { namesOf } from '../overview/names.js';
import { markdownCode, markdownText } from './markdown-text.js';
import { worstRows } from './worst.js';

/** What a list has at most. */
const maxRegressions = 10;
const maxProblems = 10;

/**
 * What became of the systems of an overview, for a pull request: a verdict, scores, what changed, new flags, the worst
 * regressions. Nothing in a text takes effect as Markdown, HTML, a link or a mention.
 *
 * @param gates  what became of the terms of `--fail-on`; empty if there were none
 */
export const markdownSummary = (overview: Overview, gates: readonly GateResult[]): string => {
  const names = namesOf(overview.systems);
  const name = (id: string): string => markdownText(names.text(id));
  const pairs = mainPairs(overview);
  const sections = [
    `## Padan: ${verdictOf(pairs, gates, name)}`,
    ...(gates.length === 0 ? [] : [gateTable(gates)]),
    ...pairs.flatMap((pair) => pairSections(pair, name, pairs.length > 1)),
    ...(pairs.length === 0 ? [scoreTable(overview, name)] : []),
    ...roundTripSection(overview, name),
    ...problemSection(overview.problems),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
};

/** Those with the baseline; all, if there is none. */
const mainPairs = ({ systems, pairs }: Overview): readonly PairOverview[] => {
  const baseline = systems.find(({ role }) => role === 'baseline')?.id;
  return baseline === undefined ? pairs : pairs.filter(({ from }) => from === baseline);
};

type Name = (id: string) => string;

const verdictOf = (pairs: readonly PairOverview[], gates: readonly GateResult[], name: Name): string => {
  const failing = gates.filter(({ passes }) => !passes).length;
  if (gates.length > 0)
    return failing === 0
      ? `passed (${plural(gates.length, 'gate')})`
      : `failed (${failing} of ${plural(gates.length, 'gate')})`;
  const [pair] = pairs;
  if (pair === undefined) return 'summary';
  const { same, better, worse, changed } = pair.counts;
  return pairs.length > 1
    ? `${plural(pairs.length, 'comparison')}`
    : better + worse + changed === 0
      ? `no difference between ${name(pair.from)} and ${name(pair.to)} in ${plural(same, 'sentence')}`
      : `${name(pair.to)} compared with ${name(pair.from)}`;
};

const gateTable = (gates: readonly GateResult[]): string =>
  table(
    ['Fails if', 'Is', ''],
    gates.map(({ term, message, passes }) => [
      markdownCode(term),
      markdownText(message),
      passes ? 'passed' : '**failed**',
    ]),
  );

const pairSections = (pair: PairOverview, name: Name, isOneOfMany: boolean): string[] => [
  isOneOfMany ? `### ${name(pair.to)} compared with ${name(pair.from)}` : '',
  pair.conclusions.map(({ sentence }) => `- ${markdownText(sentence)}`).join('\n'),
  pair.conclusions.length === 0 ? 'No scores: no sentence has a reference.' : conclusionTable(pair, name),
  countsOf(pair),
  flagTable(pair),
  regressions(pair),
];

const conclusionTable = ({ from, to, conclusions }: PairOverview, name: Name): string =>
  table(
    ['Metric', name(from), name(to), 'Difference', '95 % interval', 'p'],
    conclusions.map(({ name: metric, before, after, difference, interval, p }) => [
      markdownText(metric),
      figure(before),
      figure(after),
      signed(difference, 2),
      interval === null ? noFigure : `${signed(interval.low, 2)} to ${signed(interval.high, 2)}`,
      p === null ? noFigure : markdownText(pFigure(p)),
    ]),
  );

const scoreTable = ({ scores }: Overview, name: Name): string =>
  scores.length === 0
    ? 'No scores: no sentence has a reference.'
    : table(
        ['System', 'Metric', 'Score', '95 % interval'],
        scores.map(({ system, name: metric, score, interval }) => [
          name(system),
          markdownText(metric),
          figure(score),
          interval === null ? noFigure : `${figure(interval.low)} to ${figure(interval.high)}`,
        ]),
      );

/** No score against a reference, and so in a table of its own. */
const roundTripSection = ({ roundTrips = [] }: Overview, name: Name): string[] =>
  roundTrips.length === 0
    ? []
    : [
        'Likeness of the sources and the translations translated back; it says nothing of their quality:',
        table(
          ['System', roundTripName, 'Sentences', 'Translated back by'],
          roundTrips.map(({ system, model, score, sentences }) => [
            name(system),
            figure(score),
            integer(sentences),
            markdownText(model),
          ]),
        ),
      ];

const countsOf = ({ counts: { same, better, worse, changed }, conclusions }: PairOverview): string => {
  const judged = `**${integer(worse)} worse**, **${integer(better)} better**, ${integer(changed)} changed without a reference that decides`;
  const told = conclusions.length === 0 ? `**${integer(changed)} changed**` : judged;
  return `Sentences: ${told}, ${integer(same)} the same.`;
};

const flagTable = ({ flags }: PairOverview): string =>
  flags.length === 0
    ? 'No new flags, and none fixed.'
    : table(
        ['Flag', 'Severity', 'New', 'Fixed'],
        flags.map((each) => [markdownCode(each.rule), each.severity, integer(each.new), integer(each.fixed)]),
      );

const regressions = (pair: PairOverview): string => {
  const rows = worstRows(pair, maxRegressions);
  if (rows.length === 0) return '';
  const title = pair.conclusions.length === 0 ? 'Most changed sentences' : 'Worst regressions';
  return `<details>\n<summary>${title} (${rows.length})</summary>\n\n${rows.map(regression).join('\n')}\n\n</details>`;
};

const regression = ({
  document,
  sentence,
  source,
  before,
  after,
  references,
  scores,
  flags,
}: ChangedRow): string => {
  const where = `${markdownCode(document)}${sentence === null ? '' : `, sentence ${sentence}`}`;
  const lines = [
    `- ${where}${scores === null ? '' : `: chrF ${figure(scores.before)} → ${figure(scores.after)}`}`,
    `  - source: ${markdownCode(source)}`,
    `  - before: ${markdownCode(before)}`,
    `  - after: ${markdownCode(after)}`,
    ...references.slice(0, 1).map((text) => `  - reference: ${markdownCode(text)}`),
    ...flags.new.slice(0, 3).map(({ rule, message }) => `  - new: ${markdownCode(`${rule}: ${message}`)}`),
  ];
  return lines.join('\n');
};

const problemSection = (problems: readonly Problem[]): string[] => {
  if (problems.length === 0) return [];
  const rest = problems.length - maxProblems;
  const lines = problems
    .slice(0, maxProblems)
    .map(({ document, reason }) => `- ${markdownCode(document)}: ${markdownText(reason)}`);
  return [`**Left out:**\n\n${[...lines, ...(rest > 0 ? [`- and ${integer(rest)} more`] : [])].join('\n')}`];
};

/** Cells are Markdown already; texts in them have no `|`. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
