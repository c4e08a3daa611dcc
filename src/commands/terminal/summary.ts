import pc from 'picocolors';
import { roundTripName } from '../../core/round-trip.js';
import { printable } from '../../errors.js';
import { plural } from '../../plural.js';
import type { DryRun } from '../../run/dry.js';
import type { RunResult } from '../../run/pass.js';
import { duration } from './duration.js';

/** Maximum reasons for failure that the summary lists, most frequent first. */
const maxReasons = 5;

/** What was done, what failed and why, and what to do next. */
export const summary = (result: RunResult): string => {
  const { documents, failures, pruned, stopped, halted, index } = result;
  const lines = [workDone(result)];
  if (pruned.length > 0)
    lines.push(`Removed ${plural(pruned.length, 'file')} of documents that no longer exist.`);
  if (stopped) lines.push('Run the same command again to continue.');
  else if (halted !== null)
    lines.push(
      pc.red(`The run could not continue: ${halted}`),
      'Finished translations are kept. Run the same command again to continue.',
    );
  else {
    if (failures.length > 0) lines.push(...failuresSummary(failures));
    const corrected = documents.reduce((sum, document) => sum + document.corrected, 0);
    const byHand = corrected === 0 ? '' : `, ${plural(corrected, 'bead')} by hand`;
    lines.push(
      ...comparisonLines(result),
      ...roundTripLines(result),
      `${plural(documents.length, 'document')}${byHand}. Open ${pc.bold(printable(index))}`,
    );
  }
  return `${stopped ? 'Stopped. ' : ''}${lines.join('\n')}\n`;
};

/** Pairs of systems that the summary speaks of. */
const maxPairs = 5;

/** What may be concluded of the systems, and how many sentences are better and worse. */
const comparisonLines = ({ overview }: RunResult): string[] => {
  if (overview === null) return [];
  const { pairs, systems } = overview;
  const label = (id: string) => printable(systems.find((system) => system.id === id)?.label ?? id);
  const lines = pairs.slice(0, maxPairs).flatMap(({ from, to, counts, conclusions }) => {
    const { same, better, worse, changed } = counts;
    const judged = conclusions.length === 0 ? '' : `${better} better, ${worse} worse, `;
    const [first] = conclusions;
    return [
      `${label(to)} compared with ${label(from)}: ${judged}${changed} changed, ${same} the same.${first === undefined ? '' : ` ${printable(first.sentence)}`}`,
    ];
  });
  return pairs.length > maxPairs
    ? [...lines, `And ${pairs.length - maxPairs} more pairs, in summary.html.`]
    : lines;
};

/** How like their sources the translations are after the way back. */
const roundTripLines = ({ overview }: RunResult): string[] => {
  const { roundTrips = [], systems = [] } = overview ?? {};
  if (roundTrips.length === 0) return [];
  const scores = roundTrips.map(({ system, score }) => {
    const label = systems.find(({ id }) => id === system)?.label ?? system;
    return `${printable(label)} ${score.toFixed(1)}`;
  });
  return [`Likeness to the source after the way back (${roundTripName}): ${scores.join(', ')}.`];
};

const workDone = ({ translated, remembered, repeated, kept, milliseconds }: RunResult): string => {
  if (translated + remembered + repeated + kept === 0) return 'Nothing was translated.';
  if (translated + remembered + repeated === 0)
    return `Nothing to translate: ${plural(kept, 'paragraph')} unchanged since an earlier run.`;
  const others = [
    ...(remembered > 0 ? [`${remembered} found in the memory`] : []),
    ...(repeated > 0 ? [`${repeated} repeated within the run`] : []),
    ...(kept > 0 ? [`${kept} kept from an earlier run`] : []),
  ];
  if (translated === 0) return `Nothing new to translate: ${others.join(', ')}.`;
  const seconds = (milliseconds / 1000).toFixed(1);
  return `${[`Translated ${plural(translated, 'paragraph')} in ${seconds} s`, ...others].join(', ')}.`;
};

/** What a run would do. */
export const drySummary = ({ documents, unchanged, paragraphs, ...plan }: DryRun): string => {
  const { open, repeated, kept } = paragraphs;
  const time =
    plan.seconds === null
      ? ''
      : `, in about ${duration(plan.seconds)} at ${plan.wordsPerSecond} words/s, the speed of the last run`;
  const others = [
    ...(repeated > 0 ? [`${repeated} repeated within the run`] : []),
    ...(kept > 0 ? [`${kept} kept from an earlier run`] : []),
  ];
  const lines = [
    `Would translate ${plural(open, 'paragraph')} (${plural(plan.words, 'word')})${time}.`,
    ...(others.length > 0 ? [`Other paragraphs: ${others.join(', ')}.`] : []),
    ...(plan.failures.length > 0 ? [pc.red(`${plural(plan.failures.length, 'failure')}.`)] : []),
    `${plural(documents, 'document')}, ${unchanged} of them unchanged. Nothing was written.`,
  ];
  return `${lines.join('\n')}\n`;
};

const failuresSummary = (failures: RunResult['failures']): string[] => {
  const byReason = new Map<string, string[]>();
  for (const { reason, path } of failures) {
    const paths = byReason.get(reason);
    if (paths) paths.push(path);
    else byReason.set(reason, [path]);
  }
  const reasons = [...byReason].sort((a, b) => b[1].length - a[1].length);
  return [
    pc.red(`${plural(failures.length, 'failure')}, listed in failed.json:`),
    ...reasons.slice(0, maxReasons).map(([reason, paths]) => {
      const others = paths.length > 1 ? ` and ${plural(paths.length - 1, 'other')}` : '';
      return `  ${printable(paths[0]!)}${others}: ${reason}`;
    }),
    ...(reasons.length > maxReasons ? [`  and ${plural(reasons.length - maxReasons, 'other reason')}`] : []),
    'Once fixed, add --only-failed to the command to retry only these.',
  ];
};
