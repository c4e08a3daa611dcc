import pc from 'picocolors';
import { printable } from '../../errors.js';
import type { GateResult } from '../../overview/gates.js';
import type { ChangedRow, Overview, PairOverview } from '../../overview/overview.js';
import { plural } from '../../plural.js';
import { figure, integer, signed } from '../../report/overview/figures.js';
import { worstRows } from '../../report/summaries/worst.js';

const maxRegressions = 5;
const maxProblems = 20;

/** What two runs' comparison says to a person, for a terminal. */
export const comparisonText = (overview: Overview, gates: readonly GateResult[]): string => {
  const [pair] = overview.pairs;
  const lines = pair === undefined ? ['Nothing was compared.'] : pairLines(pair, overview);
  const rest = overview.problems.length - maxProblems;
  const problems = overview.problems
    .slice(0, maxProblems)
    .map(({ document, reason }) => `  ${printable(document)}: ${printable(reason)}`);
  if (problems.length > 0) lines.push('', pc.yellow('Left out:'), ...problems);
  if (rest > 0) lines.push(`  and ${rest} more`);
  if (gates.length > 0) lines.push('', 'Gates:', ...gates.map(gateLine));
  return `${lines.join('\n')}\n`;
};

const pairLines = (pair: PairOverview, { documents, systems }: Overview): string[] => {
  const label = (id: string) => printable(systems.find((system) => system.id === id)!.label);
  const { same, better, worse, changed } = pair.counts;
  const total = same + better + worse + changed;
  const lines = [
    `${pc.bold(label(pair.to))} compared with ${pc.bold(label(pair.from))}: ${plural(documents.length, 'document')}, ${integer(total)} sentences`,
    '',
  ];
  if (pair.conclusions.length === 0) lines.push('No scores: no sentence has a reference.');
  const width = Math.max(0, ...pair.conclusions.map(({ name }) => name.length));
  for (const { name, before, after, difference, sentence } of pair.conclusions)
    lines.push(
      `${name.padEnd(width)}  ${figure(before, 2)} → ${figure(after, 2)}  ${signed(difference, 2)}`,
      `${' '.repeat(width)}  ${printable(sentence)}`,
    );
  lines.push('');
  if (pair.conclusions.length > 0)
    lines.push(
      `${pc.red(`${integer(worse)} worse`)}, ${pc.green(`${integer(better)} better`)}, ${integer(changed)} changed without a reference that decides, ${integer(same)} the same`,
    );
  else lines.push(`${integer(changed)} changed, ${integer(same)} the same`);
  for (const { rule, severity, new: added, fixed } of pair.flags)
    lines.push(`${printable(rule)} (${severity}): ${integer(added)} new, ${integer(fixed)} fixed`);
  const worst = worstRows(pair, maxRegressions);
  if (worst.length === 0) return lines;
  const title = pair.conclusions.length === 0 ? 'Most changed:' : 'Worst regressions:';
  return [...lines, '', title, ...worst.flatMap(rowLines)];
};

const rowLines = ({ document, sentence, source, before, after, scores, flags }: ChangedRow): string[] => {
  const where = sentence === null ? printable(document) : `${printable(document)}, sentence ${sentence}`;
  const fell = scores === null ? '' : `: chrF ${figure(scores.before)} → ${figure(scores.after)}`;
  const shown = (text: string) => printable(text.replace(/\s+/g, ' '));
  return [
    `  ${pc.bold(where)}${fell}`,
    `    source  ${shown(source)}`,
    `    before  ${shown(before)}`,
    `    after   ${shown(after)}`,
    ...flags.new.map(({ rule, message }) => `    new     ${printable(rule)}: ${printable(message)}`),
  ];
};

const gateLine = ({ term, message, passes }: GateResult): string =>
  `  ${passes ? pc.green('passed') : pc.red('failed')}  ${printable(term)}: ${printable(message)}`;
