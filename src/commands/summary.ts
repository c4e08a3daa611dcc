import pc from 'picocolors';
import { printable } from '../errors.js';
import { plural } from '../plural.js';
import type { RunResult } from '../run/pass.js';

/** Reasons that the summary names, the most frequent first. */
const mostReasons = 5;

/** What was done, what was not and why, and what to do next. */
export const summary = (result: RunResult): string => {
  const { documents, failures, pruned, stopped, halted, index } = result;
  const lines = [workDone(result)];
  if (pruned.length > 0) lines.push(`Removed ${plural(pruned.length, 'file')} of documents that are gone.`);
  if (stopped) lines.push('The same command goes on from here.');
  else if (halted !== null)
    lines.push(
      pc.red(`The run could not go on: ${halted}`),
      'What was translated is kept: the same command goes on from here.',
    );
  else {
    if (failures.length > 0) lines.push(...failuresSummary(failures));
    lines.push(`${plural(documents.length, 'document')}. Look at ${pc.bold(printable(index))}`);
  }
  return `${stopped ? 'Stopped. ' : ''}${lines.join('\n')}\n`;
};

const workDone = ({ translated, kept, milliseconds }: RunResult): string => {
  if (translated + kept === 0) return 'Nothing was translated.';
  if (translated === 0)
    return `Nothing to translate: ${plural(kept, 'paragraph')} unchanged since an earlier run.`;
  const before = kept > 0 ? `, ${kept} kept from an earlier run` : '';
  return `Translated ${plural(translated, 'paragraph')} in ${(milliseconds / 1000).toFixed(1)} s${before}.`;
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
    pc.red(`Not done: ${plural(failures.length, 'failure')}, listed in failed.json:`),
    ...reasons.slice(0, mostReasons).map(([reason, paths]) => {
      const others = paths.length > 1 ? ` and ${plural(paths.length - 1, 'other')}` : '';
      return `  ${printable(paths[0]!)}${others}: ${reason}`;
    }),
    ...(reasons.length > mostReasons ? [`  and ${reasons.length - mostReasons} other reasons`] : []),
    'When that is mended, add --only-failed to the command to do these alone.',
  ];
};
